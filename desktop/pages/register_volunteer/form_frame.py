"""What the page is made of: band, notes, form, consent and footer in a card, the helper column beside it."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.pages.register_volunteer.form import VolunteerFields
from desktop.pages.register_volunteer.sections import ReaderBand
from desktop.pages.register_volunteer.side_column import SideColumn
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note
from widgets.responsive import UNLIMITED, Breadth, breadth_of
from widgets.theme import Theme
from widgets.tokens import Tone


class FormFrame(QWidget):
    """Shows and arranges the parts; what they do is the page's."""

    def __init__(self, theme: Theme, today: date, *, with_reader: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.form_card = Card(theme, flush=True)
        self.band = ReaderBand(theme, available=with_reader)
        self.found_again = Note(theme, "", Tone.INFO, icon="history")
        self.completing = Note(theme, "", Tone.INFO, icon="user-check")
        self.fields = VolunteerFields(theme, today)
        self.side = SideColumn(theme)
        self._build_form()
        self._build_footer()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.form_card, 160)
        self._row.addWidget(self.side, 100)
        for field in self._inside.findChildren(QWidget):
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                field.installEventFilter(self)
        theme.changed.connect(self.retheme)
        self.retheme()

    def _build_form(self) -> None:
        self._inside = QWidget()
        self._inside_column = QVBoxLayout(self._inside)
        self._above = QVBoxLayout()
        for part in (self.found_again, self.completing):
            part.hide()
            self._above.addWidget(part)
        self._inside_column.addLayout(self._above)
        self._inside_column.addWidget(self.fields, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("plain", True)
        self._inside.setProperty("plain", True)
        self._scroll.setWidget(self._inside)
        self.form_card.body.addWidget(self.band)
        self.form_card.body.addWidget(self._scroll, 1)
        self._signed = QVBoxLayout()
        self._signed.addWidget(self.fields.consent)
        self.form_card.body.addLayout(self._signed)

    def _build_footer(self) -> None:
        theme, row = self._theme, self.form_card.footer().row
        self.status = ElidedLabel(theme, role="small", colour="text_2")
        self.save_button = Button(theme, self.tr("Save"), size="large", hint="Ctrl Enter")
        self.print_button = Button(
            theme,
            self.tr("Save and print card"),
            kind=ButtonKind.PRIMARY,
            size="large",
            icon="printer",
            hint="F9",
        )
        self.forms_button = IconButton(theme, "file-text", self.tr("Print a form"))
        row.addWidget(self.status, 1)
        row.addWidget(self.forms_button)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)

    def retheme(self) -> None:
        """Gaps for the text size."""
        t = self._theme.tokens
        arrange(self._row, t, (24, 20, 24, 20), 20)
        arrange(self._above, t, (24, 0, 24, 0), 8)
        arrange(self._inside_column, t, (0, 0, 0, 0), 0)
        arrange(self._signed, t, (24, 4, 24, 12), 0)
        # The band stands in the card's corners itself.
        self.form_card.body.setContentsMargins(0, 0, 0, 0)
        self._fit()

    def _fit(self) -> None:
        """Design section 3: the helper column narrows, then only what may be a duplicate stays."""
        t = self._theme.tokens
        breadth = breadth_of(self.window().width(), t.scale)
        wide = breadth >= Breadth.COMPACT
        self.side.setVisible(wide)
        narrow = t.space(340)
        self.side.setMaximumWidth(narrow if breadth is Breadth.COMPACT else UNLIMITED)
        home = self.side.column if wide else self._above
        if home.indexOf(self.side.duplicate) < 0:
            home.insertWidget(0, self.side.duplicate)
        self.form_card.footer().setMinimumHeight(t.size(72))
        # On a low window the consent goes into the form, or nothing of the form would be seen.
        signed_at = self._signed if self.height() >= t.size(640) else self._inside_column
        if signed_at.indexOf(self.fields.consent) < 0:
            signed_at.addWidget(self.fields.consent)
        self.fields.stack(stacked=self.form_card.width() - 2 * t.space(26) < self.fields.needs())

    def show_field(self, field: QWidget) -> None:
        """Scroll to a field."""
        self._scroll.ensureWidgetVisible(field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the field that gets the focus."""
        if event.type() == QEvent.Type.FocusIn:
            focused = QApplication.focusWidget()
            if focused is not None and self._inside.isAncestorOf(focused):
                self.show_field(focused)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes are known now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
