"""What `--demo` brings: an invented county with its units, codes to enrol desks, and a fuzzer's desk.

Nothing here names a real place or person; the region code 9999 is not assigned.
"""

import base64
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from uuid_utils import uuid7

from core.domain.practice_site import SiteLevel
from core.sync.wire import EnrolRequest
from server.auth import DemoToken
from server.database import Database
from server.enrolment import Enrolment
from server.platform import Platform
from server.units import Unit, add_unit, list_units

COUNTY = "999901"
PUBLIC_HOST = "demo.practice-desk.invalid"
DESKS_PER_CODE = 20
"""So that one code lets in both desks of `demo`, several times over."""


class DemoUnit(NamedTuple):
    """An invented unit; `parent` is another one's code."""

    code: str
    name: str
    level: SiteLevel
    parent: str = ""


UNITS = (
    DemoUnit("QH", "清河县新时代文明实践中心（演示）", SiteLevel.COUNTY_CENTER),
    DemoUnit("QHDM", "东门镇新时代文明实践所（演示）", SiteLevel.TOWN_STATION, "QH"),
    DemoUnit("QHLX", "柳溪乡新时代文明实践所（演示）", SiteLevel.TOWN_STATION, "QH"),
    DemoUnit("QHSQ", "石桥村新时代文明实践站（演示）", SiteLevel.VILLAGE_POST, "QHDM"),
)


class Demo(NamedTuple):
    """What the ready line tells of a demo."""

    enrol_codes: list[str]
    token: DemoToken


def set_up_units(database: Database, platform: Platform) -> list[Unit]:
    """The invented units; those that exist stay as they are."""
    known = {unit.code: unit.id for unit in list_units(database, platform.county)}
    for unit in UNITS:
        if unit.code in known:
            continue
        known[unit.code] = add_unit(
            platform,
            name=unit.name,
            code=unit.code,
            level=unit.level,
            parent_id=known.get(unit.parent),
            phone="0999-0000000",
            opening_hours="8:30-17:30",
            public_host=PUBLIC_HOST,
        )
    return list_units(database, platform.county)


def give_codes(enrolment: Enrolment, units: list[Unit]) -> list[str]:
    """A fresh code for each unit in the order of UNITS, the centre's first."""
    ids = {unit.code: unit.id for unit in units}
    return [enrolment.give_code(ids[unit.code], by="demo", desks=DESKS_PER_CODE) for unit in UNITS]


def demo_desk(
    platform: Platform, unit: Unit, clock: Callable[[], datetime], random: Callable[[int], bytes]
) -> DemoToken:
    """A new desk of this unit whose key nobody has, and the bearer token that stands for it."""
    device = str(uuid7())
    public_key = Ed25519PrivateKey.from_private_bytes(random(32)).public_key().public_bytes_raw()
    request = EnrolRequest(
        device=device,
        public_key=public_key,
        desk_code="",
        site_id=unit.id,
        site_code=unit.code,
        site_name=unit.name,
        site_level=unit.level,
        desk_name="演示",
        app="demo",
    )
    platform.admit(request, site_id=unit.id, now=clock())
    return DemoToken(base64.urlsafe_b64encode(random(24)).decode(), device)
