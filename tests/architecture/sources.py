"""Reading the project's own files, for tests that hold its rules."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("benchmarks", "core", "db", "desktop", "resources", "server", "tests", "widgets")


def python_files(*rooms: str) -> list[Path]:
    """The Python files below some folders of the project, `desktop` or `desktop/pages`."""
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def place(path: Path, line: int = 0) -> str:
    """A file and line as a person reads it."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


@dataclass(frozen=True)
class Call:
    """A call in a source file: `dialog.exec()` has the name exec and the owner dialog."""

    where: str
    name: str
    owner: str
    node: ast.Call


def calls(*rooms: str) -> Iterator[Call]:
    """Every call in the Python files of some folders."""
    for path in python_files(*rooms):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                owner = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
                yield Call(place(path, node.lineno), name, owner, node)


def literals(*rooms: str) -> Iterator[tuple[str, str]]:
    """Every string in the Python files of some folders that is not documentation, with its place."""
    for path in python_files(*rooms):
        tree = ast.parse(path.read_text("utf-8"))
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and id(node) not in documentation
            ):
                yield place(path, node.lineno), node.value
