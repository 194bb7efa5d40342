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

from core.commands.prints import RecordPrint
from core.ports.devices import PaperSize
from core.ports.store import Written
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
    """A power cut at one job: before the queue has it, or after it and before anything is noted."""

    def __init__(self, folder: Path, job: int, *, after: bool, together: bool) -> None:
        super().__init__(folder)
        self._left, self._after, self._together = job, after, together

    @property
    def takes_together(self) -> bool:
        """Whether a job is a group, as at a real printer, or a sheet."""
        return self._together

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


def print_batch(at: OpenCounter, job: int, *, after: bool = False, together: bool = False) -> None:
    """Certificates for everybody on the page, until the power goes. The groups are 1, 2 and 3 sheets."""
    at.counter.clock.advance(timedelta(hours=10))
    printer = DyingPrinter(at.counter.folder / "printed", job, after=after, together=together)
    at.desk.tools.papers._printer_for = lambda _paper: printer
    at.hands.press(Qt.Key.Key_F6)
    at.settle()
    at.hands.press(Qt.Key.Key_F9)
    at.hands.wait(lambda: False, "the power cut", 60_000)


def print_batch_cut_before_a_sheet(at: OpenCounter) -> None:
    """The last of the second group has its number; the folder never hears of it."""
    print_batch(at, 3)


def print_batch_cut_after_a_sheet(at: OpenCounter) -> None:
    """All of the second group are in the folder; nobody has noted them."""
    print_batch(at, 3, after=True)


def print_batch_cut_before_a_job(at: OpenCounter) -> None:
    """The second group has its numbers; the queue never hears of it."""
    print_batch(at, 2, together=True)


def print_batch_cut_after_a_job(at: OpenCounter) -> None:
    """The second group is in the tray; nobody has noted it."""
    print_batch(at, 2, after=True, together=True)


def print_batch_cut_between_groups(at: OpenCounter) -> None:
    """The second group is noted; the third has no numbers yet."""
    noted: list[Written] = []

    def look(written: Written) -> None:
        if isinstance(written.commands[0], RecordPrint):
            noted.append(written)
        if len(noted) == 2:
            die("between groups")

    at.desk.late.after_commit = look
    print_batch(at, 99, together=True)


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
