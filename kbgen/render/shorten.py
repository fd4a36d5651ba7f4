"""Short names for what only one script knows: a tenth of the bytes that a reader waits for.

No scopes are worked out. A name changes everywhere in a script or nowhere, to one that the script has not, so what
meant the same still does. It stays where it is a key as well, as in `{ name }`, and where it may be something of the
browser's. For the scripts of the built-in themes: no classes, no `var`, no template within a template.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from string import ascii_letters

_TOKEN = re.compile(
    r"""
    "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | `(?:\\.|[^`\\])*`
  | (?:(?<=[(,=>:\[!&|?{};]) | (?<=return))/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[\n])+/[a-z]*  # a pattern
  | [\w$]+ | \s+ | \.\.\. | => | \?\. | .
    """,
    re.X | re.S,
)
_IN_TEMPLATE = re.compile(r"(?<=\$\{)((?:[^{}]|\{[^{}]*\})*)(?=\})")
_DECLARED = re.compile(r"\b(?:const|let|function)\b[ *]*([\w$]+)|([\w$]+)=>")
_LISTED = re.compile(r"\bfunction\b[ *]*[\w$]*\(([^()]*)\)|\(([^()]*)\)=>|\b(?:const|let)(\[[^\]]*\])")
_IN_LIST = re.compile(r"(?:^|[,\[]|\.\.\.)([\w$]+)(?=[,=\]]|$)")
_BEGINNINGS = frozenset(f"{ascii_letters}_$")  # of names
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_AFTER_KEY = frozenset(":,}=(")
_split = str.split
_UNKNOWN = frozenset(_split("arguments class eval export get import set super var with"))
_LANGUAGE = _split(
    "await async break case catch const continue debugger default delete do else extends false finally for function "
    "if in instanceof let new null of return static switch this throw true try typeof undefined void while yield"
)
# The browser's: a script that has a parameter `name` may mean this one elsewhere.
_BROWSER = _split(
    "blur close document event fetch find focus frames history length location name navigator open opener origin "
    "parent performance print scheduler screen scroll self status stop top window"
)
_FIXED = frozenset(_LANGUAGE + _BROWSER)


@lru_cache(200)  # each language of a site has the same ones
def shortened(script: str) -> str:
    """``script``, minified, with the names of its variables as short as can be. What is not understood stays."""
    tokens = list(_tokens(script))
    variables, keys = _uses(tokens)
    if not _UNKNOWN.isdisjoint(tokens[at] for at in variables):
        return script
    names = set(tokens)
    counts = Counter(tokens[at] for at in variables)
    known = _declared(script) - keys - _FIXED
    often = [name for name, _ in counts.most_common() if name in known and len(name) > 1]
    short = dict(zip(often, (name for name in _short_names() if name not in names), strict=False))
    for at in variables:
        tokens[at] = short.get(tokens[at], tokens[at])
    return "".join(tokens)


def _short_names() -> Iterator[str]:
    yield from ascii_letters
    yield from (name for name in map("".join, product(ascii_letters, repeat=2)) if name not in _FIXED)


def _tokens(script: str) -> Iterator[str]:
    """A template comes in pieces: up to each `${`, what stands there, and from its end on."""
    for token in _TOKEN.findall(script):
        if token[0] != "`" or "${" not in token:
            yield token
            continue
        for at, piece in enumerate(_IN_TEMPLATE.split(token)):
            yield from _tokens(piece) if at % 2 else (piece,)


def _uses(tokens: Sequence[str]) -> tuple[list[int], set[str]]:
    """Where variables stand (and words of the language), and the names that are keys of objects or methods as well."""
    variables, keys = [], set()
    opened, before = [""], ""
    for at, token in enumerate(tokens):
        if token in _OPENING:
            opened.append(token)
        elif token in _CLOSING:
            opened.pop()
        elif token[0] in _BEGINNINGS and before not in (".", "?."):
            after = tokens[at + 1]
            if before == "async" or (opened[-1] == "{" and before in ("{", ",") and after in _AFTER_KEY):
                if after != ":":
                    keys.add(token)
            else:
                variables.append(at)
        if not token.isspace():
            before = token
    return variables, keys


def _declared(script: str) -> set[str]:
    """The names that a script gives itself: constants, functions, parameters."""
    found = {name for names in _DECLARED.findall(script) for name in names}
    for lists in _LISTED.findall(script):
        found.update(_IN_LIST.findall("".join(lists)))
    return found
