"""What happens when nobody expected it: a log line, a report file, a plain apology on screen."""

import faulthandler
import logging
import os
import platform
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

import msgspec
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from desktop.runtime.blots import masked
from desktop.runtime.faults import Fault, describe, short_path

MARKER = "running.json"
REPORTS_KEPT = 50
_log = logging.getLogger("desk.crash")
_qt_log = logging.getLogger("desk.qt")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Report(msgspec.Struct, frozen=True):
    """A crash as written to its file. Holds no values: see `faults`."""

    code: str
    at: datetime
    thread: str
    version: str
    system: str
    faults: tuple[Fault, ...]


class CrashReport(QObject):
    """Catches what reaches the top of any thread and of Qt's callbacks.

    `happened` brings the report's code to the UI thread, where the shell apologises in plain words. The
    marker file stays when the program dies, so that the next start can offer what was not saved.
    """

    happened = Signal(str)

    def __init__(self, folder: Path, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._version = version
        self._faults_file: TextIO | None = None
        self.last_start_ended_well = True

    def begin(self) -> None:
        """Take over all hooks and leave the marker; `last_start_ended_well` tells about the start before."""
        self._folder.mkdir(parents=True, exist_ok=True)
        marker = self._folder / MARKER
        self.last_start_ended_well = not marker.exists()
        marker.write_text(msgspec.json.encode({"pid": os.getpid()}).decode(), encoding="utf-8")
        self._faults_file = (self._folder / "native-faults.txt").open("a", encoding="utf-8")
        faulthandler.enable(self._faults_file)
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._in_clean_up
        qInstallMessageHandler(self._from_qt)

    def end(self) -> None:
        """An orderly end: hooks back, marker away."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        faulthandler.disable()
        if self._faults_file is not None:
            self._faults_file.close()
            self._faults_file = None
        (self._folder / MARKER).unlink(missing_ok=True)

    def reports(self) -> list[Path]:
        """The report files, oldest first."""
        return sorted(self._folder.glob("crash-*.json"))

    def record(self, error: BaseException, thread: str) -> str:
        """Write the report and say so; returns its code. Never raises: it is the last one to be asked."""
        at = datetime.now(tz=UTC)
        code = f"{at:%m%d-%H%M%S}-{at.microsecond // 1000:03d}"
        faults = describe(error)
        _log.critical("crash %s %s", code, faults[0].kind, exc_info=error)
        report = Report(code, at, thread, self._version, f"{platform.system()} {platform.release()}", faults)
        try:
            path = self._folder / f"crash-{at:%Y}{code}.json"
            path.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
            for old in self.reports()[:-REPORTS_KEPT]:
                old.unlink(missing_ok=True)
        except OSError as problem:
            _log.critical("crash %s could not be written: %s", code, type(problem).__name__)
        self.happened.emit(code)
        return code

    def _in_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.record(error, threading.current_thread().name)

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.record(arguments.exc_value, arguments.thread.name if arguments.thread else "")

    def _in_clean_up(self, arguments: "sys.UnraisableHookArgs") -> None:
        # Something failed while an object was being freed: worth a line, but nothing of the clerk's was lost.
        if arguments.exc_value is not None:
            _log.error("unraisable %s", describe(arguments.exc_value)[0].kind, exc_info=arguments.exc_value)

    @staticmethod
    def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        # Texts of widgets can stand in Qt's messages; numbers are masked by the log, the rest is cut short.
        place = f"{short_path(context.file)}:{context.line}" if context.file else ""
        _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s %s", masked((message or "")[:200]), place)
