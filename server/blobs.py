"""Files that travel beside the log (photos of sheets): content-addressed, in parts, resumable by offset."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from server.database import Database
from server.problems import ProblemRaised

PART_BYTES = 256 * 1024
"""The largest part of one request."""

ERASED_FILE = "blob"
"""The table under which `erased_row` names a file that no desk may bring (back), by its hash."""

LARGEST = 32 * 1024 * 1024
"""The largest file."""


class Blobs:
    """The files of one county. Thread-safe."""

    def __init__(self, database: Database, county: str, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._county = county
        self._clock = clock

    def size(self, sha256: str) -> tuple[int, int]:
        """How many bytes are here, and of how many. Raises not_found."""
        with self._database.read() as session:
            found = session.one(
                "SELECT received, size FROM blob WHERE county = ? AND sha256 = ?", (self._county, sha256)
            )
        if found is None:
            raise ProblemRaised("not_found")
        return found[0], found[1]

    def put(self, device: str, sha256: str, *, offset: int, total: int, part: bytes) -> int:
        """Take the part at `offset`; how many bytes are here then.

        A part that is here already is dropped. One that does not follow changes nothing, and the answer tells
        where to go on. When the last byte came and the hash does not fit, everything is dropped and the file
        begins anew. One that shows somebody erased by law is said to be here whole, and nothing of it is
        kept; its desk deletes it when it hears of the erasure. Raises too_large, malformed or blob_mismatch.
        """
        if len(part) > PART_BYTES:
            raise ProblemRaised("too_large", f"parts of at most {PART_BYTES} bytes")
        if max(total, offset) > LARGEST:
            raise ProblemRaised("malformed", f"files have at most {LARGEST} bytes")
        if offset + len(part) > total:
            raise ProblemRaised("blob_mismatch", "the part ends behind the file")
        with self._database.write() as session:
            if session.one(
                "SELECT 1 FROM erased_row WHERE county = ? AND row_id = ? AND table_name = ?",
                (self._county, sha256, ERASED_FILE),
            ):
                return total
            session.run(
                "INSERT INTO blob (county, sha256, device, size, received, made_ms) VALUES (?, ?, ?, ?, 0, ?)"
                " ON CONFLICT DO NOTHING",
                (self._county, sha256, device, total, int(self._clock().timestamp() * 1000)),
            )
            found = session.one(
                "SELECT received, size FROM blob WHERE county = ? AND sha256 = ?",
                (self._county, sha256),
            )
            received, size = (int(found[0]), int(found[1])) if found else (0, total)
            if size != total:
                raise ProblemRaised("blob_mismatch", "another size is known")
            if offset != received or not part:
                return received
            session.run(
                "INSERT INTO blob_part (county, sha256, start, content) VALUES (?, ?, ?, ?)",
                (self._county, sha256, offset, part),
            )
            received += len(part)
            session.run(
                "UPDATE blob SET received = ? WHERE county = ? AND sha256 = ?",
                (received, self._county, sha256),
            )
            if received < total:
                return received
            rows = session.all(
                "SELECT content FROM blob_part WHERE county = ? AND sha256 = ? ORDER BY start",
                (self._county, sha256),
            )
            folded = hashlib.sha256()
            for (content,) in rows:
                folded.update(content)
            if folded.hexdigest() == sha256:
                return received
            session.run("DELETE FROM blob_part WHERE county = ? AND sha256 = ?", (self._county, sha256))
            session.run("DELETE FROM blob WHERE county = ? AND sha256 = ?", (self._county, sha256))
        raise ProblemRaised("blob_mismatch", "the bytes have another hash; send them from 0")
