"""What a clerk noted about a request between its steps (记一笔): a call, a visit, a remark."""

from datetime import datetime
from enum import StrEnum

import msgspec


class NoteKind(StrEnum):
    """What the note tells of.

    A CALL or VISIT that reached the resident counts as the first contact. URGED: the team was asked to hurry
    (催一下). PHONE_SHOWN: somebody looked at the whole phone number. PUBLICITY: what is worth telling of the
    service, a lead for a story (宣传线索).
    """

    CALL = "call"
    VISIT = "visit"
    REMARK = "remark"
    URGED = "urged"
    PHONE_SHOWN = "phone_shown"
    PUBLICITY = "publicity"


CONTACT = frozenset({NoteKind.CALL, NoteKind.VISIT})
"""Kinds that may reach the resident."""
WORDED = frozenset({NoteKind.REMARK, NoteKind.PUBLICITY})
"""Kinds that are nothing without words."""


class RequestNote(msgspec.Struct, frozen=True, kw_only=True):
    """One note; notes are only ever added. `reached`: whether a call or a visit found the resident."""

    id: str
    version: int = 0
    site_id: str
    request_id: str
    kind: NoteKind
    words: str
    reached: bool = True
    at: datetime
    clerk_id: str
    desk_code: str = ""
