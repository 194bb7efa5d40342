"""The resident's own request (R codes): how far it is, and 这次服务，您满意吗？ once it was given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import msgspec

from core.commands.ratings import RATEABLE, RateRequest, rate_by_code
from core.commands.refusals import NotFulfilled
from core.domain.codes import show_check_code
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.numbers import told_number
from core.domain.practice_site import PracticeSite
from core.domain.rating import Aspect, Grade
from core.domain.service_request import STATES, Limit, RequestState, RequestStep, ServiceRequest
from core.ports.store import Desk
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import (
    Rows,
    first_rating,
    newest_dispatch,
    request_by_token,
    steps_of,
    team_name,
)
from server.public.tickets import TicketRefused
from server.public.words import Words, all_words

RATE, FRESH = "rate", "request received"
WORDS_LIMIT = 200
FACES = ((5, "laugh"), (4, "smile"), (3, "meh"), (2, "frown"), (1, "angry"))
PRAISE = ("quick", "skilled", "kind", "free")
COMPLAINTS = ("late", "unsolved", "rude", "charged")
ASPECTS = (Aspect.EFFICIENCY.value, Aspect.SKILL.value, Aspect.ATTITUDE.value)
"""The faces ask for the whole; these may stay unanswered."""
_MARKS = {str(int(grade)) for grade in Grade}
AGAIN = "again"
"""A tag of its own: 请再派一次. Desks read tags in Chinese, whatever language they were chosen in."""

_STAGES = ("registered", "dispatched", "taken", "served", "rated")
# How many of the five stages are behind a request in a state; the next one is "now".
_PASSED = {
    RequestState.DRAFT: 0,
    RequestState.SUBMITTED: 1,
    RequestState.RETURNED: 1,
    RequestState.ACCEPTED: 1,
    RequestState.DISPATCHED: 2,
    RequestState.TAKEN: 3,
    RequestState.IN_SERVICE: 3,
    RequestState.FULFILLED: 4,
    RequestState.RATED: 5,
    RequestState.CLOSED: 5,
}
_REACHED = {
    RequestState.DISPATCHED: "dispatched",
    RequestState.TAKEN: "taken",
    RequestState.FULFILLED: "served",
    RequestState.RATED: "rated",
}
_NOW = {
    RequestState.DRAFT: "submitted",
    RequestState.DECLINED_BY_CENTRE: "declined",
}


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One dot of the state line."""

    name: str
    stage: Literal["done", "now", "later"]
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What was ticked and written when a rating has to be shown again."""

    grade: str = ""
    aspects: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    words: str = ""
    again: bool = False


def scanned(kit: Kit, asked: Asked, token: str) -> Answer:
    """What a slip's code opens."""
    return _page(kit, asked, token)


def rate(kit: Kit, asked: Asked, token: str) -> Answer:
    """A rating was sent. Sent twice it counts once: its id follows from the form's ticket."""
    ticket = kit.tickets.read(asked.typed("ticket"), RATE, token)
    words = kit.screen.words(asked)
    chosen = _chosen(asked)
    wrong = {}
    if chosen.grade not in _MARKS:
        wrong["grade"] = words("request.grade_problem")
    if len(chosen.words) > WORDS_LIMIT:
        wrong["words"] = words("request.words_problem")
    if wrong:
        return _page(kit, asked, token, chosen=chosen, wrong=wrong)
    grade = Grade(int(chosen.grade))
    tags = tuple(tag_text(tag) for tag in _fitting(chosen, grade))
    aspects = {Aspect(name): Grade(int(mark)) for name, mark in chosen.aspects.items()}
    if aspects:
        aspects[Aspect.OVERALL] = grade

    def order(desk: Desk) -> RateRequest:
        made = rate_by_code(desk, token, grade, aspects=aspects, tags=tags, words=chosen.words)
        return msgspec.structs.replace(
            made, rating=msgspec.structs.replace(made.rating, id=ticket.row_id("rating"))
        )

    with kit.house.read() as rows:
        request = request_by_token(rows, token)
        rated = first_rating(rows, request.id) if request else None
    if request is not None and rated is None:
        try:
            kit.house.write(request.site_id, order)
        except NotFulfilled:
            # The desk took the last step back meanwhile; the page shows where the request stands.
            return go_to(asked.link(f"/{asked.part('code')}"))
    return go_to(asked.link(f"/{asked.part('code')}"))


def tag_text(tag: str) -> str:
    """How a tag is stored: the Chinese words."""
    return all_words()[f"request.tag_{tag}"][0]


def _fitting(chosen: Chosen, grade: Grade) -> Sequence[str]:
    """Praise is not kept with an unhappy face, nor a complaint with a happy one."""
    unhappy = grade < Grade.FAIR
    fitting = [tag for tag in (COMPLAINTS if unhappy else PRAISE) if tag in chosen.tags]
    return [*fitting, AGAIN] if unhappy and chosen.again else fitting


def _chosen(asked: Asked) -> Chosen:
    return Chosen(
        grade=asked.typed("grade"),
        aspects={name: mark for name in ASPECTS if (mark := asked.typed(name)) in _MARKS},
        tags=asked.ticked("tag"),
        words=asked.typed("words"),
        again=asked.typed("again") == "yes",
    )


def _page(
    kit: Kit, asked: Asked, token: str, chosen: Chosen | None = None, wrong: Mapping[str, str] | None = None
) -> Answer:
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        request = request_by_token(rows, token)
        if request is None:
            return kit.screen.message(
                asked,
                title=words("request.title"),
                heading=words("problem.unknown_title"),
                lines=(words("problem.unknown_request"),),
                sign="search",
                status=404,
            )
        unit = rows.get(PracticeSite, request.site_id)
        rating = first_rating(rows, request.id)
        team = _team_line(rows, words, request)
        steps = steps_of(rows, request.id)
    may_rate = request.state in RATEABLE and rating is None
    stopped = request.state not in _PASSED
    facts = STATES[request.state]
    number = told_number(request.number, request.spoken_number)
    return kit.screen.show(
        asked,
        "my_request.html",
        title=words("request.title"),
        kicker=words("request.kicker", number=number),
        number=number,
        unit_name=unit.name if unit else "",
        status=422 if wrong else 200,
        asked_for=request,
        state_name=facts.english if words.language == "en" else facts.chinese,
        tone=facts.tone.value,
        due=_due(words, request, kit.clock()),
        team=team,
        steps=_stages(words, request, steps),
        stopped=stopped,
        now_words=words(f"request.now_{_NOW.get(request.state, request.state.value)}"),
        fresh=_is_fresh(kit, asked, token),
        look_up=show_check_code(request.check_code),
        ticket_text=kit.tickets.issue(RATE, token) if may_rate else "",
        action=asked.link(f"/{asked.part('code')}/rate"),
        faces=FACES,
        aspects=ASPECTS,
        praise=PRAISE,
        complaints=COMPLAINTS,
        chosen=chosen or Chosen(),
        wrong={"grade": "", "words": "", **(wrong or {})},
        rating=rating,
        rating_face=dict(FACES)[int(rating.grade)] if rating else "",
        rating_tags=[_shown_tag(words, tag) for tag in rating.tags if tag != tag_text(AGAIN)]
        if rating
        else [],
        wants_again=rating is not None and tag_text(AGAIN) in rating.tags,
        phone=unit.phone if unit else "",
    )


_LIMIT_WORDS = {
    Limit.VERIFY: "request.due",
    Limit.DISPATCH: "request.due_team",
    Limit.REPLY: "request.due_team",
    Limit.RATING: "request.due_rating",
}


def _due(words: Words, request: ServiceRequest, now: datetime) -> str:
    """By when the next step is owed. A passed limit promises nothing; a visit is told by its team."""
    limit = STATES[request.state].limit
    waits_for_us = limit in _LIMIT_WORDS and request.state is not RequestState.RETURNED
    if limit is None or not waits_for_us or request.due_at is None or request.due_at < now:
        return ""
    return words(_LIMIT_WORDS[limit], at=words.moment(request.due_at))


def _shown_tag(words: Words, stored: str) -> str:
    for tag in (*PRAISE, *COMPLAINTS):
        if stored == tag_text(tag):
            return words(f"request.tag_{tag}")
    return stored


def _is_fresh(kit: Kit, asked: Asked, token: str) -> bool:
    """Whether the visitor just handed this request in on the page."""
    try:
        kit.tickets.read(asked.query.get("new", ""), FRESH, token)
    except TicketRefused:
        return False
    return True


def _team_line(rows: Rows, words: Words, request: ServiceRequest) -> str:
    if request.state not in _PASSED:
        return ""
    dispatch = newest_dispatch(rows, request.id)
    if dispatch is None:
        return ""
    team = team_name(rows, dispatch.team_id)
    if dispatch.state in {DispatchState.WAITING, DispatchState.OTHER_TIME}:
        return words("request.asked_team", team=team)
    return _who_comes(words, dispatch, team) if dispatch.state is DispatchState.TAKEN else ""


def _who_comes(words: Words, dispatch: Dispatch, team: str) -> str:
    parts = [words("request.taken_by", team=team)]
    if dispatch.who_goes:
        parts.append(words("request.who_comes", who=dispatch.who_goes))
    if dispatch.proposed_at:
        parts.append(words("request.comes_at", at=words.moment(dispatch.proposed_at)))
    return " · ".join(parts)


def _stages(words: Words, request: ServiceRequest, steps: Sequence[RequestStep]) -> list[Stage]:
    reached = {"registered": request.registered_at}
    for step in steps:
        if step.to_state in _REACHED:
            reached[_REACHED[step.to_state]] = step.at
    # A request that was stopped shows how far it had come.
    passed = _PASSED.get(request.state) or max(_STAGES.index(name) for name in reached) + 1
    stages = []
    for index, name in enumerate(_STAGES):
        stage: Literal["done", "now", "later"] = (
            "done" if index < passed else "now" if index == passed else "later"
        )
        stages.append(
            Stage(
                name=words(f"request.{name}"), stage=stage, at=reached.get(name) if stage == "done" else None
            )
        )
    return stages
