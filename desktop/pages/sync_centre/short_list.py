"""A list that asks for a few rows only and takes what room there is; Qt would have any list 192 px high."""

from PySide6.QtCore import QSize

from widgets.lists import RowList


class ShortList(RowList):
    """As high as `setMinimumHeight` says, growing with its card."""

    def sizeHint(self) -> QSize:
        """The least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
