"""Opens the window and runs until it is closed.

The first frame is painted before anything heavy is imported: only then come settings, pages and store.
"""

import gc
import json
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.paths import DataFolder
from desktop.runtime.single_instance import AlreadyOpen, SingleInstance
from desktop.runtime.start_clock import ms_since_spawn
from widgets.frame import Frame
from widgets.grounds import BY_SCHEME, LIGHT, Grounds

if TYPE_CHECKING:
    from desktop.main import Desk

VERSION = "0.1.0"
SECOND_START_MS = 15_000


def run_window(folder: DataFolder, *, bench: bool = False) -> int:
    """The desk on this data folder; a second window on the same folder is refused in one sentence."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("practice-desk")
    try:
        with SingleInstance(folder.root):
            return _run(app, folder, bench=bench)
    except AlreadyOpen:
        _tell_second_start(app, folder)
        return 1


def _tell_second_start(app: QApplication, folder: DataFolder) -> None:
    """Say it in the terminal, and in a small window for whoever clicked on the icon twice."""
    said = "Practice Desk is open already on these data. Please use that window."
    print(said, file=sys.stderr)  # noqa: T201 - see commands
    if app.platformName() == "offscreen":
        return
    from desktop.language import Translations  # noqa: PLC0415 - only here; a good start loads it later
    from desktop.settings import SettingsFile  # noqa: PLC0415 - the same

    Translations(app).use(SettingsFile(folder.settings_file).current.language)
    text = QCoreApplication.translate(
        "Start", "Practice Desk is open already on these data. Please use that window."
    )
    title = QCoreApplication.translate("Start", "Practice Desk")
    box = QMessageBox(QMessageBox.Icon.Information, title, text)
    box.finished.connect(app.quit)
    QTimer.singleShot(SECOND_START_MS, box, box.close)
    box.show()
    app.exec()


def _run(app: QApplication, folder: DataFolder, *, bench: bool) -> int:
    frame = Frame(_last_grounds(folder))
    started: list[_Program] = []
    times: dict[str, float] = {}

    def start() -> None:
        times["first_paint_ms"] = ms_since_spawn()
        QTimer.singleShot(0, frame, partial(_start, app, folder, frame, started, times if bench else None))

    frame.painted.connect(start)
    frame.closing.connect(app.quit)
    if bench:
        frame.show()
    else:
        frame.showMaximized()
    code = app.exec()
    return started[0].end(code) if started else code


def _start(
    app: QApplication,
    folder: DataFolder,
    frame: Frame,
    started: "list[_Program]",
    times: dict[str, float] | None,
) -> None:
    # Hundreds of modules are about to be made; looking through them for rubbish costs a tenth of a start. The
    # collector takes over as soon as the desk is ready.
    gc.disable()
    program = _Program(app, folder, frame)
    started.append(program)
    if times is not None:

        def usable() -> None:
            times["usable_ms"] = ms_since_spawn()
            print(json.dumps(times), flush=True)  # noqa: T201 - read by benchmarks/start.py
            QTimer.singleShot(0, app, app.quit)

        program.desk.ready.connect(usable)
    program.desk.show()


class _Program:
    """Log, crash report and desk, in the order they must come and go."""

    desk: "Desk"

    def __init__(self, app: QApplication, folder: DataFolder, frame: Frame) -> None:
        # Imported here, after the first paint: together they cost several times an empty window.
        from desktop.main import Desk  # noqa: PLC0415 - see above
        from desktop.runtime.crash_report import CrashReport  # noqa: PLC0415 - see above
        from desktop.runtime.logs import open_log  # noqa: PLC0415 - see above

        self._log = open_log(folder.logs)
        self._crash = CrashReport(folder.logs, VERSION)
        self._crash.begin()
        self.desk = Desk(app, folder)
        self._crash.happened.connect(self.desk.shell.tell_crash)
        frame.hold(self.desk.shell)

    def end(self, code: int) -> int:
        """Let everything go; 1 when a part did not end well."""
        from desktop.runtime.logs import close_log  # noqa: PLC0415 - loaded long ago

        bad = self.desk.close()
        self._crash.end()
        close_log(self._log)
        return 1 if bad else code


def _last_grounds(folder: DataFolder) -> Grounds:
    """The grounds of the last time, read without the settings' own reader, which costs an import."""
    try:
        known = json.loads(folder.settings_file.read_text(encoding="utf-8"))
        return BY_SCHEME.get(known.get("scheme", ""), LIGHT)
    except (OSError, ValueError, AttributeError):
        return LIGHT
