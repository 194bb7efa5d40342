"""The directions between the rooms, and what keeps the linter that checks them honest."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.sources import PACKAGES, ROOT

LINT = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


def test_every_folder_with_python_files_is_a_package() -> None:
    """The import linter skips a folder without `__init__.py` in silence."""
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_package_of_the_program_stands_in_the_contracts() -> None:
    program = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert program == set(_root_packages())


def test_a_page_that_speaks_sql_is_refused(tmp_path: Path) -> None:
    assert "desktop.pages.bad -> sqlalchemy" in _lint_with(
        tmp_path, "desktop/pages/bad.py", "import sqlalchemy\n"
    )


def test_a_page_that_imports_another_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desktop" / "pages").mkdir(parents=True)
    (tmp_path / "desktop" / "pages" / "home.py").touch()
    said = _lint_with(tmp_path, "desktop/pages/bad.py", "import desktop.pages.home\n")
    assert "desktop.pages.bad -> desktop.pages.home" in said


def test_a_rule_that_opens_a_window_is_refused(tmp_path: Path) -> None:
    said = _lint_with(tmp_path, "core/domain/bad.py", "import PySide6.QtWidgets\n")
    assert "core.domain.bad -> PySide6" in said


def test_a_new_room_inside_the_rules_has_to_be_placed_first(tmp_path: Path) -> None:
    assert "core.helpers" in _lint_with(tmp_path, "core/helpers.py", "")


def _root_packages() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return list(settings["tool"]["importlinter"]["root_packages"])


def _lint_with(folder: Path, name: str, content: str) -> str:
    """Run the linter on the empty rooms of the project with one more file, and return what it says."""
    for package in _root_packages():
        for path in (ROOT / package).rglob("__init__.py"):
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.touch()
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / name).write_text(content, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0, done.stdout
    return " ".join(done.stdout.split())
