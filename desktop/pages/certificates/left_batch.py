"""What a power cut left of a batch: found again, offered, taken up or given up."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from core.commands.prints import record_prints
from core.domain.print_record import PAPER_OF_KIND
from core.ports.rows import CertificateRow
from core.ports.store import Written
from desktop.page import PageTools
from desktop.pages.certificates.batch import Batch
from desktop.pages.certificates.kept_batch import FORM, KEY, Standing, kept, standing
from desktop.pages.certificates.progress import BatchFoot


class LeftBatch(QObject):
    """Offers the interrupted batch in the foot. `taken_up` before its first sheet is printed."""

    taken_up = Signal()

    def __init__(self, tools: PageTools, batch: Batch, foot: BatchFoot, parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._batch, self._foot = tools, batch, foot
        self.standing: Standing | None = None
        foot.go_on_asked.connect(self.go_on)
        foot.came_out.connect(self.note_came_out)
        foot.all_came_out.connect(self.note_all_came_out)
        foot.given_up.connect(self.give_up)

    def look(self) -> None:
        """Whether there is one; nothing while a batch runs."""
        found = None if self._batch.running else kept(self._tools.drafts.drafts(FORM))
        if found is None:
            self._show(None)
            return
        self._tools.runner.read(self, partial(standing, self._tools.queries, found), self._found)

    def go_on(self) -> None:
        """The doubtful sheets are printed with their own numbers, then those that have none."""
        left = self.standing
        if left is None or self._batch.running:
            return
        self._show(None)
        self._batch.prepare(left)
        self.taken_up.emit()
        self._batch.go_on()

    def note_came_out(self) -> None:
        """The first doubtful sheet lies in the tray: its print is noted, and the next one is asked about."""
        left = self.standing
        if left is not None and left.doubtful:
            self._note(left, [left.doubtful[0].id])

    def note_all_came_out(self) -> None:
        """All of them lie in the tray, with all their copies."""
        left = self.standing
        if left is not None and left.doubtful:
            self._note(left, [row.id for row in left.doubtful for _ in range(_missing(left, row))])

    def _note(self, left: Standing, certificate_ids: list[str]) -> None:
        paper = PAPER_OF_KIND[left.batch.award.kind]
        order = partial(
            record_prints,
            paper=paper,
            subject_ids=certificate_ids,
            printer=self._tools.papers.printer_name(paper),
            copies_reason=self.tr("Several copies at once"),
        )
        self._tools.runner.write(self, order, self._noted)

    def give_up(self) -> None:
        """The rest is not printed; what is issued stays in the register."""
        self._tools.drafts.discard(FORM, KEY)
        self._show(None)

    def _noted(self, _written: Written) -> None:
        left = self.standing
        if left is not None:
            read = partial(standing, self._tools.queries, left.batch)
            self._tools.runner.read(self, read, self._found)

    def _found(self, left: Standing) -> None:
        if self._batch.running:
            return
        if left.left:
            self._show(left)
        else:
            self.give_up()

    def _show(self, left: Standing | None) -> None:
        self.standing = left
        self._foot.show_left(left)


def _missing(left: Standing, row: CertificateRow) -> int:
    """Copies of it whose print is not noted."""
    return left.batch.copies - row.print_count
