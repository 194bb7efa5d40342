"""Opens the window and runs until it is closed."""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.main import Desk
from desktop.paths import DataFolder
from desktop.runtime.crash_report import CrashReport
from desktop.runtime.logs import close_log, open_log
from desktop.runtime.single_instance import AlreadyOpen, SingleInstance
from desktop.runtime.start_clock import ms_since_spawn

VERSION = "0.1.0"


def run_window(folder: DataFolder, *, bench: bool = False) -> int:
    """The desk on this data folder; a second window on the same folder is refused in one sentence."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("practice-desk")
    try:
        with SingleInstance(folder.root):
            return _run(app, folder, bench=bench)
    except AlreadyOpen:
        print("Practice Desk is open already on these data; use that window.", file=sys.stderr)  # noqa: T201 - see commands
        return 1


def _run(app: QApplication, folder: DataFolder, *, bench: bool) -> int:
    log = open_log(folder.logs)
    crash = CrashReport(folder.logs, VERSION)
    crash.begin()
    try:
        desk = Desk(app, folder)
        crash.happened.connect(desk.shell.tell_crash)
        desk.shell.closing.connect(app.quit)
        if bench:
            _report_start(app, desk)
            desk.show()
        else:
            desk.show()
            desk.shell.showMaximized()
        code = app.exec()
        return 1 if desk.close() else code
    finally:
        crash.end()
        close_log(log)


def _report_start(app: QApplication, desk: Desk) -> None:
    """Print when the first paint and the first usable moment came, counted from the start of the process."""
    times: dict[str, float] = {}

    def painted() -> None:
        times["first_paint_ms"] = ms_since_spawn()

    def usable() -> None:
        times["usable_ms"] = ms_since_spawn()
        print(json.dumps(times), flush=True)  # noqa: T201 - read by benchmarks/start.py
        QTimer.singleShot(0, app, app.quit)

    desk.shell.first_painted.connect(painted)
    desk.ready.connect(usable)
