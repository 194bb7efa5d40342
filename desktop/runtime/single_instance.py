"""One desk for each data folder."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

LOCK_NAME = "window.lock"


class AlreadyOpen(Exception):  # an answer the desk expects
    """Another window of the program works on this data folder; `pid` is its process, 0 when unknown."""

    def __init__(self, folder: Path, pid: int) -> None:
        super().__init__(str(folder))
        self.folder = folder
        self.pid = pid


class SingleInstance:
    """Holds a lock of the operating system, which ends with the process however it ends.

    Taken before anything is written, so that a second start cannot touch the first one's crash marker or log.
    The store, opened after the first paint, has a lock of its own against commands without a window.
    A context manager. Raises AlreadyOpen on entering when the folder is in use.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "SingleInstance":
        """Take the lock and write our process number beside it."""
        # The number stands in a second file: Windows lets nobody read a locked one.
        self._folder.mkdir(parents=True, exist_ok=True)
        file = (self._folder / LOCK_NAME).open("ab")
        try:
            _lock(file)
        except OSError as problem:
            file.close()
            raise AlreadyOpen(self._folder, self._holder()) from problem
        self._file = file
        self._number_file.write_text(str(os.getpid()), encoding="ascii")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the folder go."""
        if self._file is not None:
            self._number_file.unlink(missing_ok=True)
            self._file.close()
            self._file = None

    @property
    def _number_file(self) -> Path:
        return self._folder / "window.pid"

    def _holder(self) -> int:
        try:
            return int(self._number_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return 0


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        """Raises OSError when somebody else has the lock."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        """Raises OSError when somebody else has the lock."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
