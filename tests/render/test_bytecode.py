"""The code of templates, kept between builds."""

from pathlib import Path
from types import CodeType

from kbgen.render.bytecode import kept


class Compiler:
    """Compiles a text, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def code(self, folder: Path, text: str, path: str = "/themes/entry.html") -> object:
        """What the text says, through ``kept``."""

        def compiled() -> CodeType:
            self.count += 1
            return compile(text, path, "eval")

        return eval(kept(compiled, path, text, folder, may_write=True))


def test_a_template_is_compiled_once_for_each_text_and_place(tmp_path: Path) -> None:
    compiler = Compiler()
    for _ in range(2):
        assert compiler.code(tmp_path, "1 + 1") == 2
    assert compiler.count == 1
    assert compiler.code(tmp_path, "1 + 2") == 3
    assert compiler.code(tmp_path, "1 + 2", "/other/entry.html") == 3
    assert compiler.count == 3


def test_code_that_is_damaged_or_was_put_there_is_not_run(tmp_path: Path) -> None:
    compiler = Compiler()
    compiler.code(tmp_path, "'right'")
    (file,) = (tmp_path / "__pycache__").iterdir()
    whole = file.read_bytes()
    for bad in (b"", whole[:20], whole[:-3], whole.replace(b"right", b"wrong")):
        file.write_bytes(bad)
        assert compiler.code(tmp_path, "'right'") == "right"
        assert file.read_bytes() == whole


def test_where_nothing_can_be_written_templates_are_compiled_each_time(tmp_path: Path) -> None:
    compiler = Compiler()
    (tmp_path / "__pycache__").write_text("in the way")
    for _ in range(2):
        assert compiler.code(tmp_path, "1 + 1") == 2
    assert compiler.count == 2
