"""Rules about the code that no other tool checks, and those of import-linter once more."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest

_ROOT = Path(__file__).parents[1]
_LAYERS = ("corpus", "index", "assistant", "ui")
_LONGEST = 400
_NAMELESS = {"utils", "util", "common", "helpers", "helper", "misc"}
# Numbers are passed between modules as NumPy arrays.
_EVERYWHERE = {"numpy"}


def modules() -> list[Path]:
    return [
        path.relative_to(_ROOT)
        for layer in _LAYERS
        for path in sorted((_ROOT / layer).rglob("*.py"))
        if "node_modules" not in path.parts
    ]


def tree_of(module: Path) -> ast.Module:
    return ast.parse((_ROOT / module).read_text(encoding="utf-8"))


def imports_of(module: Path) -> Iterator[str]:
    """Yield the first part of each name that a module imports, wherever in it."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports relatively"
            yield str(node.module).split(".")[0]


def test_the_packages_are_there() -> None:
    assert {one.parts[0] for one in modules()} == set(_LAYERS)
    assert len(modules()) > 40


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_file_is_short_and_has_a_name_that_says_something(module: Path) -> None:
    lines = (_ROOT / module).read_text(encoding="utf-8").count("\n")
    assert lines < _LONGEST
    assert not _NAMELESS & {PurePath(one).stem for one in module.parts}


@pytest.mark.parametrize("module", modules(), ids=str)
def test_a_module_imports_only_packages_to_its_right(module: Path) -> None:
    allowed = _LAYERS[: _LAYERS.index(module.parts[0]) + 1]
    assert not [one for one in imports_of(module) if one in _LAYERS and one not in allowed]
    assert "tests" not in set(imports_of(module))


def test_import_linter_agrees() -> None:
    pytest.importorskip("importlinter")
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


def test_an_outside_library_is_used_in_one_module_or_one_folder() -> None:
    users: dict[str, set[Path]] = defaultdict(set)
    for module in modules():
        for name in imports_of(module):
            if name not in sys.stdlib_module_names and name not in _LAYERS:
                users[name].add(module)
    assert "chromadb" in users
    for name in _EVERYWHERE:
        users.pop(name, None)
    scattered = {
        name: sorted(map(str, found))
        for name, found in users.items()
        if len(found) > 1 and not in_one_folder(found)
    }
    assert scattered == {}


def in_one_folder(found: set[Path]) -> bool:
    """Tell whether all modules lie in one folder below a package, such as `ui/web`."""
    return len({one.parts[:2] for one in found if len(one.parts) > 2}) == 1 and all(
        len(one.parts) > 2 for one in found
    )


@pytest.mark.parametrize("module", modules(), ids=str)
def test_no_error_is_swallowed(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{module}:{node.lineno} catches everything"
            says_nothing = all(
                isinstance(one, ast.Pass)
                or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
                for one in node.body
            )
            assert not says_nothing, f"{module}:{node.lineno} swallows an error"


@pytest.mark.parametrize("module", modules(), ids=str)
def test_the_environment_is_read_in_one_place(module: Path) -> None:
    if module == Path("assistant/settings.py"):
        return
    nodes = list(ast.walk(tree_of(module)))
    # A variable may be set for a library that reads it; that is not reading it.
    set_only = {
        id(one.value)
        for one in nodes
        if isinstance(one, ast.Subscript) and isinstance(one.ctx, ast.Store)
    }
    for node in nodes:
        reads = isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
        assert not reads or id(node) in set_only, f"{module} reads the environment"
