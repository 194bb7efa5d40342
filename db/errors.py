"""What can go wrong with the data folder, by name; pages turn each into one plain sentence.

No error here carries a value of a row: only tables, ids, versions and paths.
"""

from pathlib import Path


class StoreProblem(Exception):
    """Base of everything the store reports; `folder` is the data folder or file concerned."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(str(folder) if folder else "")
        self.folder = folder


class FolderInUse(StoreProblem):
    """Another process has this data folder open: a second desk must not write beside the first."""


class FolderReadOnly(StoreProblem):
    """The data folder or its files may not be written."""


class DiskFull(StoreProblem):
    """No room is left; nothing of the refused save was kept."""


class DiskFailed(StoreProblem):
    """The disk answered with an error while reading or writing."""


class WrongKey(StoreProblem):
    """The file is encrypted and the key at hand does not open it (or it is no database at all)."""


class KeyMissing(StoreProblem):
    """The file is encrypted and the key store has no key: the recovery sheet is needed."""


class EncryptionUnavailable(StoreProblem):
    """The file is encrypted but this installation has no SQLCipher."""


class NotADatabase(StoreProblem):
    """The file exists but holds something else, or a database of another program."""


class DatabaseDamaged(StoreProblem):
    """The integrity check failed."""


class DatabaseBusy(StoreProblem):
    """Another program holds the file's lock longer than the busy timeout."""


class NewerFile(StoreProblem):
    """The file was written by a newer program; this one must not touch it."""

    def __init__(self, folder: Path, found: int, known: int) -> None:
        super().__init__(folder)
        self.found = found
        self.known = known


class MigrationFailed(StoreProblem):
    """An upgrade did not succeed; the file is as it was before, `kept_copy` is the copy made beforehand."""

    def __init__(self, folder: Path, kept_copy: Path) -> None:
        super().__init__(folder)
        self.kept_copy = kept_copy


class ProgrammingMistake(Exception):
    """Base of errors that no clerk can cause."""


class UnloggedChange(ProgrammingMistake):
    """Rows would have changed without a log entry that names them."""

    def __init__(self, table: str, row_id: str) -> None:
        super().__init__(f"{table} {row_id}")
        self.table = table
        self.row_id = row_id


class NotIndexed(ProgrammingMistake):
    """`find` was asked for columns no index begins with."""

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        super().__init__(f"{table} {', '.join(columns)}")
        self.table = table
        self.columns = columns


class UnknownCommand(ProgrammingMistake):
    """No handler is registered for this command."""


class UniqueValueTaken(Exception):
    """A value that must be unique (a number, a token, an id) exists already; `columns` names the columns."""

    def __init__(self, columns: str) -> None:
        super().__init__(columns)
        self.columns = columns


class FirstStartUnfinished(Exception):
    """The unit or the clerk does not exist yet; `what` is site or clerk."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
