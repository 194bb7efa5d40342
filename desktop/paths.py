"""Where the desk keeps what it writes."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

APP_NAME = "PracticeDesk"
DATA_VARIABLE = "PRACTICE_DESK_DATA"


class DataFolderRefused(Exception):  # an answer the desk expects
    """The data folder cannot be used. `reason`: not_a_folder, read_only, disk_full, cannot_create."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{reason}: {folder}")
        self.folder = folder
        self.reason = reason


class DataFolder(NamedTuple):
    """One desk's folder; everything the program writes by itself lies below it.

    The store names its own files in it.
    """

    root: Path

    @property
    def settings_file(self) -> Path:
        """The local settings."""
        return self.root / "settings.json"

    @property
    def holidays(self) -> Path:
        """The years of holidays that are newer than what the program came with."""
        return self.root / "holidays.json"

    @property
    def logs(self) -> Path:
        """Log files and crash reports."""
        return self.root / "logs"

    @property
    def papers(self) -> Path:
        """PDF files of the file printer."""
        return self.root / "papers"

    def prepare(self) -> None:
        """Make the folders and prove that files can be written. Raises DataFolderRefused."""
        try:
            for folder in (self.root, self.logs, self.papers):
                folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as problem:
            raise DataFolderRefused(self.root, "not_a_folder") from problem
        except OSError as problem:
            raise DataFolderRefused(self.root, _reason(problem, "cannot_create")) from problem
        trial = self.root / f".trial-{os.urandom(8).hex()}"
        try:
            trial.write_bytes(bytes(4096))
            trial.unlink()
        except OSError as problem:
            raise DataFolderRefused(self.root, _reason(problem, "read_only")) from problem


def data_folder(chosen: Path | None, environ: Mapping[str, str] = os.environ) -> DataFolder:
    """The folder of the command line, else of the environment, else the system's place for this user."""
    if chosen is not None:
        return DataFolder(chosen.expanduser().absolute())
    if named := environ.get(DATA_VARIABLE):
        return DataFolder(Path(named).expanduser().absolute())
    from platformdirs import user_data_path  # noqa: PLC0415  # most starts in tests and scripts name a folder

    return DataFolder(user_data_path(APP_NAME, appauthor=False))


def write_atomically(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write the whole file or leave the old one: a new file, flushed to disk, is renamed over it.

    `mode` holds where the system knows it; on Windows the folder below the user's profile keeps others out.
    """
    beside = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """The new name itself must survive a power cut; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reason(problem: OSError, otherwise: str) -> str:
    import errno  # noqa: PLC0415  # on the way out only

    if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "disk_full"
    if problem.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return "read_only"
    return otherwise
