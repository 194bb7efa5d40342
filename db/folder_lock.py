"""One process for each data folder."""

import os
import sys
from pathlib import Path

from db.errors import FolderInUse, FolderReadOnly

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class FolderLock:
    """An operating-system lock on `desk.lock`; it dies with the process, so a crash leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(folder / "desk.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderReadOnly(folder) from error
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise FolderInUse(folder) from error

    def release(self) -> None:
        """Let the folder go; a second call does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
