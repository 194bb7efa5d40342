"""The rotating code of the screen at the door (/D/ links): what a telephone may prove with it, and how long.

Whoever scans the screen gets a sealed ticket that goes along through the pages (`at` in their addresses) for
two minutes. Neither the code nor the ticket is worth anything to somebody it is sent to later.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from core.domain.activity import Activity
from core.domain.codes import CodeKind, UnknownCode, parse_code
from core.domain.door_code import demands_door_code, shown_at_door
from core.domain.practice_site import PracticeSite
from db.columns import from_ms, to_ms
from server.public.asked import Answer, Asked, go_to
from server.public.house import Kit
from server.public.reading import Rows, activity_by_token
from server.public.tickets import TicketRefused

SEEN_FOR = timedelta(minutes=2)
"""From the scan of the screen to 我到了，签到: time for four digits, none for sending the page on."""
_DOOR = "sign-in door"


class Seen(NamedTuple):
    """What a telephone saw on a screen, and when it said so."""

    code: str
    at: datetime


def opened(kit: Kit, asked: Asked) -> Answer:
    """The screen's code: checked where the activity is known, else kept until it is."""
    code = parse_code(asked.part("code"))
    if code.kind is not CodeKind.ACTIVITY:
        raise UnknownCode(length=len(asked.part("code")))
    kit.limit("public", asked.address)
    told = Seen(asked.part("door").upper(), kit.clock())
    with kit.house.read() as rows:
        activity = activity_by_token(rows, code.token)
        if activity is not None and not _proven(kit, activity, told):
            return scan_the_screen(kit, asked, rows, activity, "door.old_text")
    ticket = kit.tickets.issue(_DOOR, code.token, (told.code, str(to_ms(told.at))), SEEN_FOR)
    return go_to(asked.link(f"/{code.text}", at=ticket))


def seen(kit: Kit, asked: Asked, token: str) -> Seen | None:
    """What the ticket in the address says was seen; None without one that is still good."""
    try:
        ticket = kit.tickets.read(asked.query.get("at", ""), _DOOR, token)
    except TicketRefused:
        return None
    code, at_ms = ticket.ids
    return Seen(code, from_ms(int(at_ms)))


def at_door(kit: Kit, asked: Asked, activity: Activity) -> bool:
    """Whether this telephone stands before the activity's screen."""
    told = seen(kit, asked, activity.token)
    return told is not None and _proven(kit, activity, told)


def must_scan_the_screen(kit: Kit, asked: Asked, rows: Rows, activity: Activity) -> Answer | None:
    """The page to show instead where only the screen's code is taken, and this telephone has none."""
    if not demands_door_code(activity) or at_door(kit, asked, activity):
        return None
    return scan_the_screen(
        kit, asked, rows, activity, "door.late_text" if asked.query.get("at") else "door.only_text"
    )


def scan_the_screen(kit: Kit, asked: Asked, rows: Rows, activity: Activity, why: str) -> Answer:
    """Please scan the screen at the door, and why."""
    words = kit.screen.words(asked)
    unit = rows.get(PracticeSite, activity.site_id)
    return kit.screen.message(
        asked,
        title=words("signin.title"),
        heading=words("door.title"),
        lines=(
            f"{activity.title} · {words.span(activity.starts_at, activity.ends_at)}",
            words(why),
        ),
        sign="scan-qr-code",
        status=409,
        unit_name=unit.name if unit else activity.organising_unit,
    )


def along(asked: Asked, path: str, **query: str) -> str:
    """A link below the activity's code that takes the ticket along."""
    return asked.link(path, **query, at=asked.query.get("at", ""))


def _proven(kit: Kit, activity: Activity, told: Seen) -> bool:
    slow_by = kit.house.slow_screens(activity.site_id)
    return shown_at_door(activity.door_secret, told.code, told.at, slow_by)
