"""Printing: the system's printers, and a printer of files that is as good as a real one.

The system's printers are in `qt_printer`, loaded at the first use: what it needs of Qt costs start-up time.
"""

import logging
import re
from pathlib import Path

from core.domain.print_record import Paper
from core.ports.devices import PaperSize, Printer, PrintProblem
from desktop.paths import write_atomically
from desktop.settings import PrintMode, Settings, SlipPaper

_log = logging.getLogger("desk.print")


class FilePrinter:
    """Writes each job as a PDF file into a folder. A first-class printer: used by the demo and on request."""

    def __init__(self, folder: Path, name: str = "PDF") -> None:
        self._folder, self._name = folder, name

    @property
    def name(self) -> str:
        """The name people know it by."""
        return self._name

    @property
    def takes_together(self) -> bool:
        """No: whoever prints into files wants a file for each person."""
        return False

    def ready(self) -> bool:
        """Always: a folder can be made."""
        return True

    def check(self, paper: PaperSize) -> None:
        """A file has any size."""

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """The path of the file; a number is added rather than an older file replaced. Copies are one file."""
        _log.info("print to file: %s copies, %s mm", copies, paper)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._free_name(file_name(title))
            write_atomically(path, pdf)
        except OSError as problem:
            raise PrintProblem("write_failed", problem.strerror or "") from problem
        return str(path)

    def _free_name(self, stem: str) -> Path:
        path, number = self._folder / f"{stem}.pdf", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem}-{number}.pdf"
        return path


class FailingPrinter:
    """Takes `works` jobs and refuses the rest with `reason`; for tests and practice."""

    def __init__(self, reason: str = "offline", works: int = 0) -> None:
        self.reason, self.works = reason, works
        self.printed: list[str] = []

    @property
    def name(self) -> str:
        """The name people know it by."""
        return "Out of order"

    @property
    def takes_together(self) -> bool:
        """As the system's printers."""
        return True

    def ready(self) -> bool:
        """Whether it would take the next job."""
        return len(self.printed) < self.works

    def check(self, paper: PaperSize) -> None:
        """Fails as a job would."""
        if not self.ready():
            raise PrintProblem(self.reason, wanted=paper)

    def print_pdf(
        self,
        pdf: bytes,  # noqa: ARG002  # nothing is done with it
        *,
        title: str,
        paper: PaperSize,  # noqa: ARG002  # as above
        copies: int = 1,  # noqa: ARG002  # as above
    ) -> str:
        """Raises PrintProblem once the good jobs are used up."""
        if not self.ready():
            raise PrintProblem(self.reason)
        self.printed.append(title)
        return title


def printers() -> list[str]:
    """Names of the system's printers, the default one first. May ask the network: not on the UI thread."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # see the module's first lines

    default = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name))


def choose_printer(name: str, folder: Path, known: list[str]) -> Printer:
    """The printer of this name among `known`; no name is the default one; without any printer, files."""
    from desktop.devices.qt_printer import QtPrinter  # noqa: PLC0415  # see the module\'s first lines

    if name in known:
        return QtPrinter(name)
    if known and not name:
        return QtPrinter(known[0])
    return FilePrinter(folder)


def station_printer(settings: Settings, paper: Paper, folder: Path, known: list[str]) -> Printer:
    """The printer of a paper on this PC: everything into files, slips straight to a port, or a driver's."""
    if settings.print_mode is PrintMode.FILES:
        return FilePrinter(folder)
    if paper is Paper.REQUEST_SLIP and settings.slip_paper is not SlipPaper.A5 and settings.slip_port:
        from desktop.devices.raw_printer import RawPrinter, port_at  # noqa: PLC0415  # loads Qt's PDF

        return RawPrinter(settings.slip_port, port_at(settings.slip_port, known.__contains__))
    return choose_printer(settings.printers.get(paper.value, ""), folder, known)


def file_name(title: str) -> str:
    """A name every file system takes: no path, no reserved characters, at most 80 characters."""
    cleaned = re.sub(r'[\x00-\x1f\\/:*?"<>|]+', "-", title).strip(" .-")
    return cleaned[:80] or "paper"
