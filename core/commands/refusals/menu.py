"""The service menu."""

from dataclasses import dataclass
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class MenuLevels(Refusal):
    """The menu has two levels: groups, and services in groups."""

    code: ClassVar[str] = "menu_levels"
    item_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class MenuNameTaken(Refusal):
    """The group has a service of this name, or the menu a group of it."""

    code: ClassVar[str] = "menu_name_taken"
    item_id: str
    name: str


@dataclass(eq=False, kw_only=True)
class MenuEmpty(Refusal):
    """There is no service on the menu to make an edition of."""

    code: ClassVar[str] = "menu_empty"
