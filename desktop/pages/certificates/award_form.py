"""What an honour or a letter of thanks says: title, reason, how the person is addressed."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.commands.award_rules import MOST_HONOUR, MOST_REASON
from core.commands.honours import HONORIFICS, Award
from core.domain.certificate import CertificateKind
from widgets.base import arrange
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme

SETTLE_MS = 250


class AwardForm(QWidget):
    """Two texts and the honorific; only what the chosen kind needs is shown."""

    edited = Signal()
    """The words changed, and typing rested a moment."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.honour, self.reason = TextInput(theme), TextInput(theme)
        self.honour.setMaxLength(MOST_HONOUR)
        self.reason.setMaxLength(MOST_REASON)
        self.honour.setPlaceholderText(self.tr("Outstanding volunteer"))
        self.reason.setPlaceholderText(self.tr("for what"))
        self.honorific = ComboInput(theme)
        self.honorific.addItem(self.tr("By age"), "")
        for word in HONORIFICS:
            self.honorific.addItem(word, word)
        self.fields = {
            "honour": Field(theme, self.tr("Title of honour"), self.honour),
            "reason": Field(theme, self.tr("Reason"), self.reason),
            "honorific": Field(theme, self.tr("Addressed as"), self.honorific),
        }
        self._column = QVBoxLayout(self)
        for field in self.fields.values():
            self._column.addWidget(field)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.edited)
        for box in (self.honour, self.reason):
            box.textEdited.connect(self._typed)
        self.honorific.activated.connect(lambda _index: self.edited.emit())
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        arrange(self._column, self._theme.tokens, (0, 4, 0, 4), 8)

    def award(self, kind: CertificateKind) -> Award:
        """What is given, with the words that its kind shows."""
        return Award(
            kind,
            self.honour.text().strip() if kind is CertificateKind.HONOUR else "",
            self.reason.text().strip() if kind in _WITH_REASON else "",
            self.honorific.currentData() or "",
        )

    def show_kind(self, kind: CertificateKind) -> None:
        """Only the fields of this kind."""
        self.fields["honour"].setVisible(kind is CertificateKind.HONOUR)
        self.fields["reason"].setVisible(kind in _WITH_REASON)
        self.fields["honorific"].setVisible(kind is not CertificateKind.SERVICE_RECORD)
        self.setVisible(kind is not CertificateKind.SERVICE_RECORD)

    def complete(self, kind: CertificateKind) -> bool:
        """Whether the words are there; the first empty field says what it wants."""
        told = self.award(kind)
        wanted = {"honour": kind is CertificateKind.HONOUR, "reason": kind in _WITH_REASON}
        empty = [name for name, needed in wanted.items() if needed and not getattr(told, name)]
        if not empty:
            return True
        field = self.fields[empty[0]]
        field.show_problem(self.tr("Please fill this in."))
        (self.honour if empty[0] == "honour" else self.reason).setFocus()
        return False

    def _typed(self, _text: str) -> None:
        for field in self.fields.values():
            field.clear_message()
        self._settle.start()


_WITH_REASON = frozenset({CertificateKind.HONOUR, CertificateKind.THANKS})
