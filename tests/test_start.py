"""The one command on a fresh machine; what needs a network is left to the machine that runs it first."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import start

NO_LIBRARY = {"libno-such-thing.so.9": "libno-such-thing9"}


def a_package(folder: Path, version: str = "1.0") -> str:
    """Build a wheel of one module in a folder and return the line that locks it."""
    wheel = folder / f"tiny_part-{version}-py3-none-any.whl"
    info = f"tiny_part-{version}.dist-info"
    files = {
        "tiny_part.py": f'VERSION = "{version}"\n',
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny-part\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},sha256={_digest(text)},{len(text)}\n" for name, text in files.items())
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return f"{wheel.as_posix()} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder whose lock names one small package that lies beside it."""
    (tmp_path / "start.py").touch()
    (tmp_path / "requirements.txt").write_text(a_package(tmp_path), "utf-8")
    return tmp_path


def installed_version(venv: Path) -> str:
    python = str(start.environment_python(venv))
    code = "import tiny_part; print(tiny_part.VERSION)"
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_a_first_start_makes_an_environment_with_exactly_the_lock(project: Path) -> None:
    venv = project / ".venv"
    start.prepare_environment(project, ["requirements.txt"], venv)
    assert installed_version(venv) == "1.0"
    assert start.is_installed(venv, project / "requirements.txt")
    assert not start.interrupted_mark(venv).exists()


def test_an_interrupted_start_is_repaired_by_the_next(project: Path) -> None:
    venv = project / ".venv"
    start.prepare_environment(project, ["requirements.txt"], venv)
    start.interrupted_mark(venv).touch()
    next(venv.rglob("tiny_part.py")).write_text("cut off in the mid", "utf-8")
    start.prepare_environment(project, ["requirements.txt"], venv)
    assert installed_version(venv) == "1.0"


def test_a_changed_lock_is_installed_over_the_old_one(project: Path) -> None:
    venv = project / ".venv"
    start.prepare_environment(project, ["requirements.txt"], venv)
    (project / "requirements.txt").write_text(a_package(project, "2.0"), "utf-8")
    assert not start.is_installed(venv, project / "requirements.txt")
    start.prepare_environment(project, ["requirements.txt"], venv)
    assert installed_version(venv) == "2.0"


def test_a_package_that_differs_from_the_lock_is_refused(project: Path) -> None:
    lock = project / "requirements.txt"
    lock.write_text(lock.read_text("utf-8").split("sha256:")[0] + "sha256:" + "0" * 64 + "\n", "utf-8")
    with pytest.raises(start.CannotStart, match="differs from what the lock file names"):
        start.prepare_environment(project, ["requirements.txt"], project / ".venv")
    assert not start.is_installed(project / ".venv", lock)


def test_a_later_start_touches_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = project / ".venv"
    start.prepare_environment(project, ["requirements.txt"], venv)
    monkeypatch.setattr(start, "one_at_a_time", lambda _root: pytest.fail("asked for the lock"))
    start.prepare_environment(project, ["requirements.txt"], venv)


def test_a_folder_that_cannot_be_written_gets_one_sentence(project: Path) -> None:
    (project / "closed").write_text("a file stands where the folder should be", "utf-8")
    with pytest.raises(start.CannotStart, match="Copy Practice Desk to a folder of your own"):
        start.prepare_environment(project, ["requirements.txt"], project / "closed" / ".venv")


def test_a_machine_without_pip_is_told_how_to_get_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "available_installers", lambda _python: [])
    with pytest.raises(start.CannotStart, match=r"^pip is missing"):
        start.install_lock(project / "requirements.txt", project / ".venv")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "WARNING: Retrying after connection broken\nERROR: No matching distribution",
            "network",
        ),
        ("error: Failed to fetch: dns error", "network"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "differs"),
        (
            "ERROR: Could not find a version\nERROR: No matching distribution found for shiboken6",
            "not made for this",
        ),
        ("one\nsomething nobody has seen\n", "something nobody has seen"),
    ],
)
def test_the_installers_words_become_one_plain_sentence(said: str, told: str) -> None:
    sentence = start.explain_install_problem(said)
    assert told in sentence
    assert "\n" not in sentence


def test_a_library_is_missing_when_the_loader_does_not_find_it() -> None:
    assert start.missing_libraries(NO_LIBRARY) == NO_LIBRARY


@pytest.mark.skipif(sys.platform == "win32", reason="system libraries are installed on Linux only")
def test_someone_without_rights_is_given_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(start.CannotStart) as told:
        start.prepare_libraries(NO_LIBRARY)
    command = "sudo apt-get install --yes --no-install-recommends libno-such-thing9"
    assert str(told.value).endswith(command)


@pytest.mark.skipif(sys.platform == "win32", reason="system libraries are installed on Linux only")
def test_a_system_without_apt_is_told_the_names_of_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(start.CannotStart, match=r"libno-such-thing\.so\.9"):
        start.prepare_libraries(NO_LIBRARY)


@pytest.mark.parametrize(
    ("environ", "opens", "expected"),
    [
        ({}, True, False),
        ({"DISPLAY": ":0"}, True, True),
        ({"DISPLAY": ":0"}, False, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, False),
    ],
)
def test_screen_libraries_are_asked_for_only_when_a_window_will_stand_on_a_screen(
    environ: dict[str, str], opens: bool, expected: bool
) -> None:
    needed = start.needed_libraries(environ, opens)
    assert ("libxcb-cursor.so.0" in needed) is expected
    assert set(start.BASE_LIBRARIES) <= set(needed)


def test_without_a_display_the_program_draws_offscreen(tmp_path: Path) -> None:
    assert start.program_environment({}, tmp_path, tmp_path, linux=True)["QT_QPA_PLATFORM"] == "offscreen"
    for display in ({"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}):
        assert "QT_QPA_PLATFORM" not in start.program_environment(display, tmp_path, tmp_path, linux=True)
    assert "QT_QPA_PLATFORM" not in start.program_environment({}, tmp_path, tmp_path, linux=False)


def test_chinese_typed_through_fcitx_reaches_qt_by_the_ibus_protocol(tmp_path: Path) -> None:
    environ = {"DISPLAY": ":0", "QT_IM_MODULE": "fcitx5"}
    assert start.program_environment(environ, tmp_path, tmp_path, linux=True)["QT_IM_MODULE"] == "ibus"
    plugins = tmp_path / "lib/python3.11/site-packages/PySide6/Qt/plugins/platforminputcontexts"
    plugins.mkdir(parents=True)
    (plugins / "libfcitx5platforminputcontextplugin.so").touch()
    assert start.program_environment(environ, tmp_path, tmp_path, linux=True)["QT_IM_MODULE"] == "fcitx5"


def test_only_the_developers_commands_need_the_developers_tools() -> None:
    assert start.lock_files("demo") == ["requirements.txt"]
    assert start.lock_files("test") == ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize(
    ("arguments", "command", "options"),
    [
        ([], "", []),
        (["demo", "--out", "out"], "demo", ["--out", "out"]),
        (["--data", "demo", "demo", "--out", "out"], "demo", ["--data", "demo", "--out", "out"]),
        (["--data", "somewhere"], "", ["--data", "somewhere"]),
        (["--data=somewhere", "check"], "check", ["--data=somewhere"]),
    ],
)
def test_the_data_folder_may_be_named_before_the_command(
    arguments: list[str], command: str, options: list[str]
) -> None:
    assert start.split_command(arguments) == (command, options)


def test_windows_keeps_the_interpreter_elsewhere(tmp_path: Path) -> None:
    assert start.environment_python(tmp_path, windows=True) == tmp_path / "Scripts" / "python.exe"


def test_the_gates_stand_in_the_order_of_cost_and_pytest_is_last() -> None:
    names = [name for name, _arguments in start.gates([], "report.xml")]
    assert names == ["format", "lint", "types", "directions", "translations", "tests"]


def test_fast_leaves_out_the_slow_tests_and_nothing_else() -> None:
    whole, fast = dict(start.gates([], "r")), dict(start.gates(["--fast"], "r"))
    assert [name for name in whole if whole[name] != fast[name]] == ["tests"]
    assert [part for part in fast["tests"] if part not in whole["tests"]] == ["not slow"]


def test_a_part_of_the_tests_is_not_judged_by_its_coverage() -> None:
    assert "--cov-fail-under=95" in dict(start.gates(["--fast"], "r"))["tests"]
    assert "--cov-fail-under=95" not in dict(start.gates(["tests/core"], "r"))["tests"]


def test_the_closing_line_counts_errors_as_failures(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite tests="9" failures="1" errors="2" skipped="1"/></testsuites>', "utf-8"
    )
    assert start.count_results(report) == "5 passed, 3 failed, 1 skipped"
    assert start.count_results(tmp_path / "missing.xml") == "0 passed, 1 failed"


def test_help_is_printed_without_an_environment() -> None:
    done = subprocess.run(
        [sys.executable, str(start.ROOT / "start.py"), "test", "--help"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "python3 start.py" in done.stdout
