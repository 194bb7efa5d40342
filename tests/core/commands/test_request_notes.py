"""What is noted between the steps of a request, and the first contact with the resident."""

from functools import partial

import pytest

from core.commands.dispatches import DispatchAnswer, dispatch_request
from core.commands.refusals import NotFound, NotFulfilled
from core.commands.request_moves import fulfil_request, start_service
from core.commands.request_notes import AddNote, add_note
from core.domain.dispatch import SuggestedTeam
from core.domain.refusals import FieldMissing
from core.domain.request_note import NoteKind, RequestNote
from core.domain.service_request import RequestState, ServiceRequest
from tests.core.commands.test_dispatches import a_dispatched_one, a_team, says
from tests.core.commands.test_requests import accepted, registered, stored
from tests.core.memory import MemoryDesk


def noted(
    desk: MemoryDesk, request: ServiceRequest, kind: NoteKind, words: str = "", *, reached: bool = True
) -> RequestNote:
    order = partial(add_note, request_id=request.id, kind=kind, words=words, reached=reached)
    (command,) = desk.write(order)
    assert isinstance(command, AddNote)
    found = desk.rows.get(RequestNote, command.note.id)
    assert found is not None
    return found


def test_a_note_keeps_who_when_and_at_which_desk() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    note = noted(desk, request, NoteKind.REMARK, "  邻居说她下午在家 ")
    assert (note.words, note.clerk_id, note.at) == ("邻居说她下午在家", desk.clerk.id, desk.now())
    assert (note.desk_code, note.reached) == (desk.desk_code, False)
    assert stored(desk, request).contacted_at is None


def test_a_remark_without_words_is_refused_and_a_call_needs_none() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    with pytest.raises(FieldMissing):
        noted(desk, request, NoteKind.REMARK, "  ")
    assert noted(desk, request, NoteKind.CALL).reached


def test_the_first_call_that_is_answered_is_the_first_contact() -> None:
    desk = MemoryDesk()
    request = registered(desk)
    noted(desk, request, NoteKind.CALL, reached=False)
    assert stored(desk, request).contacted_at is None
    first = noted(desk.later(minutes=5), request, NoteKind.CALL)
    noted(desk.later(minutes=5), request, NoteKind.VISIT)
    assert stored(desk, request).contacted_at == first.at


def test_a_team_that_has_called_owes_the_service_and_no_call_any_more() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, DispatchAnswer.ACCEPT)
    before = stored(desk, request).due_at
    noted(desk.later(minutes=30), request, NoteKind.CALL)
    after = stored(desk, request)
    assert after.state is RequestState.TAKEN
    assert before is not None
    assert after.due_at is not None
    assert after.due_at > before


@pytest.mark.parametrize("kind", [NoteKind.URGED, NoteKind.PHONE_SHOWN])
def test_urging_a_team_and_looking_at_a_phone_number_are_no_contact(kind: NoteKind) -> None:
    desk = MemoryDesk()
    request = registered(desk)
    assert not noted(desk, request, kind).reached
    assert stored(desk, request).contacted_at is None


def test_a_note_needs_a_request() -> None:
    with pytest.raises(NotFound):
        MemoryDesk().write(partial(add_note, request_id="nowhere", kind=NoteKind.CALL))


def test_the_ranking_that_was_seen_is_kept_with_the_dispatch() -> None:
    desk = MemoryDesk()
    request, team = accepted(desk, registered(desk)), a_team(desk)
    seen = (SuggestedTeam("other", 90, (("load", "2"),)), SuggestedTeam(team.id, 80))
    order = partial(dispatch_request, request_id=request.id, team_id=team.id, suggested=seen)
    (command,) = desk.write(order)
    assert getattr(command, "dispatch").suggested == seen  # noqa: B009 - a DispatchRequest


def test_what_is_worth_telling_is_noted_once_the_service_was_given() -> None:
    desk = MemoryDesk()
    request, dispatch = a_dispatched_one(desk)
    with pytest.raises(NotFulfilled):
        noted(desk, request, NoteKind.PUBLICITY, "修好了全村的路灯")
    says(desk, dispatch, DispatchAnswer.ACCEPT)
    desk.write(partial(start_service, request_id=request.id))
    desk.write(partial(fulfil_request, request_id=request.id))
    with pytest.raises(FieldMissing):
        noted(desk, request, NoteKind.PUBLICITY)
    lead = noted(desk, request, NoteKind.PUBLICITY, "修好了全村的路灯")
    assert (lead.words, lead.reached) == ("修好了全村的路灯", False)
