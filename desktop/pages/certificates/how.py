"""Step 3, 怎么印: kind of certificate, days that count, copies, printer."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from core.commands.honours import Award
from core.domain.certificate import CertificateKind
from core.domain.local_time import local_day
from core.domain.print_record import PAPER_OF_KIND
from desktop import words
from desktop.page import PageTools
from desktop.pages.certificates.award_form import AwardForm
from desktop.pages.certificates.people import Period
from widgets.base import ElidedLabel, Label, arrange
from widgets.cards import Card
from widgets.choices import RadioCard
from widgets.inputs import ComboInput, DateInput
from widgets.tokens import MEDIUM

THIS_YEAR, LAST_YEAR, OWN_DAYS = range(3)
MOST_COPIES = 3


def year_to_date(today: date) -> Period:
    """今年至今."""
    return Period(date(today.year, 1, 1), today)


def last_year(today: date) -> Period:
    """去年."""
    return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


class HowCard(Card):
    """怎么印."""

    period_changed = Signal()
    award_changed = Signal()
    """Another kind, or other words on it."""

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        title = QCoreApplication.translate("HowCard", "How to print")
        super().__init__(tools.theme, title, number=3, parent=parent)
        self._tools = tools
        self._build_kinds()
        self._build_rows()
        self._ask_printer()

    def period(self) -> Period:
        """The days that count now; own days are put in order."""
        today = local_day(self._tools.now())
        match self.period_box.currentIndex():
            case 1:
                return last_year(today)
            case 2:
                chosen = sorted(_day(box) for box in (self.first_day, self.last_day))
                return Period(chosen[0], chosen[1])
            case _:
                return year_to_date(today)

    def copies(self) -> int:
        """How many of each."""
        return self.copies_box.currentIndex() + 1

    def award(self) -> Award:
        """The kind chosen, with what is said on it."""
        return self.award_form.award(self.kind())

    def kind(self) -> CertificateKind:
        """The kind chosen."""
        return next(kind for kind, card in self.kind_cards.items() if card.isChecked())

    def choose_kind(self, kind: CertificateKind) -> None:
        """Another kind, as a click on its card does."""
        self.kind_cards[kind].setChecked(True)
        self._kind_clicked()

    def complete(self) -> bool:
        """Whether the chosen kind has what it needs; what is missing is said beside its field."""
        return self.award_form.complete(self.kind())

    def _build_kinds(self) -> None:
        self._kinds = QButtonGroup(self)
        self.kind_cards: dict[CertificateKind, RadioCard] = {}
        for kind, detail in (
            (CertificateKind.SERVICE_RECORD, self.tr("A4 upright · to be stamped")),
            (CertificateKind.HONOUR, self.tr("A4 across · whole or on a blank")),
            (CertificateKind.STAR, self.tr("A4 across")),
            (CertificateKind.THANKS, self.tr("A4 upright")),
        ):
            card = RadioCard(self._tools.theme, words.name_of(kind), detail, parent=self)
            card.clicked.connect(self._kind_clicked)
            self._kinds.addButton(card)
            self.kind_cards[kind] = card
            self.body.addWidget(card)
        self.kind_cards[CertificateKind.SERVICE_RECORD].setChecked(True)
        self.award_form = AwardForm(self._tools.theme, self)
        self.award_form.edited.connect(self.award_changed)
        self.body.addWidget(self.award_form)
        self.award_form.show_kind(CertificateKind.SERVICE_RECORD)

    def _kind_clicked(self) -> None:
        self.award_form.show_kind(self.kind())
        self._ask_printer()
        self.award_changed.emit()

    def _build_rows(self) -> None:
        theme, today = self._tools.theme, local_day(self._tools.now())
        self._rows = QGridLayout()
        self._rows.setColumnStretch(1, 1)
        self.period_box = ComboInput(theme)
        self.period_box.addItems(
            [self.tr("This year to date"), self.tr("Last year"), self.tr("From … to …")],
        )
        self.period_box.activated.connect(self._period_chosen)
        self.first_day = DateInput(theme, QDate(today.year, 1, 1))
        self.last_day = DateInput(theme, QDate(today.year, today.month, today.day))
        self.first_day.setAccessibleName(self.tr("First day"))
        self.last_day.setAccessibleName(self.tr("Last day"))
        for box in (self.first_day, self.last_day):
            box.setMaximumDate(QDate(today.year, today.month, today.day))
            box.dateChanged.connect(lambda _day: self.period_changed.emit())
            box.hide()
        self.copies_box = ComboInput(theme)
        self.copies_box.addItems([self.tr("%n each", None, count + 1) for count in range(MOST_COPIES)])
        self.printer = ElidedLabel(theme, "", role="body", weight=MEDIUM)
        self._add_row(0, self.tr("Period"), self.period_box)
        self._rows.addWidget(self.first_day, 1, 1)
        self._rows.addWidget(self.last_day, 2, 1)
        self._add_row(3, self.tr("Copies"), self.copies_box)
        self._add_row(4, self.tr("Printer"), self.printer)
        self.body.addLayout(self._rows)
        self.retheme()

    def _add_row(self, row: int, text: str, control: QWidget) -> None:
        self._rows.addWidget(Label(self._tools.theme, text, role="body_s", colour="text_2"), row, 0)
        self._rows.addWidget(control, row, 1)
        control.setAccessibleName(text)

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_rows"):
            arrange(self.body, self.tokens, (16, 14, 16, 14), 8)
            arrange(self._rows, self.tokens, (0, 2, 0, 0), 8)
            self._rows.setRowMinimumHeight(4, self.tokens.size(32))

    def _period_chosen(self, index: int) -> None:
        for box in (self.first_day, self.last_day):
            box.setVisible(index == OWN_DAYS)
        self.period_changed.emit()

    def _ask_printer(self) -> None:
        """Systems may take long to name their printer, so this is asked beside the screen."""
        ask = partial(self._tools.papers.printer_name, PAPER_OF_KIND[self.kind()])
        self._tools.background.run(self, ask, self._show_printer)

    def _show_printer(self, name: str) -> None:
        self.printer.setText(name or self.tr("None chosen"))


def _day(box: DateInput) -> date:
    day = box.date()
    return date(day.year(), day.month(), day.day())
