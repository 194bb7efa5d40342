"""The service menu with its offers, their load and their ratings."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Integer, ScalarSelect, Select, and_, case, exists, func, literal, select, type_coerce
from sqlalchemy.engine import Connection

from core.domain.dispatch import LIVE
from core.domain.local_time import local_instant
from core.domain.menu_gaps import Asked, menu_gaps
from core.domain.service_menu import Load, MenuEdition, MenuItem, ServiceOffer, TeamLimits, offer_state
from core.domain.service_request import RequestState, ServiceRequest
from core.ports.rows import (
    DemandRow,
    MenuGroup,
    MenuService,
    MenuWants,
    OfferRow,
    ServiceMenu,
    demand_row,
)
from db.queries.reading import AnyRow, labelled, our_site, struct, struct_maker, structs
from db.tables import (
    dispatch,
    menu_edition,
    menu_item,
    practice_site,
    rating,
    service_offer,
    service_request,
    volunteer_team,
)
from db.told_number import TOLD

RATED_DAYS = 90
_NOT_SERVED = (RequestState.DISPATCHED, RequestState.TAKEN, RequestState.IN_SERVICE)
_NOT_WANTED = (RequestState.DRAFT, RequestState.MERGED, RequestState.WITHDRAWN)
_MOST_ASKED = 1_000
_CATEGORIES = 3
_LEVELS = 4


class _Figures(NamedTuple):
    """What the orders of one team for one service come to."""

    load: Load
    rated: int
    grades: int


_NOTHING = _Figures(Load(), 0, 0)


def menu_site() -> ScalarSelect[str]:
    """The unit whose menu is used here: ours if it has one, else that of the nearest unit above."""
    above = select(our_site().label("id"), literal(0).label("depth")).cte("above", recursive=True)
    above = above.union_all(
        select(practice_site.c.parent_id, above.c.depth + 1).where(
            practice_site.c.id == above.c.id,
            practice_site.c.parent_id.is_not(None),
            above.c.depth < _LEVELS,
        )
    )
    has_one = exists().where(menu_item.c.site_id == above.c.id)
    return select(above.c.id).where(has_one).order_by(above.c.depth).limit(1).scalar_subquery()


def service_menu(connection: Connection, on: date) -> ServiceMenu:
    """The menu as it stands on a day: three statements, whatever its size."""
    items = structs(
        MenuItem,
        connection.execute(
            select(menu_item)
            .where(menu_item.c.site_id == menu_site())
            .order_by(menu_item.c.position, menu_item.c.id)
        ),
    )
    figures = _figures(connection, on)
    of_teams = _of_teams(figures)
    found = connection.execute(_offers())
    offer_of = struct_maker(ServiceOffer, tuple(found.keys()))
    offers: dict[str, list[OfferRow]] = {}
    for row in found:
        offer = offer_of(row)
        offers.setdefault(offer.item_id, []).append(_offer(row, offer, figures, of_teams, on))
    return _tree(items[0].site_id if items else "", items, offers)


def _offers() -> Select[Any]:
    """What teams offer of the menu, by team."""
    offer, team = service_offer.c, volunteer_team.c
    return (
        select(
            service_offer,
            team.name.label("team"),
            team.monthly_capacity.label("team_capacity"),
            team.paused_from.label("team_paused_from"),
            team.paused_until.label("team_paused_until"),
        )
        .select_from(menu_item)
        .join(service_offer, and_(offer.item_id == menu_item.c.id, offer.active.is_(True)))
        .outerjoin(volunteer_team, team.id == offer.team_id)
        .where(menu_item.c.site_id == menu_site())
        .order_by(team.name, offer.id)
    )


def _tree(site_id: str, items: Iterable[MenuItem], offers: dict[str, list[OfferRow]]) -> ServiceMenu:
    shown = [item for item in items if item.active]
    groups = {item.id: item for item in shown if not item.parent_id}
    retired = [item for item in items if not item.active or (item.parent_id and item.parent_id not in groups)]
    return ServiceMenu(
        site_id=site_id,
        groups=tuple(
            MenuGroup(
                item=group,
                services=tuple(
                    MenuService(item=item, group=group.name, offers=tuple(offers.get(item.id, ())))
                    for item in shown
                    if item.parent_id == group.id
                ),
            )
            for group in groups.values()
        ),
        retired=tuple(sorted(retired, key=lambda item: (item.name, item.id))),
    )


def _offer(
    row: AnyRow,
    offer: ServiceOffer,
    figures: dict[tuple[str, str], _Figures],
    of_teams: dict[str, Load],
    on: date,
) -> OfferRow:
    limits = TeamLimits(row.team_capacity or 0, row.team_paused_from, row.team_paused_until)
    own = figures.get((offer.team_id, offer.item_id), _NOTHING)
    team_load = of_teams.get(offer.team_id, _NOTHING.load)
    return OfferRow(
        offer=offer,
        team=row.team or "",
        limits=limits,
        load=own.load,
        team_load=team_load,
        rated=own.rated,
        grade=own.grades / own.rated if own.rated else None,
        state=offer_state(offer, limits, own.load, team_load, on),
    )


def _of_teams(figures: dict[tuple[str, str], _Figures]) -> dict[str, Load]:
    """What each team has in hand of all services."""
    loads: dict[str, Load] = {}
    for (team_id, _), found in figures.items():
        known = loads.get(team_id, Load())
        loads[team_id] = Load(known.month + found.load.month, known.open + found.load.open)
    return loads


def _figures(connection: Connection, on: date) -> dict[tuple[str, str], _Figures]:
    """Orders that were not given back, by team and service: of the month, not served, and their ratings.

    Looks at the orders of the last 90 days (by index), which hold the month's; what is older than that and
    still not served is found by its deadline, not here.
    """
    month = local_instant(on.replace(day=1), time.min)
    first = (
        select(type_coerce(rating.c.grade, Integer))
        .where(rating.c.request_id == dispatch.c.request_id)
        .order_by(rating.c.rated_at)  # no more, so that the index alone tells it
        .limit(1)
        .scalar_subquery()
    )
    orders = (
        select(
            # No bare column: SQLite would walk the dispatches of all years to group by it.
            dispatch.c.team_id.concat("").label("team_id"),
            service_request.c.menu_item_id.label("item_id"),
            case((dispatch.c.dispatched_at >= month, 1), else_=0).label("of_month"),
            case((service_request.c.state.in_(_NOT_SERVED), 1), else_=0).label("not_served"),
            case((service_request.c.state.not_in(_NOT_SERVED), first)).label("grade"),
        )
        # Between, not equal: equal leads through the key to the row, this ends in the index that tells all.
        .join(service_request, service_request.c.id.between(dispatch.c.request_id, dispatch.c.request_id))
        .where(dispatch.c.dispatched_at >= _rated_since(on), dispatch.c.state.in_(LIVE))
        .limit(-1)  # all of them, but one by one: dissolved into the sums, each grade is looked for twice
        .subquery()
    )
    found = connection.execute(
        select(
            orders.c.team_id,
            orders.c.item_id,
            func.sum(orders.c.of_month).label("month"),
            func.sum(orders.c.not_served).label("open"),
            func.count(orders.c.grade).label("rated"),
            func.coalesce(func.sum(orders.c.grade), 0).label("grades"),
        ).group_by(orders.c.team_id, orders.c.item_id)
    )
    return {
        (row.team_id, row.item_id): _Figures(Load(row.month, row.open), row.rated, row.grades)
        for row in found
    }


def menu_wants(connection: Connection, on: date) -> MenuWants:
    """What the requests of the last 90 days ask for beside the menu: words and categories."""
    asked = service_request.c
    found = connection.execute(
        select(asked.id, asked.words, asked.category)
        .where(
            asked.menu_item_id == "",
            asked.registered_at >= _rated_since(on),
            asked.site_id == our_site(),
            asked.state.not_in(_NOT_WANTED),
        )
        .order_by(asked.registered_at.desc())
        .limit(_MOST_ASKED)
    ).all()
    items = connection.execute(
        select(menu_item.c.name, menu_item.c.keywords).where(
            menu_item.c.site_id == menu_site(), menu_item.c.active.is_(True)
        )
    )
    known = [word for row in items for word in (row.name, *row.keywords)]
    counted = Counter(row.category for row in found)
    return MenuWants(
        gaps=menu_gaps((Asked(row.id, row.words) for row in found), known),
        categories=tuple(counted.most_common(_CATEGORIES)),
    )


def open_needs(connection: Connection, limit: int) -> tuple[DemandRow, ...]:
    """Accepted requests of all channels that wait for a team: urgent ones first, then the longest waiting."""
    asked = service_request.c
    found = connection.execute(
        select(*labelled(ServiceRequest, "request_"), TOLD)
        .where(asked.site_id == our_site(), asked.state == RequestState.ACCEPTED)
        .order_by(asked.urgent.desc(), asked.registered_at, asked.id)
        .limit(limit)
    )
    return tuple(demand_row(struct(ServiceRequest, row, "request_"), row.spoken_number) for row in found)


def editions(connection: Connection, limit: int) -> tuple[MenuEdition, ...]:
    """Published editions of the menu used here, the newest first."""
    found = connection.execute(
        select(menu_edition)
        .where(menu_edition.c.site_id == menu_site())
        .order_by(menu_edition.c.published_at.desc(), menu_edition.c.id.desc())
        .limit(limit)
    )
    return structs(MenuEdition, found)


def _rated_since(on: date) -> datetime:
    return local_instant(on - timedelta(days=RATED_DAYS), time.min)
