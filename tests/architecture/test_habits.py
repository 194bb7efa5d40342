"""Habits that make Qt programs rot, and are refused here."""

import ast
import re

import pytest

from tests.architecture.sources import ROOT, calls, literals, place, python_files

WINDOWS = ("desktop", "widgets")
# Where Qt's own loop starts is the one place that may call exec().
LOOP_STARTERS = re.compile(r"(^|[._])(app|application)$|^Q\w*Application")


# The demo's hands stand outside the window, as a test does; the gallery measures itself unseen; the system's
# own print dialog, for who wants to be asked each time, stops its window on every system.
OUTSIDE = re.compile(r"desktop/demo/hands\.py|widgets/gallery\.py|desktop/devices/print_dialog\.py")


def test_nobody_spins_the_event_loop_by_hand() -> None:
    """`processEvents` lets a slot run inside another slot; the page is then in a state nobody thought of."""
    spinning = {"processEvents", "sendPostedEvents"}
    inside = [call for call in calls(*WINDOWS) if not OUTSIDE.match(call.where)]
    found = [call.where for call in inside if call.name in spinning]
    assert found == []


def test_no_dialog_stops_the_desk() -> None:
    """Notices and panes ask; a modal `exec()` would swallow the next scan."""
    found = [
        call.where
        for call in calls(*WINDOWS)
        if call.name in {"exec", "exec_"}
        and not LOOP_STARTERS.search(call.owner)
        and not OUTSIDE.match(call.where)
    ]
    assert found == []


def test_nobody_kills_a_thread() -> None:
    """A thread stopped in the middle leaves its locks held. Child processes are no threads."""
    found = [
        call.where
        for call in calls(*WINDOWS)
        if call.name in {"terminate", "setTerminationEnabled"} and "process" not in call.owner.lower()
    ]
    assert found == []


def test_signals_say_what_they_carry() -> None:
    """Only the runtime hands on results of any kind, and checks their type itself."""
    loose = {"object", "dict"}
    found = [
        call.where
        for call in calls(*WINDOWS)
        if call.name == "Signal"
        and not call.where.startswith("desktop/runtime/")
        and any(isinstance(argument, ast.Name) and argument.id in loose for argument in call.node.args)
    ]
    assert found == []


def test_pages_take_their_colours_from_the_tokens() -> None:
    """Devices are left out: paper is white in every theme."""
    raw = [
        where
        for where, text in literals("desktop")
        if "devices" not in where and re.search(r"#[0-9A-Fa-f]{6}\b|\brgba?\(", text)
    ]
    made = [
        call.where
        for call in calls("desktop")
        if "desktop/devices/" not in call.where
        and call.name in {"QColor", "fromRgb", "setNamedColor"}
        and call.node.args
    ]
    assert raw + made == []


def test_nobody_waits_by_sleeping() -> None:
    rooms = ("core", "db", "desktop", "widgets", "tests")
    found = [call.where for call in calls(*rooms) if call.name in {"time.sleep", "qWait", "qSleep"}]
    found += [
        call.where
        for call in calls(*rooms)
        if call.name == "sleep" and call.owner in {"time", "QTest", "QThread"}
    ]
    assert found == []


def test_no_module_keeps_a_state_of_its_own() -> None:
    """`global` is how singletons begin; the composition root passes what a part needs."""
    found = [
        place(path, node.lineno)
        for path in python_files("core", "db", "desktop", "widgets", "resources")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Global)
    ]
    assert found == []


def test_no_error_is_swallowed_whole() -> None:
    found = [
        place(path, node.lineno)
        for path in python_files("core", "db", "desktop", "widgets", "resources")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and all(isinstance(statement, ast.Pass) for statement in node.body)
    ]
    assert found == []


def test_nothing_is_promised_that_is_not_there() -> None:
    """A part that cannot do something of its port has the wrong port: narrow it, so that types refuse it."""
    found = [
        place(path, node.lineno)
        for path in python_files("core", "db", "desktop", "server", "widgets")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Raise) and node.exc and "NotImplemented" in ast.unparse(node.exc)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("word", "why"),
    [
        (r"T[O]DO|F[I]XME", "an open end belongs into an issue"),
        (r"(?<![\w.])/(?:work|root|home/\w+)/", "a path of one machine means nothing on another"),
        (
            r"--index-url|--extra-index|--find-links|find-links *=",
            "where packages come from is the machine's business",
        ),
    ],
)
def test_no_file_speaks_of_the_machine_it_was_written_on(word: str, why: str) -> None:
    places = python_files("benchmarks", "core", "db", "desktop", "resources", "tests", "widgets")
    places += [ROOT / "start.py", *ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("requirements*.txt")]
    places += [*ROOT.glob("docs/**/*.md"), ROOT / ".ci" / "run"]
    found = [
        place(path, number)
        for path in places
        if path.exists()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(word, line) and path.name != "test_habits.py"
    ]
    assert found == [], why
