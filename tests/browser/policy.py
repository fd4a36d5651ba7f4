"""The strict Content-Security-Policy that `kbgen serve` sends, and how a page tells that it was broken."""

from playwright.sync_api import Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
LISTEN = """
globalThis.broken = [];
addEventListener("securitypolicyviolation", (event) => {
  broken.push([event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber].join(" "));
});
"""


def problems_of(page: Page) -> list[str]:
    """What the browser will complain of from now on, in the console or by an error."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told
