"""Whether an answer helped: asked only where the site names an address, and sent there with nothing else."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kbgen.preview.server import content_security_policy
from tests.serving import QuietHandler, QuietServer, running
from tests.support import Project

pytestmark = pytest.mark.browser


class Server(QuietServer):
    """A server of a folder under the strict policy; it keeps what is posted to it."""

    def __init__(self, folder: Path, send_to: str = "") -> None:
        self.posted: list[tuple[str, Any]] = []
        self.policy = content_security_policy(send_to)
        super().__init__(("127.0.0.1", 0), partial(Handler, directory=str(folder)))


class Handler(QuietHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posted.append((self.path, json.loads(body)))
        self.send_response(204)
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as opened:
        yield opened


def build(project: Project, settings: str) -> Path:
    project.write("kbgen.yml", f"title: {{el: Βάση, he: מאגר}}\nlanguages: [el, he]\n{settings}")
    project.entry("el/a.md", 'Ερώτηση & "λέξη";')
    project.entry("he/a.md", "שאלה?")
    project.entry("el/only μόνο.md", "Μόνο;")
    return project.build()


def test_by_default_nothing_is_asked(page: Page, project: Project) -> None:
    page.goto((build(project, "") / "el/a.html").as_uri())
    expect(page.locator(".feedback")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "button", "thanks", "entry", "language"),
    [
        ("el/a.html", "Όχι", "Ευχαριστούμε!", "a", "el"),
        ("he/a.html", "לא", "תודה!", "a", "he"),
        ("he/only-mono.html", "לא", "תודה!", "only μόνο", "el"),
    ],
)
def test_a_word_is_sent_with_entry_and_language_and_thanked_for(
    page: Page, project: Project, path: str, button: str, thanks: str, entry: str, language: str
) -> None:
    server = Server(build(project, "feedback: /taken/feedback\n"))
    with running(server) as root:
        page.goto(f"{root}/{path}")
        with page.expect_request("**/taken/feedback") as sent:
            page.get_by_role("button", name=button, exact=True).click()
        assert sent.value.headers["content-type"].startswith("text/plain")
        expect(page.get_by_text(thanks)).to_be_focused()
        expect(page.get_by_role("button", name=button, exact=True)).to_have_count(0)
        page.wait_for_load_state("networkidle")
    assert server.posted == [("/taken/feedback", {"entry": entry, "language": language, "helped": False})]


def test_another_server_is_sent_to_if_the_policy_names_it(
    page: Page, project: Project, tmp_path: Path
) -> None:
    other = Server(tmp_path)
    with running(other) as log, running(Server(build(project, f"feedback: {log}/log\n"), log)) as root:
        page.goto(f"{root}/el/a.html")
        with page.expect_request(f"{log}/log") as sent:
            page.get_by_role("button", name="Ναι").click()
        sent.value.response()
    assert other.posted == [("/log", {"entry": "a", "language": "el", "helped": True})]


def test_a_page_from_a_disk_has_no_server_to_send_to(page: Page, project: Project) -> None:
    page.goto((build(project, "feedback: /feedback\n") / "el/a.html").as_uri())
    expect(page.locator(".feedback-question")).to_have_count(0)


def test_what_cannot_be_sent_is_told(page: Page, project: Project) -> None:
    page.add_init_script("navigator.sendBeacon = () => false")
    page.goto((build(project, "feedback: https://log.example.com/\n") / "el/a.html").as_uri())
    page.get_by_role("button", name="Ναι").click()
    expect(page.get_by_role("status").last).to_have_text("Δεν μπόρεσε να σταλεί.")
    expect(page.get_by_role("button", name="Ναι")).to_be_visible()


def test_readers_write_a_mail_with_the_id_of_the_entry_also_without_script(
    browser: Browser, project: Project
) -> None:
    site = build(project, "feedback: help@example.com\n")
    with browser.new_page(java_script_enabled=False) as page:
        page.goto((site / "el/a.html").as_uri())
        link = page.get_by_role("link", name="Γράψτε μας τι λείπει ή τι δεν είναι σωστό")
        expect(link).to_be_visible()
        subject = link.evaluate("link => decodeURIComponent(link.href)")
        assert subject == 'mailto:help@example.com?subject=Ερώτηση & "λέξη"; [a, el]'


def test_a_change_is_suggested_where_the_file_is_edited(page: Page, project: Project) -> None:
    site = build(project, "edit_url: https://git.example.com/kb/edit/main/{path}?from=site\n")
    for path, file in (("he/a.html", "content/he/a.md"), ("he/only-mono.html", "content/el/only μόνο.md")):
        page.goto((site / path).as_uri())
        link = page.get_by_role("link", name="הצעה לשינוי")
        address = link.evaluate("link => decodeURIComponent(link.href)")
        assert address == f"https://git.example.com/kb/edit/main/{file}?from=site"
