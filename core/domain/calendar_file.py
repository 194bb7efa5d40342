"""Activities as a calendar file (iCalendar, RFC 5545), for the platform's feed and the desk's export alike.

It names no volunteer and gives no code: whoever has the code can sign in. All instants are UTC: that needs
no time zone table and is shown in local time by every calendar.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from core.domain.activity import Activity, ActivityState

LINE_OCTETS = 75
_UNSAFE_IN_NAME = re.compile('["\x00-\x1f\x7f]')


class CalendarEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An activity as a calendar tells it. `contact` is who can be asked, with a telephone."""

    activity: Activity
    organiser: str
    contact: str = ""
    changed_at: datetime | None = None


class CalendarFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of the calendar itself.

    `domain` stands behind the activity's id in the UID, so a county's desks and its platform tell the same
    event. `url` leads to more; a file that belongs to no address has none. `refreshes`: a feed, asked for
    again.
    """

    name: str
    domain: str
    product: str
    url: str = ""
    refreshes: bool = False


def calendar_domain(county: str) -> str:
    """What stands behind an activity's id; a desk that belongs to no county yet has a shorter one."""
    return f"{county}.practice-desk" if county else "practice-desk"


def calendar_file(events: Iterable[CalendarEvent], facts: CalendarFacts, now: datetime) -> bytes:
    """The calendar. SEQUENCE is the row's version, so calendars take the newest; cancelled ones say so."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Practice Desk//{facts.product}//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{text_value(facts.name)}",
        f"X-WR-CALNAME:{text_value(facts.name)}",
    ]
    if facts.refreshes:
        lines.append("REFRESH-INTERVAL;VALUE=DURATION:PT6H")
    for event in events:
        lines += _event_lines(event, facts, now)
    lines.append("END:VCALENDAR")
    return b"".join(map(folded, lines))


def _event_lines(event: CalendarEvent, facts: CalendarFacts, now: datetime) -> list[str]:
    activity = event.activity
    cancelled = activity.state is ActivityState.CANCELLED
    description = "\n".join(part for part in (activity.content, event.contact) if part)
    organiser = _UNSAFE_IN_NAME.sub("", event.organiser)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{activity.id}@{facts.domain}",
        f"DTSTAMP:{_utc(now)}",
        f"LAST-MODIFIED:{_utc(event.changed_at)}" if event.changed_at else "",
        f"DTSTART:{_utc(activity.starts_at)}",
        f"DTEND:{_utc(activity.ends_at)}",
        f"SUMMARY:{text_value(activity.title)}",
        f"LOCATION:{text_value(activity.place)}",
        f"DESCRIPTION:{text_value(description)}",
        f"URL:{facts.url}" if facts.url else "",
        f'ORGANIZER;CN="{organiser}":urn:practice-desk:{activity.site_id}',
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        f"SEQUENCE:{max(0, activity.version - 1)}",
        "END:VEVENT",
    ]
    return [line for line in lines if line]


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def text_value(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks escaped, other controls left out."""
    plain = value.replace("\r\n", "\n").replace("\r", "\n")
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(character for character in escaped if character >= " " and character != "\x7f")


def folded(line: str) -> bytes:
    """The line with CRLF, folded at 75 octets without cutting a character in two."""
    parts: list[bytes] = []
    current = b""
    for character in line:
        encoded = character.encode("utf-8", "replace")
        # A folded line begins with a space, which counts.
        if len(current) + len(encoded) > (LINE_OCTETS if not parts else LINE_OCTETS - 1):
            parts.append(current)
            current = b""
        current += encoded
    parts.append(current)
    return b"\r\n ".join(parts) + b"\r\n"
