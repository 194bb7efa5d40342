"""The left card: the straightened page, how far the reading is, and pictures that are none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.pages.read_back.sheet import Sheet
from desktop.pages.read_back.sheet_view import SheetView
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, EmptyState, NoticeBar
from widgets.progress import ProgressBar
from widgets.theme import Theme
from widgets.tokens import Tone

MOST_PROBLEMS = 4


class PictureCard(Card):
    """Buttons ask; the page acts."""

    choose_asked = Signal()
    folder_asked = Signal()
    stop_asked = Signal()
    problems_closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, " ", flush=True, parent=parent)
        self._watched: Path | None = None
        self.zoom_button = IconButton(theme, "zoom-in", self.tr("Larger or whole page"))
        self.more_button = Button(
            theme, self.tr("Choose pictures"), kind=ButtonKind.QUIET, size="small", icon="images"
        )
        self.view = SheetView(theme)
        self.empty = EmptyState(
            theme,
            self.tr("Photograph or scan the sheets, then choose the pictures or drop them here."),
            icon="scan-text",
            action=self.tr("Choose pictures"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        self.problems = NoticeBar(theme)
        self.progress = ProgressBar(theme)
        self.stop_button = Button(theme, self.tr("Stop"), size="small", icon="x")
        self._reading = QWidget()
        self._reading_row = QHBoxLayout(self._reading)
        self._reading_row.addWidget(self.progress, 1)
        self._reading_row.addWidget(self.stop_button)
        self.folder = ElidedLabel(theme, role="small", colour="text_2")
        self.folder_button = Button(theme, self.tr("Watch a folder"), kind=ButtonKind.QUIET, size="small")
        self._below = QVBoxLayout()
        self._below.addWidget(self.problems)
        self._below.addWidget(self._reading)
        row = self.header().row
        row.addWidget(self.zoom_button)
        row.addWidget(self.more_button)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self._below)
        self.footer().row.addWidget(self.folder, 1)
        self.footer().row.addWidget(self.folder_button)
        self._reading.hide()
        self.problems.hide()
        self._connect()
        self.show_folder(None)
        self._space()

    def _connect(self) -> None:
        self.zoom_button.clicked.connect(self.view.zoom)
        self.more_button.clicked.connect(self.choose_asked)
        self.empty.acted.connect(self.choose_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.folder_button.clicked.connect(self.folder_asked)
        self.problems.closed.connect(self._close_problems)
        self.theme.changed.connect(self._space)

    def show_sheet(self, sheet: Sheet | None, at: int, of: int) -> None:
        """The page in front; none shows how pictures come in."""
        self.stack.setCurrentWidget(self.empty if sheet is None else self.view)
        for part in (self.zoom_button, self.more_button):
            part.setVisible(sheet is not None)
        if sheet is None:
            self.set_title(self.tr("Pictures of sign-in sheets"), "")
            self.show_folder(self._watched)
            return
        told = self.tr("%1 of %2, straightened").replace("%1", str(at)).replace("%2", str(of))
        self.set_title(self.tr("Picture of the sheet"), told)
        self.folder.setText(sheet.detail.activity.title)
        self.view.show_page(sheet.reading.straightened)

    def show_progress(self, done: int, total: int) -> None:
        """So many files of so many."""
        self._reading.show()
        told = self.tr("Reading pictures: %1 of %2")
        self.progress.show_progress(done, total, told.replace("%1", str(done)).replace("%2", str(total)))

    def hide_progress(self, *, reading: bool) -> None:
        """The reading is over, unless other files are still read."""
        self._reading.setVisible(reading)

    def show_problems(self, told: Sequence[str]) -> None:
        """The newest few, and how many more."""
        lines = list(told[-MOST_PROBLEMS:])
        if len(told) > MOST_PROBLEMS:
            lines.append(self.tr("and %n more", "", len(told) - MOST_PROBLEMS))
        self.problems.show_notice("\n".join(lines), Tone.WARN)

    def show_folder(self, folder: Path | None) -> None:
        """Which folder is watched."""
        self._watched = folder
        if folder is None:
            self.folder.setText(self.tr("Pictures in a watched folder are read by themselves."))
        else:
            self.folder.setText(self.tr("Watched: %1").replace("%1", str(folder)))

    def _close_problems(self) -> None:
        self.problems.hide()
        self.problems_closed.emit()

    def _space(self) -> None:
        arrange(self._reading_row, self.tokens, (20, 8, 20, 8), 12)
