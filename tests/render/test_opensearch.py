"""The description by which a browser adds the site as a search engine."""

import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.support import Project

NAMESPACE = {"": "http://a9.com/-/spec/opensearch/1.1/"}
BASE_URL = "https://help.example.com/kb/"


def describe(site: Path, tag: str) -> ElementTree.Element:
    root = ElementTree.parse(site / tag / "opensearch.xml").getroot()
    assert root.tag == f"{{{NAMESPACE['']}}}OpenSearchDescription"
    return root


def texts(description: ElementTree.Element) -> dict[str, str]:
    return {one.tag.partition("}")[2]: one.text for one in description if one.text}


@pytest.mark.parametrize(
    ("tag", "title"), [("el", "Οδηγός <πελατών> & προσωπικού"), ("he", 'מדריך "השירות" <ללקוחות>')]
)
def test_each_language_describes_its_own_search(project: Project, tag: str, title: str) -> None:
    project.write("kbgen.yml", f"title: '{title}'\nlanguages: [el, he]\n")
    project.entry(f"{tag}/a.md")
    site = project.build(base_url=BASE_URL)
    description = describe(site, tag)
    told = texts(description)
    assert 0 < len(told["ShortName"]) <= 16
    assert title.startswith(told["ShortName"] + " ")
    assert told["LongName"] == told["Description"] == title
    assert told["Language"] == tag
    assert told["InputEncoding"] == "UTF-8"
    templates = {one.get("rel"): one.get("template") for one in description.findall("Url", NAMESPACE)}
    assert templates["results"] == f"{BASE_URL}{tag}/search.html?q={{searchTerms}}"
    assert templates["self"] == f"{BASE_URL}{tag}/opensearch.xml"
    assert (site / told["Image"].removeprefix(BASE_URL)).is_file()


def test_every_page_but_those_outside_the_frame_leads_to_the_description_in_its_language(
    project: Project,
) -> None:
    project.entry("el/orders/a.md")
    project.entry("he/orders/a.md")
    site = project.build(base_url=BASE_URL)
    link = re.compile(
        r'<link rel="search" type="application/opensearchdescription\+xml" title="[^"]+" href="([^"]+)">'
    )
    for page in ("el/index.html", "he/search.html", "he/orders/a.html", "el/404.html"):
        found = link.search((site / page).read_text("utf-8"))
        assert found, page
        assert urljoin(BASE_URL + page, found[1]) == f"{BASE_URL}{page[:2]}/opensearch.xml"


def test_without_an_address_of_its_own_a_site_describes_no_search(project: Project) -> None:
    project.entry("el/a.md")
    site = project.build()
    assert not list(site.rglob("opensearch.xml"))
    assert 'rel="search"' not in (site / "el/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Βοήθεια", "Βοήθεια"),
        ("אבגדהוזחטיכלמנסעפצק", "אבגדהוזחטיכלמנסע"),
        ("Δεκαέξι γράμματα", "Δεκαέξι γράμματα"),
    ],
)
def test_a_short_name_is_as_much_of_the_title_as_there_is_room_for(
    project: Project, title: str, short: str
) -> None:
    project.write("kbgen.yml", f"title: {title}\nlanguages: [el, he]\n")
    project.entry("el/a.md")
    assert texts(describe(project.build(base_url=BASE_URL), "el"))["ShortName"] == short
