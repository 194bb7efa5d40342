"""What any command may refuse."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class NotFound(Refusal):
    """The row is not in this store."""

    code: ClassVar[str] = "not_found"
    kind: str
    row_id: str


@dataclass(eq=False, kw_only=True)
class ReasonMissing(Refusal):
    """A step that takes something back or sends it away needs a reason."""

    code: ClassVar[str] = "reason_missing"


@dataclass(eq=False, kw_only=True)
class DayAhead(Refusal):
    """What is recorded has happened: its day cannot lie ahead."""

    code: ClassVar[str] = "day_ahead"
    day: date
