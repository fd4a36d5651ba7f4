"""Which targets are too small (WCAG 2.2, 2.5.8). That those of the pages are not: test_every_page.py."""

from tests.browser.targets import Box, too_small


def test_a_small_target_needs_room() -> None:
    alone, near = Box("alone", 100, 100, 20, 20), Box("near", 122, 100, 20, 20)
    large, far = Box("large", 100, 121, 200, 44), Box("far", 200, 100, 10, 10)
    assert too_small([alone, far]) == []
    assert len(too_small([alone, near])) == 2
    assert too_small([alone, large]) == ["alone (20×20) is near large"]
    assert too_small([large, Box("as large", 100, 165, 24, 24)]) == []
