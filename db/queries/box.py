"""The one box: people first, then requests, activities and certificates."""

from sqlalchemy.engine import Connection

from core.domain.typed_text import half_width, plain_dashes
from core.ports.rows import Hit
from db.queries import activities, certificates, requests
from db.search import search_people

_MOST_OTHERS = 3
# A part of a certificate's number is looked for only when it can hardly be anything else.
_SHORTEST_PART = 6


def search(connection: Connection, text: str, limit: int) -> tuple[Hit, ...]:
    """What may be meant; people leave at least half of the places to what was typed as a number or title."""
    typed = plain_dashes(half_width(text)).strip().upper()
    if not typed:
        return ()
    people = search_people(connection, text, limit)
    has_digits = any(character.isdigit() for character in typed)
    others: list[Hit] = []
    if has_digits:
        others.extend(_requests(connection, typed))
    if len(typed) > 1:
        others.extend(_activities(connection, text.strip()))
    if has_digits:
        others.extend(_certificates(connection, typed, anywhere=False))
    if has_digits and not people and not others and len(typed) >= _SHORTEST_PART:
        others.extend(_certificates(connection, typed, anywhere=True))
    if not people and not others and len(typed) > 1:
        others.extend(_activities(connection, text.strip(), anytime=True))
    room = max(limit - len(others), limit // 2)
    return (*people[:room], *others)[:limit]


def _requests(connection: Connection, typed: str) -> list[Hit]:
    return [
        Hit(
            group="request",
            kind="service_request",
            id=row.id,
            title=row.words,
            detail=row.requester_name,
            number=row.spoken_number,
        )
        for row in requests.by_number(connection, typed, _MOST_OTHERS)
    ]


def _activities(connection: Connection, text: str, *, anytime: bool = False) -> list[Hit]:
    return [
        Hit(
            group="activity",
            kind="activity",
            id=row.id,
            title=row.title,
            detail=row.place,
            number=row.number,
        )
        for row in activities.by_title(connection, text, _MOST_OTHERS, anytime=anytime)
    ]


def _certificates(connection: Connection, typed: str, *, anywhere: bool) -> list[Hit]:
    return [
        Hit(
            group="certificate",
            kind="certificate",
            id=row.id,
            title=row.volunteer_name,
            detail="",
            number=row.number,
        )
        for row in certificates.by_number(connection, typed, _MOST_OTHERS, anywhere=anywhere)
    ]
