"""Start and end: one window, an input method, the collector, the orderly end, one thread in page tests."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.ports.store import Changed
from desktop.runtime.collector import FULL_EVERY_S, LONGEST_WAIT_S, QUIET_S, Collector
from desktop.runtime.inline_runner import InlineRunner
from desktop.runtime.input_method import prefer_an_input_method_qt_has, qt_input_plugins
from desktop.runtime.shutdown import Shutdown
from desktop.runtime.single_instance import AlreadyOpen, SingleInstance
from tests.desktop.runtime.parts import Notebook, a_note, a_refusal, never, nothing

HOLDS = """
import sys
from pathlib import Path
from desktop.runtime.single_instance import SingleInstance
with SingleInstance(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_window(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_start_is_told_who_has_the_folder(
    tmp_path: Path, other_window: subprocess.Popen[str]
) -> None:
    with pytest.raises(AlreadyOpen) as refused, SingleInstance(tmp_path):
        pass
    assert (refused.value.folder, refused.value.pid) == (tmp_path, other_window.pid)


def test_a_killed_window_leaves_the_folder_free(tmp_path: Path, other_window: subprocess.Popen[str]) -> None:
    other_window.kill()
    other_window.wait()
    with SingleInstance(tmp_path):
        pass


def test_a_closed_window_leaves_the_folder_free(tmp_path: Path) -> None:
    for _ in range(2):
        with SingleInstance(tmp_path), pytest.raises(AlreadyOpen), SingleInstance(tmp_path):
            pass


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    (tmp_path / "libibusplatforminputcontextplugin.so").touch()
    return tmp_path


def test_fcitx_is_reached_through_ibus_where_qt_has_no_plugin_for_it(plugins: Path) -> None:
    environ = {"DISPLAY": ":0", "QT_IM_MODULE": "fcitx5"}
    assert prefer_an_input_method_qt_has(environ, plugins)
    assert environ["QT_IM_MODULE"] == "ibus"


@pytest.mark.parametrize(
    "environ",
    [
        {"DISPLAY": ":0", "QT_IM_MODULE": "ibus"},
        {"DISPLAY": ":0"},
        {"QT_IM_MODULE": "fcitx"},
        {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland", "QT_IM_MODULE": "fcitx"},
    ],
)
def test_any_other_choice_of_input_method_stands(environ: dict[str, str], plugins: Path) -> None:
    before = dict(environ)
    assert not prefer_an_input_method_qt_has(environ, plugins)
    assert environ == before


def test_a_plugin_for_fcitx_is_used_when_it_is_there(plugins: Path) -> None:
    (plugins / "libfcitx5platforminputcontextplugin.so").touch()
    environ = {"DISPLAY": ":0", "QT_IM_MODULE": "fcitx"}
    assert not prefer_an_input_method_qt_has(environ, plugins)


@pytest.mark.skipif(sys.platform == "win32", reason="no such plugins on Windows")
def test_the_plugins_are_looked_for_where_this_qt_has_them() -> None:
    assert list(qt_input_plugins().glob("*ibus*"))


class Cycle:
    """An object only the cyclic collector can free."""

    def __init__(self) -> None:
        self.me = self


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def collector(qtbot: QtBot, seconds: Seconds) -> Iterator[Collector]:
    del qtbot
    collector = Collector(seconds)
    collector.begin()
    yield collector
    collector.end()
    assert gc.isenabled()


def a_dead_cycle() -> "weakref.ref[Cycle]":
    return weakref.ref(Cycle())


def test_nothing_collects_by_itself_while_the_desk_is_open(collector: Collector) -> None:
    del collector
    dead = a_dead_cycle()
    for _ in range(10_000):
        Cycle()
    assert not gc.isenabled()
    assert dead() is not None


def test_everything_is_collected_in_a_quiet_moment(collector: Collector, seconds: Seconds) -> None:
    dead = a_dead_cycle()
    seconds.now = FULL_EVERY_S
    collector.note_input()
    collector.collect_if_due()
    assert dead() is not None
    seconds.now += QUIET_S
    collector.collect_if_due()
    assert dead() is None


def test_on_a_busy_day_collecting_waits_but_not_for_ever(collector: Collector, seconds: Seconds) -> None:
    dead = a_dead_cycle()
    while seconds.now < LONGEST_WAIT_S - 1:
        seconds.now += 1
        collector.note_input()
        collector.collect_if_due()
    assert dead() is not None
    seconds.now += 1
    collector.note_input()
    collector.collect_if_due()
    assert dead() is None


def test_the_young_are_collected_even_while_someone_types(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.runtime.collector.YOUNG_LIMIT", 0)
    dead = a_dead_cycle()
    collector.note_input()
    collector.collect_if_due()
    assert dead() is None


def test_the_desk_that_is_let_in_later_is_not_looked_through_again(collector: Collector) -> None:
    dead = a_dead_cycle()
    collector.begin()
    assert dead() is not None


def test_the_end_runs_every_step_in_order_and_once() -> None:
    ran: list[str] = []
    shutdown = Shutdown()

    def fail() -> bool:
        ran.append("b")
        raise OSError

    def hang() -> bool:
        ran.append("c")
        return False

    shutdown.add("a", lambda: ran.append("a"))
    shutdown.add("b", fail)
    shutdown.add("c", hang)
    shutdown.add("d", lambda: ran.append("d"))
    assert shutdown.run() == ["b", "c"]
    assert shutdown.run() == []
    assert ran == ["a", "b", "c", "d"]


@pytest.fixture
def inline(qtbot: QtBot, notebook: Notebook) -> InlineRunner:
    del qtbot
    return InlineRunner(notebook.write)


def test_the_inline_runner_is_done_before_it_returns(inline: InlineRunner, notebook: Notebook) -> None:
    heard: list[str] = []
    inline.committed.connect(lambda _changed: heard.append("committed"))
    inline.clerk = "clerk"
    inline.write(QObject(), a_note("a"), lambda _written: heard.append("done"))
    inline.read(QObject(), lambda: "answer", heard.append)
    inline.write_local("key", lambda: heard.append("local"))
    assert heard == ["done", "committed", "answer", "local"]
    assert notebook.clerks == ["clerk"]


def test_the_inline_runner_tells_failures_or_raises_them(inline: InlineRunner) -> None:
    refused, told = LookupError(), list[Exception]()
    inline.write(QObject(), a_refusal(refused), never, told.append)
    inline.write_many(QObject(), [a_refusal(refused)], never, told.append)
    inline.read(QObject(), lambda: int("x"), never, told.append)
    assert [type(error) for error in told] == [LookupError, LookupError, ValueError]
    with pytest.raises(LookupError):
        inline.write(QObject(), a_refusal(refused), never)
    with pytest.raises(ValueError, match="invalid literal"):
        inline.read(QObject(), lambda: int("x"), never)


def test_the_inline_runner_runs_a_batch(inline: InlineRunner, notebook: Notebook) -> None:
    changes: list[Changed] = []
    ended: list[int] = []
    inline.committed.connect(changes.append)
    inline.write_many(QObject(), [a_note("a"), a_note("b")], ended.append, progress=nothing)
    assert (ended, len(changes), notebook.words) == ([2], 2, ["a", "b"])
