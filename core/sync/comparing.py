"""Finds the rows on which desk and platform differ, and puts them right: see docs/sync.md, "Digests"."""

from collections.abc import Callable
from datetime import datetime

from core.sync.parts import PlatformLine, SyncStore
from core.sync.wire import LEAF_DEPTH, DigestReply, DigestRequest, RowsRequest

PREFIXES = 64
"""So many prefixes a request: the answer has at most 16 sums for each, some 35 KB on the wire."""

ROWS = 200
REQUESTS = 400
"""When so many requests were not enough, pulling the scope from the beginning is cheaper."""


class TooDifferent(Exception):
    """Too many rows differ to be mended one by one; pull the scope anew."""


class Comparison:
    """Compares one scope, one request a step, depth first: never more than some thousand prefixes."""

    def __init__(
        self, store: SyncStore, line: PlatformLine, clock: Callable[[], datetime], device: str, scope: str
    ) -> None:
        self._store = store
        self._line = line
        self._clock = clock
        self._device = device
        self.scope = scope
        self._tables_asked = False
        self._open: list[tuple[str, tuple[str, ...]]] = []
        self._rows: list[tuple[str, tuple[str, ...]]] = []
        self._requests = 0
        self.repaired = 0

    def step(self) -> bool:
        """Send one request and use the answer; False when the scope is done. Raises TooDifferent."""
        self._requests += 1
        if self._requests > REQUESTS:
            raise TooDifferent
        if self._rows:
            self._fetch(*self._rows[-1])
            self._rows.pop()
        elif self._open:
            self._descend(*self._open[-1])
        elif not self._tables_asked:
            self._ask_tables()
        return bool(self._rows or self._open)

    def _ask_tables(self) -> None:
        theirs = self._ask("", ("",))
        mine = self._store.sums(self.scope, "", ("",))
        self._tables_asked = True
        self._open = [(table, ("",)) for table in _unequal(mine.sums, theirs.sums)]

    def _descend(self, table: str, prefixes: tuple[str, ...]) -> None:
        theirs = self._ask(table, prefixes)
        mine = self._store.sums(self.scope, table, prefixes)
        self._open.pop()
        if len(prefixes[0]) == LEAF_DEPTH:
            ids = _unequal(_pairs(mine), _pairs(theirs))
            self._rows.extend((table, part) for part in _parts(ids, ROWS))
        else:
            children = _unequal(mine.sums, theirs.sums)
            self._open.extend((table, part) for part in _parts(children, PREFIXES))

    def _fetch(self, table: str, ids: tuple[str, ...]) -> None:
        request = RowsRequest(device=self._device, scope=self.scope, table=table, ids=ids)
        self._store.repair(self._line.rows(request).page, self._clock())
        self.repaired += len(ids)

    def _ask(self, table: str, prefixes: tuple[str, ...]) -> DigestReply:
        return self._line.digest(
            DigestRequest(device=self._device, scope=self.scope, table=table, prefixes=prefixes)
        )


def _unequal(mine: dict[str, str], theirs: dict[str, str]) -> list[str]:
    return sorted(key for key in mine.keys() | theirs.keys() if mine.get(key) != theirs.get(key))


def _pairs(reply: DigestReply) -> dict[str, str]:
    return {row_id: told for pairs in reply.leaves.values() for row_id, told in pairs}


def _parts(values: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(values[start : start + size]) for start in range(0, len(values), size)]
