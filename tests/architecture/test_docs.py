"""What the pages for readers say is there, is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, place

PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    ROOT / "CHANGELOG.md",
    *sorted(ROOT.glob("docs/**/*.md")),
]
COMMANDS = {
    "test",
    "demo",
    "server",
    "verify",
    "void",
    "read-sheet",
    "import",
    "check",
    "bench",
    "build",
    "COMMAND",
}


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_every_link_to_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_every_command_named_exists(page: Path) -> None:
    named = set(re.findall(r"start\.py (?:--data \S+ )?([a-zA-Z][\w-]*)", page.read_text("utf-8")))
    assert named <= COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_every_test_folder_named_exists(page: Path) -> None:
    named = re.findall(r"start\.py test ((?:tests/\w+ ?)+)", page.read_text("utf-8"))
    assert [name for names in named for name in names.split() if not (ROOT / name).exists()] == []


def test_both_readmes_show_the_same_commands_and_pictures() -> None:
    def shown(name: str) -> list[str]:
        text = (ROOT / name).read_text("utf-8")
        return sorted(
            re.findall(r"start\.py(?: (?:--?|[a-zA-Z/.]+)[\w/.-]*)*|docs/screenshots/\w+\.png", text)
        )

    assert shown("README.md") == shown("README.zh-CN.md")


def test_every_folder_of_the_house_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)/`", (ROOT / "README.md").read_text("utf-8"), flags=re.MULTILINE))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages <= explained


def test_the_frozen_program_carries_no_keyboard_under_another_licence() -> None:
    assert "qtvirtualkeyboardplugin" in (ROOT / "build.spec").read_text("utf-8")


def test_ci_runs_the_command_of_the_readme() -> None:
    assert "exec python3 start.py test\n" in (ROOT / ".ci" / "run").read_text("utf-8")
