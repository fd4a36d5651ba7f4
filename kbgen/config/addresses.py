"""Web addresses in kbgen.yml. A function here raises ``ValueError``, with a hint as its text, for what is none."""

import re
from urllib.parse import SplitResult, urlsplit


def base_url(text: str) -> str:
    parts = _address(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("Begin with https://, as in https://help.example.com/.")
    if parts.query or parts.fragment:
        raise ValueError("Leave out what comes after ? or #.")
    return text.rstrip("/") + "/"


def log_address(text: str) -> str:
    """A web address that takes what browsers send, or a path on the server of the site itself."""
    parts = _address(text)
    is_path = text.startswith("/") and not parts.netloc
    if not is_path and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("Begin with https://, or with / for a path on the same server.")
    if parts.fragment or "@" in parts.netloc:
        raise ValueError("Leave out what comes after #, and any name or password.")
    return text


def feedback_address(text: str) -> str:
    """Where readers' word goes: as ``log_address`` has it, or a ``mailto:`` address, for which the bare one will do."""
    mail = text.removeprefix("mailto:")
    if re.fullmatch(r"[^\s@/?#&%\"'<>:]+@[^\s@/?#&%\"'<>:]+", mail):
        return f"mailto:{mail}"
    if mail != text:
        raise ValueError("Write one address, such as help@example.com, and nothing else.")
    return log_address(text)


def edit_address(text: str) -> str:
    """A web address with ``{path}`` where the path of a file in the project goes."""
    if text.count("{path}") != 1:
        raise ValueError("Write {path} where the path of the file goes.")
    parts = _address(text.replace("{path}", "path"))
    if parts.scheme not in ("http", "https") or not parts.hostname or "{path}" in urlsplit(text).netloc:
        raise ValueError("Begin with https://, as in https://git.example.com/kb/edit/main/{path}.")
    return text


def footer_address(text: str) -> str:
    """A web address, one for mail or telephone, or a path on the server of the site."""
    if re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|tel:\+?[0-9-]+", text):
        return text
    parts = _address(text)
    is_path = text.startswith("/") and not parts.netloc
    if not is_path and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("Begin with https://, mailto: or tel:, or with / for a path on the same server.")
    return text


def _address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        is_host = re.fullmatch(r"[a-z0-9._:-]*", host.encode("idna").decode())
    except ValueError as error:
        raise ValueError("Check the name of the server, and the brackets and digits after it.") from error
    if re.search(r"[\s<>\"'\\^`{|}]", text) or not is_host:
        raise ValueError("Leave out spaces, quotes and brackets.")
    return parts
