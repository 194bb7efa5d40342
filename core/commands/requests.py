"""A resident asks (点单): a request is registered, and completed when it was returned."""

from datetime import date, datetime
from typing import Any

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.numbering import next_request_number
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.places import require_open_place
from core.commands.refusals import NumberRefused, PersonErased, StatusRefused
from core.commands.request_steps import RequestCommand, add_step, refuse_move
from core.domain.codes import CodeKind
from core.domain.deadlines import due, due_in
from core.domain.erasure import is_erased
from core.domain.identity_number import Sex
from core.domain.local_time import local_day
from core.domain.person_name import check_name
from core.domain.personal import scrubbed
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing
from core.domain.resident import Resident
from core.domain.service_request import (
    ALLOWED_MOVES,
    COUNTER_MOVES,
    Limit,
    RequestCategory,
    RequestChannel,
    RequestState,
    RequestStep,
    ServedGroup,
    ServiceRequest,
    VisitHint,
    WantedTime,
)
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

WORDS_LIMIT = 200
RISK_LIMIT = 100
MOST_PEOPLE = 9_999
TOLD_OF_RESIDENT = ("name", "phone", "contact", "sex", "birth_on")
RESIDENT_FIELDS = (*TOLD_OF_RESIDENT, "town", "village", "address")
"""What may change of a resident; of these a request's form asks the first."""


AMENDED = (
    "resident_id",
    "requester_name",
    "phone",
    "contact",
    "words",
    "category",
    "town",
    "village",
    "address",
    "wanted",
    "wanted_on",
    "urgent",
    "channel",
    "consent_share",
    "hints",
    "on_behalf_of",
    "served_group",
    "people_count",
    "risk_note",
    "due_at",
)
"""What handing a request in again may change of it."""


class RequestForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered. `resident_id` is set for a known resident; the fields below are as shown then.

    `menu_item_id` is the service of the menu that was picked, `menu_item_text` its words of that day;
    handing a request in again does not change it. `on_behalf_of` names who is served when somebody else asks,
    `risk_note` what the people who go should beware of (Regulation art. 13).
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
    menu_item_id: str = ""
    menu_item_text: str = ""
    on_behalf_of: str = ""
    served_group: ServedGroup | None = None
    people_count: int = 1
    risk_note: str = ""


class RegisterRequest(RequestCommand, frozen=True, kw_only=True):
    """A request as it was entered, with its resident.

    A resident nobody knew is taken whole. Of a known one only `resident_changed` is set: the first release
    told changes this way, from the second on they are an AmendResident beside this command.
    """

    request: ServiceRequest
    resident: Resident
    step_id: str
    resident_changed: tuple[str, ...] = ()


class AmendRequest(RequestCommand, frozen=True, kw_only=True):
    """A returned request, completed and handed in again; `resident_changed` as in RegisterRequest."""

    request: ServiceRequest
    resident: Resident
    step_id: str
    resident_changed: tuple[str, ...] = ()


class AmendResident(Patch, frozen=True, kw_only=True):
    """What a known resident told anew."""

    resident: Resident


def register_request(desk: Desk, form: RequestForm) -> tuple[Command, ...]:
    """Make the commands for a walk-in's request; refusals name the field.

    RegisterRequest comes first; an AmendResident follows when a known resident told something new.
    """
    resident = _resident(desk, form)
    accepted = form.category.value in desk.policy.accept_at_once
    state = RequestState.ACCEPTED if accepted else RequestState.SUBMITTED
    return _registered(desk, form, resident, state, desk.clerk.id)


def register_online_request(desk: Desk, form: RequestForm) -> tuple[Command, ...]:
    """A request from the public page or Open311: always to be reviewed, always a resident of its own.

    Whoever sits at a telephone proves nothing, so no known resident is changed; a clerk sees who it is.
    Asks nothing of who is on duty.
    """
    online = msgspec.structs.replace(form, resident_id="", channel=RequestChannel.ONLINE)
    return _registered(desk, online, _resident(desk, online), RequestState.SUBMITTED, "")


def _registered(
    desk: Desk, form: RequestForm, resident: Resident, state: RequestState, by: str
) -> tuple[Command, ...]:
    at = desk.now()
    told = _told(form)
    number = next_request_number(desk)
    request = ServiceRequest(
        id=desk.new_id(),
        site_id=desk.site.id,
        number=number.text,
        spoken_number=number.spoken,
        token=desk.new_token(CodeKind.REQUEST),
        check_code=desk.new_check_code(),
        state=state,
        resident_id=resident.id,
        requester_name=resident.name,
        phone=resident.phone,
        contact=resident.contact,
        registered_at=at,
        registered_by=by,
        due_at=due_in(desk.policy, state, at, desk.calendar, urgent=form.urgent),
        **told,
    )
    made = RegisterRequest(
        at=at,
        by=by,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request=request,
        resident=resident,
        step_id=desk.new_id(),
    )
    return (made, *_amended_resident(desk, resident))


def amend_request(desk: Desk, request_id: str, form: RequestForm) -> tuple[Command, ...]:
    """Hand a returned request in again with what was missing, be it a telephone number that rings."""
    at = desk.now()
    before = require(desk.rows, ServiceRequest, request_id)
    resident = _resident(desk, msgspec.structs.replace(form, resident_id=before.resident_id))
    request = msgspec.structs.replace(
        before,
        state=RequestState.SUBMITTED,
        resident_id=resident.id,
        requester_name=resident.name,
        phone=resident.phone,
        contact=resident.contact,
        due_at=due_in(desk.policy, RequestState.SUBMITTED, at, desk.calendar, urgent=form.urgent),
        **_told(form),
    )
    made = AmendRequest(
        at=at,
        by=desk.clerk.id,
        site_id=desk.site.id,
        desk_code=desk.desk_code,
        request=request,
        resident=resident,
        step_id=desk.new_id(),
    )
    return (made, *_amended_resident(desk, resident))


def _amended_resident(desk: Desk, resident: Resident) -> tuple[AmendResident, ...]:
    known = desk.rows.get(Resident, resident.id)
    changed = () if known is None else differing(known, resident, TOLD_OF_RESIDENT)
    if not changed:
        return ()
    return (
        AmendResident(
            at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, resident=resident, changed=changed
        ),
    )


def deadline(desk: Desk, urgent: bool, *, accepted: bool = False) -> datetime:
    """By when the next step of ours is owed for a request taken now; slips print it."""
    limit = Limit.DISPATCH if accepted else Limit.VERIFY
    return due(desk.policy, limit, desk.now(), desk.calendar, urgent=urgent)


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
    if not 1 <= form.people_count <= MOST_PEOPLE:
        raise NumberRefused(field="people_count", least=1, most=MOST_PEOPLE)
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
        "menu_item_id": form.menu_item_id,
        "menu_item_text": optional_text("menu_item_text", form.menu_item_text, 60),
        "on_behalf_of": optional_text("on_behalf_of", form.on_behalf_of, 60),
        "served_group": form.served_group,
        "people_count": form.people_count,
        "risk_note": optional_text("risk_note", form.risk_note, RISK_LIMIT),
    }


def _check_register(rows: UnitOfWork, command: RegisterRequest) -> None:
    request = command.request
    require_open_place(rows, command.site_id, local_day(command.at))
    required_text("words", request.words, WORDS_LIMIT)
    required_text("village", request.village, 40)
    check_name(request.requester_name)
    if request.state not in ALLOWED_MOVES[RequestState.DRAFT]:
        raise StatusRefused(request_id=request.id, state=RequestState.DRAFT.value, wanted=request.state.value)
    if rows.get(ServiceRequest, request.id) is not None:
        raise StatusRefused(request_id=request.id, state="registered", wanted=request.state.value)


def _register(rows: UnitOfWork, command: RegisterRequest) -> None:
    _put_resident(rows, command.resident, command.resident_changed)
    if rows.get(ServiceRequest, command.request.id) is not None:
        return
    request = _without_erased(rows, command.request)
    rows.put(request)
    add_step(rows, command, request, command.step_id, RequestState.DRAFT)


def _put_resident(rows: UnitOfWork, told: Resident, changed: tuple[str, ...]) -> None:
    before = rows.get(Resident, told.id)
    if before is None:
        rows.put(told)
    elif not is_erased(before.name):
        values = values_of(told, changed, RESIDENT_FIELDS)
        put_if_changed(rows, before, msgspec.structs.replace(before, **values))


def _without_erased(rows: UnitOfWork, request: ServiceRequest) -> ServiceRequest:
    """A request of a resident whose data were erased meanwhile keeps nothing that names the person."""
    resident = rows.get(Resident, request.resident_id)
    return scrubbed(request) if resident is not None and is_erased(resident.name) else request


def _check_amend(rows: UnitOfWork, command: AmendRequest) -> None:
    before = require(rows, ServiceRequest, command.request.id)
    _refuse_amending(before)
    required_text("words", command.request.words, WORDS_LIMIT)


def _refuse_amending(before: ServiceRequest) -> None:
    if is_erased(before.requester_name):
        raise PersonErased(row_id=before.id)
    refuse_move(before, RequestState.SUBMITTED, COUNTER_MOVES)


def _amend(rows: UnitOfWork, command: AmendRequest) -> None:
    before = require(rows, ServiceRequest, command.request.id)
    _refuse_amending(before)
    _put_resident(rows, command.resident, command.resident_changed)
    told = {name: getattr(command.request, name) for name in AMENDED}
    after = msgspec.structs.replace(before, state=RequestState.SUBMITTED, **told)
    rows.put(after)
    add_step(rows, command, after, command.step_id, before.state)


def _check_amend_resident(rows: UnitOfWork, command: AmendResident) -> None:
    before = require(rows, Resident, command.resident.id)
    if is_erased(before.name):
        raise PersonErased(row_id=before.id)
    check_name(command.resident.name)


def _resident_patch(_rows: UnitOfWork, command: AmendResident) -> Patched:
    values = values_of(command.resident, command.changed, RESIDENT_FIELDS)
    return Patched(Resident, command.resident.id, values)


def _amend_resident(rows: UnitOfWork, command: AmendResident) -> None:
    before = require(rows, Resident, command.resident.id)
    if is_erased(before.name):
        raise PersonErased(row_id=before.id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_resident_patch(rows, command).values))


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
        schema=2,
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
        schema=2,
    ),
    Handler(
        AmendResident,
        OpKind.PATCH,
        lambda c: (Ref(Resident, c.resident.id),),
        _check_amend_resident,
        _amend_resident,
        patch=_resident_patch,
    ),
)
