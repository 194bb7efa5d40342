"""One number of the register in full: its state and every print with its reason."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from core.domain.certificate import CertificateStatus
from core.domain.certificate_register import Gap
from core.ports.rows import CertificateDetail, PrintRow, RegisterRow
from desktop import words
from desktop.page import PageTools
from desktop.pages.certificates.register_rows import gap_text, state_of, void_text
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState
from widgets.tokens import MEDIUM


class RegisterCard(Card):
    """编号详情: what became of a number; to the paper itself, or void when it was never printed."""

    open_asked = Signal()
    void_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None) -> None:
        super().__init__(
            tools.theme, QCoreApplication.translate("RegisterCard", "This number"), parent=parent
        )
        self._tools = tools
        theme = tools.theme
        self.title = Label(theme, role="body_s", weight=MEDIUM, wrap=True)
        self.state = Label(theme, role="body_s", weight=MEDIUM)
        self.facts = Label(theme, role="body_s", colour="text_2", wrap=True)
        self.missing = Label(theme, role="body_s", colour="warn", wrap=True)
        self.prints_title = Label(theme, self.tr("Prints"), role="body_s", weight=MEDIUM)
        self.prints = Label(theme, role="body_s", colour="text_2", wrap=True)
        self._labels = (
            self.title,
            self.state,
            self.facts,
            self.missing,
            self.prints_title,
            self.prints,
        )
        for label in self._labels:
            self.body.addWidget(label)
        self.empty = EmptyState(tools.theme, self.tr("Choose a number on the left."), icon="award")
        self.body.addWidget(self.empty, 1)
        self.body.addStretch(1)
        self.open_button = Button(tools.theme, self.tr("Open, print again"), icon="file-text", hint="Enter")
        self.void_button = Button(tools.theme, self.tr("Enter as void"), kind=ButtonKind.DANGER)
        for button in (self.open_button, self.void_button):
            self.body.addWidget(button)
        self.open_button.clicked.connect(self.open_asked)
        self.void_button.clicked.connect(self.void_asked)
        self.show_nothing()

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        arrange(self.body, self.tokens, (18, 14, 18, 16), 8)

    def show_nothing(self) -> None:
        """No number is chosen."""
        for label in self._labels:
            label.hide()
        self.empty.show()
        self.open_button.hide()
        self.void_button.hide()

    def show_number(
        self, row: RegisterRow, detail: CertificateDetail, gap: Gap | None, own_desk: str
    ) -> None:
        """Everything that is known of it."""
        self.empty.hide()
        state, colour = state_of(row)
        self.title.setText(f"{row.number}\n{row.volunteer_name}")
        self.state.setText(state)
        self.state.set_look(colour=colour)
        self.facts.setText("\n".join(self._facts(row)))
        self.missing.setText(gap_text(gap, own_desk) if gap is not None else "")
        self.prints.setText("\n".join(map(self._print, detail.prints)) or self.tr("Never printed"))
        for label in self._labels:
            label.setVisible(bool(label.text()))
        self.open_button.show()
        self.void_button.setVisible(row.status is CertificateStatus.VALID and not row.print_count)

    def _facts(self, row: RegisterRow) -> list[str]:
        issued = self.tr("Issued %1 by %2").replace("%1", self._moment(row.issued_at))
        facts = [words.name_of(row.kind), issued.replace("%2", row.clerk_name or "—")]
        if row.reissue_of:
            facts.append(self.tr("Stands for %1").replace("%1", row.reissue_of))
        if row.void_at is not None:
            told = self.tr("Void since %1: %2").replace("%1", self._moment(row.void_at))
            facts.append(told.replace("%2", void_text(row.void_reason)))
        return facts

    def _print(self, printed: PrintRow) -> str:
        told = self.tr("%1 · copy %2").replace("%1", self._moment(printed.printed_at))
        told = told.replace("%2", str(printed.copy_number))
        return f"{told} · {printed.reason}" if printed.reason else told

    def _moment(self, at: datetime) -> str:
        return words.moment(at, self._tools.now())
