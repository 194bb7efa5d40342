"""The lock files are complete, pinned by hash, and silent about where packages come from."""

import re
import tomllib

import pytest

from tests.architecture.sources import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt")


def locked(name: str) -> dict[str, str]:
    """Package names and the rest of their line, version and condition."""
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(.*?) \\$", text, flags=re.MULTILINE))


def asked(requirements: list[str]) -> set[str]:
    return {re.split(r"[><=;\[ ]", requirement)[0] for requirement in requirements}


def project() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_its_hashes_and_nothing_else_is_said(name: str) -> None:
    for block in re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip()):
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", block), (
            block[:80]
        )


def test_the_program_can_be_installed_from_its_lock() -> None:
    assert asked(project()["project"]["dependencies"]) <= set(locked("requirements.txt"))


def test_the_tools_can_be_installed_from_their_lock() -> None:
    assert asked(project()["dependency-groups"]["dev"]) <= set(locked("requirements-dev.txt"))


def test_tests_run_with_the_very_versions_that_people_get() -> None:
    developers = locked("requirements-dev.txt")
    assert {
        name: version
        for name, version in locked("requirements.txt").items()
        if developers.get(name, "").split(" ")[0] != version.split(" ")[0]
    } == {}


def test_the_licence_of_every_package_of_the_program_is_told() -> None:
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert [name for name in locked("requirements.txt") if not re.search(rf"\b{name}\b", notice)] == []


def test_every_entry_of_the_notice_is_complete_so_that_the_about_page_can_show_it() -> None:
    blocks = (ROOT / "NOTICE").read_text("utf-8").strip().split("\n\n")[2:]
    entries = [block.splitlines() for block in blocks if not block.startswith("== ")]
    for entry in entries:
        assert [line.split(": ")[0] for line in entry[1:]] == [
            "used for",
            "licence",
            "copyright",
            "source",
        ], entry[0]
    assert {"Noto Sans SC", "Noto Serif SC", "LXGW WenKai", "Lucide"} <= {entry[0] for entry in entries}


def test_every_dependency_says_why_and_under_which_licence() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, flags=re.MULTILINE | re.DOTALL)
    assert len(lists) == 2
    for line in "".join(lists).splitlines():
        if line.strip().startswith('"') and "sqlcipher3" not in line:
            assert re.search(r"# .+ \(.+\)$", line), line
