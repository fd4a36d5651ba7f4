"""Styles get smaller, and mean the same."""

import pytest
from playwright.sync_api import Browser

from kbgen.render.minify import minified_style
from kbgen.render.palette import build_palette
from kbgen.render.theme import built_in_themes, load_theme


@pytest.mark.parametrize(
    ("style", "short"),
    [
        ("/* why */\na {\n  color: red;\n}\n", "a{color: red;}"),
        ('[dir="rtl"] :is(.a, .b) > p {}', '[dir="rtl"] :is(.a,.b) > p{}'),
        ("a{b: calc(1px + 2px) /* both */ 3px}", "a{b: calc(1px + 2px) 3px}"),
        ('a::before { content: "/* ; { */  " }', 'a::before{content: "/* ; { */  "}'),
        (r'a::before { content: "\"  /*"; }', r'a::before{content: "\"  /*";}'),
        ("a { background: url(data:image/svg+xml;a,b /*) }", "a{background: url(data:image/svg+xml;a,b /*)}"),
        ("@media screen and (scripting: none) { a { } }", "@media screen and (scripting: none){a{}}"),
        ("a /**/ b { }", "a b{}"),
        ("/* one */ a { } /* two ** // */ b { }\n/***/\nc{}", "a{}b{}c{}"),
        ("a{} /* never closed {", "a{}/* never closed{"),
    ],
)
def test_only_what_means_nothing_is_left_out(style: str, short: str) -> None:
    assert minified_style(style) == short


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["base", "default"])
def test_a_browser_reads_the_same_rules_from_the_styles_of_a_theme(browser: Browser, theme: str) -> None:
    loaded = load_theme(theme, built_in_themes().parent)
    style = loaded.text(loaded.styles) + build_palette(loaded.colors, loaded.grounds, {}).as_css()
    # What is said of a custom property is kept as it was written, spaces included.
    rules = """(css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return Array.from(sheet.cssRules, (rule) => rule.cssText.replace(/\\s+/g, " ").replace(/, /g, ","));
    }"""
    with browser.new_page() as page:
        whole, short = page.evaluate(rules, style), page.evaluate(rules, minified_style(style))
    assert len(whole) > 0
    assert short == whole
