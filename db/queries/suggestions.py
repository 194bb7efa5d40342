"""What past requests offer while a new one is typed: those that say the same, and usual phrases."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from core.domain.erasure import ERASED_NAME
from core.domain.phrase_completion import PhraseBook, Saying, phrase_book
from core.domain.similar_words import WeighedText
from core.ports.rows import RequestRow, SimilarRequest
from db.queries.reading import our_site, struct
from db.queries.requests import OPEN_STATES, ROW
from db.tables import service_request

LOOKED_AT = 200
SAID_WITHIN = timedelta(days=730)
MOST_SAYINGS = 5_000
"""The newest so many: what was said before those weighs little, and each costs a row to be read."""


def similar_requests(
    connection: Connection, town: str, village: str, words: str, since: datetime
) -> tuple[SimilarRequest, ...]:
    """Open requests of the village that say the same, most alike first; one statement."""
    at = service_request.c.registered_at
    found = connection.execute(
        select(*ROW)
        .where(
            service_request.c.town == town,
            service_request.c.village == village,
            at >= since,
            service_request.c.state.in_(OPEN_STATES),
            service_request.c.token != service_request.c.id,  # is_shown_to_serve: nothing to be done here
        )
        .order_by(at.desc())
        .limit(LOOKED_AT)
    )
    asked = WeighedText(words)
    alike = ((row, asked.like(row.words)) for row in found)
    similar = [
        SimilarRequest(row=struct(RequestRow, row), share=one.share, said=one.words)
        for row, one in alike
        if one is not None
    ]
    return tuple(sorted(similar, key=lambda one: -one.share))


def usual_phrases(connection: Connection, now: datetime) -> PhraseBook:
    """The book of phrases residents of this unit said; nothing of erased people; one statement."""
    request = service_request.c
    found = connection.execute(
        select(request.words, request.resident_id, request.requester_name, request.registered_at)
        .where(
            request.site_id == our_site(),
            request.registered_at >= now - SAID_WITHIN,
            request.requester_name != ERASED_NAME,
        )
        .order_by(request.registered_at.desc())
        .limit(MOST_SAYINGS)
    )
    return phrase_book((Saying(*row) for row in found), now)
