"""The service menu and the demand menu for everybody: no login, no script, nobody is named."""

from dataclasses import dataclass

from core.domain.practice_site import PracticeSite
from server.public.asked import Answer, Asked
from server.public.house import Kit
from server.public.reading import MOST_NEEDS, menu_of, published_needs, units
from server.public.team_page import shown_need


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group of the menu with its services: name, what is done, who offers it."""

    name: str
    services: tuple[tuple[str, str, str], ...]


def service_menu(kit: Kit, asked: Asked) -> Answer:
    """What residents can ask for: the menu of the unit in `unit`, else of the first one that has any."""
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        known = units(rows)
        wanted = [unit for unit in known if unit.id == asked.query.get("unit", "")]
        menus = ((unit, menu_of(rows, unit.id)) for unit in (*wanted, *known))
        unit, menu = next(((unit, menu) for unit, menu in menus if menu), (_first(known), []))
    comma = words("menu.comma")
    groups = [
        Group(
            name=group.name,
            services=tuple((item.name, item.description, comma.join(teams)) for item, teams in services),
        )
        for group, services in menu
    ]
    return kit.screen.show(
        asked,
        "service_menu.html",
        title=words("menu.title"),
        unit_name=unit.name if unit else "",
        indexed=True,
        groups=groups,
        ask=asked.link("/ask"),
        home=asked.link("/"),
    )


def demand_menu(kit: Kit, asked: Asked) -> Answer:
    """Open needs of the whole county, urgent ones first."""
    words = kit.screen.words(asked)
    with kit.house.read() as rows:
        known = units(rows)
        needs = published_needs(rows, kit.clock())[:MOST_NEEDS]
    centre = _first(known)
    return kit.screen.show(
        asked,
        "demand_menu.html",
        title=words("menu.needs_title"),
        unit_name=centre.name if centre else "",
        needs=[shown_need(words, need) for need in needs],
        phone=centre.phone if centre else "",
        home=asked.link("/"),
    )


def _first(known: list[PracticeSite]) -> PracticeSite | None:
    return known[0] if known else None
