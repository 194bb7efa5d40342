"""The team's own page (M codes): the needs of the places it serves, its own orders, and claiming.

A need is told without name, number and door (core.domain.demand_menu). Who claims is led to the page of the
order (server.public.team_link), where telephone and door number stand. A renewed link opens nothing any more.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from core.commands.demand_menu import claim_by_team_link
from core.commands.refusals import AlreadyDispatched, NotFound, NotPublished, StatusRefused
from core.domain.codes import Code, CodeKind
from core.domain.demand_menu import on_demand_menu, public_words
from core.domain.dispatch import LIVE, Dispatch
from core.domain.numbers import told_number
from core.domain.practice_site import PracticeSite
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.visit_times import wished_day
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import DemandRow, demand_row
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import Rows, needs_for, team_by_token, team_serves, territory_of
from server.public.team_link import offered_times
from server.public.words import Words, all_words

CLAIM = "claim need"
_UNDER_WAY = frozenset({RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE})


@dataclass(frozen=True, kw_only=True)
class Need:
    """A need as the pages show it."""

    row: DemandRow
    category: str
    wanted: str
    place: str
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order of the team's own, leading to its page."""

    words: str
    when: str
    waiting: bool
    link: str


def shown_need(words: Words, request: ServiceRequest, link: str = "") -> Need:
    """The need without whose it is."""
    row = demand_row(request, told_number(request.number, request.spoken_number))
    wished = wished_day(row.wanted, row.wanted_on, row.registered_at)
    return Need(
        row=row,
        category=words(f"category.{row.category.value}"),
        wanted=words(f"team.wanted_{row.wanted.value}", day=words.day(wished)),
        place=" ".join(part for part in (row.town, row.village) if part),
        link=link,
    )


def opened(kit: Kit, asked: Asked, token: str) -> Answer:
    """Own orders first, then what may be claimed."""
    with kit.house.read() as rows:
        team = team_by_token(rows, token)
        if team is None:
            return _dead(kit, asked)
        unit = rows.get(PracticeSite, team.site_id)
        needs = needs_for(rows, team, kit.clock())
        orders = _own_orders(rows, team)
    words = kit.screen.words(asked)
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "team_page.html",
        title=team.name,
        kicker=words("team_page.kicker"),
        unit_name=unit.name if unit else "",
        needs=[shown_need(words, need, asked.link(f"/{code}/need", id=need.id)) for need in needs],
        orders=[_order(words, asked, dispatch, request) for dispatch, request in orders],
    )


def need(kit: Kit, asked: Asked, token: str) -> Answer:
    """One need: who goes, and when."""
    return _question(kit, asked, token, asked.query.get("id", ""))


def claim(kit: Kit, asked: Asked, token: str) -> Answer:
    """抢单: the first one has it, whoever comes later is told so."""
    request_id = asked.typed("id")
    kit.tickets.read(asked.typed("ticket"), CLAIM, token)
    with kit.house.read() as rows:
        team = team_by_token(rows, token)
        request = _need_for(kit, rows, team, request_id)
    if team is None:
        return _dead(kit, asked)
    if request is None:
        return _taken(kit, asked)
    words = kit.screen.words(asked)
    wrong = {}
    who = asked.typed("name") if asked.typed("who") == "other" else all_words()["team.goes_me"][0]
    if not who:
        wrong["who"] = words("team.who_problem")
    goes_at = {value: at for value, _, at in offered_times(kit, words, request)}.get(asked.typed("at"))
    if goes_at is None:
        wrong["at"] = words("team.time_problem")
    if wrong:
        return _question(kit, asked, token, request_id, wrong)
    return _claimed(kit, asked, team, request, who[:40], goes_at)


def _claimed(
    kit: Kit, asked: Asked, team: VolunteerTeam, request: ServiceRequest, who: str, goes_at: datetime | None
) -> Answer:
    # Sent twice, the team's own order is there; else somebody was faster, or it was taken back.
    with suppress(AlreadyDispatched, NotPublished, StatusRefused, NotFound):
        kit.house.write(
            request.site_id,
            lambda desk: claim_by_team_link(desk, team.link_token, request.id, who_goes=who, goes_at=goes_at),
        )
    with kit.house.read() as rows:
        own = [one for one in rows.find(Dispatch, request_id=request.id) if one.team_id == team.id]
    live = next((one for one in own if one.state in LIVE), None)
    return _taken(kit, asked) if live is None else go_to(asked.link(f"/{_code_of(live)}"))


def _need_for(kit: Kit, rows: Rows, team: VolunteerTeam | None, request_id: str) -> ServiceRequest | None:
    """The need, where the team serves its place."""
    request = rows.get(ServiceRequest, request_id)
    if team is None or request is None:
        return None
    return request if team_serves(team, territory_of(rows, team, kit.clock()), request) else None


def _question(
    kit: Kit, asked: Asked, token: str, request_id: str, wrong: dict[str, str] | None = None
) -> Answer:
    with kit.house.read() as rows:
        team = team_by_token(rows, token)
        request = _need_for(kit, rows, team, request_id)
    if team is None:
        return _dead(kit, asked)
    if request is None or not on_demand_menu(request):
        return _taken(kit, asked)
    words = kit.screen.words(asked)
    times = [(value, text) for value, text, _ in offered_times(kit, words, request)]
    chosen = {name: asked.typed(name) for name in ("who", "name", "at")}
    if not chosen["at"] and times:
        chosen["at"] = times[0][0]
    code = asked.part("code")
    return kit.screen.show(
        asked,
        "team_claim.html",
        title=words("team_page.claim_title"),
        kicker=team.name,
        status=422 if wrong else 200,
        need=shown_need(words, request),
        hints=request.hints,
        times=times,
        chosen=chosen,
        wrong={"who": "", "at": "", **(wrong or {})},
        action=asked.link(f"/{code}/claim"),
        back=asked.link(f"/{code}"),
        ticket_text=kit.tickets.issue(CLAIM, token),
    )


def _own_orders(rows: Rows, team: VolunteerTeam) -> list[tuple[Dispatch, ServiceRequest]]:
    """What the team has to answer or to do, the next visit first."""
    live = [one for one in rows.find(Dispatch, team_id=team.id) if one.state in LIVE]
    requests = {row.id: row for row in rows.many(ServiceRequest, sorted({one.request_id for one in live}))}
    open_ones = [
        (one, requests[one.request_id])
        for one in live
        if one.request_id in requests and requests[one.request_id].state in _UNDER_WAY
    ]
    return sorted(open_ones, key=lambda pair: (pair[0].proposed_at or pair[0].reply_by, pair[0].id))


def _order(words: Words, asked: Asked, dispatch: Dispatch, request: ServiceRequest) -> Order:
    at = dispatch.proposed_at
    waiting = request.state is RequestState.DISPATCHED
    when = (
        words("team.reply_by", at=words.moment(dispatch.reply_by))
        if waiting or at is None
        else words.moment(at)
    )
    return Order(
        words=public_words(request), when=when, waiting=waiting, link=asked.link(f"/{_code_of(dispatch)}")
    )


def _code_of(dispatch: Dispatch) -> str:
    return Code(CodeKind.DISPATCH, dispatch.link_token).text


def _taken(kit: Kit, asked: Asked) -> Answer:
    """One sentence, and the way back to what is still open."""
    words = kit.screen.words(asked)
    return kit.screen.message(
        asked,
        title=words("team_page.claim_title"),
        heading=words("team_page.gone_title"),
        lines=(words("team_page.gone"),),
        action=(asked.link(f"/{asked.part('code')}"), words("team_page.back")),
        status=409,
    )


def _dead(kit: Kit, asked: Asked) -> Answer:
    words = kit.screen.words(asked)
    return kit.screen.message(
        asked,
        title=words("team_page.kicker"),
        heading=words("team_page.dead_title"),
        lines=(words("team_page.dead"),),
        sign="link",
        status=404,
    )
