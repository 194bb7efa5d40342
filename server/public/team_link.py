"""The team leader's page behind the link of a dispatch (T codes): need without identity, who goes, when.

Telephone and door number appear only once the team has accepted, and are gone when the request is over.
The link answers until `reply_by`; what was answered is then shown, not asked again.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from core.commands.dispatches import DispatchAnswer, answer_by_link
from core.commands.refusals import DispatchOver, ReplyLate, StatusRefused
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.local_time import local, local_day, local_instant
from core.domain.practice_site import PracticeSite
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.visit_times import visit_times, wished_day
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import dispatch_by_token, team_name
from server.public.words import Words, all_words

ANSWER = "answer dispatch"
_UNDER_WAY = {RequestState.TAKEN, RequestState.IN_SERVICE}
_NO_NEED: dict[str, Any] = {"need": None}
_TONES = {
    "waiting": "waiting",
    "taken": "under_way",
    "other_time": "waiting",
    "declined": "nobody",
    "expired": "alarm",
    "called_back": "nobody",
}


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Whom to call and where to go; only for a team that accepted."""

    name: str
    tel: str
    other: str
    door: str


@dataclass(frozen=True, kw_only=True)
class _Open:
    """A dispatch with what its page needs, read in one transaction."""

    dispatch: Dispatch
    need: ServiceRequest
    unit: PracticeSite | None
    team: str


def opened(kit: Kit, asked: Asked, token: str) -> Answer:
    """What the link opens."""
    found = _found(kit, token)
    if found is None:
        return _unknown(kit, asked)
    if _stage(kit, found) != "waiting":
        return _answered(kit, asked, found)
    return _question(kit, asked, found)


def short_link(kit: Kit, asked: Asked) -> Answer:
    """/T/<token> leads to the page of the code."""
    token = asked.part("token").upper()
    if len(token) > 16:
        return go_to(asked.link(f"/{token}"))
    return (
        go_to(asked.link(f"/{Code(CodeKind.DISPATCH, token).text}"))
        if token.isalnum()
        else _unknown(kit, asked)
    )


def accept(kit: Kit, asked: Asked, token: str) -> Answer:
    """接单: who goes, and when. 我去 is stored in Chinese, which resident and desk read."""
    found = _asked_again(kit, asked, token)
    if isinstance(found, Answer):
        return found
    words = kit.screen.words(asked)
    wrong = {}
    other = asked.typed("who") == "other"
    who = asked.typed("name") if other else all_words()["team.goes_me"][0]
    if not who:
        wrong["who"] = words("team.who_problem")
    goes_at = {value: at for value, _, at in offered_times(kit, words, found.need)}.get(asked.typed("at"))
    if goes_at is None:
        wrong["at"] = words("team.time_problem")
    if wrong:
        return _question(kit, asked, found, wrong)
    return _answer(kit, asked, found, DispatchAnswer.ACCEPT, who_goes=who[:40], goes_at=goes_at)


def other_time(kit: Kit, asked: Asked, token: str) -> Answer:
    """换个时间: the question."""
    return _second_page(kit, asked, token, "other")


def cannot(kit: Kit, asked: Asked, token: str) -> Answer:
    """接不了: the question; a reason is not asked for."""
    return _second_page(kit, asked, token, "cannot")


def propose(kit: Kit, asked: Asked, token: str) -> Answer:
    """换个时间: the day and time."""
    found = _asked_again(kit, asked, token)
    if isinstance(found, Answer):
        return found
    try:
        day, at = date.fromisoformat(asked.typed("day")), time.fromisoformat(asked.typed("hour"))
        proposed = local_instant(day, at.replace(tzinfo=None))
    except (ValueError, OverflowError):
        proposed = None
    if proposed is None or not kit.clock() < proposed < kit.clock() + timedelta(days=90):
        words = kit.screen.words(asked)
        return _second_page(kit, asked, token, "other", wrong=words("team.time_problem"))
    return _answer(kit, asked, found, DispatchAnswer.OTHER_TIME, goes_at=proposed)


def decline(kit: Kit, asked: Asked, token: str) -> Answer:
    """接不了, with or without a word."""
    found = _asked_again(kit, asked, token)
    if isinstance(found, Answer):
        return found
    return _answer(kit, asked, found, DispatchAnswer.CANNOT, note=asked.typed("why")[:100])


def _found(kit: Kit, token: str) -> _Open | None:
    with kit.house.read() as rows:
        dispatch = dispatch_by_token(rows, token)
        need = rows.get(ServiceRequest, dispatch.request_id) if dispatch else None
        if dispatch is None or need is None:
            return None
        return _Open(
            dispatch=dispatch,
            need=need,
            unit=rows.get(PracticeSite, dispatch.site_id),
            team=team_name(rows, dispatch.team_id),
        )


def _stage(kit: Kit, found: _Open) -> str:
    """The dispatch's state as the page tells it: a link whose time is over reads as expired."""
    state = found.dispatch.state
    if state is DispatchState.TAKEN and found.need.state not in _UNDER_WAY:
        return "finished"
    if state is DispatchState.WAITING and kit.clock() > found.dispatch.reply_by:
        return "expired"
    return state.value


def _asked_again(kit: Kit, asked: Asked, token: str) -> _Open | Answer:
    """The dispatch while it waits for an answer; else the page to show: sent twice, late, or taken back."""
    kit.tickets.read(asked.typed("ticket"), ANSWER, token)
    found = _found(kit, token)
    if found is None:
        return _unknown(kit, asked)
    return found if _stage(kit, found) == "waiting" else go_to(asked.link(f"/{asked.part('code')}"))


def _answer(
    kit: Kit,
    asked: Asked,
    found: _Open,
    answer: DispatchAnswer,
    who_goes: str = "",
    goes_at: datetime | None = None,
    note: str = "",
) -> Answer:
    try:
        kit.house.write(
            found.dispatch.site_id,
            lambda desk: answer_by_link(
                desk, found.dispatch.link_token, answer, who_goes=who_goes, goes_at=goes_at, note=note
            ),
        )
    except (DispatchOver, ReplyLate, StatusRefused):
        # Answered or taken back between page and form: the page that follows says how it stands.
        return go_to(asked.link(f"/{asked.part('code')}"))
    return go_to(asked.link(f"/{asked.part('code')}"))


def _question(kit: Kit, asked: Asked, found: _Open, wrong: dict[str, str] | None = None) -> Answer:
    words = kit.screen.words(asked)
    code = asked.part("code")
    times = [(value, text) for value, text, _ in offered_times(kit, words, found.need)]
    chosen = {name: asked.typed(name) for name in ("who", "name", "at")}
    if not chosen["at"] and times:
        chosen["at"] = times[0][0]
    return kit.screen.show(
        asked,
        "team_link.html",
        title=words("team.title"),
        kicker=found.team or words("team.kicker"),
        unit_name=found.unit.name if found.unit else "",
        status=422 if wrong else 200,
        **_need(words, found, "waiting"),
        times=times,
        chosen=chosen,
        wrong={"who": "", "at": "", **(wrong or {})},
        action=asked.link(f"/{code}/accept"),
        other=asked.link(f"/{code}/other"),
        cannot=asked.link(f"/{code}/cannot"),
        ticket_text=kit.tickets.issue(ANSWER, found.dispatch.link_token),
    )


def _second_page(kit: Kit, asked: Asked, token: str, step: str, wrong: str = "") -> Answer:
    found = _found(kit, token)
    if found is None:
        return _unknown(kit, asked)
    code = asked.part("code")
    if _stage(kit, found) != "waiting":
        return go_to(asked.link(f"/{code}"))
    words = kit.screen.words(asked)
    tomorrow = local_day(kit.clock()) + timedelta(days=1)
    return kit.screen.show(
        asked,
        "team_other.html",
        title=words(f"team.{step}_title"),
        kicker=found.team or words("team.kicker"),
        status=422 if wrong else 200,
        step=step,
        wrong=wrong,
        day=asked.typed("day") or tomorrow.isoformat(),
        hour=asked.typed("hour") or "15:00",
        first_day=local_day(kit.clock()).isoformat(),
        why=asked.typed("why"),
        action=asked.link(f"/{code}/{'propose' if step == 'other' else 'decline'}"),
        back=asked.link(f"/{code}"),
        ticket_text=kit.tickets.issue(ANSWER, token),
    )


def _answered(kit: Kit, asked: Asked, found: _Open) -> Answer:
    words = kit.screen.words(asked)
    stage = _stage(kit, found)
    phone = (found.unit.phone if found.unit else "") or words("site.no_phone")
    dispatch = found.dispatch
    at = words.moment(dispatch.proposed_at) if dispatch.proposed_at else ""
    line = ""
    if stage == "taken":
        line = words("team.goes", who=_who(words, dispatch), at=at)
    elif stage != "taken":
        line = words(f"team.done_{stage.removesuffix('_time')}_text", phone=phone)
    return kit.screen.show(
        asked,
        "team_answered.html",
        title=words("team.title"),
        kicker=found.team or words("team.kicker"),
        unit_name=found.unit.name if found.unit else "",
        good=stage in {"taken", "finished", "other_time"},
        heading=words(f"team.done_{stage.removesuffix('_time')}", at=at),
        line=line,
        contact=_contact(found.need) if stage == "taken" else None,
        **(_need(words, found, stage) if stage in {"taken", "other_time"} else _NO_NEED),
    )


def _who(words: Words, dispatch: Dispatch) -> str:
    """Stored in Chinese, as desks read it; 队长 is ours to translate."""
    leader = dispatch.who_goes in {"", all_words()["team.goes_me"][0]}
    return words("team.goes_me") if leader else dispatch.who_goes


def _contact(need: ServiceRequest) -> Contact:
    """Shown to the team that accepted, while the service is under way, and to nobody else."""
    return Contact(
        name=need.requester_name,
        tel=need.phone,
        other=need.contact,
        door=" ".join(part for part in (need.town, need.village, need.address) if part),
    )


# Any: a template's facts are of many types.
def _need(words: Words, found: _Open, stage: str) -> dict[str, Any]:
    """The need without identity: the resident's words, when, and the village."""
    need = found.need
    wanted = words(
        f"team.wanted_{need.wanted.value}",
        day=words.day(wished_day(need.wanted, need.wanted_on, need.registered_at)),
    )
    return {
        "dispatch": found.dispatch,
        "need": need,
        "stage": stage,
        "tone": _TONES[stage],
        "wanted": wanted,
        "place": " ".join(part for part in (need.town, need.village) if part),
    }


def offered_times(kit: Kit, words: Words, need: ServiceRequest) -> list[tuple[str, str, datetime]]:
    """The times to choose from: value, words, instant."""
    offered = visit_times(need.wanted, need.wanted_on, need.registered_at, kit.clock())
    return [(f"{local(at):%Y-%m-%dT%H:%M}", words.starting(words.moment(at)), at) for at in offered]


def _unknown(kit: Kit, asked: Asked) -> Answer:
    words = kit.screen.words(asked)
    return kit.screen.message(
        asked,
        title=words("team.kicker"),
        heading=words("team.unknown_title"),
        lines=(words("team.unknown"),),
        sign="link",
        status=404,
    )
