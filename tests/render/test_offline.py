"""The service worker and the web app manifests, as they are published."""

import json
import re
import runpy
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from kbgen import pipeline
from kbgen.render.assets import Assets
from kbgen.render.branding import png_size
from kbgen.render.inventory import Contents
from kbgen.render.offline import worker
from kbgen.render.plan import plan_site
from kbgen.render.theme import built_in_themes
from tests.support import TODAY, Project

ROOT = Path(__file__).parent.parent.parent
SETTINGS = "title: {el: Οδηγός εξυπηρέτησης πελατών, he: מאגר}\nlanguages: [el, he]\n"


@pytest.fixture
def filled(project: Project) -> Project:
    project.write("kbgen.yml", SETTINGS)
    project.entry("el/pay.md", "Πώς πληρώνω;", tags="[card]")
    project.entry("he/pay.md", "איך משלמים?", slug="איך-משלמים")
    return project


def kept(site: Path) -> dict[str, Any]:
    """What the worker keeps."""
    match = re.match(r"const kept=(\{.*\});\n", (site / "sw.js").read_text("utf-8"))
    assert match is not None
    return dict(json.loads(match[1]))


def published(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_the_worker_is_another_when_the_site_is_and_no_page_is_for_that(filled: Project) -> None:
    before = published(filled.build())
    assert published(filled.build())["sw.js"] == before["sw.js"]
    filled.entry("el/pay.md", "Πώς πληρώνω;", "Με μετρητά.", tags="[card]")
    after = published(filled.build())
    changed = {path for path in after if path.endswith(".html") and after[path] != before.get(path)}
    assert after["sw.js"] != before["sw.js"]
    assert {"el/pay.html"} <= changed
    assert not {"el/search.html", "el/offline.html", "he/search.html", "he/index.html"} & changed


def test_it_keeps_the_first_pages_of_each_language_and_what_they_load(filled: Project) -> None:
    site = filled.build()
    core = kept(site)["core"]
    for path in core:
        assert (site / path).is_file(), path
    assert {"el/index.html", "he/index.html", "he/search.html", "el/offline.html"} <= set(core)
    page = (site / "el/index.html").read_text("utf-8")
    loaded = re.findall(r'(?:src|href)="\.\./(assets/[^"]+\.(?:js|css|svg))"', page)
    assert loaded
    assert set(loaded) <= set(core)
    assert "el/pay.html" not in core
    assert all("/texts-" not in path for path in core)


@pytest.mark.parametrize(("size", "follows"), [(100, True), (1_000_001, False)])
def test_the_parts_of_a_small_index_follow_and_those_of_a_large_one_do_not(
    filled: Project, size: int, follows: bool
) -> None:
    project = pipeline.check(filled.root, TODAY).project
    assert project is not None
    part = "assets/search-el-0123456789/texts-0.js"
    site = plan_site(project.published, project.config)
    made = worker(project.theme, site, project.config, Assets((), {}), Contents("1", {part: size}, {}))
    assert isinstance(made.content, bytes)
    assert (part.encode() in made.content) == follows


def test_a_small_site_is_kept_whole_with_addresses_as_browsers_write_them(filled: Project) -> None:
    filled.entry("el/bill.md", "Πού είναι ο λογαριασμός;", "Δείτε τον [εδώ](bill.pdf).")
    filled.write("content/el/bill.pdf", "PDF")
    site = filled.build()
    copies = kept(site)["copies"]
    assert {
        "el/pay.html",
        "index.html",
        "he/%D7%90%D7%99%D7%9A-%D7%9E%D7%A9%D7%9C%D7%9E%D7%99%D7%9D.html",
    } <= set(copies)
    assert copies.keys() | set(kept(site)["core"]) >= {
        quote(path) for path in published(site) if path.endswith((".html", ".pdf"))
    }
    assert not set(copies) & set(kept(site)["core"])
    for path, digest in copies.items():
        assert sha256((site / unquote(path)).read_bytes()).hexdigest().startswith(digest)


@pytest.mark.parametrize(("setting", "is_whole"), [("true", False), ("all", True)])
def test_a_site_with_too_much_in_it_is_kept_whole_only_if_the_settings_say_so(
    filled: Project, setting: str, is_whole: bool
) -> None:
    filled.write("kbgen.yml", f"{SETTINGS}offline: {setting}\n")
    filled.entry("el/film.md", "Πώς ανοίγει το κουτί;", "Δείτε [το βίντεο](film.mp4).")
    with (filled.root / "content/el/film.mp4").open("wb") as film:
        film.truncate(20_000_000)
    assert bool(kept(filled.build())["copies"]) == is_whole


def test_a_site_without_a_worker_has_one_that_takes_its_leave_and_no_page_for_it(filled: Project) -> None:
    filled.write("kbgen.yml", f"{SETTINGS}offline: false\n")
    site = filled.build()
    assert "unregister()" in (site / "sw.js").read_text("utf-8")
    assert not (site / "el/offline.html").exists()
    assert "offline:false" in next(site.glob("assets/el-strings-*.js")).read_text("utf-8")


@pytest.mark.parametrize(
    ("tag", "direction", "short"), [("el", "ltr", "Οδηγός"), ("he", "rtl", "מאגר")], ids=["el", "he"]
)
def test_each_language_has_its_manifest(filled: Project, tag: str, direction: str, short: str) -> None:
    site = filled.build()
    manifest = json.loads((site / tag / "app.webmanifest").read_text("utf-8"))
    assert (manifest["lang"], manifest["dir"], manifest["short_name"]) == (tag, direction, short)
    assert (site / tag / manifest["start_url"]).is_file()
    assert (site / tag / manifest["scope"]).resolve() == site.resolve()
    for icon in manifest["icons"]:
        data = (site / tag / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "x".join(map(str, png_size(data) or ())) == icon["sizes"]
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} >= {
        ("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable"), ("any", "any"),
    }  # fmt: skip
    page = (site / tag / "pay.html" if tag == "el" else site / tag / "index.html").read_text("utf-8")
    assert '<link rel="manifest" href="app.webmanifest">' in page


def test_the_icons_are_what_their_script_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["make-icons", str(tmp_path)])
    drawn = runpy.run_path(str(ROOT / "scripts/make-icons"))
    drawn["ICONS"].pop("icon-512.png"), drawn["ICONS"].pop("icon-maskable-512.png")  # the same, for longer
    drawn["main"]()
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (built_in_themes() / "base/static/images" / path.name).read_bytes(), (
            path.name
        )
