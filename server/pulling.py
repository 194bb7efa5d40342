"""Pages of the feed: the newest state of the rows behind a desk's cursors."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from core.sync import digest
from core.sync.scopes import form_in, shows_otherwise, site_scope
from core.sync.wire import (
    MAX_COMPRESSED,
    MAX_PLAIN,
    SCHEMA,
    Page,
    PullReply,
    PullRequest,
    RowsRequest,
    pack,
)
from server.database import Session
from server.devices import Device
from server.feed import ScopeRow, read_scopes
from server.problems import ProblemRaised
from server.rows import KIND_OF, ROW_MAPS

MIN_SCHEMA = 1
MAX_SCHEMA = SCHEMA
"""Forms of the rows that are still served. All get the same columns: an older desk keeps aside what it does
not know, and so its digests are those of the platform."""
MOST_ROWS = 5_000
PAGE_BYTES = MAX_PLAIN // 2
"""Rows of one answer, as JSON; the rest of what a body may hold is room for one row more."""
SURELY_SMALL = 2 * MAX_COMPRESSED
"""Rows up to here shrink below the cap; should they not, the desk asks for half as many."""
NOTHING = ScopeRow(-1, 0, 0)


def refuse_scopes(device: Device, scopes: Iterable[str]) -> None:
    """Raise scope_refused for a scope that the certificate does not name."""
    if not set(scopes) <= set(device.scopes):
        raise ProblemRaised("scope_refused")


def own_units(session: Session, county: str, device: Device) -> list[int]:
    """The short names of the units the desk holds in full: elsewhere their rows are left out."""
    scopes = read_scopes(session, county, [site_scope(unit) for unit in sorted(device.units)])
    return [scope.no for scope in scopes.values()]


def pull(session: Session, county: str, device: Device, request: PullRequest, now_ms: int) -> PullReply:
    """At most about `limit` rows. Raises scope_refused, cursor_below_floor, schema_too_old."""
    refuse_scopes(device, request.cursors)
    if request.schema < MIN_SCHEMA:
        raise ProblemRaised("schema_too_old")
    scopes = read_scopes(session, county, list(request.cursors))
    units = own_units(session, county, device)
    maker = device._replace(epoch=request.epoch).maker
    left = max(1, min(request.limit, MOST_ROWS))
    pages: list[Page] = []
    cursors: dict[str, int] = {}
    more = False
    for name, cursor in request.cursors.items():
        scope = scopes.get(name, NOTHING)
        if 0 < cursor < scope.floor:
            raise ProblemRaised("cursor_below_floor")
        entries = _behind(session, county, scope.no, cursor, maker, units, left) if left > 0 else []
        full = left <= 0 or len(entries) == left
        found = list(_pages(session, county, name, entries))
        while len(entries) > 1 and not _fit([*pages, *found]):
            entries, full = entries[: len(entries) // 2], True
            found = list(_pages(session, county, name, entries))
        if full:
            cursors[name] = entries[-1][0] if entries else cursor
            more = more or cursors[name] < scope.n
        else:
            cursors[name] = scope.n
        pages += found
        left = 0 if full else left - len(entries)
    # Entries of an epoch that has not arrived are none of those the rows reflect, whatever their numbers.
    included = device.last_seq if request.epoch == device.epoch else 0
    return PullReply(pages=tuple(pages), cursors=cursors, more=more, included_seq=included, server_ms=now_ms)


def _behind(
    session: Session, county: str, scope: int, cursor: int, maker: str, units: Sequence[int], limit: int
) -> list[tuple[Any, ...]]:
    """(n, table, id, whether it is still shown), oldest first; without what the desk has anyway."""
    return session.all(
        "SELECT n, table_name, row_id, hash IS NOT NULL FROM feed "
        "WHERE county = ? AND scope = ? AND n > ? AND origin <> ? "
        f"AND (home = scope OR hash IS NULL OR NOT home {session.among}) ORDER BY n LIMIT ?",
        (county, scope, cursor, maker, session.ids(units), limit),
    )


def _fit(pages: Sequence[Page]) -> bool:
    """Whether an answer with these pages is no larger than a body may be, plain and compressed."""
    size = sum(len(row) for page in pages for row in page.rows)
    if size <= SURELY_SMALL:
        return True
    answer = PullReply(pages=tuple(pages), cursors={}, more=True, included_seq=0)
    return size <= PAGE_BYTES and len(pack(answer)) <= MAX_COMPRESSED


def _pages(session: Session, county: str, scope: str, entries: Iterable[Sequence[Any]]) -> Iterable[Page]:
    shown: dict[str, list[str]] = {}
    dropped: dict[str, list[str]] = {}
    for _, table, row_id, still in entries:
        shown.setdefault(table, [])
        (shown if still else dropped).setdefault(table, []).append(row_id)
    for table, ids in shown.items():
        yield page(session, county, scope, table, ids, dropped.get(table, ()))


def page(
    session: Session,
    county: str,
    scope: str,
    table: str,
    ids: Sequence[str],
    dropped: Sequence[str] = (),
) -> Page:
    """These rows as they stand, in the form of the scope."""
    kind = KIND_OF[table]
    mapped = ROW_MAPS[kind]
    found = session.all(f"{mapped.select} id {session.among}", (county, session.ids(ids))) if ids else []
    if shows_otherwise(scope, kind):
        found = [mapped.values(form_in(scope, mapped.row(values))) for values in found]
    rows = tuple(msgspec.Raw(digest.canonical(values)) for values in found)
    return Page(scope, table, mapped.columns, rows, tuple(dropped))


def single(session: Session, county: str, device: Device, request: RowsRequest) -> Page:
    """These rows; the ids that the scope does not show this desk come back as dropped."""
    refuse_scopes(device, [request.scope])
    if request.table not in KIND_OF or len(request.ids) > MOST_ROWS:
        raise ProblemRaised("malformed")
    scope = read_scopes(session, county, [request.scope]).get(request.scope, NOTHING)
    source, given = session.pairs([(digest.bucket_of(row_id), row_id) for row_id in request.ids])
    found = session.all(
        f"SELECT f.row_id FROM {source} CROSS JOIN feed f WHERE f.county = ? AND f.scope = ? "
        "AND f.table_name = ? AND f.bucket = wanted.a AND f.row_id = wanted.b AND f.hash IS NOT NULL "
        f"AND (f.home = f.scope OR NOT f.home {session.among})",
        (*given, county, scope.no, request.table, session.ids(own_units(session, county, device))),
    )
    shown = {row_id for (row_id,) in found}
    dropped = [row_id for row_id in request.ids if row_id not in shown]
    return page(session, county, request.scope, request.table, sorted(shown), dropped)
