"""A resident asks (点单): registering, reviewing, returning and withdrawing requests."""

from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, require_reason, required_text
from core.commands.numbering import next_request_number
from core.commands.refusals import StatusRefused
from core.domain.codes import CodeKind
from core.domain.identity_number import Sex
from core.domain.local_time import close_of_business, local_day
from core.domain.person_name import check_name
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.resident import Resident
from core.domain.service_request import (
    ALLOWED_MOVES,
    RequestCategory,
    RequestChannel,
    RequestState,
    RequestStep,
    ServiceRequest,
    VisitHint,
    WantedTime,
)
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

WORDS_LIMIT = 200
UNDONE = "undo"
"""The reason of a step that only takes another one back."""


class RequestForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered. `resident_id` is set for a known resident; the fields below are as shown then.

    Required: name, phone or contact, words, category, village. Five fields, and no ID number.
    """

    resident_id: str = ""
    name: str = ""
    phone: str = ""
    contact: str = ""
    sex: Sex | None = None
    birth_on: date | None = None
    words: str = ""
    category: RequestCategory = RequestCategory.OTHER
    town: str = ""
    village: str = ""
    address: str = ""
    wanted: WantedTime = WantedTime.SOON
    wanted_on: date | None = None
    urgent: bool = False
    channel: RequestChannel = RequestChannel.WINDOW
    consent_share: bool = False
    hints: tuple[VisitHint, ...] = ()


class RegisterRequest(Command, frozen=True, kw_only=True):
    """A request as it was entered, with the resident as known from now on."""

    request: ServiceRequest
    resident: Resident
    step_id: str


class AmendRequest(Command, frozen=True, kw_only=True):
    """A returned request, completed and handed in again, with the resident as known from now on."""

    request: ServiceRequest
    resident: Resident
    step_id: str


class MoveRequest(Command, frozen=True, kw_only=True):
    """A step between states: accepted for dispatch, returned, or closed by the resident."""

    request_id: str
    step_id: str
    to_state: RequestState
    reason: str = ""
    due_at: datetime | None = None


class RevertRequestStep(Command, frozen=True, kw_only=True):
    """Take the last step back; allowed only while it is the last one."""

    request_id: str
    step_id: str
    reverted_step_id: str
    due_at: datetime | None = None


def register_request(desk: Desk, form: RequestForm) -> RegisterRequest:
    """Make the command for a walk-in's request; refusals name the field."""
    at = desk.now()
    resident = _resident(desk, form)
    accepted = form.category.value in desk.policy.accept_at_once
    number = next_request_number(desk)
    request = ServiceRequest(
        id=desk.new_id(),
        site_id=desk.site.id,
        number=number.text,
        spoken_number=number.spoken,
        token=desk.new_token(CodeKind.REQUEST),
        check_code=desk.new_check_code(),
        state=RequestState.ACCEPTED if accepted else RequestState.SUBMITTED,
        resident_id=resident.id,
        requester_name=resident.name,
        phone=resident.phone,
        contact=resident.contact,
        registered_at=at,
        registered_by=desk.clerk.id,
        due_at=_due(desk, at, form.urgent, accepted=accepted),
        **_told(form),
    )
    return RegisterRequest(
        at=at,
        by=desk.clerk.id,
        site_id=desk.site.id,
        request=request,
        resident=resident,
        step_id=desk.new_id(),
    )


def amend_request(desk: Desk, request_id: str, form: RequestForm) -> AmendRequest:
    """Hand a returned request in again with what was missing, be it a telephone number that rings."""
    at = desk.now()
    before = require(desk.rows, ServiceRequest, request_id)
    resident = _resident(desk, msgspec.structs.replace(form, resident_id=before.resident_id))
    request = msgspec.structs.replace(
        before,
        state=RequestState.SUBMITTED,
        requester_name=resident.name,
        phone=resident.phone,
        contact=resident.contact,
        due_at=_due(desk, at, form.urgent, accepted=False),
        **_told(form),
    )
    return AmendRequest(
        at=at,
        by=desk.clerk.id,
        site_id=desk.site.id,
        request=request,
        resident=resident,
        step_id=desk.new_id(),
    )


def _move(desk: Desk, request_id: str, to_state: RequestState, reason: str = "") -> MoveRequest:
    request = require(desk.rows, ServiceRequest, request_id)
    ours = to_state in {RequestState.ACCEPTED, RequestState.RETURNED}
    return MoveRequest(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        request_id=request_id,
        step_id=desk.new_id(),
        to_state=to_state,
        reason=reason.strip(),
        due_at=_due(desk, desk.now(), request.urgent, accepted=True) if ours else None,
    )


def accept_request(desk: Desk, request_id: str) -> MoveRequest:
    """Reviewed and good to dispatch (通过)."""
    return _move(desk, request_id, RequestState.ACCEPTED)


def return_request(desk: Desk, request_id: str, reason: str) -> MoveRequest:
    """Back to be completed (退回补充); the reason is what the resident is asked for."""
    return _move(desk, request_id, RequestState.RETURNED, reason)


def withdraw_request(desk: Desk, request_id: str, reason: str) -> MoveRequest:
    """The resident no longer needs it (撤回)."""
    return _move(desk, request_id, RequestState.WITHDRAWN, reason)


def revert_request_step(desk: Desk, request_id: str, step_id: str) -> RevertRequestStep:
    """Undo the step `step_id` of a request; the deadline is again the one of before."""
    request = require(desk.rows, ServiceRequest, request_id)
    back_to = require(desk.rows, RequestStep, step_id).from_state
    entered = [
        step.at
        for step in desk.rows.find(RequestStep, request_id=request_id)
        if step.to_state is back_to and step.reason != UNDONE
    ]
    since = max(entered, default=desk.now())
    return RevertRequestStep(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        request_id=request_id,
        step_id=desk.new_id(),
        reverted_step_id=step_id,
        due_at=_due(desk, since, request.urgent, accepted=back_to is not RequestState.SUBMITTED),
    )


def deadline(desk: Desk, urgent: bool, *, accepted: bool = False) -> datetime:
    """By when the next step of ours is owed for a request taken now; slips print it."""
    return _due(desk, desk.now(), urgent, accepted=accepted)


def _resident(desk: Desk, form: RequestForm) -> Resident:
    known = desk.rows.get(Resident, form.resident_id) if form.resident_id else None
    name = check_name(form.name).legal
    phone = check_phone(form.phone).value if form.phone.strip() else ""
    contact = optional_text("contact", form.contact, 60)
    if not phone and not contact:
        raise FieldMissing(field="phone")
    if known is not None:
        # The place of the service belongs to the request; a home stays until somebody corrects it.
        return msgspec.structs.replace(
            known,
            name=name,
            phone=phone,
            contact=contact,
            sex=form.sex or known.sex,
            birth_on=form.birth_on or known.birth_on,
        )
    return Resident(
        id=desk.new_id(),
        site_id=desk.site.id,
        name=name,
        phone=phone,
        contact=contact,
        sex=form.sex,
        birth_on=form.birth_on,
        town=optional_text("town", form.town, 40),
        village=required_text("village", form.village, 40),
        address=optional_text("address", form.address, 80),
    )


# Any: the values are the request's fields by name, each of its own type.
def _told(form: RequestForm) -> dict[str, Any]:
    """What the resident told us, checked, as the fields of a request."""
    if form.wanted is WantedTime.ON_DATE and form.wanted_on is None:
        raise FieldMissing(field="wanted_on")
    return {
        "words": required_text("words", form.words, WORDS_LIMIT),
        "category": form.category,
        "town": optional_text("town", form.town, 40),
        "village": required_text("village", form.village, 40),
        "address": optional_text("address", form.address, 80),
        "wanted": form.wanted,
        "wanted_on": form.wanted_on if form.wanted is WantedTime.ON_DATE else None,
        "urgent": form.urgent,
        "channel": form.channel,
        "consent_share": form.consent_share,
        "hints": form.hints,
    }


def _due(desk: Desk, at: datetime, urgent: bool, *, accepted: bool) -> datetime:
    if urgent:
        return at + timedelta(hours=desk.policy.urgent_hours)
    days = desk.policy.dispatch_days if accepted else desk.policy.verify_days
    return close_of_business(desk.calendar.add_working_days(local_day(at), days).day)


def _check_register(rows: UnitOfWork, command: RegisterRequest) -> None:
    request = command.request
    required_text("words", request.words, WORDS_LIMIT)
    required_text("village", request.village, 40)
    check_name(request.requester_name)
    if request.state not in ALLOWED_MOVES[RequestState.DRAFT]:
        raise StatusRefused(request_id=request.id, state=RequestState.DRAFT.value, wanted=request.state.value)
    if rows.get(ServiceRequest, request.id) is not None:
        raise StatusRefused(request_id=request.id, state="registered", wanted=request.state.value)


def _register(rows: UnitOfWork, command: RegisterRequest) -> None:
    _put_resident(rows, command.resident)
    rows.put(command.request)
    _add_step(rows, command, command.request, command.step_id, RequestState.DRAFT)


def _put_resident(rows: UnitOfWork, resident: Resident) -> None:
    if rows.get(Resident, resident.id) != resident:
        rows.put(resident)


def _check_amend(rows: UnitOfWork, command: AmendRequest) -> None:
    before = require(rows, ServiceRequest, command.request.id)
    _refuse_move(before, RequestState.SUBMITTED)
    required_text("words", command.request.words, WORDS_LIMIT)


def _amend(rows: UnitOfWork, command: AmendRequest) -> None:
    before = require(rows, ServiceRequest, command.request.id)
    _put_resident(rows, command.resident)
    rows.put(command.request)
    _add_step(rows, command, command.request, command.step_id, before.state)


def _refuse_move(request: ServiceRequest, to_state: RequestState) -> None:
    if to_state not in ALLOWED_MOVES.get(request.state, frozenset()):
        raise StatusRefused(request_id=request.id, state=request.state.value, wanted=to_state.value)


def _check_move(rows: UnitOfWork, command: MoveRequest) -> None:
    _refuse_move(require(rows, ServiceRequest, command.request_id), command.to_state)
    if command.to_state in {RequestState.RETURNED, RequestState.WITHDRAWN}:
        require_reason(command.reason)


def _apply_move(rows: UnitOfWork, command: MoveRequest) -> None:
    before = require(rows, ServiceRequest, command.request_id)
    closed = command.at if command.to_state is RequestState.WITHDRAWN else None
    after = msgspec.structs.replace(before, state=command.to_state, due_at=command.due_at, closed_at=closed)
    rows.put(after)
    _add_step(rows, command, after, command.step_id, before.state, command.reason)


def _check_revert(rows: UnitOfWork, command: RevertRequestStep) -> None:
    request = require(rows, ServiceRequest, command.request_id)
    step = require(rows, RequestStep, command.reverted_step_id)
    last = max(rows.find(RequestStep, request_id=request.id), key=lambda found: (found.at, found.id))
    if last.id != step.id or step.from_state is RequestState.DRAFT:
        raise StatusRefused(request_id=request.id, state=request.state.value, wanted=step.from_state.value)


def _revert(rows: UnitOfWork, command: RevertRequestStep) -> None:
    before = require(rows, ServiceRequest, command.request_id)
    step = require(rows, RequestStep, command.reverted_step_id)
    after = msgspec.structs.replace(before, state=step.from_state, due_at=command.due_at, closed_at=None)
    rows.put(after)
    _add_step(rows, command, after, command.step_id, before.state, UNDONE)


def _add_step(
    rows: UnitOfWork,
    command: Command,
    after: ServiceRequest,
    step_id: str,
    from_state: RequestState,
    reason: str = "",
) -> None:
    rows.put(
        RequestStep(
            id=step_id,
            request_id=after.id,
            site_id=command.site_id,
            at=command.at,
            clerk_id=command.by,
            from_state=from_state,
            to_state=after.state,
            reason=reason,
        )
    )


HANDLERS = (
    Handler(
        RegisterRequest,
        OpKind.FACT,
        lambda c: (
            Ref(ServiceRequest, c.request.id),
            Ref(Resident, c.resident.id),
            Ref(RequestStep, c.step_id),
        ),
        _check_register,
        _register,
    ),
    Handler(
        AmendRequest,
        OpKind.STATE,
        lambda c: (
            Ref(ServiceRequest, c.request.id),
            Ref(Resident, c.resident.id),
            Ref(RequestStep, c.step_id),
        ),
        _check_amend,
        _amend,
    ),
    Handler(
        MoveRequest,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id), Ref(RequestStep, c.step_id)),
        _check_move,
        _apply_move,
    ),
    Handler(
        RevertRequestStep,
        OpKind.STATE,
        lambda c: (
            Ref(ServiceRequest, c.request_id),
            Ref(RequestStep, c.reverted_step_id),
            Ref(RequestStep, c.step_id),
        ),
        _check_revert,
        _revert,
    ),
)
