"""The shipped service menu (resources/data/service_menu.json), a beginning that each unit changes.

Eight groups and about fifty services, as large as those that centres publish (7 groups and 50 items, 8 and
73); the wording is ours. It is read where somebody takes it, never otherwise.
"""

import msgspec

import resources
from core.domain.service_request import RequestCategory


class UsualService(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service as shipped. `category` is the group's where it is not told."""

    name: str
    description: str
    keywords: tuple[str, ...]
    category: RequestCategory | None = None


class UsualGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A group of the shipped menu with its services in order."""

    name: str
    category: RequestCategory
    services: tuple[UsualService, ...]


def usual_menu() -> tuple[UsualGroup, ...]:
    """The groups in the order of the desk's categories."""
    content = resources.path("data/service_menu.json").read_bytes()
    return msgspec.json.decode(content, type=tuple[UsualGroup, ...])
