"""Whether the system says that there is a network; a hint to try sooner, never a reason not to try."""

from PySide6.QtCore import QObject, QTimer, Signal


class LineWatch(QObject):
    """`back` when a network has come up, once `watching`. Silent where the system cannot tell."""

    back = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.watching = False

    def start(self) -> None:
        """Begin to listen, once; loads QtNetwork, so only for a desk that has somebody to talk to.

        In turns of its own: module and backend take some 6 and 4 ms of the UI thread.
        """
        if not self.watching:
            self.watching = True
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        import PySide6.QtNetwork  # noqa: F401, PLC0415 - see above

        QTimer.singleShot(0, self, self._listen)

    def _listen(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - loaded by now

        if QNetworkInformation.loadDefaultBackend():
            QNetworkInformation.instance().reachabilityChanged.connect(self.changed)

    def changed(self, reach: object) -> None:
        """Anything but cut off counts: a platform may stand in the same building."""
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - loaded by now

        known = QNetworkInformation.Reachability
        if reach not in {known.Disconnected, known.Unknown}:
            self.back.emit()
