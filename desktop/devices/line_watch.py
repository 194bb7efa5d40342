"""Whether the system says that there is a network; a hint to try sooner, never a reason not to try."""

from PySide6.QtCore import QObject, Signal


class LineWatch(QObject):
    """`back` when a network has come up. Silent where the system cannot tell."""

    back = Signal()

    def start(self) -> None:
        """Begin to listen; loads QtNetwork, so not before the desk is usable."""
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - see above

        if not QNetworkInformation.loadDefaultBackend():
            return
        known = QNetworkInformation.instance()
        if known is not None:
            known.reachabilityChanged.connect(self._changed)

    def _changed(self, reach: object) -> None:
        from PySide6.QtNetwork import QNetworkInformation  # noqa: PLC0415 - loaded by start()

        if reach in {
            QNetworkInformation.Reachability.Online,
            QNetworkInformation.Reachability.Site,
            QNetworkInformation.Reachability.Local,
        }:
            self.back.emit()
