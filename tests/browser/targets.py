"""Where the targets of a page are, and which are too small: WCAG 2.2, success criterion 2.5.8."""

from playwright.sync_api import Page

LEAST = 24  # CSS pixels

# Links in a sentence are excepted: the height of a line limits them. While results lie over the page, only they count.
_TARGETS = """() => {
  const all = "a[href], button, input:not([type=hidden]), textarea, select, summary, [role=option], [tabindex='0']";
  const isInSentence = (node) => getComputedStyle(node).display === "inline" && [...node.parentElement.childNodes]
    .some(({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim());
  const open = document.querySelector(".search-input[aria-expanded=true]");
  return [...(open?.form ?? document).querySelectorAll(all)].flatMap((node) => {
    const box = node.getBoundingClientRect();
    const isSeen = node.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
    if (!isSeen || isInSentence(node)) return [];
    const name = node.outerHTML.slice(0, 120);
    return [{ name, x: box.left, y: box.top, width: box.width, height: box.height }];
  });
}"""


class Box:
    """A target's place on the page."""

    def __init__(self, name: str, x: float, y: float, width: float, height: float) -> None:
        self.name, self.x, self.y, self.width, self.height = name, x, y, width, height

    @property
    def is_small(self) -> bool:
        return min(self.width, self.height) < LEAST - 0.01  # a browser's sizes have fractions

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def distance(self, point: tuple[float, float]) -> float:
        """How far a point is from the nearest one of the box."""
        across = max(self.x - point[0], 0, point[0] - self.x - self.width)
        down = max(self.y - point[1], 0, point[1] - self.y - self.height)
        return float((across**2 + down**2) ** 0.5)


def targets(page: Page) -> list[Box]:
    return [Box(**found) for found in page.evaluate(_TARGETS)]


def too_small(boxes: list[Box]) -> list[str]:
    """Those smaller than 24 by 24 whose circle of that diameter round their middle meets another target, or the
    circle of another small one."""
    return [
        f"{one.name} ({one.width:.0f}×{one.height:.0f}) is near {other.name}"
        for one in boxes
        if one.is_small
        for other in boxes
        if other is not one and _meets(one, other)
    ]


def _meets(one: Box, other: Box) -> bool:
    if other.distance(one.center) < LEAST / 2:
        return True
    between = sum((a - b) ** 2 for a, b in zip(one.center, other.center, strict=True)) ** 0.5
    return other.is_small and between < LEAST
