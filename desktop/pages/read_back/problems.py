"""One plain sentence for every picture that is no page to book: what it is and what to do."""

from PySide6.QtCore import QCoreApplication

from core.papers.sheet_reading.readings import PageStatus
from desktop.marking import QT_TRANSLATE_NOOP

_TROUBLES = {
    "missing": QT_TRANSLATE_NOOP("SheetProblems", "The file is not there any more."),
    "not_a_picture": QT_TRANSLATE_NOOP("SheetProblems", "This is no picture. Use PNG, JPEG or PDF."),
    "damaged": QT_TRANSLATE_NOOP("SheetProblems", "The picture is damaged. Copy or take it again."),
    "too_large": QT_TRANSLATE_NOOP("SheetProblems", "The picture is too large; 200 dpi are enough."),
    "locked": QT_TRANSLATE_NOOP("SheetProblems", "This PDF has a password. Save it without one."),
}
_NO_SHEET = QT_TRANSLATE_NOOP("SheetProblems", "There is no sign-in sheet on this picture.")
_UNREADABLE = QT_TRANSLATE_NOOP("SheetProblems", "Not readable. All four corners must be in the picture.")
_OTHER = QT_TRANSLATE_NOOP("SheetProblems", "A sheet of another centre; it cannot be booked here.")
_TWICE = QT_TRANSLATE_NOOP("SheetProblems", "This page is here already; nothing changes.")
_BOOKED = QT_TRANSLATE_NOOP("SheetProblems", "This page was booked at %1; nothing changes.")


def trouble_text(trouble: str) -> str:
    """Why a file could not be looked at (PictureTrouble)."""
    return _told(_TROUBLES.get(trouble, _TROUBLES["damaged"]))


def not_read(status: PageStatus) -> str:
    """Why a picture gave no page."""
    return _told(_NO_SHEET if status is PageStatus.NO_SHEET else _UNREADABLE)


def other_centre() -> str:
    """The desk knows no such page."""
    return _told(_OTHER)


def read_before(at: str) -> str:
    """The same page once more; `at` is when it was booked, empty when it is still in hand."""
    return _told(_BOOKED).replace("%1", at) if at else _told(_TWICE)


def _told(text: str) -> str:
    return QCoreApplication.translate("SheetProblems", text)
