"""Starting and stopping the preview server as a program."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import kbgen

PROGRAM = """
import signal, sys
from pathlib import Path
from kbgen.preview import serve
before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
serve(Path(sys.argv[1]), port=0, ready=lambda url: print(url, flush=True))
assert before == (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM))
print("stopped", flush=True)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A Python program that serves a small site and says where."""
    (tmp_path / "index.html").write_text("here")
    environment = {**os.environ, "PYTHONPATH": str(Path(kbgen.__file__).parents[1])}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    with subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_stops_the_server_cleanly_even_with_a_browser_waiting(
    server: "subprocess.Popen[str]", number: int
) -> None:
    assert server.stdout is not None
    url = urlsplit(server.stdout.readline().strip())
    assert url.hostname == "127.0.0.1"
    waiting = HTTPConnection("127.0.0.1", url.port or 0, timeout=60)
    waiting.connect()
    asking = HTTPConnection("127.0.0.1", url.port or 0, timeout=60)
    asking.request("GET", "/")
    assert asking.getresponse().read() == b"here"
    server.send_signal(number)
    assert server.communicate(timeout=60) == ("stopped\n", "")
    assert server.returncode == 0
    waiting.close()
