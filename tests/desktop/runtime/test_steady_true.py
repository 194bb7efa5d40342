"""A fault of the Qt binding that would end the desk after a thousand signals."""

import subprocess
import sys

import pytest

EMITS = """
from PySide6.QtCore import QObject, Signal
from desktop.runtime.steady_true import keep_true_alive

class Bell(QObject):
    rung = Signal()

keep_true_alive()
keep_true_alive()
bell = Bell()
for _ in range(20_000):
    bell.rung.emit()
print("alive")
"""


def test_the_desk_outlives_any_number_of_signals() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "alive\n", "")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True cannot be freed there")
def test_without_the_guard_python_would_end() -> None:
    bare = EMITS.replace("keep_true_alive()\n", "\n")
    ran = subprocess.run(
        [sys.executable, "-c", bare], capture_output=True, text=True, timeout=60, check=False
    )
    assert "deallocating True" in ran.stderr, "the binding is mended: steady_true.py can go"
