"""The right column: who this may be already, and the card as it will be."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.masking import mask_phone
from core.domain.minors import age_on
from core.ports.rows import PossibleDuplicate
from desktop.words import hours, name_of
from widgets.base import ElidedLabel, Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.pdf_preview import PdfPreview
from widgets.people import Avatar
from widgets.theme import Theme
from widgets.tokens import MEDIUM, ColourName, Tone

CARD_SHAPE = 54 / 85.6


class DuplicatePanel(Card):
    """可能已经登记过: field by field, what completing the old record means, and the two answers."""

    same = Signal(str)
    another = Signal(str)
    turned = Signal()
    """It came or went."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, " ", tone=Tone.WARN, icon="users")
        self._today = date.min
        self.set_title(self.tr("May be registered already"))
        self.shown: PossibleDuplicate | None = None
        self._avatar = Avatar(theme)
        self._name = ElidedLabel(theme, weight=MEDIUM)
        self._number = Label(theme, role="small", colour="text_3")
        self._facts = Label(theme, role="small", colour="text_2", wrap=True)
        head, words, first = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        first.addWidget(self._name)
        first.addWidget(self._number)
        first.addStretch(1)
        words.setSpacing(0)
        first.setSpacing(8)
        head.setSpacing(12)
        words.addLayout(first)
        words.addWidget(self._facts)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        self._grid = QGridLayout()
        self.compared = [
            (Label(theme, role="small", colour="text_2"), Label(theme, role="small")) for _ in range(4)
        ]
        for at, (field, verdict) in enumerate(self.compared):
            self._grid.addWidget(field, at // 2, at % 2 * 2)
            self._grid.addWidget(verdict, at // 2, at % 2 * 2 + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, 1)
        self.consequence = Label(theme, role="small", wrap=True)
        self.same_button = Button(theme, self.tr("Same person, complete it"), kind=ButtonKind.PRIMARY)
        self.another_button = Button(theme, self.tr("No, go on"))
        self._answers = QHBoxLayout()
        self._answers.addWidget(self.same_button, 1)
        self._answers.addWidget(self.another_button)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.consequence)
        self.body.addLayout(self._answers)
        self.same_button.clicked.connect(lambda: self.same.emit(self._id()))
        self.another_button.clicked.connect(lambda: self.another.emit(self._id()))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_found(self, found: PossibleDuplicate | None, today: date) -> None:
        """Compare with this record, or go away."""
        self.shown, self._today = found, today
        self.setVisible(found is not None)
        if found is not None:
            self._show(found, today)
        self.turned.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers stand one above the other where they find no room side by side."""
        super().resizeEvent(event)
        t = self.tokens
        answers = (self.same_button, self.another_button)
        needs = sum(button.sizeHint().width() for button in answers) + t.space(50)
        down, across = QHBoxLayout.Direction.TopToBottom, QHBoxLayout.Direction.LeftToRight
        self._answers.setDirection(down if self.width() < needs else across)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the drawer; the answers give way."""
        return QSize(self.tokens.size(220), super().minimumSizeHint().height())

    def _show(self, found: PossibleDuplicate, today: date) -> None:
        volunteer = found.volunteer
        self._avatar.set_name(volunteer.name)
        self._name.setText(volunteer.name)
        self._number.setText(volunteer.number)
        facts = [name_of(volunteer.sex)] if volunteer.sex is not None else []
        if volunteer.birth_on is not None:
            facts.append(self.tr("%n year(s) old", "", age_on(volunteer.birth_on, today)))
        facts += [mask_phone(volunteer.phone)] if volunteer.phone else []
        facts.append(hours(found.total_minutes))
        self._facts.setText(" · ".join(facts))
        for (field, verdict), (name, text, colour) in zip(self.compared, self._compared(found), strict=True):
            field.setText(name)
            verdict.setText(text)
            verdict.set_look(colour=colour)
        self.consequence.setText(
            self.tr("The two become one; the %1 so far are kept.").replace("%1", hours(found.total_minutes))
        )
        # The same document is the same person: a second record would be refused.
        self.another_button.setVisible(not found.same_identity)
        self.setAccessibleDescription(self._spoken())

    def _compared(self, found: PossibleDuplicate) -> Sequence[tuple[str, str, ColourName]]:
        volunteer = found.volunteer
        return (
            (self.tr("Name"), *self._verdict(found.same_name, known=True)),
            (
                self.tr("Date of birth"),
                *self._verdict(found.same_birth, known=volunteer.birth_on is not None),
            ),
            (self.tr("Phone"), *self._phone_verdict(found)),
            (self.tr("ID number"), *self._verdict(found.same_identity, known=bool(volunteer.id_number))),
        )

    def _verdict(self, same: bool, *, known: bool) -> tuple[str, ColourName]:
        if same:
            return self.tr("the same"), "ok"
        return (self.tr("different"), "warn") if known else (self.tr("not on record"), "text_2")

    def _phone_verdict(self, found: PossibleDuplicate) -> tuple[str, ColourName]:
        apart = found.phone_digits_apart
        if apart is None or apart > 2:
            return self._verdict(same=False, known=bool(found.volunteer.phone))
        if apart == 0:
            return self._verdict(same=True, known=True)
        return self.tr("near (%n digit(s) apart)", "", apart), "ok"

    def _spoken(self) -> str:
        return "，".join(f"{f.text()} {v.text()}" for f, v in self.compared)  # zh: spoken, between facts

    def _id(self) -> str:
        return self.shown.volunteer.id if self.shown is not None else ""


class CardPreview(Card):
    """The volunteer card, drawn by the same code that prints it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, " ", " ")
        self.set_title(self.tr("Card preview"), self.tr("Card 85.6 × 54 mm"))
        self.header().row.removeWidget(self.caption)
        self.header().row.addWidget(self.caption)
        self.preview = PdfPreview(theme, self.tr("Card preview"))
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.problem = Label(theme, role="small", colour="error", wrap=True)
        self.problem.hide()
        note = Label(
            theme,
            self.tr("The card shows name, team and number, neither ID number nor phone"),
            role="small",
            colour="text_2",
            wrap=True,
        )
        note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (self.preview, self.problem, note):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_card(self, pdf: bytes) -> None:
        """Another card."""
        self.problem.hide()
        self.preview.show_pdf(pdf)

    def show_problem(self, text: str) -> None:
        """Why there is none, such as a character no font has."""
        self.preview.clear()
        self.problem.setText(text)
        self.problem.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview is as high as a card of this width."""
        super().resizeEvent(event)
        t = self.tokens
        inner = self.width() - 2 * t.space(20)
        self.preview.setFixedHeight(round((inner - 2 * t.space(14)) * CARD_SHAPE) + 2 * t.space(14))


class SideColumn(QWidget):
    """Possible duplicate above the card; where both find no room the duplicate is what matters."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.duplicate = DuplicatePanel(theme)
        self.card = CardPreview(theme)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.duplicate)
        self.column.addWidget(self.card, 1)
        self.column.addStretch(0)
        self.duplicate.turned.connect(self._fit)
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self.column, self.theme.tokens, (0, 0, 0, 0), 16)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The page decides the height; the card gives way."""
        return QSize(self.theme.tokens.size(260), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, another answer."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.card.minimumSizeHint().height() + self.theme.tokens.space(16)
        asked = self.duplicate.heightForWidth(self.width()) if not self.duplicate.isHidden() else 0
        self.card.setVisible(self.duplicate.isHidden() or self.height() - asked >= needed)
