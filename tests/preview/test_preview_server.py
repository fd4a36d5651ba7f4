"""The preview server, asked over a real socket."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from kbgen.errors import ServeError
from kbgen.preview.server import CONTENT_SECURITY_POLICY, PreviewServer, content_security_policy, serve

FILES = {
    "index.html": "<h1>kbgen</h1>",
    "404.html": "<h1>404</h1>",
    "el/index.html": "<h1>Ερωτήσεις</h1>",
    "el/404.html": "<h1>Δεν βρέθηκε</h1>",
    "el/επιστροφή χρημάτων.html": "Επιστροφή",
    "he/index.html": "<h1>שאלות</h1>",
    "he/תל־אביב.html": "תל־אביב",
    "he/דוא״ל/index.html": "דוא״ל",
    "he/404.html/index.html": "a folder by the name of the page",
    "assets/site.css": "main {}",
    "assets/site.js": "void 0;",
    "assets/index.json": "{}",
    "assets/label.svg": "<svg/>",
    "assets/sitemap.xml": "<urlset/>",
    "assets/robots.txt": "",
    "assets/site.webmanifest": "{}",
    "assets/font.woff2": "wOF2",
    "assets/photo.WEBP": "RIFF",
    "assets/form.pdf": "%PDF",
    "assets/pack.tar.gz": "gz",
    "assets/LICENSE": "MIT",
    "assets/50% off?#1.txt": "sale",
}


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: str


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a site, and a secret beside it."""
    for name, content in FILES.items():
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "site-secrets").mkdir()
    (tmp_path / "site-secrets" / "index.html").write_text("secret")
    return tmp_path / "site"


@pytest.fixture
def port(root: Path) -> Iterator[int]:
    """The port of a server that runs during the test."""
    with PreviewServer(root, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, target: str, method: str = "GET", host: str | None = "localhost") -> Answer:
    """Send a request line exactly as given, which no browser would do."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


def ask_raw(port: int, request: bytes) -> bytes:
    """Send bytes, and return all that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_served_by_its_encoded_name(port: int, name: str) -> None:
    answer = ask(port, "/" + quote(name))
    assert (answer.status, answer.body) == (200, FILES[name])
    assert answer.headers["content-length"] == str(len(FILES[name].encode()))


def test_name_that_a_client_sent_as_plain_utf8_is_understood(port: int) -> None:
    answer = ask_raw(port, "GET /he/תל־אביב.html HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 200 ")
    assert answer.endswith("תל־אביב".encode())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/site.css", "text/css; charset=utf-8"),
        ("assets/site.js", "text/javascript; charset=utf-8"),
        ("assets/index.json", "application/json; charset=utf-8"),
        ("assets/label.svg", "image/svg+xml; charset=utf-8"),
        ("assets/sitemap.xml", "application/xml; charset=utf-8"),
        ("assets/robots.txt", "text/plain; charset=utf-8"),
        ("assets/site.webmanifest", "application/manifest+json; charset=utf-8"),
        ("assets/font.woff2", "font/woff2"),
        ("assets/photo.WEBP", "image/webp"),
        ("assets/form.pdf", "application/pdf"),
        ("assets/pack.tar.gz", "application/octet-stream"),
        ("assets/LICENSE", "application/octet-stream"),
    ],
)
def test_content_type_is_that_of_the_name(port: int, name: str, kind: str) -> None:
    assert ask(port, f"/{name}").headers["content-type"] == kind


@pytest.mark.parametrize(
    ("target", "method", "host", "status"),
    [
        ("/", "GET", "localhost", 200),
        ("/el", "GET", "localhost", 301),
        ("/none", "GET", "localhost", 404),
        ("/", "POST", "localhost", 405),
        ("/", "GET", "evil.example", 421),
    ],
)
def test_every_answer_bears_the_strict_headers(
    port: int, target: str, method: str, host: str, status: int
) -> None:
    answer = ask(port, target, method, host)
    assert answer.status == status
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "python" not in answer.headers["server"].lower()


def test_policy_allows_nothing_inline_and_no_other_host() -> None:
    assert CONTENT_SECURITY_POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
    )


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://log.example.com/kb?site=help", "https://log.example.com"),
        ("http://localhost:9000/log", "http://localhost:9000"),
        ("https://[::1]:9000/", "https://[::1]:9000"),
        ("https://αρχείο.example/", "https://xn--kxadm5bh0b.example"),
    ],
)
def test_policy_allows_the_one_server_that_takes_failed_searches(address: str, origin: str) -> None:
    policy = content_security_policy(address)
    assert f"; connect-src 'self' {origin}; " in policy
    assert policy.replace(f" {origin};", ";") == CONTENT_SECURITY_POLICY


def test_policy_allows_each_server_once() -> None:
    policy = content_security_policy("https://a.example/1", "/2", "https://a.example/3", "https://b.example/")
    assert "; connect-src 'self' https://a.example https://b.example; " in policy


@pytest.mark.parametrize("address", ["", "/searches", "mailto:help@example.com"])
def test_policy_is_as_strict_as_ever_where_failed_searches_stay_on_the_same_server(address: str) -> None:
    assert content_security_policy(address) == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/el", "/el/"),
        ("/el?q=a%20b", "/el/?q=a%20b"),
        (f"/he/{quote('דוא״ל')}", f"/he/{quote('דוא״ל')}/"),
    ],
)
def test_folder_without_its_slash_redirects_to_the_one_with_it(port: int, target: str, address: str) -> None:
    answer = ask(port, target)
    assert (answer.status, answer.headers["location"]) == (301, address)


@pytest.mark.parametrize(("target", "body"), [("/", "<h1>kbgen</h1>"), ("/el/?q=1", "<h1>Ερωτήσεις</h1>")])
def test_folder_shows_its_index(port: int, target: str, body: str) -> None:
    answer = ask(port, target)
    assert (answer.status, answer.body) == (200, body)


def test_folder_without_index_lists_nothing(port: int) -> None:
    assert ask(port, "/assets/").status == ask(port, "/assets").status == 404


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("/none", "404.html"),
        ("/none/none/none.html", "404.html"),
        ("/el/none", "el/404.html"),
        ("/el/none/none/", "el/404.html"),
        ("/el/index.html/", "el/404.html"),
        ("/he/none", "404.html"),
        ("/el/%FF", "404.html"),
    ],
)
def test_missing_address_shows_the_nearest_404_page(port: int, target: str, page: str) -> None:
    answer = ask(port, target)
    assert (answer.status, answer.body) == (404, FILES[page])
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_missing_address_is_404_even_without_a_page_for_it(port: int, root: Path) -> None:
    (root / "404.html").unlink()
    answer = ask(port, "/none")
    assert (answer.status, answer.body) == (404, "Not found.")


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/el/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/el/%2E%2E/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/.%00./secret.txt",
        "/%252e%252e/secret.txt",
        "/../site-secrets/",
        "/../site-secrets/index.html",
        "//secret.txt",
        "/el//index.html",
        "/el/./index.html",
        "../secret.txt",
        "secret.txt",
        "http://localhost/index.html",
        "/" + "a" * 300,
        "/" + "a/" * 3000,
    ],
)
def test_no_path_leads_out_of_the_folder_or_reaches_a_file_by_a_crooked_way(port: int, target: str) -> None:
    answer = ask(port, target)
    assert answer.status == 404
    assert "secret" not in answer.body


def test_absolute_path_to_the_secret_is_not_served(port: int, root: Path) -> None:
    secret = root.parent / "secret.txt"
    assert ask(port, "/" + str(secret)).status == ask(port, quote(str(secret))).status == 404
    assert ask(port, "/" + quote(str(secret), safe="")).status == 404


def test_link_out_of_the_folder_is_not_followed(port: int, root: Path) -> None:
    (root / "out.txt").symlink_to(root.parent / "secret.txt")
    (root / "up").symlink_to("..")
    (root / "el" / "404.html").unlink()
    (root / "el" / "404.html").symlink_to(root.parent / "secret.txt")
    for target in ("/out.txt", "/up/secret.txt", "/up/site-secrets/", "/el/none"):
        assert (ask(port, target).status, ask(port, target).body) == (404, FILES["404.html"])


def test_link_within_the_folder_is_followed_and_a_circle_is_missing(port: int, root: Path) -> None:
    (root / "en").symlink_to("el")
    (root / "loop").symlink_to("loop")
    assert ask(port, "/en/").body == FILES["el/index.html"]
    assert ask(port, "/loop/").status == ask(port, "/loop").status == 404


def test_new_build_is_seen_at_once(port: int, root: Path) -> None:
    root.rename(root.with_name("old"))
    assert ask(port, "/").status == 404
    root.mkdir()
    (root / "index.html").write_text("new")
    assert ask(port, "/").body == "new"


@pytest.mark.parametrize("target", ["/el/", "/none", "/el"])
def test_head_is_get_without_the_body(port: int, target: str) -> None:
    head, get = ask(port, target, "HEAD"), ask(port, target)
    assert (head.status, head.body) == (get.status, "")
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])
def test_any_other_method_is_refused(port: int, method: str) -> None:
    answer = ask(port, "/", method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:80"]
)
def test_host_that_means_this_machine_is_answered(port: int, host: str) -> None:
    assert ask(port, "/", host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [None, "", "evil.example", "evil.example:8000", "localhost.evil.example", "192.168.1.5", "::1", "[::1"],
)
def test_host_that_may_be_a_strangers_is_refused(port: int, host: str | None) -> None:
    for method in ("GET", "HEAD"):
        answer = ask(port, "/", method, host)
        assert (answer.status, FILES["index.html"] in answer.body) == (421, False)


def test_host_that_was_asked_for_is_answered(root: Path) -> None:
    with PreviewServer(root, "0.0.0.0", 0) as server:
        assert server.host_names == {"localhost", "127.0.0.1", "[::1]", "0.0.0.0"}


def test_url_of_an_ipv6_host_is_in_brackets(root: Path) -> None:
    for host in ("::1", "[::1]"):
        with PreviewServer(root, host, 0) as server:
            assert server.url == f"http://[::1]:{server.server_port}/"


@pytest.mark.parametrize(
    "request_", [b"\r\n", b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 70_000]
)
def test_nonsense_is_refused_and_the_server_goes_on(
    port: int, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(request_)
    assert ask(port, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_browser_that_goes_away_in_the_middle_is_no_news(
    port: int, root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (root / "big.bin").write_bytes(bytes(20_000_000))
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
            connection.sendall(b"GET /big.bin HTTP/1.0\r\nHost: localhost\r\n\r\n")
            connection.recv(1000)
    assert ask(port, "/").status == 200
    assert capfd.readouterr() == ("", "")


def test_port_in_use_is_an_error_that_names_the_option(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ServeError) as raised:
        serve(root, port=taken.getsockname()[1], ready=lambda url: pytest.fail("not ready"))
    assert "cannot listen on 127.0.0.1 port" in raised.value.message
    assert "--port" in raised.value.hint


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70_000), ("127.0.0.1", -1), ("no such host", 0)])
def test_address_that_cannot_be_had_is_an_error(root: Path, host: str, port: int) -> None:
    with pytest.raises(ServeError) as raised:
        serve(root, host, port, lambda url: pytest.fail("not ready"))
    assert "--port" in raised.value.hint


def test_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="no site") as raised:
        serve(tmp_path / "none", port=0)
    assert "kbgen build" in raised.value.hint
