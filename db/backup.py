"""A copy of the whole file, encrypted with the same key."""

import os
from pathlib import Path

from db.connection import Driver, connect, named_problems


def copy_to(path: Path, target: Path, driver: Driver, key: bytes | None) -> None:
    """Write a compact, consistent copy while the file may be in use; the copy opens with the same key.

    It appears under its name only when it is complete and on the disk, so half a copy is never taken for one.
    An existing `target` is replaced.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = connect(path, driver, key)
    try:
        with named_problems(target):
            connection.execute("VACUUM INTO ?", (str(unfinished),))
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    finally:
        connection.close()
    with unfinished.open("rb") as written:
        os.fsync(written.fileno())
    unfinished.replace(target)
