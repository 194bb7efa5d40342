"""补录: what comes along with the question: a picture of the sheet, and the second person's badge."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.clerk import Clerk
from desktop.badge import whose_badge
from desktop.page import PageTools
from desktop.pages.activities.question_bar import QuestionBar
from desktop.photo_files import ENDINGS, ReadyPhotos, ready_photos
from widgets.tokens import Tone


class MakingUp(QObject):
    """Begins with the question and is empty again with the next one."""

    def __init__(self, tools: PageTools, question: QuestionBar, owner: QWidget) -> None:
        super().__init__(owner)
        self._tools, self._question, self._owner = tools, question, owner
        self._told = ""
        self.picture = b""
        self._name = ""
        self.second: Clerk | None = None
        question.picture_asked.connect(self.choose_picture)

    def begin(self, told: str) -> None:
        """A question was asked; `told` stands below it."""
        self._told, self.picture, self._name, self.second = told, b"", "", None

    def choose_picture(self) -> None:
        """The system's choice of a file; never blocks."""
        dialog = QFileDialog(self._owner.window(), self.tr("Choose a picture of the sheet"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kind = self.tr("Pictures")
        dialog.setNameFilter(f"{kind} ({' '.join(ENDINGS)})")
        dialog.fileSelected.connect(lambda name: self.take_picture(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_picture(self, path: Path) -> None:
        """Read and shrink it off the UI thread."""

        def read(photos: ReadyPhotos) -> None:
            if not photos.images:
                text = self.tr("%1 is no picture that can be read.")
                self._tools.notices.say(text.replace("%1", path.name), Tone.WARN)
                return
            (self.picture,), self._name = photos.images, path.name
            self._show()

        def failed(error: Exception) -> None:
            self._tools.notices.say(str(error), Tone.ERROR)

        self._tools.background.run(self, lambda: ready_photos([path]), read, failed)

    def take_badge(self, token: str) -> None:
        """A badge was scanned while the question stands: its clerk agrees."""
        whose_badge(self._tools, self, token, self._agreed)

    def _agreed(self, clerk: Clerk) -> None:
        self.second = clerk
        self._show()

    def _show(self) -> None:
        told = [self._told]
        if self.second is not None:
            told = [self.tr("Agreed by %1.").replace("%1", self.second.name)]
        if self._name:
            told.append(self.tr("Picture: %1").replace("%1", self._name))
        self._question.say_detail(" ".join(told))
