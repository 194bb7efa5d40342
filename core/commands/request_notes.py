"""What a clerk notes about a request between its steps (记一笔, 催一下, 显示电话, 记宣传线索)."""

from datetime import datetime

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.ratings import RATEABLE
from core.commands.refusals import NotFulfilled
from core.commands.request_steps import due_by
from core.domain.erasure import is_erased
from core.domain.personal import scrubbed
from core.domain.request_note import CONTACT, WORDED, NoteKind, RequestNote
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

WORDS_LIMIT = 200
_WITH_TEAM = frozenset({RequestState.TAKEN, RequestState.IN_SERVICE})


class AddNote(Command, frozen=True, kw_only=True):
    """A note. `due_at`: what is owed next when this is the first time the resident was reached."""

    note: RequestNote
    due_at: datetime | None = None


def add_note(
    desk: Desk, request_id: str, kind: NoteKind, words: str = "", *, reached: bool = True
) -> AddNote:
    """Note a call, a visit, a remark, or what is worth telling; the last two cannot do without words."""
    request = require(desk.rows, ServiceRequest, request_id)
    told = required_text if kind in WORDED else optional_text
    note = RequestNote(
        id=desk.new_id(),
        site_id=request.site_id,
        request_id=request_id,
        kind=kind,
        words=told("words", words, WORDS_LIMIT),
        reached=reached and kind in CONTACT,
        at=desk.now(),
        clerk_id=desk.clerk.id,
        desk_code=desk.desk_code,
    )
    return AddNote(
        at=note.at, by=note.clerk_id, site_id=note.site_id, note=note, due_at=_due(desk, request, note)
    )


def _due(desk: Desk, request: ServiceRequest, note: RequestNote) -> datetime | None:
    if not note.reached or request.contacted_at is not None or request.state not in _WITH_TEAM:
        return None
    reached = msgspec.structs.replace(request, contacted_at=note.at)
    return due_by(desk, reached, request.state, note.at)


def _check(rows: UnitOfWork, command: AddNote) -> None:
    request = require(rows, ServiceRequest, command.note.request_id)
    if command.note.kind is NoteKind.PUBLICITY and request.state not in RATEABLE:
        raise NotFulfilled(request_id=request.id, state=request.state.value)


def _add(rows: UnitOfWork, command: AddNote) -> None:
    """Kept in any case; of several contacts the earliest is the first one, whichever is heard of first."""
    note = command.note
    request = rows.get(ServiceRequest, note.request_id)
    gone = request is not None and is_erased(request.requester_name)
    if rows.get(RequestNote, note.id) is None:
        rows.put(scrubbed(note) if gone else note)
    if request is None or not note.reached:
        return
    if request.contacted_at is None or note.at < request.contacted_at:
        owed = command.due_at if command.due_at and request.state in _WITH_TEAM else request.due_at
        rows.put(msgspec.structs.replace(request, contacted_at=note.at, due_at=owed))


HANDLERS = (
    Handler(
        AddNote,
        OpKind.FACT,
        lambda c: (Ref(RequestNote, c.note.id), Ref(ServiceRequest, c.note.request_id)),
        _check,
        _add,
    ),
)
