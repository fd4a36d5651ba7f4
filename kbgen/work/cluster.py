"""A Dask cluster as an executor. The only home of ``distributed``, which the extra ``kbgen[dask]`` brings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kbgen.errors import KbgenError
from kbgen.work.crew import Crew

SCHEME = "dask://"


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """The workers of the cluster whose scheduler is at ``address`` (``dask://host:port``), which must have the same
    kbgen. Raises KbgenError if it cannot be reached."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise KbgenError("there is no Dask here", 'Install it: pip install "kbgen[dask]"') from error
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            f"tcp://{address.removeprefix(SCHEME)}", set_as_default=False, timeout=10
        )
    except (OSError, ValueError) as error:
        raise KbgenError(
            f"no Dask scheduler answers at {address}", "Check the address, host:port."
        ) from error
    with client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        yield Crew(max(1, workers), client.get_executor(), (KilledWorker,))
