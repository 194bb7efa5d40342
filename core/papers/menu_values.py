"""What stands on the poster of the service menu and on the list of open needs."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.domain.local_time import local, local_day
from core.domain.practice_site import PracticeSite
from core.domain.service_request import WantedTime
from core.domain.usual_menu import usual_menu
from core.papers.form_values import blank_values
from core.papers.from_rows import CATEGORY_NAMES
from core.papers.numerals import minute_text
from core.papers.template.papers import POSTER_GROUPS
from core.papers.template.words import Values
from core.ports.rows import DemandRow, ServiceMenu

_BETWEEN = " · "


def poster_values(menu: ServiceMenu, site: PracticeSite) -> tuple[Values, ...]:
    """One poster for every eight groups; a unit without a menu gets the usual one."""
    groups = [
        (group.item.name, _BETWEEN.join(service.item.name for service in group.services))
        for group in menu.groups
    ] or [(group.name, _BETWEEN.join(service.name for service in group.services)) for group in usual_menu()]
    sheets = [groups[at : at + POSTER_GROUPS] for at in range(0, len(groups), POSTER_GROUPS)]
    return tuple({**blank_values(site), **_places(sheet)} for sheet in sheets)


def _places(groups: Sequence[tuple[str, str]]) -> dict[str, str]:
    told = dict.fromkeys(
        (f"{kind}_{place}" for place in range(1, POSTER_GROUPS + 1) for kind in ("group", "items")), ""
    )
    for place, (name, items) in enumerate(groups, 1):
        told[f"group_{place}"], told[f"items_{place}"] = name, items
    return told


def demand_values(needs: Sequence[DemandRow], site: PracticeSite, clerk: str, now: datetime) -> Values:
    """What is published, in its order: no name, number or door stands on it."""
    blank = blank_values(site)
    shown = [need for need in needs if need.published_at is not None]
    return {
        **blank,
        "clerk": clerk,
        "printed_at": minute_text(local(now)),
        "count": str(len(shown)),
        "code": f"{blank['code']}NEEDS" if blank["code"] else "",
        "needs": tuple({"place": str(place), **_need(need)} for place, need in enumerate(shown, 1)),
    }


def _need(need: DemandRow) -> dict[str, str]:
    people = f"（{need.people_count} 人）" if need.people_count > 1 else ""
    urgent = "【急】" if need.urgent else ""
    return {
        "number": need.spoken_number,
        "words": f"{urgent}{need.words}{people}",
        "category": CATEGORY_NAMES[need.category],
        "village": " ".join(part for part in (need.town, need.village) if part),
        "wanted": wanted_on_paper(need),
    }


def wanted_on_paper(need: DemandRow) -> str:
    """The wished day, counted from the day of asking."""
    asked = local_day(need.registered_at)
    match need.wanted:
        case WantedTime.ON_DATE if need.wanted_on is not None:
            return f"{need.wanted_on.month} 月 {need.wanted_on.day} 日"
        case WantedTime.TOMORROW:
            day = asked + timedelta(days=1)
            return f"{day.month} 月 {day.day} 日"
        case WantedTime.THIS_AFTERNOON:
            return f"{asked.month} 月 {asked.day} 日下午"
        case WantedTime.WEEKEND:
            return "周末"
        case _:
            return "尽快"
