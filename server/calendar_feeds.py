"""Public activities as a calendar (iCalendar, RFC 5545) and as news (Atom, RFC 4287).

Neither names a person, nor gives the activity's code: whoever has the code can sign in.
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import msgspec
from anyio import to_thread
from litestar import HttpMethod, Request, Response, Router
from litestar.handlers import HTTPRouteHandler

from core.domain.activity import Activity, ActivityState
from core.domain.calendar_file import CalendarEvent, CalendarFacts, calendar_domain, calendar_file
from core.domain.local_time import local
from core.domain.practice_site import PracticeSite
from server.public.house import House
from server.public.reading import activities_between, changed_at, units

BEHIND, AHEAD = timedelta(days=30), timedelta(days=180)
NEWS = timedelta(days=60)
"""The calendar reaches from `BEHIND` to `AHEAD`; the news ends so far ahead."""
ATOM = "http://www.w3.org/2005/Atom"
_CACHE = "public, max-age=900"
# XML 1.0 cannot hold these at all.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An activity as the feeds tell it. `changed_at` is when the platform last took a change of it in."""

    activity: Activity
    unit: PracticeSite | None
    changed_at: datetime

    @property
    def organiser(self) -> str:
        """The unit that organises it."""
        return self.activity.organising_unit or (self.unit.name if self.unit else "")


def feeds_router(house: House, clock: Callable[[], datetime]) -> Router:
    """/activities.ics and /activities.atom."""

    def calendar(address: str) -> tuple[bytes, str]:
        now = clock()
        events, centre = _events(house, now, now - BEHIND, now + AHEAD)
        return to_calendar(events, centre, house.county, address, now), "text/calendar"

    def atom(address: str) -> tuple[bytes, str]:
        now = clock()
        events, centre = _events(house, now, now - BEHIND, now + NEWS)
        return to_atom(events, centre, house.county, address, now), "application/atom+xml"

    handlers = [_handler("/activities.ics", calendar), _handler("/activities.atom", atom)]
    return Router("/", route_handlers=handlers, include_in_schema=False)


def _handler(path: str, make: Callable[[str], tuple[bytes, str]]) -> HTTPRouteHandler:
    # Any: Litestar's request is generic in user, credentials and state, which feeds have not.
    async def handle(request: Request[Any, Any, Any]) -> Response[bytes]:
        body, media_type = await to_thread.run_sync(make, str(request.base_url).rstrip("/"))
        headers = {"Cache-Control": _CACHE, "X-Content-Type-Options": "nosniff"}
        return Response(body, media_type=media_type, headers=headers)

    return HTTPRouteHandler(path, http_method=HttpMethod.GET, status_code=200)(handle)


def _events(
    house: House, now: datetime, since: datetime, until: datetime
) -> tuple[list[Event], PracticeSite | None]:
    with house.read() as rows:
        known = units(rows)
        by_id = {unit.id: unit for unit in known}
        found = activities_between(rows, since, until)
        changes = changed_at(rows, Activity, [activity.id for activity in found])
    events = [
        Event(activity=activity, unit=by_id.get(activity.site_id), changed_at=changes.get(activity.id, now))
        for activity in found
    ]
    return events, known[0] if known else None


def to_calendar(
    events: Iterable[Event], centre: PracticeSite | None, county: str, address: str, now: datetime
) -> bytes:
    """The calendar of the county; its UIDs are the same as in the files that the county's desks give out."""
    facts = CalendarFacts(
        name=centre.name if centre else county,
        domain=calendar_domain(county),
        product="Platform",
        url=f"{address}/",
        refreshes=True,
    )
    told = (
        CalendarEvent(
            activity=event.activity,
            organiser=event.organiser,
            contact=f"{event.organiser} {event.unit.phone if event.unit else ''}".strip(),
            changed_at=event.changed_at,
        )
        for event in events
    )
    return calendar_file(told, facts, now)


def to_atom(
    events: Iterable[Event], centre: PracticeSite | None, county: str, address: str, now: datetime
) -> bytes:
    """The news: newest change first. Ids stay when an activity is edited."""
    told = sorted(events, key=lambda event: (event.changed_at, event.activity.id), reverse=True)
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _add(feed, "id", f"tag:{county}.practice-desk,2026:activities")
    _add(feed, "title", f"{centre.name if centre else county} · 活动")
    _add(feed, "updated", _instant(told[0].changed_at if told else now))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{address}/activities.atom")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{address}/")
    _add(feed, "generator", "Practice Desk")
    _add(ElementTree.SubElement(feed, "author"), "name", centre.name if centre else county)
    for event in told:
        _entry(feed, event, county, address)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ElementTree.Element, event: Event, county: str, address: str) -> None:
    activity = event.activity
    cancelled = activity.state is ActivityState.CANCELLED
    entry = ElementTree.SubElement(feed, "entry")
    _add(entry, "id", f"tag:{county}.practice-desk,2026:activity/{activity.id}")
    _add(entry, "title", f"已取消：{activity.title}" if cancelled else activity.title)
    _add(entry, "updated", _instant(event.changed_at))
    _add(ElementTree.SubElement(entry, "author"), "name", event.organiser)
    _add(entry, "link", rel="alternate", type="text/html", href=f"{address}/")
    _add(entry, "category", term=activity.category)
    starts, ends = local(activity.starts_at), local(activity.ends_at)
    when = f"{starts.month} 月 {starts.day} 日 {starts:%H:%M}–{ends:%H:%M}"
    _add(entry, "summary", f"{when} · {activity.place}")
    _add(entry, "content", activity.content, type="text")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = _NOT_XML.sub("", text) or None


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
