"""Sign-ins by phone at an activity that the platform has not heard of yet."""

from datetime import datetime
from uuid import UUID, uuid5

import msgspec

from db.columns import from_ms
from server.database import Session

_NAMESPACE = UUID("d9a2b0f1-6c3e-5b57-8f0a-2f6f2f9c4e33")


class PendingSignIn(msgspec.Struct, frozen=True, kw_only=True):
    """Who was there, and when; `door` is the code the telephone saw on a screen at `seen_ms`, or empty."""

    volunteer_id: str
    at_ms: int
    door: str = ""
    seen_ms: int = 0


def keep(
    session: Session,
    county: str,
    token: str,
    volunteer_id: str,
    now_ms: int,
    door: str = "",
    seen_ms: int = 0,
) -> datetime:
    """Keep the first arrival of a volunteer by the activity's token; returns the moment that is kept."""
    row_id = str(uuid5(_NAMESPACE, f"{token}/{volunteer_id}"))
    known = session.one("SELECT at_ms FROM pending_sign_in WHERE county = ? AND id = ?", (county, row_id))
    if known is not None:
        return from_ms(known[0])
    arrival = PendingSignIn(volunteer_id=volunteer_id, at_ms=now_ms, door=door, seen_ms=seen_ms)
    body = msgspec.json.encode(arrival)
    session.run(
        "INSERT INTO pending_sign_in (county, id, token, body, at_ms) VALUES (?, ?, ?, ?, ?)",
        (county, row_id, token, body, now_ms),
    )
    return from_ms(now_ms)


def waiting(session: Session, county: str, token: str) -> list[PendingSignIn]:
    """Who signed in by an activity's token before it arrived, in order of time."""
    found = session.all(
        "SELECT body FROM pending_sign_in WHERE county = ? AND token = ? ORDER BY at_ms, id", (county, token)
    )
    return [msgspec.json.decode(body, type=PendingSignIn) for (body,) in found]


def joined(session: Session, county: str, token: str) -> None:
    """The activity has arrived and has them."""
    session.run("DELETE FROM pending_sign_in WHERE county = ? AND token = ?", (county, token))
