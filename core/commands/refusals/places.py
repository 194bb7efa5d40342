"""Units, their place in the tree and their rules."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class PolicyOvertaken(Refusal):
    """Someone else decided in the meantime: `number` is taken."""

    code: ClassVar[str] = "policy_overtaken"
    number: int


@dataclass(eq=False, kw_only=True)
class PolicyRefused(Refusal):
    """A value of a decision makes no sense: `field` names it."""

    code: ClassVar[str] = "policy_refused"
    field: str


@dataclass(eq=False, kw_only=True)
class PlaceEnded(Refusal):
    """The place's last day is over: nothing new can be put there."""

    code: ClassVar[str] = "place_ended"
    name: str
    on: date


@dataclass(eq=False, kw_only=True)
class PlaceInUse(Refusal):
    """Places below still stand; they end first, or move. `name` is one of them."""

    code: ClassVar[str] = "place_in_use"
    name: str
    count: int


@dataclass(eq=False, kw_only=True)
class RegionCodeTaken(Refusal):
    """Another place has this code in the same days."""

    code: ClassVar[str] = "region_code_taken"
    region_code: str
    name: str


@dataclass(eq=False, kw_only=True)
class ParentUnknown(Refusal):
    """No place has the code that the row names as the one above."""

    code: ClassVar[str] = "parent_unknown"
    region_code: str
