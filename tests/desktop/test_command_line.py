"""`python -m desktop ...`: exit codes, one sentence for every problem, never a traceback."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import FILE_NAME
from desktop.__main__ import LATER
from desktop.devices.key_store import FolderKeyStore
from desktop.runtime.single_instance import SingleInstance
from tests.journeys.counter import Counter

ROOT = Path(__file__).parents[2]


def desktop(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, without a screen and without a system keyring."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "LANG": "C.UTF-8",
            **environment,
        },
    )


def said(done: subprocess.CompletedProcess[str]) -> str:
    """The one sentence on stderr."""
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert lines[0].endswith(".")
    return lines[0]


def with_data(counter: Counter) -> Path:
    """A data folder with people in it, its key beside it."""
    counter.prepare(lambda kit: kit.some_volunteers())
    key = counter.key_store.load()
    assert key is not None
    FolderKeyStore(counter.data.root, None).save(key)
    return counter.data.root


def test_help_names_every_command() -> None:
    done = desktop("--help")
    assert done.returncode == 0
    for command in (
        "desk",
        "demo",
        "check",
        "bench",
        "read-sheet",
        "--data",
        "server",
        "verify",
        "void",
        *LATER,
    ):
        assert command in done.stdout


@pytest.mark.parametrize("command", ["demo", "check", "bench", "read-sheet", "verify", "void"])
def test_each_command_prints_help(command: str) -> None:
    done = desktop(command, "--help")
    assert done.returncode == 0
    assert "usage:" in done.stdout


@pytest.mark.parametrize("command", sorted(LATER))
def test_what_has_not_come_yet_says_so_and_ends_with_2(command: str) -> None:
    done = desktop(command, "ANYTHING")
    assert done.returncode == 2
    assert command in said(done)


def test_an_unknown_command_is_refused_without_a_traceback() -> None:
    done = desktop("dance")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_proves_a_store(counter: Counter) -> None:
    done = desktop("check", "--data", with_data(counter))
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert {"integrity", "chain", "numbers_unique", "op_count", "unsent", "counts", "digest"} <= set(told)
    assert (told["integrity"], told["chain"], told["numbers_unique"]) == (True, True, True)
    assert told["counts"]["volunteer"] == 9


def test_the_environment_may_name_the_data(counter: Counter) -> None:
    done = desktop("check", PRACTICE_DESK_DATA=str(with_data(counter)))
    assert done.returncode == 0


def test_check_without_data_says_so(tmp_path: Path) -> None:
    done = desktop("check", "--data", tmp_path)
    assert done.returncode == 1
    assert str(tmp_path) in said(done)


def another_file(data: Path) -> None:
    (data / FILE_NAME).write_bytes(b"This is a letter, not a database. " * 400)


def another_key(data: Path) -> None:
    (data / "key.json").unlink()
    FolderKeyStore(data, None).save(b"k" * 32)


def no_key(data: Path) -> None:
    (data / "key.json").unlink()
    (data / "desk.key").unlink()


def half_a_file(data: Path) -> None:
    content = bytearray((data / FILE_NAME).read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    (data / FILE_NAME).write_bytes(content)


@pytest.mark.parametrize("ruin", [another_file, another_key, no_key, half_a_file])
def test_what_cannot_be_opened_is_said_in_one_sentence_and_left_as_it_is(
    counter: Counter, ruin: Callable[[Path], None]
) -> None:
    data = with_data(counter)
    ruin(data)
    before = (data / FILE_NAME).read_bytes()
    done = desktop("check", "--data", data)
    assert done.returncode == 1
    told = said(done)
    assert str(data) in told
    assert len(told.split()) > 8, "the name of a class is no sentence"
    assert (data / FILE_NAME).read_bytes() == before


def test_check_while_the_window_is_open_is_refused_and_the_window_goes_on(counter: Counter) -> None:
    data = with_data(counter)
    with counter.open() as at:
        done = desktop("check", "--data", data)
        assert done.returncode == 1
        assert "window" in said(done)
        assert at.store().queries.site() is not None


def test_a_folder_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    done = desktop("--data", tmp_path / "file", DISPLAY=":0")
    assert done.returncode == 1
    assert str(tmp_path / "file") in said(done)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="the folder nobody may write in is Linux's")
def test_a_folder_that_cannot_be_written_is_said_in_one_sentence() -> None:
    done = desktop("--data", "/sys/kernel/practice-desk", DISPLAY=":0")
    assert done.returncode == 1
    assert "/sys/kernel/practice-desk" in said(done)


@pytest.mark.parametrize("content", ["", "name,phone\n", "\ufeff\n"], ids=["empty", "columns", "blank"])
def test_a_table_of_people_that_cannot_be_read_says_what_is_missing(tmp_path: Path, content: str) -> None:
    people = tmp_path / "people.csv"
    people.write_text(content, encoding="utf-8")
    done = desktop("demo", "--out", tmp_path / "out", "--people", people)
    assert done.returncode == 1
    assert str(people) in said(done)


def test_a_table_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = desktop("demo", "--out", tmp_path / "out", "--people", tmp_path / "nobody.csv")
    assert done.returncode == 1
    assert "nobody.csv" in said(done)


def test_an_unknown_benchmark_is_refused() -> None:
    done = desktop("bench", "tea")
    assert done.returncode == 2
    assert "tea" in said(done)


def test_a_second_window_on_the_same_data_is_refused(counter: Counter) -> None:
    data = with_data(counter)
    with SingleInstance(data):
        done = desktop("--data", data, "--bench-start", DISPLAY=":0")
    assert done.returncode == 1
    assert "open already" in said(done)


def test_copies_of_a_folder_can_be_checked_apart(counter: Counter, tmp_path: Path) -> None:
    data = with_data(counter)
    shutil.copytree(data, tmp_path / "copy")
    first, second = desktop("check", "--data", data), desktop("check", "--data", tmp_path / "copy")
    assert json.loads(first.stdout)["digest"] == json.loads(second.stdout)["digest"]
