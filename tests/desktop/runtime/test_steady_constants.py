"""A fault of the Qt binding that would end the desk after a few thousand calls."""

import subprocess
import sys

import pytest

CALLS = """
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel
from desktop.runtime.steady_constants import keep_constants_alive

class Bell(QObject):
    rung = Signal()

keep_constants_alive()
keep_constants_alive()
app, bell, label = QApplication([]), Bell(), QLabel()
for number in range(20_000):
    DO
print("alive", flush=True)
"""


def ran(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("do", ["bell.rung.emit()", "label.setText(str(number))"])
def test_the_desk_outlives_any_number_of_calls(do: str) -> None:
    done = ran(CALLS.replace("DO", do))
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="constants cannot be freed there")
@pytest.mark.parametrize(
    ("do", "lost"), [("bell.rung.emit()", "True"), ("label.setText(str(number))", "None")]
)
def test_without_the_guard_python_would_end(do: str, lost: str) -> None:
    done = ran(CALLS.replace("keep_constants_alive()\n", "\n").replace("DO", do))
    assert f"deallocating {lost}" in done.stderr, "the binding is mended: steady_constants.py can go"
