"""Names on the screen: files of the rare-character pack join Qt's fonts when a text asks for them."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from resources import rare_pack
from widgets.theme import Theme

# All characters of the pack are beyond; so everyday text costs one comparison.
_FIRST = chr(0x20000)
# Qt's fonts are the whole program's, and a font once added stays: what was added, and what is about to be.
_ADDED: set[str] = set()
_WAITING: set[str] = set()


def want(text: str) -> None:
    """See that `text` can be drawn; every theme takes the family when a font had to be added.

    May be called while painting: the font is added when control is back with the event loop.
    """
    if not text or max(text) < _FIRST:
        return
    asked = {name for name in map(rare_pack.file_with, text) if name is not None} - _ADDED - _WAITING
    if asked and not _WAITING:
        QTimer.singleShot(0, _add)
    _WAITING.update(asked)


def _add() -> None:
    families: list[str] = []
    for name in sorted(_WAITING):
        data = rare_pack.unpacked(name)
        if data is not None:
            number = QFontDatabase.addApplicationFontFromData(data)
            families += QFontDatabase.applicationFontFamilies(number)
    _ADDED.update(_WAITING)
    _WAITING.clear()
    application = QApplication.instance()
    for theme in application.findChildren(Theme) if application is not None else []:
        theme.add_families(families)
