"""The page 开具证明: three steps in a row, checking, and the log."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QMenu, QScrollArea, QStackedWidget, QWidget

from core.commands.certificates import IssueCertificate, void_certificate
from core.commands.reissuing import reissue_certificate
from core.domain.certificate import CertificateKind
from core.domain.print_record import PAPER_OF_KIND
from core.ports.rows import CertificateDetail, CodeTarget
from core.ports.store import Changed, Written
from desktop.certificate_files import CertificateFiles, Wanted
from desktop.page import OF_ACTIVITY, OF_STARS, Destination, Page, PageTools
from desktop.pages.certificates.batch import Batch
from desktop.pages.certificates.checking import Seen, check_row, check_text
from desktop.pages.certificates.how import HowCard
from desktop.pages.certificates.left_batch import LeftBatch
from desktop.pages.certificates.log import LogCard, short_number
from desktop.pages.certificates.preview import PreviewCard
from desktop.pages.certificates.progress import BatchFoot
from desktop.pages.certificates.verdict import SOUNDS, VerdictCard
from desktop.pages.certificates.who import WhoCard
from desktop.reason import ReasonDialog
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence
from widgets.base import arrange
from widgets.responsive import UNLIMITED
from widgets.tokens import Tone

VERIFY = "verify"
MOVED_MS = 150
"""Between two drawings of the rows while a batch runs."""
LEAST_PAPER = 340
"""A paper less wide than this (at 100 % text) cannot be read; the steps then stand in two columns."""
LEAST_HEIGHT = 420
"""A step in a scrolling column is at least as high (at 100 % text)."""
HEAD_ROOM = 72
"""What stands above the verdict in its card (at 100 % text)."""
_STRETCH = {3: (428, 472, 0), 2: (428, 0, 428), 1: (0, 0, 1)}
WHO_TABLES = ("volunteer", "service_record", "attendance", "signup", "certificate")
LOG_TABLES = ("certificate", "print_record")


class CertificatesPage(Page):
    """开具证明: choose people, look at their papers, print; check a certificate; see what was done.

    The argument is a volunteer's id, "activity:" with an activity's id, "verify", or empty.
    """

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._stale = True
        self.batch = Batch(tools, self)
        self.files = CertificateFiles(tools, self)
        self._build()
        self._connect()
        self._arrange()

    # -- parts --

    def _build(self) -> None:
        # Without a parent until it is scrolled: by Tab the third step then comes after the first two.
        self._side = QWidget()
        self.how = HowCard(self.tools, self._side)
        self.who = WhoCard(self.tools, self.how.period(), self)
        self.foot = BatchFoot(self.tools.theme, self.batch, self.who)
        self.who.footer().row.addWidget(self.foot, 1)
        self.preview = PreviewCard(self.tools, self)
        self.verdict = VerdictCard(self.tools, self)
        self.middle = QStackedWidget(self)
        for part in (self.preview, self.verdict):
            self.middle.addWidget(part)
        self.log = LogCard(self.tools, self._side)
        self._side.setProperty("plain", True)
        self._side_column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._side_column.addWidget(self.how)
        self._side_column.addWidget(self.log, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._side)
        self._grid = QGridLayout(self)
        # The columns follow the window; a longer text on the page must never push the window wider.
        self.setMinimumSize(1, 1)

    def _connect(self) -> None:
        self.how.period_changed.connect(self._period_changed)
        self.how.award_changed.connect(self._award_changed)
        self.who.picked.connect(self._show_paper)
        self.who.ticks_changed.connect(self._ticks_changed)
        self.who.complete.connect(lambda volunteer: self.go.emit(Destination.NEW_VOLUNTEER, volunteer))
        self.foot.print_asked.connect(self.save_and_print)
        self.left = LeftBatch(self.tools, self.batch, self.foot, self)
        self.left.taken_up.connect(self._left_taken_up)
        self.preview.turned.connect(self._turned)
        self.log.check_asked.connect(self.check)
        self.log.opened.connect(self._open_logged)
        self.log.register_asked.connect(self._open_register)
        register_key = QShortcut(QKeySequence("Ctrl+G"), self)
        register_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        register_key.activated.connect(self._open_register)
        self.verdict.closed.connect(self._close_verdict)
        self.verdict.code_entered.connect(self._check_typed)
        self.verdict.print_asked.connect(self._print_again)
        self.verdict.void_asked.connect(self._ask_void)
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.setInterval(MOVED_MS)
        self._moved.timeout.connect(self._show_moved)
        self.verdict.reissue_asked.connect(self._ask_reissue)
        self.verdict.save_asked.connect(self.offer_files)
        self.batch.changed.connect(self._batch_moved)
        # In a turn of its own, after the foot: both together would hold the window for two frames.
        self.batch.ended.connect(self._batch_ended, Qt.ConnectionType.QueuedConnection)
        self.tools.runner.committed.connect(self._reload_if_touched)
        self.tools.theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        """As many columns as have room: steps side by side, or below one another in a scrolling column."""
        t = self.tools.theme.tokens
        arrange(self._grid, t, (24, 20, 24, 20), 16)
        arrange(self._side_column, t, (0, 0, 0, 0), 16)
        columns = self._columns_with_room()
        steps: tuple[QWidget, ...] = (self.who, self.middle)
        for part in steps:
            self._grid.removeWidget(part)
            self._side_column.removeWidget(part)
        stacked = steps[columns - 1 :] if columns < 3 else ()
        for at, part in enumerate(steps):
            if part in stacked:
                self._side_column.insertWidget(stacked.index(part), part)
                part.setMinimumHeight(t.size(LEAST_HEIGHT))
            else:
                self._grid.addWidget(part, 0, at)
                part.setMinimumHeight(0)
        self._grid.addWidget(self._scroll, 0, 2)
        for column, stretch in enumerate(_STRETCH[columns]):
            self._grid.setColumnStretch(column, stretch)
        side = self._side_width(stacked)
        self._scroll.setMinimumWidth(side)
        self._scroll.setMaximumWidth(side if columns == 3 else UNLIMITED)

    def _side_width(self, stacked: tuple[QWidget, ...]) -> int:
        """The last column with its words whole, and the scroll bar where there is one."""
        t = self.tools.theme.tokens
        parts = (self.how, self.log, *stacked)
        least = max(t.space(255), *(part.minimumSizeHint().width() for part in parts))
        if stacked:
            least = max(least, self.verdict.least_width())
        room = self.height() - 2 * t.space(20)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return least + (bar if stacked or self._side.minimumSizeHint().height() > room else 0)

    def _columns_with_room(self) -> int:
        t = self.tools.theme.tokens
        gaps = 2 * t.space(24) + 3 * t.space(16) + self._scroll.verticalScrollBar().sizeHint().width()
        who = self.who.minimumSizeHint().width()
        middle = max(t.size(LEAST_PAPER), self.verdict.least_width())
        side = max(t.space(255), self.how.minimumSizeHint().width(), self.log.minimumSizeHint().width())
        if self.width() >= who + middle + side + gaps:
            return 3
        return 2 if self.width() >= who + max(middle, side) + gaps else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns follow the width."""
        super().resizeEvent(event)
        self._arrange()

    # -- the page --

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Issue certificates")

    def opened(self, argument: str) -> None:
        """Load; the argument says whom to show, or that a paper is to be checked."""
        if argument == VERIFY:
            self.check()
        elif self.batch.running:
            return
        elif argument.startswith(OF_ACTIVITY):
            self.who.open_activity(argument.removeprefix(OF_ACTIVITY))
        elif argument.startswith(OF_STARS):
            self.how.choose_kind(CertificateKind.STAR)
            self.who.open_star_list(argument.removeprefix(OF_STARS))
        elif argument:
            self.who.add_person(argument)
        if argument != VERIFY:
            self._close_verdict()
            self.who.list.setFocus()
        self.left.look()
        if self._stale or not self.who.people:
            self._stale = False
            self.who.load()
            self.log.load()

    def take_target(self, target: CodeTarget) -> bool:
        """A volunteer joins the batch, an activity brings its people, a certificate is checked."""
        if self.batch.running and target.kind in {"volunteer", "activity"}:
            self.tools.notices.say(self.tr("This batch comes first; please scan again after it."), Tone.INFO)
            return True
        match target.kind:
            case "volunteer":
                self._close_verdict()
                self.who.add_person(target.id)
            case "activity":
                self._close_verdict()
                self.who.open_activity(target.id)
            case "certificate":
                self._check(target.id)
            case "signed_code":
                self._show_verdict()
                self._check_typed(target.title)
            case "unknown" if target.title.startswith("C"):
                self._show_verdict()
                self.verdict.show_unknown()
                self._sound()
            case "unreadable" if self.middle.currentWidget() is self.verdict:
                self.verdict.show_unreadable()
                self._sound()
            case _:
                return False
        return True

    def save_and_print(self) -> None:
        """F9: go on with what was interrupted, else issue and print for everyone who is ticked."""
        if self.left.standing is not None:
            self.left.go_on()
            return
        if self.batch.running:
            self.tools.notices.say(self.tr("Printing already; this batch comes first."), Tone.INFO)
            return
        people = self.who.chosen()
        if not self.how.complete():
            return
        if not people:
            self.tools.notices.say(self.tr("Please tick at least one person first."), Tone.WARN)
            self.who.list.setFocus()
            return
        self._close_verdict()
        self.who.lock(on=True)
        self.batch.start(people, self.how.period(), self.how.copies(), self.how.award())

    def print_open(self) -> None:
        """Ctrl+P: the certificate being checked once more, else as F9."""
        if self.middle.currentWidget() is self.verdict and self.verdict.detail is not None:
            self._print_again()
        else:
            self.save_and_print()

    def search_here(self) -> bool:
        """`/`: find one person."""
        self._close_verdict()
        return self.who.search_here()

    def step_back(self) -> bool:
        """Esc: results, then the verdict."""
        if self.who.close_popover():
            return True
        if self.middle.currentWidget() is self.verdict:
            self._close_verdict()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        return (
            ("F9", self.tr("Issue and print for everyone ticked")),
            ("F8", self.tr("Check a certificate")),
            ("Ctrl G", self.tr("Register of certificates")),
            ("J K", self.tr("Next or previous person")),
            ("Space", self.tr("Tick or untick a person")),
            ("Ctrl P", self.tr("Print the open certificate again")),
        )

    # -- choosing and looking --

    def _period_changed(self) -> None:
        self.who.set_period(self.how.period())
        self._show_paper(self.who.list.current_key())

    def _award_changed(self) -> None:
        self.who.set_award(on=self.how.award().kind is not CertificateKind.SERVICE_RECORD)
        self._show_paper(self.who.list.current_key())

    def _ticks_changed(self) -> None:
        count = len(self.who.chosen())
        self.foot.show_count(count)
        self._place_pager()

    def _show_paper(self, volunteer_id: str) -> None:
        person = next((one for one in self.who.people if one.id == volunteer_id), None)
        if person is None:
            self.preview.show_nobody()
        else:
            self.preview.show_person(person, self.how.period(), self.how.award())
        self._place_pager()

    def _place_pager(self) -> None:
        """The pager walks the ticked people; without any, everyone ready."""
        ids = self._walked()
        current = self.who.list.current_key()
        at = ids.index(current) if current in ids else 0
        self.preview.pager.set_position(at, len(ids))

    def _walked(self) -> list[str]:
        people = self.batch.people if self.batch.running else self.who.chosen()
        return [person.id for person in people]

    def _turned(self, at: int) -> None:
        ids = self._walked()
        if at < len(ids):
            self.who.list.choose(ids[at])

    # -- the batch --

    def _batch_moved(self) -> None:
        """A batch moves several times a sheet; the rows are drawn again a few times a second."""
        if not self._moved.isActive():
            self._moved.start()

    def _show_moved(self) -> None:
        if self.batch.running:
            self.who.show_people()

    def _batch_ended(self) -> None:
        # The rows are drawn again when `who.load` is answered.
        self._moved.stop()
        self.who.lock(on=False)
        batch = self.batch
        left = batch.total - batch.printed
        if not left:
            text = self.tr("%n certificate(s) printed.", None, batch.printed)
            self.tools.notices.say(text, Tone.OK)
        else:
            text = self.tr("%1 printed and kept, %2 not printed.")
            text = text.replace("%1", str(batch.printed)).replace("%2", str(left))
            self.tools.notices.say(text, Tone.WARN)
        self.preview.forget()
        self._show_paper(self.who.list.current_key())
        self.who.load()
        self.log.load()

    def _reload_if_touched(self, changed: Changed) -> None:
        if not self.isVisible():
            self._stale = self._stale or changed.touches(*WHO_TABLES, *LOG_TABLES)
            return
        if changed.touches(*LOG_TABLES) and not self.batch.running:
            self.log.load()
        if changed.touches(*WHO_TABLES) and not self.batch.running:
            self.preview.forget()
            self.who.load()

    def _left_taken_up(self) -> None:
        self._close_verdict()
        self.who.lock(on=True)
        self.who.show_batch(self.batch.people)

    def _open_register(self) -> None:
        """登记簿: every number there is."""
        self.go.emit(Destination.REGISTER, "")

    # -- checking --

    def check(self) -> None:
        """扫码核对证书: wait for a scan, or a typed check code."""
        self._show_verdict()
        self.verdict.ask()
        self.verdict.focus_code()

    def _show_verdict(self) -> None:
        self.middle.setCurrentWidget(self.verdict)

    def _close_verdict(self) -> None:
        self.middle.setCurrentWidget(self.preview)

    def _check(self, certificate_id: str) -> None:
        self._show_verdict()
        ask = partial(check_row, self.tools.queries, self.tools.now(), certificate_id)
        self.tools.runner.read(self, ask, self._checked, slot="check")

    def _check_typed(self, text: str) -> None:
        ask = partial(check_text, self.tools.queries, self.tools.now(), text)
        self.tools.runner.read(self, ask, self._checked, slot="check")

    def _checked(self, seen: Seen) -> None:
        self._tell(seen)
        self._sound()

    def _tell(self, seen: Seen) -> None:
        self.verdict.show_seen(seen)
        self._arrange()
        # With the head of its card above it, where the certificate is saved as a file.
        self._scroll.ensureWidgetVisible(self.verdict.band, 0, self.tools.theme.tokens.size(HEAD_ROOM))

    def _sound(self) -> None:
        tone = SOUNDS.get(self.verdict.band.verdict)
        if tone is not None:
            self.tools.sounder.play(tone)

    def _open_logged(self, certificate_id: str) -> None:
        """A line of the log: the same panel, without a sound since nothing was scanned."""
        self._show_verdict()
        ask = partial(check_row, self.tools.queries, self.tools.now(), certificate_id)
        self.tools.runner.read(self, ask, self._tell, slot="check")

    # -- printing again, voiding --

    def _number(self, detail: CertificateDetail) -> str:
        return short_number(detail.certificate.number, self.tools.on_duty.site)

    def _print_again(self) -> None:
        detail = self.verdict.detail
        if detail is None:
            return
        if not detail.prints:
            self._print(detail, "")
            return
        question = self.tr("Print certificate %1 again?").replace("%1", self._number(detail))
        self._ask(
            (question, self.tr("It stays the same certificate. The reason is kept.")),
            (self.tr("Print again"), self.tr("Do not print")),
            (self.tr("Original lost"), self.tr("Original damaged"), self.tr("Another copy needed")),
            partial(self._print, detail),
        )

    def _print(self, detail: CertificateDetail, reason: str) -> None:
        self.tools.papers.print(
            self,
            PAPER_OF_KIND[detail.certificate.kind],
            detail.certificate.id,
            partial(self._printed, detail),
            self._refused,
            reason=reason,
        )

    def _printed(self, detail: CertificateDetail, _printed: Printed) -> None:
        text = self.tr("Certificate %1 printed.").replace("%1", self._number(detail))
        self.tools.notices.say(text, Tone.OK)
        self._open_logged(detail.certificate.id)

    def _ask_void(self) -> None:
        detail = self.verdict.detail
        if detail is None:
            return
        question = self.tr("Void certificate %1?").replace("%1", self._number(detail))
        self._ask(
            (question, self.tr("A scan will then say “void”.")),
            (self.tr("Void it"), self.tr("Do not void")),
            (self.tr("Name misspelt"), self.tr("Hours wrong"), self.tr("Original taken back")),
            partial(self._void, detail),
            danger=True,
        )

    def _ask(
        self,
        question: tuple[str, str],
        answers: tuple[str, str],
        common: tuple[str, ...],
        given: Callable[[str], None],
        *,
        danger: bool = False,
    ) -> None:
        dialog = ReasonDialog(
            self.tools.theme, self.window(), question, answers, common, given, danger=danger
        )
        dialog.ask_reason()

    def _void(self, detail: CertificateDetail, reason: str) -> None:
        order = partial(void_certificate, certificate_id=detail.certificate.id, reason=reason)
        self.tools.runner.write(self, order, partial(self._voided, detail), self._refused)

    def _voided(self, detail: CertificateDetail, _written: Written) -> None:
        text = self.tr("Certificate %1 is void now.").replace("%1", self._number(detail))
        self.tools.notices.say(text, Tone.OK)
        self._open_logged(detail.certificate.id)

    def _ask_reissue(self) -> None:
        detail = self.verdict.detail
        if detail is None:
            return
        question = self.tr("Issue certificate %1 anew?").replace("%1", self._number(detail))
        self._ask(
            (question, self.tr("It gets a new number; the old paper becomes void and says so.")),
            (self.tr("Issue anew"), self.tr("Do not issue")),
            (self.tr("Original lost"), self.tr("Name misspelt"), self.tr("Hours wrong")),
            partial(self._reissue, detail),
        )

    def _reissue(self, detail: CertificateDetail, reason: str) -> None:
        order = partial(reissue_certificate, certificate_id=detail.certificate.id, reason=reason)
        self.tools.runner.write(self, order, self._reissued, self._refused)

    def _reissued(self, written: Written) -> None:
        """The new one stands there, to be printed."""
        for command in written.commands:
            if isinstance(command, IssueCertificate):
                number = short_number(command.certificate.number, self.tools.on_duty.site)
                text = self.tr("Certificate %1 is issued. Please print it.").replace("%1", number)
                self.tools.notices.say(text, Tone.OK)
                self._open_logged(command.certificate.id)

    def offer_files(self) -> QMenu | None:
        """下载: what the certificate shown can be saved as."""
        detail = self.verdict.detail
        if detail is None:
            return None
        shown = detail.certificate
        menu = QMenu(self)
        self.files.add_to(menu, Wanted(shown.id, shown.number, shown.kind))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self.verdict.save_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        return menu

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
