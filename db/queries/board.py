"""The board: its lists, their counts, and one request with everything that was done for it."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    case,
    exists,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.engine import Connection

from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.dispatch import DispatchState
from core.domain.local_time import day_bounds
from core.domain.request_note import RequestNote
from core.domain.service_request import RequestState
from core.ports.rows import BoardDetail, BoardFilter, NoteRow, RequestRow
from db.queries.reading import by_id, labelled, struct, structs
from db.queries.requests import ROW, ROW_OF, by_deadline, request, rows_of_page, service_facts
from db.queries.units import of_units, tested_units
from db.tables import activity, clerk, correction, dispatch, request_note, service_request
from db.told_number import WITH_DESK

LANES: dict[str, tuple[RequestState, ...]] = {
    "ours": (RequestState.SUBMITTED, RequestState.RETURNED, RequestState.ACCEPTED),
    "waiting": (RequestState.DISPATCHED,),
    "service": (RequestState.TAKEN, RequestState.IN_SERVICE),
    "rating": (RequestState.FULFILLED,),
    "rated": (RequestState.RATED,),
    "closed": (RequestState.CLOSED,),
    "left": (
        RequestState.DECLINED_BY_CENTRE,
        RequestState.TRANSFERRED,
        RequestState.MERGED,
        RequestState.WITHDRAWN,
    ),
    "everything": tuple(RequestState),
}
"""Which states stand on which tab; besides, "corrections" holds what a bad rating asks for."""
CORRECTIONS = "corrections"
_BY_TIME = ("closed", "everything")
_NOT_OVER = (CorrectionState.OPEN, CorrectionState.PUT_RIGHT)
_COUNTED = (*LANES["ours"], *LANES["waiting"], *LANES["service"], *LANES["rating"], *LANES["rated"])
_asked = service_request.c


def board(connection: Connection, wanted: BoardFilter, offset: int, limit: int) -> tuple[RequestRow, ...]:
    """A tab of the board: what is owed first stands first; what is over, the newest first."""
    if wanted.lane == CORRECTIONS:
        page = _corrections(wanted).where(*_narrowed(wanted)).order_by(*by_deadline(correction.c.due_at))
        return structs(RequestRow, connection.execute(page.offset(offset).limit(limit)))
    page = select(ROW_OF).select_from(service_request).where(_here(wanted), _on_tab(wanted))
    page = page.where(*_narrowed(wanted)).order_by(*_order(wanted)).offset(offset).limit(limit)
    return structs(RequestRow, connection.execute(rows_of_page(page, *_order(wanted))))


def board_counts(connection: Connection, *, below: bool) -> dict[str, int]:
    """How many stand on each tab of what is still to be done."""
    lanes = [lane for lane, states in LANES.items() if set(states) <= set(_COUNTED)]
    row = connection.execute(
        select(
            *[func.count(case((_on_lane(lane), 1))).label(lane) for lane in lanes],
            select(func.count())
            .where(of_units(correction.c.site_id, below=below), correction.c.state.in_(_NOT_OVER))
            .scalar_subquery()
            .label(CORRECTIONS),
        ).where(tested_units(_asked.site_id, below=below), _asked.state.in_(_COUNTED))
    ).one()
    return dict(row._asdict())


def _on_lane(lane: str) -> ColumnElement[bool]:
    """The states of a tab; a team that has offered another time waits for us, so it is our turn."""
    states = LANES[lane]
    if lane == "everything":
        return true()  # drafts are no rows; a test of the state would keep from the index by day
    if lane != "ours":
        return _asked.state.in_(states)
    offered = exists().where(dispatch.c.request_id == _asked.id, dispatch.c.state == DispatchState.OTHER_TIME)
    # The states first: they lead through the index, and only what is with a team is asked further.
    with_team = (*states, RequestState.DISPATCHED)
    return _asked.state.in_(with_team) & or_(_asked.state != RequestState.DISPATCHED, offered)


def _said(wanted: BoardFilter) -> bool:
    """Words are looked for among all that is over: the index that holds the words has to lead."""
    return bool(wanted.text.strip()) and wanted.lane in _BY_TIME


def _is_narrowed(wanted: BoardFilter) -> bool:
    days = wanted.first is not None or wanted.last is not None
    return bool(wanted.text.strip() or wanted.town or wanted.category is not None or wanted.team_id or days)


def _here(wanted: BoardFilter) -> ColumnElement[bool]:
    """The unit. With a town or many units, place, state or time lead to fewer rows: it only tests each."""
    tested = (wanted.town or wanted.below) and not _said(wanted)
    return of_units(_asked.site_id.concat("") if tested else _asked.site_id, below=wanted.below)


def _on_tab(wanted: BoardFilter) -> ColumnElement[bool]:
    newest = wanted.below and not _is_narrowed(wanted)
    if wanted.lane == "closed" and (newest or _said(wanted)):
        # Found by state, the closed ones of all years would be read: time or words lead.
        return type_coerce(_asked.state, Text).concat("") == RequestState.CLOSED.value
    return _on_lane(wanted.lane)


def _corrections(wanted: BoardFilter) -> "Select[tuple[object, ...]]":
    """The deadline shown is that of the correction: the request itself owes nothing any more."""
    columns = [correction.c.due_at.label("due_at") if name.key == "due_at" else name for name in ROW]
    return (
        select(*columns)
        .join(correction, correction.c.request_id == _asked.id)
        .where(of_units(correction.c.site_id, below=wanted.below), correction.c.state.in_(_NOT_OVER))
    )


def _order(wanted: BoardFilter) -> tuple[ColumnElement[Any], ...]:
    """Of one moment, the one written later first. An expression where no index by time should lead."""
    if wanted.lane == "closed" and not _is_narrowed(wanted):
        return _asked.closed_at.desc(), ROW_OF.desc()
    if wanted.lane in ("closed", "left"):
        return func.coalesce(_asked.closed_at, 0).desc(), ROW_OF.desc()
    if wanted.lane == "everything":
        at = (
            func.coalesce(_asked.registered_at, 0) if wanted.below and _said(wanted) else _asked.registered_at
        )
        return at.desc(), ROW_OF.desc()
    return by_deadline(_asked.due_at)


def _narrowed(wanted: BoardFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.text.strip():
        text = wanted.text.strip()
        told = (_asked.words, _asked.requester_name, _asked.number, WITH_DESK)
        found.append(or_(*[column.contains(text, autoescape=True) for column in told]))
    if wanted.town:
        town = _asked.town.concat("") if _said(wanted) else _asked.town
        found.append(town == wanted.town)
    if wanted.category is not None:
        found.append(_asked.category == wanted.category)
    if wanted.team_id:
        asked = select(dispatch.c.request_id).where(dispatch.c.team_id == wanted.team_id)
        found.append(_asked.id.in_(asked))
    if wanted.first is not None:
        found.append(_asked.registered_at >= day_bounds(wanted.first, wanted.first)[0])
    if wanted.last is not None:
        found.append(_asked.registered_at < day_bounds(wanted.last, wanted.last)[1])
    return found


def board_request(connection: Connection, request_id: str) -> BoardDetail | None:
    """One request with its dispatches, notes, correction, and what is done together with it."""
    detail = request(connection, request_id)
    if detail is None:
        return None
    asked = detail.request
    together = connection.execute(
        select(*ROW)
        .where(or_(_asked.merged_into == request_id, _asked.id == asked.merged_into))
        .order_by(_asked.registered_at, _asked.id)
    )
    rows = [struct(RequestRow, row) for row in together]
    title = select(activity.c.title).where(activity.c.id == asked.activity_id)
    corrected = by_id(connection, Correction, correction_id(request_id))
    return BoardDetail(
        detail=detail,
        service=service_facts(connection, request_id),
        notes=_notes(connection, request_id),
        correction=corrected,
        correction_by={} if corrected is None else _clerks_of(connection, corrected),
        merged=tuple(row for row in rows if row.id != asked.merged_into),
        main=next((row for row in rows if row.id == asked.merged_into), None),
        activity=(connection.execute(title).scalar_one_or_none() or "") if asked.activity_id else "",
    )


def _clerks_of(connection: Connection, found: Correction) -> dict[str, str]:
    who = select(clerk.c.id, clerk.c.name).where(clerk.c.id.in_((found.measured_by, found.called_by)))
    return {row.id: row.name for row in connection.execute(who)}


def _notes(connection: Connection, request_id: str) -> tuple[NoteRow, ...]:
    note = request_note.c
    found = connection.execute(
        select(*labelled(RequestNote, "note_"), func.coalesce(clerk.c.name, "").label("clerk_name"))
        .select_from(request_note.outerjoin(clerk, clerk.c.id == note.clerk_id))
        .where(note.request_id == request_id)
        .order_by(note.at.desc(), note.id.desc())
    )
    return tuple(NoteRow(note=struct(RequestNote, row, "note_"), clerk_name=row.clerk_name) for row in found)
