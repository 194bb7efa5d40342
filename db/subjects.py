"""What a log entry is about, and what that row is called here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from core.sync.op import OpRef
from db.told_number import told_number_of

# Any: a value as SQLite holds it.
Fetch = Callable[[str, tuple[str, ...]], Iterable[Any]]
"""Runs a statement with these values and gives its rows; the caller has the connection."""


class Subject(NamedTuple):
    """The row an entry is about; empty texts where it touched none or the row is gone."""

    table: str
    id: str
    title: str
    number: str


_VOLUNTEER_OF = (
    "SELECT it.id, coalesce(who.name, ''), coalesce(who.number, '') "
    "FROM {table} AS it LEFT JOIN volunteer AS who ON who.id = it.{column} WHERE it.id IN "
)
_REQUEST = "SELECT id, requester_name, {told} FROM service_request WHERE id IN "
_REQUEST_OF = (
    "SELECT it.id, coalesce(of.requester_name, ''), coalesce({told}, '') "
    "FROM {table} AS it LEFT JOIN service_request AS of ON of.id = it.request_id WHERE it.id IN "
)
_TOLD_OF = told_number_of("of")
_ACTIVITY_OF = (
    "SELECT it.id, coalesce(of.title, ''), coalesce(of.number, '') "
    "FROM {table} AS it LEFT JOIN activity AS of ON of.id = it.activity_id WHERE it.id IN "
)
NAMED = "SELECT id, name, '' FROM {table} WHERE id IN "
_TELLING: Mapping[str, str] = {
    "service_request": _REQUEST.format(told=told_number_of("service_request")),
    "certificate": (
        "SELECT it.id, coalesce(who.name, ''), it.number "
        "FROM certificate AS it LEFT JOIN volunteer AS who ON who.id = it.volunteer_id WHERE it.id IN "
    ),
    "volunteer_merge": _VOLUNTEER_OF.format(table="volunteer_merge", column="kept_id"),
    "volunteer": "SELECT id, name, number FROM volunteer WHERE id IN ",
    "activity": "SELECT id, title, number FROM activity WHERE id IN ",
    "attendance": _VOLUNTEER_OF.format(table="attendance", column="volunteer_id"),
    "service_record": _VOLUNTEER_OF.format(table="service_record", column="volunteer_id"),
    "signup": _VOLUNTEER_OF.format(table="signup", column="volunteer_id"),
    "sign_in_sheet_page": (
        "SELECT it.id, coalesce(of.title, ''), it.number "
        "FROM sign_in_sheet_page AS it LEFT JOIN activity AS of ON of.id = it.activity_id WHERE it.id IN "
    ),
    "hours_correction": _VOLUNTEER_OF.format(table="hours_correction", column="volunteer_id"),
    "training_record": _VOLUNTEER_OF.format(table="training_record", column="volunteer_id"),
    "volunteer_award": _VOLUNTEER_OF.format(table="volunteer_award", column="volunteer_id"),
    "volunteer_evaluation": _VOLUNTEER_OF.format(table="volunteer_evaluation", column="volunteer_id"),
    "star_award": _VOLUNTEER_OF.format(table="star_award", column="volunteer_id"),
    "team_member": _VOLUNTEER_OF.format(table="team_member", column="volunteer_id"),
    "activity_feedback": _ACTIVITY_OF.format(table="activity_feedback"),
    "activity_photo": _ACTIVITY_OF.format(table="activity_photo"),
    "hours_posting": _ACTIVITY_OF.format(table="hours_posting"),
    "dispatch": _REQUEST_OF.format(table="dispatch", told=_TOLD_OF),
    "rating": _REQUEST_OF.format(table="rating", told=_TOLD_OF),
    "request_step": _REQUEST_OF.format(table="request_step", told=_TOLD_OF),
    "request_note": _REQUEST_OF.format(table="request_note", told=_TOLD_OF),
    "correction": _REQUEST_OF.format(table="correction", told=_TOLD_OF),
    "menu_item": NAMED.format(table="menu_item"),
    "menu_edition": "SELECT id, label, '' FROM menu_edition WHERE id IN ",
    "service_offer": (
        "SELECT it.id, coalesce(of.name, ''), '' "
        "FROM service_offer AS it LEFT JOIN menu_item AS of ON of.id = it.item_id WHERE it.id IN "
    ),
    "resident": NAMED.format(table="resident"),
    "volunteer_team": NAMED.format(table="volunteer_team"),
    "clerk": NAMED.format(table="clerk"),
    "practice_site": NAMED.format(table="practice_site"),
    "unit_policy": "SELECT id, '', '' FROM unit_policy WHERE id IN ",
    "star_list": "SELECT id, as_of, '' FROM star_list WHERE id IN ",
    "national_report": "SELECT id, batch, '' FROM national_report WHERE id IN ",
    "print_record": "SELECT id, '', '' FROM print_record WHERE id IN ",
    "erasure": "SELECT id, '', '' FROM erasure WHERE id IN ",
}
"""How each row is called, the telling ones first: an entry is about the first of these it touched."""
_ORDER = {table: place for place, table in enumerate(_TELLING)}


def subjects(fetch: Fetch, entries: Sequence[Sequence[OpRef]]) -> list[Subject]:
    """What each entry is about, by the rows it touched; one statement for each table that occurs."""
    chosen = [
        min((ref for ref in refs if ref.table in _ORDER), key=lambda ref: _ORDER[ref.table], default=None)
        for refs in entries
    ]
    wanted: dict[str, dict[str, None]] = {}
    for ref in chosen:
        if ref is not None:
            wanted.setdefault(ref.table, {})[ref.id] = None
    called = {
        (table, found[0]): (found[1], found[2])
        for table, ids in wanted.items()
        for found in fetch(_TELLING[table] + places(len(ids)), tuple(ids))
    }
    return [
        Subject("", "", "", "")
        if ref is None
        else Subject(ref.table, ref.id, *called.get((ref.table, ref.id), ("", "")))
        for ref in chosen
    ]


def places(count: int) -> str:
    """The placeholders of an IN."""
    return f"({', '.join('?' * count)})"
