"""What the engine is doing, for the people at the desk: see docs/sync.md, "The engine"."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Stage(StrEnum):
    """Where the engine stands in a round; every stage can be begun again after any interruption."""

    REST = "rest"
    ENROL = "enrol"
    HELLO = "hello"
    PUSH = "push"
    RECEIPTS = "receipts"
    PULL = "pull"
    DIGEST = "digest"
    BLOBS = "blobs"
    IDLE = "idle"


class Poke(StrEnum):
    """Why the engine is woken before its time."""

    COMMIT = "commit"
    LINE_BACK = "line_back"
    BUTTON = "button"


class EngineStatus(msgspec.Struct, frozen=True, kw_only=True):
    """One moment of the engine.

    `since` is when the stage began. `problem` is the code of the last failure, empty after a round that
    ended well: a code of docs/sync.md, or line_down, desk_failed, digest_differs, certificate_invalid,
    enrol_refused. `next_try_at` is the desk's clock at the next step, None while steps follow at once.
    `sent` of `total` entries and `pulled` rows count from the beginning of the round. `user_code` is what the
    county's administrator approves while the desk waits to be let in.
    """

    stage: Stage
    since: datetime
    problem: str = ""
    next_try_at: datetime | None = None
    failures: int = 0
    sent: int = 0
    total: int = 0
    pulled: int = 0
    user_code: str = ""
    notices: tuple[str, ...] = ()
