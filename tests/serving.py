"""Servers for browsers to ask: they answer as long as a test lasts, stop at once and print nothing."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class QuietServer(ThreadingHTTPServer):
    """A server that says nothing of a browser that went away before it had all: a closed page does."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class QuietHandler(SimpleHTTPRequestHandler):
    """Sends the files of a folder and keeps no log."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(server: ThreadingHTTPServer) -> Iterator[str]:
    """Lets a server answer; gives its address."""
    # Stopping waits for the next look at whether to stop: by default half a second, in each of hundreds of tests.
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    with server:
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serves a folder over HTTP, as an intranet may; gives its address."""
    with running(QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))) as address:
        yield address
