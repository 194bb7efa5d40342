"""The page 证书登记簿: every number of a year, void, reissued and not yet printed ones among them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.certificates import void_certificate
from core.domain.certificate import CertificateKind
from core.domain.certificate_register import Gap, gaps
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.print_record import Paper
from core.domain.register_period import STATES, RegisterPeriod
from core.ports.queries import Queries
from core.ports.rows import CertificateDetail, CodeTarget, RegisterFilter, RegisterRow, RegisterSummary
from core.ports.store import Changed
from desktop import words
from desktop.form_menu import print_form
from desktop.page import Destination, Page, PageTools
from desktop.pages.certificates import register_file
from desktop.pages.certificates.never_printed import NeverPrinted
from desktop.pages.certificates.register_card import RegisterCard
from desktop.pages.certificates.register_rows import row_look, row_sentence
from desktop.reason import ReasonDialog
from desktop.sentences import sentence
from widgets.base import arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Note
from widgets.chips import Option, OptionChips
from widgets.flow import FlowLayout, FlowRow
from widgets.inputs import ComboInput, TextInput
from widgets.lists import PagedListModel, RowList
from widgets.responsive import UNLIMITED
from widgets.rows import RowDelegate, RowLook
from widgets.tokens import Tone

TABLES = ("certificate", "print_record")
LEAST_LIST, LEAST_CARD = 520, 320
PAGE = 50
MOST_ROWS = 100_000
"""Of a saved table: more than any unit issues in a year."""


class RegisterPage(Page):
    """登记簿. The list at left, the chosen number at right (below, where there is no room beside)."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._gaps: Mapping[str, Gap] = {}
        self._summary: RegisterSummary | None = None
        self.printing = NeverPrinted(tools, self)
        self._stale = True
        self._build()
        tools.runner.committed.connect(self._reload_if_touched)
        tools.theme.changed.connect(self._arrange)
        self._arrange()

    # -- parts --

    def _build(self) -> None:
        theme = self.tools.theme
        self.card = Card(theme, flush=True, parent=self)
        self._build_filters()
        self.note = Note(theme, "", Tone.WARN)
        self.note.hide()
        self.print_button = Button(theme, "", kind=ButtonKind.PRIMARY, icon="printer", hint="F9")
        self.stop_button = Button(theme, self.tr("Stop, keep what is printed"), icon="square")
        self.list_button = Button(theme, self.tr("Print the list"), icon="printer", hint="Ctrl P")
        self.save_button = Button(theme, self.tr("Save as a table"), icon="download")
        self._build_list()
        self._head = QVBoxLayout()
        self._filters = FlowRow()
        self._filters.add(self.year_box, self.month_box, self.kind_box)
        self._head.addWidget(self.search)
        self._head.addWidget(self._filters)
        self._head.addWidget(self.chips)
        self._head.addWidget(self.note)
        self._acts = FlowLayout()
        self._acts.addWidget(self.print_button)
        self._acts.addWidget(self.stop_button)
        self._acts.addWidget(self.list_button)
        self._acts.addWidget(self.save_button)
        self._head.addLayout(self._acts)
        self.card.body.addLayout(self._head)
        self.card.body.addWidget(self.list, 1)
        self.card.body.addWidget(self.empty, 1)
        # Without a parent until it is scrolled: by Tab it comes after the list.
        self.number = RegisterCard(self.tools, None)
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.number)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self._scroll)
        self._connect()
        self.setMinimumSize(1, 1)

    def _build_filters(self) -> None:
        theme = self.tools.theme
        self.year_box = ComboInput(theme, icon="calendar-check")
        self.year_box.setAccessibleName(self.tr("Year"))
        self.year_box.addItem(str(self._today_year()), self._today_year())
        self.month_box = ComboInput(theme)
        self.month_box.setAccessibleName(self.tr("Month"))
        self.month_box.addItem(self.tr("Whole year"), None)
        for month in range(1, 13):
            self.month_box.addItem(self.tr("Month %1").replace("%1", str(month)), month)
        self.kind_box = ComboInput(theme)
        self.kind_box.setAccessibleName(self.tr("Kind"))
        self.kind_box.addItem(self.tr("All kinds"), None)
        for kind in CertificateKind:
            self.kind_box.addItem(words.name_of(kind), kind)
        self.search = TextInput(theme, icon="search")
        self.search.setPlaceholderText(self.tr("Number or name"))
        self.search.setAccessibleName(self.tr("Search the register"))
        self.chips = OptionChips(theme, [Option(key, self._state_name(key)) for key in STATES], dense=True)
        self.chips.choose(STATES[0])

    def _build_list(self) -> None:
        theme = self.tools.theme
        self.model: PagedListModel[RegisterRow] = PagedListModel(
            self._fetch, key=lambda row: row.id, sentence=self._spoken, page=PAGE, parent=self
        )
        self.list = RowList(theme, self.tr("Register of certificates"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=60))
        self.list.set_rows(self.model)
        self.empty = EmptyState(theme, "", icon="award")
        self.empty.hide()

    def _connect(self) -> None:
        self.search.textEdited.connect(self._filter)
        self.search.returnPressed.connect(self.list.setFocus)
        self.year_box.activated.connect(self.load)
        self.kind_box.activated.connect(self._filter)
        self.month_box.activated.connect(self._filter)
        self.list_button.clicked.connect(self.print_open)
        self.save_button.clicked.connect(self._ask_place)
        self.empty.acted.connect(self._clear)
        self.chips.changed.connect(self._filter)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        self.number.open_asked.connect(lambda: self._open(self.list.current_key()))
        self.number.void_asked.connect(self.ask_void)
        self.print_button.clicked.connect(self.save_and_print)
        self.stop_button.clicked.connect(self.printing.stop)
        self.printing.progress.connect(self._tell_progress)
        self.printing.jammed.connect(self._jammed)
        self.printing.ended.connect(self._ended)

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._row, t, (24, 20, 24, 20), 16)
        arrange(self._head, t, (14, 14, 14, 12), 10)
        self._filters.flow.set_gaps(t.space(8), t.space(8))
        self._filters.fit()
        self._acts.set_gaps(t.space(8), t.space(8))
        self.card.body.setContentsMargins(0, 0, 0, t.space(10))
        beside = self.width() >= t.size(LEAST_LIST) + t.size(LEAST_CARD) + t.space(64)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if beside else down)
        self._scroll.setMinimumWidth(t.size(LEAST_CARD) if beside else 0)
        self._scroll.setMaximumWidth(t.size(LEAST_CARD) if beside else UNLIMITED)
        self.print_button.setVisible(bool(self._unprinted()) and not self.printing.running)
        self.stop_button.setVisible(self.printing.running)
        there = bool(self._summary and self._summary.counts[STATES[0]])
        self.list_button.setVisible(there)
        self.save_button.setVisible(there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below, as there is room."""
        super().resizeEvent(event)
        self._arrange()

    # -- the page --

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Register of certificates")

    def opened(self, argument: str) -> None:
        """The list; `argument` is the id of the number to show, or empty."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._stale or argument:
            self.load()
        if argument:
            self.list.choose(argument)

    def search_here(self) -> bool:
        """`/`: a number or a name."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True

    def step_back(self) -> bool:
        """Esc: the filter, then back to the certificates."""
        if self._filtered():
            self._clear()
        else:
            self.go.emit(Destination.CERTIFICATES, "")
        return True

    def _filtered(self) -> bool:
        boxes = self.kind_box.currentIndex() or self.month_box.currentIndex()
        return bool(self.search.text() or self.chips.chosen() != [STATES[0]] or boxes)

    def _clear(self) -> None:
        self.search.clear()
        self.chips.choose(STATES[0])
        self.kind_box.setCurrentIndex(0)
        self.month_box.setCurrentIndex(0)
        self._filter()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys of this page."""
        return (
            ("F9", self.tr("Print those never printed")),
            ("Ctrl P", self.tr("Print the list")),
            ("J K", self.tr("Next or previous number")),
            ("Enter", self.tr("Open the certificate")),
            ("Esc", self.tr("Back to the certificates")),
        )

    # -- what is shown --

    def load(self) -> None:
        """Read the year again."""
        self._stale = False
        ask = partial(read_year, self.tools.queries, self._year(), self.tools.on_duty.site)
        self.tools.runner.read(self, ask, self._got_year, slot="register-year")

    def _got_year(self, got: tuple[RegisterSummary, Mapping[str, Gap]]) -> None:
        self._summary, self._gaps = got
        chosen = self._year()
        years = sorted({self._today_year(), chosen, *self._summary.years}, reverse=True)
        self.year_box.clear()
        for year in years:
            self.year_box.addItem(str(year), year)
        self.year_box.setCurrentIndex(years.index(chosen))
        for chip in self.chips.chips():
            count = self._summary.counts[chip.option.key]
            chip.set_text(f"{self._state_name(chip.option.key)} {count:,}")
        self._tell_unprinted()
        self.model.reload()

    def _tell_unprinted(self) -> None:
        count = len(self._unprinted())
        self.print_button.setText(self.tr("Print %n never printed", None, count))
        missing = sum(gap.last - gap.first + 1 for gap in self._gaps.values())
        if not self.printing.running:
            self.note.say(self.tr("%n number(s) missing; the rows after them say why.", None, missing))
            self.note.setVisible(bool(missing))
        self._arrange()

    def _fetch(self, offset: int, limit: int, done: Callable[[Sequence[RegisterRow], bool], None]) -> None:
        ask = partial(self.tools.queries.certificate_register, self._asked(), offset, limit + 1)
        self.tools.runner.read(
            self, ask, lambda rows: done(rows[:limit], len(rows) > limit), slot="register-rows"
        )

    def _asked(self) -> RegisterFilter:
        return RegisterFilter(
            year=self._year(),
            month=self.month_box.currentData(),
            kind=self.kind_box.currentData(),
            state=self.chips.chosen()[0],
            text=self.search.text(),
        )

    def _filter(self) -> None:
        self.model.reload(self._fetch)

    def _loaded(self) -> None:
        there = self.model.rowCount() > 0
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        if not there:
            self.number.show_nothing()
            if self._filtered():
                self.empty.say(
                    self.tr("No number matches."), icon="award", action=self.tr("Clear the filter")
                )
            else:
                self.empty.say(self.tr("Nothing issued in this year."), icon="award")
        else:
            self._chosen(self.list.current_key())

    def _chosen(self, certificate_id: str) -> None:
        if not certificate_id:
            self.number.show_nothing()
            return
        ask = partial(self.tools.queries.certificate, certificate_id)
        self.tools.runner.read(self, ask, partial(self._show, certificate_id), slot="register-number")

    def _show(self, certificate_id: str, detail: CertificateDetail | None) -> None:
        row = self.model.row_at(self.model.find(certificate_id))
        if row is None or detail is None:
            self.number.show_nothing()
        else:
            self.number.show_number(row, detail, self._gaps.get(row.id), self._own_desk())

    def _open(self, certificate_id: str) -> None:
        if certificate_id:
            self.open_target.emit(CodeTarget(kind="certificate", id=certificate_id, title=""))

    def _reload_if_touched(self, changed: Changed) -> None:
        if not changed.touches(*TABLES):
            return
        if self.isVisible():
            self.load()
        else:
            self._stale = True

    # -- never printed --

    def save_and_print(self) -> None:
        """F9: print what was issued and never printed, each kind on its paper, the lowest number first."""
        waiting = self._unprinted()
        if self.printing.running:
            self.printing.go_on()
        elif waiting:
            self.printing.start(waiting)
            self._arrange()
        else:
            self.tools.notices.say(self.tr("Every valid certificate has been printed."), Tone.OK)

    def _tell_progress(self, finished: int, total: int) -> None:
        text = self.tr("Printing %1 of %2").replace("%1", str(min(finished + 1, total)))
        self.note.say(text.replace("%2", str(total)), Tone.INFO)
        self.note.show()
        self.print_button.hide()

    def _jammed(self, text: str) -> None:
        self.note.say(text, Tone.ERROR)
        self.print_button.setText(self.tr("Go on printing"))
        self.print_button.show()
        self.print_button.setFocus()

    def _ended(self, count: int) -> None:
        self.note.say("", Tone.WARN)
        self.note.hide()
        self.tools.notices.say(self.tr("%n certificate(s) printed.", None, count), Tone.OK)
        self.load()

    # -- the list itself --

    def print_open(self) -> None:
        """Ctrl+P: the list of the period, kind and state that are chosen, with masked names."""
        asked = self._asked()
        period = RegisterPeriod(asked.year, asked.month, asked.kind, asked.state)
        if self.list_button.isVisible():
            print_form(self.tools, self, Paper.CERTIFICATE_REGISTER, period.text)

    def _ask_place(self) -> None:
        asked = self._asked()
        month = f"-{asked.month:02d}" if asked.month else ""
        name = f"{self.heading()} {asked.year}{month}"
        register_file.choose_place(self.window(), name, partial(self._read_all, asked))

    def _read_all(self, asked: RegisterFilter, place: Path) -> None:
        ask = partial(self.tools.queries.certificate_register, asked, 0, MOST_ROWS)
        self.tools.runner.read(self, ask, partial(self._save, place), slot="register-file")

    def _save(self, place: Path, rows: tuple[RegisterRow, ...]) -> None:
        try:
            register_file.save(place, rows)
        except OSError:
            self.tools.notices.say(self.tr("Not saved: this place cannot be written to."), Tone.ERROR)
            return
        text = self.tr("%n number(s) saved in %1.", None, len(rows))
        self.tools.notices.say(text.replace("%1", place.name), Tone.OK)

    def ask_void(self) -> None:
        """Enter as void what was never printed; a reason is asked for."""
        row = self.model.row_at(self.model.find(self.list.current_key()))
        if row is None:
            return
        question = self.tr("Enter %1 as void?").replace("%1", row.number)
        ReasonDialog(
            self.tools.theme,
            self.window(),
            (question, self.tr("The number stays in the register and is never used again.")),
            (self.tr("Enter as void"), self.tr("Leave it")),
            (self.tr("Never printed"), self.tr("Name misspelt"), self.tr("No longer wanted")),
            partial(self._void, row.id),
            danger=True,
        ).ask_reason()

    def _void(self, certificate_id: str, reason: str) -> None:
        order = partial(void_certificate, certificate_id=certificate_id, reason=reason)
        self.tools.runner.write(self, order, lambda _written: None, self._refused)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)

    # -- words --

    def _unprinted(self) -> tuple[tuple[str, CertificateKind], ...]:
        return self._summary.unprinted if self._summary is not None else ()

    def _own_desk(self) -> str:
        return self._summary.desk_code if self._summary is not None else ""

    def _year(self) -> int:
        return int(self.year_box.currentData())

    def _today_year(self) -> int:
        return local_day(self.tools.now()).year

    def _state_name(self, key: str) -> str:
        return {
            "everything": self.tr("All"),
            "valid": self.tr("Valid"),
            "void": self.tr("Void"),
            "reissued": self.tr("Reissued"),
            "unprinted": self.tr("Not printed"),
        }[key]

    def _look(self, row: RegisterRow) -> RowLook:
        return row_look(row, self._gaps.get(row.id), self._own_desk())

    def _spoken(self, row: RegisterRow) -> str:
        return row_sentence(row, self._gaps.get(row.id), self._own_desk())


def read_year(
    queries: Queries, year: int, site: PracticeSite | None
) -> tuple[RegisterSummary, Mapping[str, Gap]]:
    """A year's counts, and what is missing in front of which row; for a reader thread."""
    summary = queries.certificate_register_summary(year)
    if site is None:
        return summary, {}
    return summary, gaps(summary.numbers, site.certificate_template, site.code)
