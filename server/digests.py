"""The platform's side of a digest: roots, sums of tables, of prefixes, and the rows below a prefix."""

from collections.abc import Mapping, Sequence

from core.sync import digest
from core.sync.wire import LEAF_DEPTH, DigestReply, DigestRequest
from server.database import Session
from server.devices import Device
from server.feed import ALL_UNITS, ScopeRow, read_scopes
from server.problems import ProblemRaised
from server.pulling import own_units, refuse_scopes
from server.rows import KIND_OF

MOST_PREFIXES = 4_096


def table_sums(
    session: Session, county: str, device: Device, scopes: Mapping[str, ScopeRow]
) -> dict[str, dict[str, int]]:
    """The digest of each table of these scopes as this desk has to hold it.

    Rows that it holds in a unit's own scope are left out everywhere else. One statement for all scopes: a
    county office has hundreds.
    """
    names = {row.no: scope for scope, row in scopes.items()}
    homes = [ALL_UNITS, *own_units(session, county, device)]
    sums: dict[str, dict[str, int]] = {scope: {} for scope in scopes}
    for no, table, home, kept in session.all(
        "SELECT scope, table_name, home, sum FROM scope_sum "
        f"WHERE county = ? AND scope {session.among} AND home {session.among}",
        (county, session.ids(list(names)), session.ids(homes)),
    ):
        if home != no:
            value, tables = digest.from_bytes(bytes(kept)), sums[names[no]]
            tables[table] = (tables.get(table, 0) + (value if home == ALL_UNITS else -value)) % digest.MODULUS
    return {
        scope: {table: total for table, total in tables.items() if total} for scope, tables in sums.items()
    }


def compare(session: Session, county: str, device: Device, request: DigestRequest) -> DigestReply:
    """Sums one step below each prefix, or the rows themselves below prefixes of full depth."""
    refuse_scopes(device, [request.scope])
    scopes = read_scopes(session, county, [request.scope])
    if not request.table:
        sums = table_sums(session, county, device, scopes).get(request.scope, {})
        return DigestReply(sums={table: digest.to_hex(total) for table, total in sums.items()})
    if request.table not in KIND_OF or len(request.prefixes) > MOST_PREFIXES:
        raise ProblemRaised("malformed")
    row = scopes.get(request.scope)
    if row is None:
        return DigestReply()
    others = [no for no in own_units(session, county, device) if no != row.no]
    told: dict[str, str] = {}
    leaves: dict[str, tuple[tuple[str, str], ...]] = {}
    for prefix in request.prefixes:
        found = _below(session, county, row.no, request.table, prefix, others)
        if len(prefix) < LEAF_DEPTH:
            told.update(digest.child_sums(prefix, [(bucket, hashed) for bucket, _, hashed in found]))
        elif found:
            leaves[prefix] = tuple((row_id, hashed.hex()) for _, row_id, hashed in found)
    return DigestReply(sums=told, leaves=leaves)


def _below(
    session: Session, county: str, scope: int, table: str, prefix: str, others: Sequence[int]
) -> list[tuple[int, str, bytes]]:
    try:
        inside = digest.buckets_below(prefix)
    except ValueError as error:
        raise ProblemRaised("malformed") from error
    return [
        (bucket, row_id, bytes(hashed))
        for bucket, row_id, hashed in session.all(
            "SELECT bucket, row_id, hash FROM feed WHERE county = ? AND scope = ? AND table_name = ? "
            f"AND bucket BETWEEN ? AND ? AND hash IS NOT NULL AND NOT home {session.among} "
            "ORDER BY bucket, row_id",
            (county, scope, table, inside.start, inside.stop - 1, session.ids(others)),
        )
    ]


def equal(
    session: Session, county: str, device: Device, cursors: dict[str, int], roots: dict[str, str]
) -> dict[str, bool]:
    """Whether the digests agree, for each scope whose cursor stands at its head."""
    scopes = read_scopes(session, county, list(cursors))
    heads = {scope: row.n for scope, row in scopes.items()}
    asked = [
        scope for scope in roots if scope in device.scopes and cursors.get(scope, -1) == heads.get(scope, 0)
    ]
    known = {scope: scopes[scope] for scope in asked if scope in scopes}
    sums = table_sums(session, county, device, known)
    return {scope: digest.root(sums.get(scope, {})) == roots[scope] for scope in asked}
