"""Feed numbers, the newest change of each row in each scope, and the sums of the row hashes.

The counter row of a scope is taken at the end of the transaction that changes its rows, in sorted order of
the scopes. Whoever gets a lower number has therefore committed before a higher one can be seen: a cursor
never passes a change that is still under way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec

from core.sync import digest
from core.sync.scopes import Homes, form_in, home_of, scopes_of, site_scope
from server.database import Bulk, Session
from server.rows import ROW_MAPS
from server.tables import feed, scope_counter, scope_sum

_FEED = Bulk(feed)
_COUNTER = Bulk(scope_counter)
_SUM = Bulk(scope_sum)
ALL_UNITS = 0
NUMBERS_A_MS = 1_024
"""More than any platform gives; numbers so stay below 2^53, which every reader of JSON can hold."""
LATEST_MS = 1 << 42
"""In 2109: what a clock says beyond is not believed."""
FOREIGN = -1
"""Instead of `seen`: the row has to travel to everybody, its maker included."""


_KEY = itemgetter(1, 2, 3, 4)


class ScopeRow(NamedTuple):
    """A scope's short name here, its newest number, and the oldest cursor that is still served."""

    no: int
    n: int
    floor: int


class RowChange(NamedTuple):
    """A row before and after a transaction. `seen` is what its desk knew, or FOREIGN.

    `values` are those of `new` as they are stored, where somebody has made them already.
    """

    table: str
    row_id: str
    old: msgspec.Struct | None
    new: msgspec.Struct | None
    seen: int
    values: tuple[Any, ...] | None = None


class _Shown(NamedTuple):
    scope: str
    table: str
    bucket: int
    row_id: str
    home: str
    hash: bytes | None
    seen: int
    existed: bool


class _Prior(NamedTuple):
    n: int
    home: int
    hash: bytes | None
    origin: str


def read_scopes(session: Session, county: str, scopes: Sequence[str]) -> dict[str, ScopeRow]:
    """The scopes that exist."""
    sql = f"SELECT scope, no, n, floor FROM scope_counter WHERE county = ? AND scope {session.among}"
    return {
        scope: ScopeRow(no, n, floor)
        for scope, no, n, floor in session.all(sql, (county, session.ids(list(scopes))))
    }


def take_numbers(session: Session, county: str, counts: Mapping[str, int], at_ms: int) -> dict[str, int]:
    """The last number before the new ones of each scope. From here to the commit nothing else may wait.

    Numbers run ahead with the platform's clock: one that is put back to an older copy, or whose replica takes
    over, never gives a number again that was given before, and no cursor stands above what is new.
    """
    before: dict[str, int] = {}
    least = min(at_ms, LATEST_MS) * NUMBERS_A_MS
    for scope in sorted(counts):
        taken = session.one(
            "UPDATE scope_counter SET n = CASE WHEN n < ? THEN ? ELSE n END + ? "
            "WHERE county = ? AND scope = ? RETURNING n",
            (least, least, counts[scope], county, scope),
        )
        if taken is None:
            raise LookupError(scope)
        before[scope] = taken[0] - counts[scope]
    return before


class FeedWriter:
    """Writes what a transaction changed into the feeds. `maker` made it, in the feed of `own_scope`."""

    def __init__(self, session: Session, county: str, *, maker: str, own_scope: str, homes: Homes) -> None:
        self._session = session
        self._county = county
        self._maker = maker
        self._own = own_scope
        self._whose = homes
        self._whose_before: Homes = homes
        self._scopes: dict[str, ScopeRow] = {}
        self._homes: dict[str, int] = {}

    def write(
        self, changes: Iterable[RowChange], homes_before: Homes, at_ms: int
    ) -> dict[tuple[str, str], int]:
        """Number the changes; returns the number of each row (table, id) in the feed of its own unit."""
        self._whose_before = homes_before
        shown: list[_Shown] = []
        for change in changes:
            shown += self._shown(change)
        if not shown:
            return {}
        homes = {entry.home for entry in shown}
        self._open({entry.scope for entry in shown} | set(map(site_scope, homes)))
        self._homes = {home: self._scopes[site_scope(home)].no for home in homes}
        priors = self._priors(shown)
        self._add_up(shown, priors)
        return self._number(shown, priors, at_ms)

    def _shown(self, change: RowChange) -> list[_Shown]:
        table, row_id, old, new, seen, known = change
        bucket = digest.bucket_of(row_id)
        existed = old is not None
        if new is None:
            return [_Shown(self._own, table, bucket, row_id, self._own_site(), None, seen, existed)]
        home, values = home_of(new), ROW_MAPS[type(new)].values
        scopes = scopes_of(new, self._whose)
        # The first scope is its own unit's, which shows every row in full.
        full = digest.row_hash(digest.canonical(known or values(new)))
        entries = []
        for scope in scopes:
            form = form_in(scope, new)
            hashed = full if form is new else digest.row_hash(digest.canonical(values(form)))
            # Whoever made it may hold it in another form than this scope shows.
            known_so = seen if form is new else FOREIGN
            entries.append(_Shown(scope, table, bucket, row_id, home, hashed, known_so, existed))
        if old is not None:
            entries.extend(
                _Shown(scope, table, bucket, row_id, home_of(old), None, FOREIGN, existed)
                for scope in scopes_of(old, self._whose_before)
                if scope not in scopes
            )
        return entries

    def _own_site(self) -> str:
        return self._own.removeprefix("site:")

    def _open(self, scopes: set[str]) -> None:
        self._scopes = read_scopes(self._session, self._county, sorted(scopes))
        missing = sorted(scopes - self._scopes.keys())
        if not missing:
            return
        taken = self._session.one(
            "UPDATE county SET next_scope = next_scope + ? WHERE county = ? RETURNING next_scope",
            (len(missing), self._county),
        )
        first = 1 if taken is None else taken[0] - len(missing)
        self._scopes.update((scope, ScopeRow(no, 0, 0)) for no, scope in enumerate(missing, first))
        rows = [(self._county, scope, self._scopes[scope].no, 0, 0) for scope in missing]
        self._session.insert(_COUNTER, rows)

    def _priors(self, shown: Sequence[_Shown]) -> dict[tuple[str, str, str], _Prior]:
        wanted: dict[tuple[str, str], list[_Shown]] = {}
        for entry in shown:
            if entry.existed:
                wanted.setdefault((entry.scope, entry.table), []).append(entry)
        priors: dict[tuple[str, str, str], _Prior] = {}
        for (scope, table), entries in wanted.items():
            source, given = self._session.pairs([(entry.bucket, entry.row_id) for entry in entries])
            sql = (
                f"SELECT f.row_id, f.n, f.home, f.hash, f.origin FROM {source} CROSS JOIN feed f "
                "WHERE f.county = ? AND f.scope = ? AND f.table_name = ? "
                "AND f.bucket = wanted.a AND f.row_id = wanted.b"
            )
            for row_id, *prior in self._session.all(
                sql, (*given, self._county, self._scopes[scope].no, table)
            ):
                priors[scope, table, row_id] = _Prior(*prior)
        return priors

    def _add_up(self, shown: Sequence[_Shown], priors: Mapping[tuple[str, str, str], _Prior]) -> None:
        deltas: dict[tuple[int, str, int], list[int]] = {}

        def add(scope: int, table: str, home: int, hashed: bytes | None, sign: int) -> None:
            if hashed is not None:
                delta = deltas.setdefault((scope, table, home), [0, 0])
                delta[0] += sign
                delta[1] += sign * int.from_bytes(hashed, "big")

        for entry in shown:
            scope = self._scopes[entry.scope].no
            prior = priors.get((entry.scope, entry.table, entry.row_id)) if entry.existed else None
            if prior is not None:
                add(scope, entry.table, prior.home, prior.hash, -1)
            add(scope, entry.table, self._homes[entry.home], entry.hash, 1)
        for (scope, table, _), (rows, value) in list(deltas.items()):
            delta = deltas.setdefault((scope, table, ALL_UNITS), [0, 0])
            delta[0] += rows
            delta[1] += value
        self._write_sums(deltas)

    def _write_sums(self, deltas: Mapping[tuple[int, str, int], Sequence[int]]) -> None:
        among, ids = self._session.among, self._session.ids
        sql = (
            "SELECT scope, table_name, home, rows, sum FROM scope_sum "
            f"WHERE county = ? AND scope {among} AND table_name {among} AND home {among}"
        )
        scopes, tables, homes = (
            (sorted(set(part)) for part in zip(*deltas, strict=True)) if deltas else ((), (), ())
        )
        found = self._session.all(sql, (self._county, ids(list(scopes)), ids(list(tables)), ids(list(homes))))
        known = {(scope, table, home): (rows, kept) for scope, table, home, rows, kept in found}
        written = []
        for key, (rows, value) in deltas.items():
            count, kept = known.get(key, (0, bytes(digest.HASH_BYTES)))
            total = (digest.from_bytes(kept) + value) % digest.MODULUS
            written.append((self._county, *key, count + rows, digest.to_bytes(total)))
        self._session.upsert(_SUM, written)

    def _number(
        self, shown: Sequence[_Shown], priors: Mapping[tuple[str, str, str], _Prior], at_ms: int
    ) -> dict[tuple[str, str], int]:
        counts = Counter([entry.scope for entry in shown])
        numbers = take_numbers(self._session, self._county, counts, at_ms)
        rows: list[tuple[Any, ...]] = []
        own: dict[tuple[str, str], int] = {}
        for entry in shown:
            scope, table, bucket, row_id, unit, hashed, seen, _ = entry
            n = numbers[scope] = numbers[scope] + 1
            no, home = self._scopes[scope].no, self._homes[unit]
            if home == no:
                own[table, row_id] = n
            origin = "" if seen == FOREIGN or scope != self._own else self._origin(entry, priors)
            rows.append((self._county, no, table, bucket, row_id, n, home, hashed, origin, at_ms))
        # In the order of the key: neighbours share a page.
        rows.sort(key=_KEY)
        self._session.upsert(_FEED, rows)
        return own

    def _origin(self, entry: _Shown, priors: Mapping[tuple[str, str, str], _Prior]) -> str:
        """The device that need not get its row back: see docs/sync.md, "Whose rows need not come back"."""
        if not entry.existed:
            return self._maker
        prior = priors.get((entry.scope, entry.table, entry.row_id))
        knew = prior is None or prior.origin == self._maker or prior.n <= entry.seen
        return self._maker if knew else ""
