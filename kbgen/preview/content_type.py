"""The Content-Type of a file by its name, the same on every machine."""

import mimetypes

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}
# The module's own table, without what this machine's registry or /etc/mime.types says.
_OTHERS = mimetypes.MimeTypes()


def content_type(name: str) -> str:
    """The value of the Content-Type header for a file name; unknown ones are application/octet-stream."""
    known = _TYPES.get(name.rpartition(".")[2].lower())
    if known:
        return known
    kind, encoding = _OTHERS.guess_type(name, strict=False)
    return kind if kind and not encoding else "application/octet-stream"
