"""What a bad rating asks for: put right, then call the resident back (整改, 回访)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

import msgspec

_NAMESPACE = UUID("5e7f1f0e-2f0c-5d62-8a0b-6a6a0b8a4f31")


class CorrectionState(StrEnum):
    """OPEN until something was done, PUT_RIGHT until the resident was called back, then CLOSED."""

    OPEN = "open"
    PUT_RIGHT = "put_right"
    CLOSED = "closed"


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """One correction of one request; its id follows from the request, so a request has at most one.

    Owed within 15 working days, every one with a call-back (好差评 rules). `satisfied` is what the resident
    says at the call-back; None while nobody was reached.
    """

    id: str
    version: int = 0
    site_id: str
    request_id: str
    rating_id: str
    state: CorrectionState = CorrectionState.OPEN
    opened_at: datetime
    due_at: datetime
    measure: str = ""
    measured_at: datetime | None = None
    measured_by: str = ""
    tries: int = 0
    called_at: datetime | None = None
    called_by: str = ""
    satisfied: bool | None = None
    words: str = ""


def correction_id(request_id: str) -> str:
    """The one correction of a request, the same on every desk."""
    return str(uuid5(_NAMESPACE, request_id))
