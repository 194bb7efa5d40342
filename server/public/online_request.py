"""A resident asks from home: the form lands in the same demand list as requests made at the counter."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import cast

import msgspec

from core.commands.refusals import StatusRefused
from core.commands.requests import RegisterRequest, RequestForm, register_online_request
from core.domain.codes import Code, CodeKind
from core.domain.local_time import local_day
from core.domain.phone import PhoneRefused
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, Refusal
from core.domain.service_request import RequestCategory, ServiceRequest
from core.ports.store import Command, Desk
from server.public.asked import Answer, Asked, go_to
from server.public.house import House, Kit
from server.public.my_request import FRESH
from server.public.places import serving_unit, towns_offered
from server.public.reading import units
from server.public.words import Words

ASK = "ask"
_FIELDS = ("words", "category", "village", "address", "name", "phone", "consent")
_PROBLEMS = {
    "words": "problem_words",
    "name": "problem_name",
    "phone": "problem_phone",
    "village": "problem_village",
    "town": "problem_village",
    "address": "problem_address",
}


def question(kit: Kit, asked: Asked, wrong: Mapping[str, str] | None = None) -> Answer:
    """The form; shown again with what was typed when something is missing."""
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        known = units(rows)
    if not known:
        return kit.screen.message(
            asked,
            title=words("ask.title"),
            heading=words("ask.closed_title"),
            lines=(words("ask.closed"),),
            status=503,
        )
    return kit.screen.show(
        asked,
        "ask.html",
        title=words("ask.title"),
        kicker=words("ask.kicker"),
        status=422 if wrong else 200,
        action=asked.link("/ask/send"),
        typed={name: asked.typed(name) for name in _FIELDS},
        wrong=dict.fromkeys(_FIELDS, "") | dict(wrong or {}),
        categories=[category.value for category in RequestCategory],
        towns=towns_offered(known, local_day(kit.clock())),
        ticket_text=kit.tickets.issue(ASK, ""),
    )


def send(kit: Kit, asked: Asked) -> Answer:
    """The form was sent. Sent twice it is one request: its id follows from the form's ticket."""
    ticket = kit.tickets.read(asked.typed("ticket"), ASK, "")
    words = kit.screen.words(asked)
    wrong = _missing(words, asked)
    if wrong:
        return question(kit, asked, wrong)
    kit.limit("typed_code", asked.address)
    town, _, village = asked.typed("village").rpartition("|")
    form = RequestForm(
        name=asked.typed("name"),
        phone=asked.typed("phone"),
        words=asked.typed("words"),
        category=RequestCategory(asked.typed("category")),
        town=town,
        village=village,
        address=asked.typed("address"),
        consent_share=asked.typed("consent") == "yes",
    )
    try:
        made = hand_in(kit.house, form, local_day(kit.clock()), row_id=ticket.row_id)
    except Refusal as refusal:
        return question(kit, asked, _told(words, refusal))
    fresh = kit.tickets.issue(FRESH, made.token, valid=timedelta(hours=1))
    return go_to(asked.link(f"/{Code(CodeKind.REQUEST, made.token).text}", new=fresh))


def hand_in(
    house: House, form: RequestForm, on: date, row_id: Callable[[str], str] | None = None
) -> ServiceRequest:
    """Put a request into the demand list of the unit that serves its village.

    `row_id` gives the ids of request, resident and step, so that a form sent twice makes one request.
    Raises what the rules refuse.
    """
    with house.read() as rows:
        unit = serving_unit(units(rows), rows.staffed(), form.town, form.village, on)

    def order(desk: Desk) -> tuple[Command, ...]:
        commands = register_online_request(desk, form)
        return commands if row_id is None else (_renamed(commands[0], row_id), *commands[1:])

    try:
        written = house.write(unit.id, order)
    except StatusRefused:
        if row_id is None:
            raise
        with house.read() as rows:
            known = rows.get(ServiceRequest, row_id("request"))
        if known is None:
            raise
        return known
    return cast("RegisterRequest", written.commands[0]).request


def _renamed(command: Command, row_id: Callable[[str], str]) -> Command:
    if not isinstance(command, RegisterRequest):
        return command
    resident = msgspec.structs.replace(command.resident, id=row_id("resident"))
    request = msgspec.structs.replace(command.request, id=row_id("request"), resident_id=resident.id)
    return msgspec.structs.replace(command, request=request, resident=resident, step_id=row_id("step"))


def _missing(words: Words, asked: Asked) -> dict[str, str]:
    wrong = {
        name: words(f"ask.problem_{name}")
        for name in ("words", "village", "name", "phone")
        if not asked.typed(name)
    }
    if asked.typed("category") not in set(RequestCategory):
        wrong["category"] = words("ask.problem_category")
    if asked.typed("consent") != "yes":
        wrong["consent"] = words("ask.problem_consent")
    return wrong


def _told(words: Words, refusal: Refusal) -> dict[str, str]:
    """A refusal of the rules beside the field it is about."""
    if isinstance(refusal, PhoneRefused):
        return {"phone": words("ask.problem_phone")}
    if isinstance(refusal, FieldTooLong) and refusal.field == "words":
        return {"words": words("ask.problem_words_long")}
    if isinstance(refusal, FieldMissing | FieldTooLong | CharacterRefused):
        field = {"town": "village"}.get(refusal.field, refusal.field)
        return {field: words(f"ask.{_PROBLEMS.get(refusal.field, 'problem_name')}")}
    raise refusal
