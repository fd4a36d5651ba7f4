"""The layers of the house: imports go down only, and each third-party library has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kbgen"
LAYERS = (
    ("model", "text", "errors"),
    ("fields", "cache", "work"),
    ("config", "source", "checks", "search", "publish"),
    ("render",),
    ("incremental",),
    ("pipeline", "preview"),
    ("cli",),
)
HOMES = {
    "babel": ("render/messages.py", "config/languages.py"),
    "click": ("cli/",),
    "distributed": ("work/cluster.py",),
    "jinja2": ("render/environment.py", "render/compiler.py", "render/template_errors.py"),
    "markdown": ("source/markdown/convert.py",),
    "markupsafe": ("render/environment.py", "render/compiler.py", "render/renderer.py"),
    "msgspec": ("cache/codec.py", "publish/manifest.py"),
    "nh3": ("source/markdown/convert.py",),
    "rich": ("cli/",),
    "rjsmin": ("render/minify.py",),
    "yaml": ("fields/nodes.py",),
}
MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}


def room_of(module: str) -> str | None:
    """The room of a dotted module of kbgen; None for the package itself, which any room may ask its version."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else None


def imports(path: Path) -> Iterator[str]:
    """The dotted names that a module imports, also for types only and inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (
                (f"{node.module}.{alias.name}" for alias in node.names)
                if node.module == "kbgen"
                else (str(node.module),)
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_its_own_room_and_from_lower_layers(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if own.startswith("__"):
        return
    for name in imports(path):
        room = room_of(name) if name.split(".")[0] == "kbgen" else None
        if room is not None and room in ROOMS and room != own:
            assert ROOMS[room] < ROOMS[own], f"{own} may not know {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_third_party_library_is_used_in_its_home_only(path: Path) -> None:
    here = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        library = name.split(".")[0]
        assert library not in HOMES or here.startswith(HOMES[library]), f"{library} has its home elsewhere"


def test_every_room_has_its_layer() -> None:
    rooms = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES}
    assert {room for room in rooms if not room.startswith("__")} == set(ROOMS)


def test_model_and_text_need_the_standard_library_only() -> None:
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] in ("model", "text"):
            assert not set(HOMES) & {name.split(".")[0] for name in imports(path)}, path
