"""axe-core in a page: WCAG 2.2 AA and its own best practices."""

from typing import Any

from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What results lie over is half hidden then; it is looked at without them, on the page's own stop of the tour.
RUN = """async (only) => {
  const open = document.querySelector(".search-input[aria-expanded=true]");
  const { violations, passes } = await axe.run(open?.form ?? document, { runOnly: only, resultTypes: ["violations"] });
  return {
    passed: passes.length,
    found: violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
      [id, target.join(" "), failureSummary].join("; "))),
  };
}"""


def violations(page: Page, *, tags: list[str] | None = None, rules: list[str] | None = None) -> list[str]:
    """What axe finds amiss. That it has looked at anything is seen by what passed."""
    only = {"type": "tag", "values": tags} if tags else {"type": "rule", "values": rules}
    result: dict[str, Any] = page.evaluate(RUN, only)
    assert result["passed"] > 0
    found: list[str] = result["found"]
    return found
