"""The preview server: a site's files for a browser on this machine, as strictly as a good web host."""

import errno
import os
import re
import shutil
import signal
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from kbgen.errors import ServeError
from kbgen.preview.content_type import content_type
from kbgen.preview.locate import Found, Redirect, locate

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    # Or else any web page could load the search index of an internal site as a script.
    "Cross-Origin-Resource-Policy": "same-origin",
}
_HINTS = {
    errno.EADDRINUSE: "Choose another port with --port, or stop the program that uses this one.",
    errno.EACCES: "Ports below 1024 belong to the system: choose another with --port.",
}


def content_security_policy(*send_to: str) -> str:
    """The policy, which lets pages send to the servers of these web addresses too, and to no other. What is no web
    address needs no leave."""
    sources = dict.fromkeys(("'self'", *filter(None, map(_origin, send_to))))
    return CONTENT_SECURITY_POLICY.replace("connect-src 'self'", f"connect-src {' '.join(sources)}")


def _origin(address: str) -> str:
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    port = f":{parts.port}" if parts.port is not None else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    return f"{parts.scheme}://{host}{port}"


class PreviewServer(ThreadingHTTPServer):
    """A server for the files of one folder, which listens at once and answers in ``serve_forever``.

    ``send_to`` are web addresses to which its pages may send. Raises OSError or OverflowError if the
    address is not to be had.
    """

    daemon_threads = True
    # On Windows, re-using an address would mean sharing it with whoever listens there.
    allow_reuse_address = os.name == "posix"
    allow_reuse_port = False

    def __init__(self, directory: Path, host: str, port: int, send_to: tuple[str, ...] = ()) -> None:
        self.directory = directory
        self.headers = {"Content-Security-Policy": content_security_policy(*send_to), **_HEADERS}
        self.host = host.strip("[]").lower()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((self.host, port), PreviewHandler)

    def server_bind(self) -> None:
        """Bind without looking up the machine's name, which may take seconds and is not needed."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.host, self.server_address[1]

    @cached_property
    def url(self) -> str:
        """The address of the site's root, with the real port."""
        return f"http://{self._bracketed(self.host)}:{self.server_port}/"

    @cached_property
    def host_names(self) -> frozenset[str]:
        """What a browser may call this server; any other name is a stranger's that was made to lead here."""
        return frozenset({"localhost", "127.0.0.1", "[::1]", self._bracketed(self.host)})

    @staticmethod
    def _bracketed(host: str) -> str:
        return f"[{host}]" if ":" in host else host

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one request: GET and HEAD of files, nothing else."""

    server: PreviewServer
    server_version = "kbgen"
    sys_version = ""
    timeout = 30  # seconds without a word from the browser

    def do_GET(self) -> None:
        if not self._is_for_us():
            text = f"This server does not go by that name. Open {self.server.url} instead."
            self._send_text(HTTPStatus.MISDIRECTED_REQUEST, text)
            return
        found = locate(self.server.directory, self.path)
        if isinstance(found, Redirect):
            self._send_text(HTTPStatus.MOVED_PERMANENTLY, "Moved.", {"Location": found.address})
        elif isinstance(found, Found):
            self._send_file(HTTPStatus.OK, found.file)
        elif found.page:
            self._send_file(HTTPStatus.NOT_FOUND, found.page)
        else:
            self._send_text(HTTPStatus.NOT_FOUND, "Not found.")

    def do_HEAD(self) -> None:
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request: one that cannot be read, or (501 in the base class) with another method."""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            self._send_text(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET and HEAD.", {"Allow": "GET, HEAD"})
        else:
            self._send_text(HTTPStatus(code), HTTPStatus(code).phrase)

    def end_headers(self) -> None:
        """Add what every answer bears."""
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Stay quiet."""

    def _is_for_us(self) -> bool:
        """Whether the Host header is one of our names: a guard against DNS rebinding."""
        name = re.sub(r":[0-9]*$", "", self.headers.get("Host", ""))
        return name.lower() in self.server.host_names

    def _send_file(self, status: HTTPStatus, path: Path) -> None:
        try:
            file = path.open("rb")
        except OSError:  # gone since we looked, or not ours to read
            self._send_text(HTTPStatus.NOT_FOUND, "Not found.")
            return
        with file:
            self._send_head(status, content_type(path.name), os.fstat(file.fileno()).st_size)
            if self.command != "HEAD":
                shutil.copyfileobj(file, self.wfile)

    def _send_text(self, status: HTTPStatus, text: str, headers: dict[str, str] | None = None) -> None:
        content = text.encode()
        self._send_head(status, content_type(".txt"), len(content), headers)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_head(
        self, status: HTTPStatus, kind: str, length: int, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(length), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()


def serve(
    directory: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    ready: Callable[[str], None] = lambda url: None,
    send_to: tuple[str, ...] = (),
) -> None:
    """Serve the folder until SIGINT (Ctrl-C) or SIGTERM, then return.

    ``ready`` is called once with the address of the site's root as soon as requests are answered; with
    ``port`` 0 the system chooses a free port. Pages may send to the web addresses ``send_to``. Raises
    ServeError if there is no such folder or the address is not to be had. Outside the main thread, signals
    are the caller's affair.
    """
    if not directory.is_dir():
        raise ServeError(f"there is no site at {directory}", "Build it first: kbgen build.")
    with _listening(directory, host, port, send_to) as server, _stopped_by_signals():
        ready(server.url)
        server.serve_forever(poll_interval=0.2)


@contextmanager
def _listening(directory: Path, host: str, port: int, send_to: tuple[str, ...]) -> Iterator[PreviewServer]:
    try:
        server = PreviewServer(directory, host, port, send_to)
    except (OSError, OverflowError) as error:
        hint = _HINTS.get(
            getattr(error, "errno", 0), "Choose another port with --port (0 takes any free one)."
        )
        raise ServeError(f"cannot listen on {host} port {port}: {error}", hint) from error
    with server:
        yield server


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
