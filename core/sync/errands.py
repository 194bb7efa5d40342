"""What goes up beside the log: receipts of erasures and files. None of it ever holds an entry up."""

from core.sync.parts import PlatformLine, SyncStore

PART = 256 * 1024
SMALL_PART = 16 * 1024
"""On a bad line parts shrink to this, so that some of them get through."""


class Errands:
    """Sends one receipt or one part at a time; what is refused is left for the next round."""

    def __init__(self, store: SyncStore, line: PlatformLine) -> None:
        self._store = store
        self._line = line
        self._size = PART
        self._skipped: set[str] = set()
        self._under_way: str | None = None
        self._resumed = ""
        self._there: set[str] = set()

    def begin_round(self) -> None:
        """Everything may be tried again."""
        self._skipped.clear()
        self._under_way = None
        self._resumed = ""

    @property
    def left(self) -> bool:
        """Something was refused in this round."""
        return bool(self._skipped)

    def refused(self) -> bool:
        """Leave what was just refused; False when nothing was under way."""
        if self._under_way is None:
            return False
        self._skipped.add(self._under_way)
        self._under_way = None
        return True

    def doubt(self) -> None:
        """The platform lost something: whether it has our files is asked again."""
        self._there.clear()

    def shrink(self) -> None:
        """The line broke: smaller parts from now on."""
        self._size = max(SMALL_PART, self._size // 2)

    def send_receipt(self) -> bool:
        """Send the first one due; False when there is none."""
        for receipt in self._store.erasures_due():
            if receipt.erasure_id not in self._skipped:
                self._under_way = receipt.erasure_id
                self._line.receipt(receipt)
                self._under_way = None
                self._store.receipt_given(receipt.erasure_id)
                return True
        return False

    def send_part(self) -> bool:
        """Send the next part of the first file due, or ask how much is there; False when nothing is left.

        Of each file that went up before, the platform is asked once a start, and after it lost something: one
        put back to a copy lacks the newest, and says nothing of it.
        """
        for sha256, total, sent in self._store.blobs_due():
            if sha256 not in self._skipped:
                self._under_way = sha256
                self._send(sha256, total, sent)
                self._under_way = None
                return True
        for sha256, total in self._store.blobs_sent():
            if sha256 not in self._there and sha256 not in self._skipped:
                self._under_way = sha256
                self._has(sha256, total, self._line.blob_size(sha256))
                self._under_way = None
                return True
        return False

    def _has(self, sha256: str, total: int, count: int) -> None:
        self._store.blob_sent(sha256, count)
        if count >= total:
            self._there.add(sha256)

    def _send(self, sha256: str, total: int, sent: int) -> None:
        if sha256 != self._resumed:
            self._resumed = sha256
            self._has(sha256, total, self._line.blob_size(sha256))
            return
        part = self._store.blob_part(sha256, sent, min(self._size, total - sent))
        has = self._line.send_blob(sha256, sent, total, part)
        self._has(sha256, total, has)
        if has <= sent:
            self._skipped.add(sha256)
        self._size = min(PART, self._size * 2)
