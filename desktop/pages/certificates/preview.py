"""Step 2, 看一眼再印: the true paper of each chosen person."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.commands.honours import Award
from core.domain.certificate import CertificateKind
from core.domain.print_record import PAPER_OF_KIND
from desktop.page import PageTools
from desktop.pages.certificates.people import Period, Person
from desktop.runtime.background import PaperJob
from desktop.runtime.paper_desk import MadePaper, PaperMaker
from desktop.sentences import sentence
from widgets.cards import Card, EmptyState
from widgets.pdf_preview import Pager, PdfPreview

SETTLE_MS = 60
_Shown = tuple[str, str, Period, Award]


def draft(maker: PaperMaker, volunteer_id: str, period: Period, award: Award) -> MadePaper:
    """A certificate of any kind as it will be."""
    if award.kind is CertificateKind.SERVICE_RECORD:
        return maker.certificate_draft(volunteer_id, period.first, period.last)
    return maker.award_draft(volunteer_id, award, period.first, period.last)


class CopyPager(Pager):
    """Counts papers, not pages."""

    def words(self, at: int, count: int) -> str:
        """第 1 份，共 8 份."""
        if not count:
            return ""
        return self.tr("%1 of %2").replace("%1", str(at + 1)).replace("%2", str(count))


class PreviewCard(Card):
    """看一眼再印. The bytes shown are those of the printer; a draft has a dash for its number."""

    turned = Signal(int)

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        title = QCoreApplication.translate("PreviewCard", "Look before printing")
        super().__init__(tools.theme, title, flush=True, number=2, parent=parent)
        self._tools = tools
        self._job: PaperJob | None = None
        self._shown: _Shown | None = None
        self._wanted: tuple[Person, Period, Award] | None = None
        self.pager = CopyPager(tools.theme)
        self.pager.turned.connect(self.turned)
        self.header().row.addWidget(self.pager)
        self.preview = PdfPreview(tools.theme, self.tr("The paper as it will be printed"))
        self.empty = EmptyState(tools.theme, "", icon="file-text")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.preview)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        # Walking through a list with the keys draws the last paper only.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.preview.round_foot(left=True, right=True)
        self.show_nobody()

    def retheme(self) -> None:
        """The paper lies on the card down to its lower edge."""
        super().retheme()
        self.body.setContentsMargins(0, 0, 0, 0)

    def show_nobody(self) -> None:
        """No paper to look at."""
        self._wanted = self._shown = None
        self._settle.stop()
        self.empty.say(self.tr("Choose people on the left; their papers appear here."), icon="file-text")
        self.stack.setCurrentWidget(self.empty)

    def show_person(self, person: Person, period: Period, award: Award) -> None:
        """The paper of one person: as issued where a number is drawn, else as it would be."""
        if not person.ready:
            self._wanted = self._shown = None
            self._settle.stop()
            text = self.tr("%1 cannot be certified yet.").replace("%1", person.candidate.name)
            self.empty.say(text, icon="file-text")
            self.stack.setCurrentWidget(self.empty)
            return
        self._wanted = (person, period, award)
        self._settle.start()

    def forget(self) -> None:
        """The rows behind the paper have changed: draw it again at the next look."""
        self._shown = None

    def _draw(self) -> None:
        if self._wanted is None:
            return
        person, period, award = self._wanted
        what = (person.id, person.certificate_id, period, award)
        if what == self._shown:
            return
        self._shown = what
        if self._job is not None and not self._job.ended:
            self._job.stop()
        if person.certificate_id:
            issued = person.certificate_id
            self._job = self._tools.papers.show(
                self,
                lambda maker: maker.make(PAPER_OF_KIND[award.kind], issued),
                partial(self._drawn, what),
                partial(self._not_drawn, what),
            )
            return
        volunteer_id = person.id
        self._job = self._tools.papers.show(
            self,
            lambda maker: draft(maker, volunteer_id, period, award),
            partial(self._drawn, what),
            partial(self._not_drawn, what),
        )

    def _drawn(self, what: _Shown, made: MadePaper) -> None:
        if what == self._shown:
            self.preview.show_pdf(made.pdf)
            self.stack.setCurrentWidget(self.preview)

    def _not_drawn(self, what: _Shown, error: Exception) -> None:
        text = sentence(error)
        if what == self._shown:
            self.empty.say(text, icon="triangle-alert")
            self.stack.setCurrentWidget(self.empty)
