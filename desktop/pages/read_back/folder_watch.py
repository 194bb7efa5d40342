"""A folder into which a scanner saves: each new picture is told once, when it is whole."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.pages.read_back.reading import ENDINGS

SETTLE_MS = 700
"""A file that has not grown for so long is whole."""
RECENT = timedelta(days=7)
"""Older pictures in the folder are left alone."""


class FolderWatch(QObject):
    """found: pictures that are new in the folder, in order of their names."""

    found = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._told: set[Path] = set()
        self._sizes: dict[Path, int] = {}
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        self._watcher.directoryChanged.connect(lambda _folder: self._settle.start())

    def watch(self, folder: Path | None, now: datetime) -> bool:
        """Watch this folder instead; False when it cannot be watched."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._sizes.clear()
        self.folder = folder if folder is not None and folder.is_dir() else None
        if self.folder is None:
            return folder is None
        since = (now - RECENT).timestamp()
        self._told |= {path for path in self._pictures() if path.stat().st_mtime < since}
        if not self._watcher.addPath(str(self.folder)):
            return False
        self._settle.start()
        return True

    def look(self) -> None:
        """Tell what is whole; look again while something grows."""
        sizes = {path: path.stat().st_size for path in self._pictures() if path not in self._told}
        whole = [path for path, size in sizes.items() if size and self._sizes.get(path) == size]
        self._sizes = sizes
        self._told.update(whole)
        if len(whole) < len(sizes):
            self._settle.start()
        if whole:
            self.found.emit(whole)

    def _pictures(self) -> list[Path]:
        if self.folder is None or not self.folder.is_dir():
            return []
        return sorted(
            path for path in self.folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file()
        )
