"""A window in a process of its own, to be killed: does what it is told and says each step on stdout.

python -m tests.journeys.window_child FOLDER SCRIPT - the scripts are the functions at the end.
"""

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.ports.devices import PaperSize
from desktop.devices.key_store import FolderKeyStore
from desktop.devices.printer import FilePrinter
from desktop.runtime.crash_report import CrashReport
from tests.journeys.counter import Counter, OpenCounter

TEXT = "家里电路老化一开电饭煲就跳闸想请人上门看看最好是下午来村口大樟树下等"
NAME = "买买提·吐尔逊江"


def say(*words: object) -> None:
    """One step, at once: the parent may kill after it."""
    print(*words, flush=True)  # noqa: T201 - read by the parent


def type_request(at: OpenCounter) -> None:
    """A request of a known person, letter by letter."""
    at.hands.press(Qt.Key.Key_F2)
    at.settle()
    at.hands.type("zgl")
    at.settle()
    at.hands.press(Qt.Key.Key_Return)
    at.settle()
    for count, letter in enumerate(TEXT, start=1):
        at.hands.type(letter)
        at.settle()
        say("kept", count)
    say("end")


def type_volunteer(at: OpenCounter) -> None:
    """The name of a volunteer, letter by letter."""
    at.hands.press(Qt.Key.Key_F3)
    at.settle()
    for count, letter in enumerate(NAME, start=1):
        at.hands.type(letter)
        at.settle()
        say("kept", count)
    say("end")


def save_many(at: OpenCounter) -> None:
    """Requests saved and printed one after the other, as fast as the window takes them."""
    at.desk.late.after_commit = lambda written: say("saved", *(type(c).__name__ for c in written.commands))
    for turn in range(40):
        at.hands.press(Qt.Key.Key_F2)
        at.hands.type("zgl")
        at.settle()
        at.hands.press(Qt.Key.Key_Return)
        at.settle()
        at.hands.type(f"{TEXT[:12]}{turn}")
        at.hands.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        with at.commits("service_request"):
            at.hands.press(Qt.Key.Key_F9)
    say("end")


class DyingPrinter(FilePrinter):
    """A power cut at one sheet: before the queue has it, or after it and before anything is noted."""

    def __init__(self, folder: Path, sheet: int, *, after: bool) -> None:
        super().__init__(folder)
        self._left, self._after = sheet, after

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """The last one says so and takes the process along."""
        self._left -= 1
        if not self._left and not self._after:
            die(title)
        place = super().print_pdf(pdf, title=title, paper=paper, copies=copies)
        if not self._left:
            die(title)
        return place


def die(title: str) -> None:
    """No more than a power cut leaves."""
    say("dying", title)
    os.kill(os.getpid(), signal.SIGKILL)


def print_batch(at: OpenCounter, *, sheet: int, after: bool) -> None:
    """Certificates for everybody on the page, until the power goes."""
    at.counter.clock.advance(timedelta(hours=10))
    printer = DyingPrinter(at.counter.folder / "printed", sheet, after=after)
    at.desk.tools.papers._printer_for = lambda _paper: printer
    at.hands.press(Qt.Key.Key_F6)
    at.settle()
    at.hands.press(Qt.Key.Key_F9)
    at.hands.wait(lambda: False, "the power cut", 60_000)


def print_batch_cut_before(at: OpenCounter) -> None:
    """The third sheet has its number; the queue never hears of it."""
    print_batch(at, sheet=3, after=False)


def print_batch_cut_after(at: OpenCounter) -> None:
    """The third sheet is in the tray; nobody has noted it."""
    print_batch(at, sheet=3, after=True)


def crash(at: OpenCounter) -> None:
    """Something nobody expected, in a callback; then work goes on."""
    report = CrashReport(at.counter.data.logs, "0")
    report.begin()
    report.happened.connect(at.shell.tell_crash)
    QTimer.singleShot(0, lambda: int("nobody expected this"))
    at.hands.wait(lambda: len(at.said) == 1, "an apology")
    say("told", at.said[0])
    report.end()
    type_volunteer(at)


def main() -> None:
    folder, script = Path(sys.argv[1]), sys.argv[2]
    app = QApplication([])
    counter = Counter(app, folder)
    counter.data.prepare()
    counter.key_store = FolderKeyStore(counter.data.root, None)  # type: ignore[assignment]  # outlives the process
    with counter.open() as at:
        say("open")
        globals()[script](at)


if __name__ == "__main__":
    main()
