"""Units of the county as the platform's office adds and lists them."""

from collections.abc import Sequence
from typing import NamedTuple

from uuid_utils import uuid7

from core.commands.lookup import optional_text
from core.commands.sites import SITE_FIELDS, EstablishSite
from core.domain.numbers import NumberTemplate
from core.domain.practice_site import PracticeSite, SiteLevel
from core.ports.store import Command, Desk, OnlineOrder
from server.database import Database
from server.platform import Platform

OFFICE = "office"
"""Stands as the actor of commands that administrators make; they are no clerks of any unit."""


class Unit(NamedTuple):
    """A unit as lists show it."""

    id: str
    code: str
    name: str
    level: SiteLevel
    phone: str
    parent_id: str | None


def list_units(database: Database, county: str) -> list[Unit]:
    """Every unit, centres first, then by code."""
    with database.read() as session:
        rows = session.all(
            "SELECT id, code, name, level, phone, parent_id FROM practice_site WHERE county = ?", (county,)
        )
    units = [Unit(row[0], row[1], row[2], SiteLevel(row[3]), row[4], row[5]) for row in rows]
    order = list(SiteLevel)
    return sorted(units, key=lambda unit: (order.index(unit.level), unit.code, unit.id))


def with_those_below(units: Sequence[Unit], top: str) -> list[str]:
    """The ids of the unit and of everything that belongs to it, over however many levels."""
    found = [top]
    for above in found:
        found += [unit.id for unit in units if unit.parent_id == above and unit.id not in found]
    return found


def add_unit(
    platform: Platform,
    *,
    name: str,
    code: str,
    level: SiteLevel,
    parent_id: str | None = None,
    phone: str = "",
    opening_hours: str = "",
    public_host: str = "",
) -> str:
    """A unit that the county sets up before any desk of it; its id. Raises what the rules refuse."""
    site = PracticeSite(
        id=str(uuid7()),
        code=code.strip().upper(),
        name=name.strip(),
        level=level,
        parent_id=parent_id,
        phone=optional_text("phone", phone, 30),
        opening_hours=optional_text("opening_hours", opening_hours, 30),
        public_host=public_host,
        certificate_template=NumberTemplate().pattern,
    )
    platform.write(site.id, _establish(site))
    return site.id


def _establish(site: PracticeSite) -> OnlineOrder:
    def order(desk: Desk) -> Command:
        return EstablishSite(at=desk.now(), by=OFFICE, site_id=site.id, site=site, changed=SITE_FIELDS)

    return order
