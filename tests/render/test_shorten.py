"""Names of variables get shorter, and scripts do the same."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kbgen.render.minify import minified_script
from kbgen.render.shorten import shortened
from kbgen.render.theme import built_in_themes, load_theme

_THEME = load_theme("base", built_in_themes().parent)
_SCRIPTS = (*_THEME.head_scripts, *_THEME.scripts, *_THEME.search_scripts)
_NAME = re.compile(r"(?<![\w$])[A-Za-z_$][\w$]*")


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("const word=1;f(word,word.word,{word:word});", "const a=1;f(a,a.word,{word:a});"),
        ("function add(one,other=2){return one+other;}add(1);", "function a(b,c=2){return b+c;}a(1);"),
        (
            "const text='text';g(`text ${text} ${h({text:text})}`);",
            "const a='text';g(`text ${a} ${h({text:a})}`);",
        ),
        ("const text=1;g({text});", "const text=1;g({text});"),
        ("const show=1;g({show(){}},show);", "const show=1;g({show(){}},show);"),
        ("const{word}=g;word();", "const{word}=g;word();"),
        ("const{word:own}=g;const[first,...rest]=own;", "const{word:own}=g;const[a,...b]=own;"),
        ("const kind=1;g(b?kind:c);", "const a=1;g(b?a:c);"),
        (
            "items.map((item)=>item/2).map(other=>/item/u.test(other));",
            "items.map((a)=>a/2).map(b=>/item/u.test(b));",
        ),
        ("function f(name){return name;}g(name);", "function f(name){return name;}g(name);"),
        ("f(document);", "f(document);"),
        ("const one=a,b=2;g(one,b);", "const c=a,b=2;g(c,b);"),
        ("const own=1;class Other{own=2}", "const own=1;class Other{own=2}"),
        ("const map=new Map();map.get(1);", "const a=new Map();a.get(1);"),
    ],
)
def test_a_name_is_shortened_everywhere_or_nowhere(script: str, short: str) -> None:
    assert shortened(script) == short


@pytest.mark.parametrize("path", _SCRIPTS, ids=lambda path: Path(path).stem)
def test_each_name_of_ours_gets_another_one(path: str) -> None:
    script = minified_script(_THEME.text((path,)))
    before, after = _NAME.findall(script), _NAME.findall(shortened(script))
    changed = {(old, new) for old, new in zip(before, after, strict=True) if old != new}
    olds, news = {old for old, _ in changed}, {new for _, new in changed}
    assert len(changed) == len(olds) == len(news)
    assert not re.findall(rf"[^.]\.({'|'.join(news) or '-'})\b", shortened(script)), "a property"


@pytest.mark.browser
def test_nothing_of_the_browser_is_renamed(browser: Browser) -> None:
    changed = set()
    for path in _SCRIPTS:
        script = minified_script(_THEME.text((path,)))
        names = zip(_NAME.findall(script), _NAME.findall(shortened(script)), strict=True)
        changed |= {old for old, new in names if old != new}
    assert len(changed) > 500
    with browser.new_page() as page:
        assert page.evaluate("names => names.filter((name) => name in globalThis)", sorted(changed)) == []
