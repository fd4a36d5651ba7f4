"""Controls as a screen reader is told of them: Chromium's accessibility tree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

CONTROLS = frozenset(
    ["button", "checkbox", "combobox", "DisclosureTriangle", "link", "menuitem", "option", "radio", "searchbox",
     "switch", "tab", "textbox"]
)  # fmt: skip
# Whether an element, or one round it or in it, says that it is in a language.
_SAYS = """function (language) {
  return this.closest(`[lang="${language}"]`) !== null || this.querySelector(`[lang="${language}"]`) !== null;
}"""
_IS_IN = "function (selector) { return this.closest(selector) !== null; }"


@dataclass(frozen=True)
class Control:
    """What is told of a control: its role, name and states (``pressed``, ``expanded`` …)."""

    role: str
    name: str
    states: dict[str, Any]
    _node: int
    _session: CDPSession

    def says(self, language: str) -> bool:
        """Whether it says that it is in a language, or has something in it."""
        return bool(self._asked(_SAYS, language))

    def is_in(self, selector: str) -> bool:
        return bool(self._asked(_IS_IN, selector))

    def _asked(self, function: str, argument: str) -> Any:
        found = self._session.send("DOM.resolveNode", {"backendNodeId": self._node})
        call = {
            "functionDeclaration": function,
            "objectId": found["object"]["objectId"],
            "arguments": [{"value": argument}],
            "returnByValue": True,
        }
        return self._session.send("Runtime.callFunctionOn", call)["result"]["value"]


def controls(page: Page) -> Iterator[Control]:
    """All controls of a page that are told of."""
    session = page.context.new_cdp_session(page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value")
        if role in CONTROLS and not node["ignored"]:
            states = {state["name"]: state["value"].get("value") for state in node.get("properties", ())}
            yield Control(role, node["name"].get("value", ""), states, node["backendDOMNodeId"], session)


def control(page: Page, role: str, name: str) -> Control:
    """The one control with a role and a name."""
    (found,) = (one for one in controls(page) if (one.role, one.name) == (role, name))
    return found
