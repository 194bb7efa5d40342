"""The demand menu (需求菜单): needs are published and taken back, and teams claim them (抢单)."""

from datetime import datetime

import msgspec

from core.commands.dispatches import PEOPLE_LIMIT, require_working_team
from core.commands.handler import Handler
from core.commands.lookup import require, required_text
from core.commands.patching import Patch, Patched, put_if_changed, values_of
from core.commands.refusals import (
    DispatchOver,
    NotFound,
    NotPublished,
    PublicConsentMissing,
    StatusRefused,
)
from core.commands.request_steps import RequestCommand, add_step, refuse_second_team
from core.domain.codes import CodeKind
from core.domain.demand_menu import on_demand_menu
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.erasure import is_erased
from core.domain.personal import scrubbed
from core.domain.refusals import FieldMissing
from core.domain.service_request import TEAM_MOVES, RequestState, RequestStep, ServiceRequest
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork


class PublishRequest(Command, frozen=True, kw_only=True):
    """An accepted request goes on the demand menu, or (`published` false) is taken back from it.

    Needs the resident's word that it may be shown; core.domain.demand_menu says what is shown.
    """

    request_id: str
    published: bool = True


class ClaimRequest(RequestCommand, frozen=True, kw_only=True):
    """A team takes a published request by itself: the dispatch is TAKEN from the beginning.

    The first claim the platform sees stands; every later one is told that another team was faster. `by` is
    empty where the leader claimed on the team's own page, else the clerk whom the team told.
    """

    dispatch: Dispatch
    step_id: str


class RenewTeamLink(Patch, frozen=True, kw_only=True):
    """The team's own page gets a new address; the old one is dead from then on."""

    team_id: str
    link_token: str
    changed: tuple[str, ...] = ("link_token",)


def publish_request(desk: Desk, request_id: str) -> PublishRequest:
    """Put it on the demand menu, where every team that serves the place sees it (core.domain.team_area)."""
    return _publish_made(desk, request_id, published=True)


def unpublish_request(desk: Desk, request_id: str) -> PublishRequest:
    """Take it back from the demand menu; it stays to be dispatched."""
    return _publish_made(desk, request_id, published=False)


def _publish_made(desk: Desk, request_id: str, *, published: bool) -> PublishRequest:
    request = require(desk.rows, ServiceRequest, request_id)
    return PublishRequest(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=request.site_id,
        request_id=request_id,
        published=published,
    )


def claim_request(
    desk: Desk, request_id: str, team_id: str, *, who_goes: str, goes_at: datetime | None
) -> ClaimRequest:
    """A team called or came and takes it; a clerk enters who goes and when."""
    return _claim(desk, request_id, team_id, desk.clerk.id, who_goes, goes_at)


def claim_by_team_link(
    desk: Desk, link_token: str, request_id: str, *, who_goes: str, goes_at: datetime | None
) -> ClaimRequest:
    """The leader claims on the team's page. Asks nothing of who is on duty."""
    return _claim(desk, request_id, team_by_link(desk.rows, link_token).id, "", who_goes, goes_at)


def team_by_link(rows: UnitOfWork, link_token: str) -> VolunteerTeam:
    """The team whose page this link opens; NotFound for one that was renewed since, or for no team's."""
    found = rows.find(VolunteerTeam, link_token=link_token) if link_token else []
    team = next((team for team in found if team.active), None)
    if team is None:
        raise NotFound(kind=VolunteerTeam.__name__, row_id="")
    return team


def renew_team_link(desk: Desk, team_id: str) -> RenewTeamLink:
    """A fresh link for the team's page; whoever holds the old one sees nothing any more."""
    team = require(desk.rows, VolunteerTeam, team_id)
    return RenewTeamLink(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=team.site_id,
        team_id=team_id,
        link_token=desk.new_token(CodeKind.TEAM),
    )


def _claim(
    desk: Desk, request_id: str, team_id: str, by: str, who_goes: str, goes_at: datetime | None
) -> ClaimRequest:
    request = require(desk.rows, ServiceRequest, request_id)
    if goes_at is None:
        raise FieldMissing(field="goes_at")
    at = desk.now()
    dispatch = Dispatch(
        id=desk.new_id(),
        site_id=request.site_id,
        request_id=request_id,
        team_id=team_id,
        state=DispatchState.TAKEN,
        link_token=desk.new_token(CodeKind.DISPATCH),
        dispatched_at=at,
        dispatched_by=by,
        reply_by=at,
        answered_at=at,
        who_goes=required_text("who_goes", who_goes, PEOPLE_LIMIT),
        proposed_at=goes_at,
        claimed=True,
    )
    return ClaimRequest(
        at=at,
        by=by,
        site_id=request.site_id,
        desk_code=desk.desk_code,
        dispatch=dispatch,
        step_id=desk.new_id(),
    )


def _check_publish(rows: UnitOfWork, command: PublishRequest) -> None:
    request = _publishable(rows, command)
    if command.published and not request.consent_share:
        raise PublicConsentMissing(request_id=request.id)


def _publishable(rows: UnitOfWork, command: PublishRequest) -> ServiceRequest:
    """Published is only what waits for a team, and taken back only what is on the menu."""
    request = require(rows, ServiceRequest, command.request_id)
    stands = request.published_at is not None
    if request.state is not RequestState.ACCEPTED or stands is command.published:
        raise StatusRefused(
            request_id=request.id,
            state=request.state.value,
            wanted="published" if command.published else "back",
        )
    return request


def _publish(rows: UnitOfWork, command: PublishRequest) -> None:
    before = _publishable(rows, command)
    # Whoever is erased by law agrees to nothing any more (consent_share is blank then).
    shown = command.published and before.consent_share
    rows.put(msgspec.structs.replace(before, published_at=command.at if shown else None))


def _check_claim(rows: UnitOfWork, command: ClaimRequest) -> None:
    claimed = command.dispatch
    require_working_team(rows, claimed.team_id)
    required_text("who_goes", claimed.who_goes, PEOPLE_LIMIT)
    if claimed.proposed_at is None:
        raise FieldMissing(field="goes_at")
    _claimable(rows, command)


def _claimable(rows: UnitOfWork, command: ClaimRequest) -> ServiceRequest:
    """On the menu, and nobody was faster."""
    request = require(rows, ServiceRequest, command.dispatch.request_id)
    refuse_second_team(rows, request.id)
    if not on_demand_menu(request) or RequestState.TAKEN not in TEAM_MOVES[request.state]:
        raise NotPublished(request_id=request.id, state=request.state.value)
    if rows.get(Dispatch, command.dispatch.id) is not None:
        raise DispatchOver(dispatch_id=command.dispatch.id, state=command.dispatch.state.value)
    return request


def _claim_applied(rows: UnitOfWork, command: ClaimRequest) -> None:
    before = _claimable(rows, command)
    taken = msgspec.structs.replace(command.dispatch, state=DispatchState.TAKEN, claimed=True)
    rows.put(scrubbed(taken) if is_erased(before.requester_name) else taken)
    after = msgspec.structs.replace(before, state=RequestState.TAKEN, due_at=taken.proposed_at)
    rows.put(after)
    add_step(rows, command, after, command.step_id, before.state)


def _check_renew(rows: UnitOfWork, command: RenewTeamLink) -> None:
    require(rows, VolunteerTeam, command.team_id)


def _renew_patch(_rows: UnitOfWork, command: RenewTeamLink) -> Patched:
    return Patched(VolunteerTeam, command.team_id, values_of(command, command.changed, ("link_token",)))


def _renew(rows: UnitOfWork, command: RenewTeamLink) -> None:
    before = require(rows, VolunteerTeam, command.team_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_renew_patch(rows, command).values))


HANDLERS = (
    Handler(
        PublishRequest,
        OpKind.STATE,
        lambda c: (Ref(ServiceRequest, c.request_id),),
        _check_publish,
        _publish,
    ),
    Handler(
        ClaimRequest,
        OpKind.STATE,
        lambda c: (
            Ref(Dispatch, c.dispatch.id),
            Ref(ServiceRequest, c.dispatch.request_id),
            Ref(RequestStep, c.step_id),
        ),
        _check_claim,
        _claim_applied,
    ),
    Handler(
        RenewTeamLink,
        OpKind.PATCH,
        lambda c: (Ref(VolunteerTeam, c.team_id),),
        _check_renew,
        _renew,
        patch=_renew_patch,
    ),
)
