"""Prints what was issued and never printed, each kind on its own paper."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.certificate import CertificateKind
from core.domain.print_record import PAPER_OF_KIND
from desktop.page import PageTools
from desktop.runtime.background import PaperJob
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence


class NeverPrinted(QObject):
    """One job for each kind, in the order of the kinds: another paper may mean another tray or printer.

    Inside a kind the lowest number comes first. `progress` tells how many are out and how many there are.
    """

    progress = Signal(int, int)
    jammed = Signal(str)
    ended = Signal(int)

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._job: PaperJob | None = None
        self._kinds: list[tuple[CertificateKind, list[str]]] = []
        self._before = self._total = 0
        self._stopping = False

    @property
    def running(self) -> bool:
        """Whether a sheet is on its way or waits for the printer."""
        return self._job is not None

    def start(self, waiting: Sequence[tuple[str, CertificateKind]]) -> None:
        """Begin with ids and kinds, the lowest number first."""
        self._kinds = [
            (kind, [certificate_id for certificate_id, own in waiting if own is kind])
            for kind in CertificateKind
        ]
        self._total, self._before, self._stopping = len(waiting), 0, False
        self._next(0)

    def go_on(self) -> None:
        """Try the sheet again at which the printer refused."""
        if self._job is not None and self._job.paused:
            self.progress.emit(self._before + self._job.finished, self._total)
            self._job.resume()

    def stop(self) -> None:
        """Print no more; what is out stays."""
        self._stopping = True
        if self._job is not None:
            self._job.stop()

    def _next(self, printed: int) -> None:
        self._before += printed
        self._job = None
        while self._kinds and not self._kinds[0][1]:
            self._kinds.pop(0)
        if self._stopping or not self._kinds:
            self.ended.emit(self._before)
            return
        kind, ids = self._kinds.pop(0)
        self._job = self._tools.papers.print_many(
            self, PAPER_OF_KIND[kind], ids, self._one_out, self._next, self._refused
        )
        self.progress.emit(self._before, self._total)

    def _one_out(self, index: int, _printed: Printed) -> None:
        self.progress.emit(self._before + index + 1, self._total)

    def _refused(self, _index: int, error: Exception) -> None:
        try:
            text = sentence(error)
        except Exception:
            self.stop()
            raise
        self.jammed.emit(text)
