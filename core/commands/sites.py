"""The unit and the people on duty."""

import msgspec

from core.commands.counting import put_place
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.domain.clerk import Clerk
from core.domain.codes import CodeKind
from core.domain.numbers import NumberTemplate, is_site_code
from core.domain.person_name import check_name
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import FieldMissing
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

SITE_FIELDS = (
    "code",
    "name",
    "level",
    "parent_id",
    "region_code",
    "phone",
    "opening_hours",
    "address",
    "public_host",
    "certificate_template",
    "towns",
)
"""What the first start and the settings may change of a unit."""


class EstablishSite(Patch, frozen=True, kw_only=True):
    """The desk's unit, as entered at the first start or changed in the settings."""

    site: PracticeSite


class AddClerk(Command, frozen=True, kw_only=True):
    """A named person who may be on duty."""

    id: str
    name: str
    badge_token: str


class RetireClerk(Patch, frozen=True, kw_only=True):
    """A person who is no longer on duty here; past records keep the name."""

    clerk_id: str
    changed: tuple[str, ...] = ("active",)


def first_start(
    desk: Desk,
    *,
    unit: str,
    code: str,
    level: SiteLevel,
    clerk_name: str,
    phone: str = "",
    opening_hours: str = "",
    public_host: str = "",
    region_code: str = "",
    certificate_template: str = "",
    towns: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> tuple[Command, ...]:
    """What the first start records: the unit and its first clerk, who is also the one who says so."""
    site_id, clerk_id, at = desk.new_id(), desk.new_id(), desk.now()
    site = PracticeSite(
        id=site_id,
        code=code.strip().upper(),
        name=required_text("unit", unit, 60),
        level=level,
        phone=optional_text("phone", phone, 30),
        opening_hours=optional_text("opening_hours", opening_hours, 30),
        public_host=public_host.strip(),
        region_code=region_code,
        certificate_template=certificate_template or NumberTemplate().pattern,
        towns=towns,
    )
    name = check_name(clerk_name, "clerk_name").legal
    return (
        EstablishSite(at=at, by=clerk_id, site_id=site_id, site=site, changed=SITE_FIELDS),
        AddClerk(
            at=at,
            by=clerk_id,
            site_id=site_id,
            id=clerk_id,
            name=name,
            badge_token=desk.new_token(CodeKind.BADGE),
        ),
    )


def add_clerk(desk: Desk, *, name: str) -> AddClerk:
    """Another person for the counter."""
    return AddClerk(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        id=desk.new_id(),
        name=check_name(name, "clerk_name").legal,
        badge_token=desk.new_token(CodeKind.BADGE),
    )


def change_site(desk: Desk, *, site: PracticeSite) -> EstablishSite:
    """The unit's facts as they are from now on."""
    before = desk.rows.get(PracticeSite, site.id)
    changed = SITE_FIELDS if before is None else differing(before, site, SITE_FIELDS)
    return EstablishSite(at=desk.now(), by=desk.clerk.id, site_id=site.id, site=site, changed=changed)


def retire_clerk(desk: Desk, *, clerk_id: str) -> RetireClerk:
    """Take a person off the duty list."""
    return RetireClerk(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, clerk_id=clerk_id)


def _check_site(_rows: UnitOfWork, command: EstablishSite) -> None:
    if not is_site_code(command.site.code):
        raise FieldMissing(field="site_code")
    required_text("unit", command.site.name, 60)
    NumberTemplate(command.site.certificate_template).validate()


def _site_patch(_rows: UnitOfWork, command: EstablishSite) -> Patched:
    values = values_of(command.site, command.changed, SITE_FIELDS)
    return Patched(PracticeSite, command.site.id, values)


def _establish(rows: UnitOfWork, command: EstablishSite) -> None:
    """A unit nobody knew is taken whole; of a known one only the changed fields."""
    before = rows.get(PracticeSite, command.site.id)
    if before is None:
        put_place(rows, None, command.site)
        return
    after = msgspec.structs.replace(before, **_site_patch(rows, command).values)
    put_place(rows, before, after)


def _check_clerk(_rows: UnitOfWork, command: AddClerk) -> None:
    check_name(command.name, "clerk_name")


def _add_clerk(rows: UnitOfWork, command: AddClerk) -> None:
    if rows.get(Clerk, command.id) is None:
        rows.put(
            Clerk(id=command.id, site_id=command.site_id, name=command.name, badge_token=command.badge_token)
        )


def _check_retire(rows: UnitOfWork, command: RetireClerk) -> None:
    require(rows, Clerk, command.clerk_id)


def _retire_patch(_rows: UnitOfWork, command: RetireClerk) -> Patched:
    values = {"active": False} if "active" in command.changed else {}
    return Patched(Clerk, command.clerk_id, values)


def _retire(rows: UnitOfWork, command: RetireClerk) -> None:
    before = require(rows, Clerk, command.clerk_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_retire_patch(rows, command).values))


HANDLERS = (
    Handler(
        EstablishSite,
        OpKind.PATCH,
        lambda c: (Ref(PracticeSite, c.site.id),),
        _check_site,
        _establish,
        schema=2,
        patch=_site_patch,
    ),
    Handler(AddClerk, OpKind.FACT, lambda c: (Ref(Clerk, c.id),), _check_clerk, _add_clerk),
    Handler(
        RetireClerk,
        OpKind.PATCH,
        lambda c: (Ref(Clerk, c.clerk_id),),
        _check_retire,
        _retire,
        schema=2,
        patch=_retire_patch,
    ),
)
