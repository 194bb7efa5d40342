"""What a resident says about a service (评单)."""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple

import msgspec


class Grade(IntEnum):
    """The five grades of public service ratings (好差评), GB/T 39735; the number is the printed one."""

    VERY_DISSATISFIED = 1
    DISSATISFIED = 2
    FAIR = 3
    SATISFIED = 4
    VERY_SATISFIED = 5


class RatingSource(StrEnum):
    """How the rating came; one given through a clerk is marked as such for ever."""

    QR = "qr"
    CALL_BACK = "call_back"
    PAPER = "paper"


class Aspect(StrEnum):
    """The four aspects asked at a counter (整体满意度, 服务效率, 服务水平, 服务态度)."""

    OVERALL = "overall"
    EFFICIENCY = "efficiency"
    SKILL = "skill"
    ATTITUDE = "attitude"


BAD = frozenset({Grade.VERY_DISSATISFIED, Grade.DISSATISFIED})
"""What opens a correction (整改) with a call-back."""


class AspectGrade(msgspec.Struct, frozen=True):
    """The grade one aspect was given."""

    aspect: Aspect
    grade: Grade


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    """One rating of one request; the first one counts, later ones of the same request are kept beside it."""

    id: str
    version: int = 0
    site_id: str
    request_id: str
    grade: Grade
    aspects: tuple[AspectGrade, ...] = ()
    tags: tuple[str, ...] = ()
    words: str = ""
    source: RatingSource
    rated_at: datetime
    again: bool = False


class Satisfaction(NamedTuple):
    """How satisfied people are: of those who `rated`, `satisfied` gave the third grade or better (好差评)."""

    satisfied: int
    rated: int
    unrated: int

    @property
    def share(self) -> float | None:
        """Satisfied among the rated, from 0 to 1; None where nobody rated: silence is no praise."""
        return self.satisfied / self.rated if self.rated else None


def satisfaction(grades: Iterable[Grade | None]) -> Satisfaction:
    """The figures of services, by the grade that counts; None stands for a service that nobody rated."""
    told = list(grades)
    given = [grade for grade in told if grade is not None]
    return Satisfaction(sum(grade not in BAD for grade in given), len(given), len(told) - len(given))
