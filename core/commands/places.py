"""Places of the practice network are put up, amended and ended: the tree of 中心 / 所 / 站."""

from collections.abc import Collection
from datetime import date

import msgspec

from core.commands.counting import put_place
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.patching import Patch, Patched, differing, values_of
from core.commands.refusals import PlaceEnded, PlaceInUse, RegionCodeTaken
from core.domain.local_time import local_day
from core.domain.numbers import NumberTemplate
from core.domain.pinyin import name_readings
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.site_tree import (
    check_below,
    check_dates,
    check_region_code,
    has_ended,
    short_name,
    stands_on,
)
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

PLACE_FIELDS = (
    "name",
    "level",
    "parent_id",
    "region_code",
    "phone",
    "opening_hours",
    "address",
    "valid_from",
    "valid_to",
    "seats",
)
"""What the office above may change of a place; its own settings (numbers, host) stay with the place."""
_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LONGEST_CODE = 6


class PlaceForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the clerk entered of a place."""

    name: str = ""
    level: SiteLevel = SiteLevel.VILLAGE_POST
    parent_id: str | None = None
    region_code: str = ""
    phone: str = ""
    opening_hours: str = ""
    address: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    seats: int = 0


class RecordPlace(Patch, frozen=True, kw_only=True):
    """A place of the tree, new or as it is from now on. An ended place has its last day in `valid_to`."""

    place: PracticeSite


def add_place(desk: Desk, form: PlaceForm) -> RecordPlace:
    """A new place below another one."""
    place = placed(
        PracticeSite(
            id=desk.new_id(),
            code=free_code(desk.rows, form, ()),
            name="",
            level=form.level,
            certificate_template=NumberTemplate().pattern,
        ),
        form,
    )
    return recorded(desk, place, PLACE_FIELDS)


def amend_place(desk: Desk, place_id: str, form: PlaceForm) -> RecordPlace:
    """A place as the form says."""
    before = require(desk.rows, PracticeSite, place_id)
    after = placed(before, form)
    return recorded(desk, after, differing(before, after, PLACE_FIELDS))


def end_place(desk: Desk, place_id: str, on: date) -> RecordPlace:
    """The place's last day. It stays on old rows and gets no new work."""
    return _ending(desk, place_id, on)


def reopen_place(desk: Desk, place_id: str) -> RecordPlace:
    """A place that was ended by mistake has no last day."""
    return _ending(desk, place_id, None)


def put_place_back(desk: Desk, place: PracticeSite, changed: tuple[str, ...]) -> RecordPlace:
    """The values these fields had: what takes a change back."""
    now = require(desk.rows, PracticeSite, place.id)
    after = msgspec.structs.replace(now, **values_of(place, changed, PLACE_FIELDS))
    return recorded(desk, after, differing(now, after, PLACE_FIELDS))


def _ending(desk: Desk, place_id: str, on: date | None) -> RecordPlace:
    before = require(desk.rows, PracticeSite, place_id)
    after = msgspec.structs.replace(before, valid_to=on)
    return recorded(desk, after, differing(before, after, PLACE_FIELDS))


def form_of_place(place: PracticeSite) -> PlaceForm:
    """The form as it is filled from a place that stands."""
    return PlaceForm(**{name: getattr(place, name) for name in PlaceForm.__struct_fields__})


def placed(before: PracticeSite, form: PlaceForm) -> PracticeSite:
    """The place as the form says, its texts trimmed. Raises FieldMissing and FieldTooLong."""
    return msgspec.structs.replace(
        before,
        name=required_text("place", form.name, 60),
        level=form.level,
        parent_id=form.parent_id or None,
        region_code=form.region_code.strip(),
        phone=optional_text("phone", form.phone, 30),
        opening_hours=optional_text("opening_hours", form.opening_hours, 30),
        address=optional_text("address", form.address, 80),
        valid_from=form.valid_from,
        valid_to=form.valid_to,
        seats=max(0, form.seats),
    )


def recorded(desk: Desk, place: PracticeSite, changed: tuple[str, ...]) -> RecordPlace:
    """The command that says so."""
    return RecordPlace(at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, place=place, changed=changed)


def free_code(rows: UnitOfWork, form: PlaceForm, taken: Collection[str]) -> str:
    """A prefix for the numbers of a desk that may stand there one day: initials, and letters till free."""
    named = short_name(PracticeSite(id="", code="", name=form.name, level=form.level))
    readings = name_readings(named).initials
    first = "".join(letter for letter in (readings[0] if readings else "").upper() if letter.isalpha())
    stem = "".join(letter for letter in first if letter.isascii())[:3] or "P"
    for number in range(len(_CODE_LETTERS) ** 3):
        code = (stem + _letters(number))[:_LONGEST_CODE]
        if len(code) > 1 and code not in taken and not rows.find(PracticeSite, code=code):
            return code
    raise PlaceInUse(name=form.name, count=len(taken))


def _letters(number: int) -> str:
    """Nothing, A, B ... Z, AA: counts in letters."""
    text = ""
    while number:
        number, place = divmod(number - 1, len(_CODE_LETTERS))
        text = _CODE_LETTERS[place] + text
    return text


def require_open_place(rows: UnitOfWork, site_id: str, on: date) -> None:
    """PlaceEnded when the unit's last day is over: old rows stay, new work goes elsewhere."""
    place = rows.get(PracticeSite, site_id)
    if place is not None and has_ended(place, on):
        raise PlaceEnded(name=place.name, on=place.valid_to or on)


def _check(rows: UnitOfWork, command: RecordPlace) -> None:
    told, today = command.place, local_day(command.at)
    required_text("place", told.name, 60)
    after = _after(rows, command)
    check_region_code(after)
    check_dates(after)
    _check_tree(rows, after)
    parent = rows.get(PracticeSite, after.parent_id) if after.parent_id else None
    if parent is not None and "parent_id" in command.changed and has_ended(parent, today):
        raise PlaceEnded(name=parent.name, on=parent.valid_to or today)
    if after.parent_id:
        _refuse_taken(rows, after)
    if after.valid_to is not None and "valid_to" in command.changed:
        last = after.valid_to
        standing = [
            place
            for place in rows.find(PracticeSite, parent_id=after.id)
            if place.valid_to is None or place.valid_to > last
        ]
        if standing:
            raise PlaceInUse(name=standing[0].name, count=len(standing))


def _refuse_taken(rows: UnitOfWork, place: PracticeSite) -> None:
    """Of two brothers with one code, one must have ended before the other begins."""
    for other in rows.find(PracticeSite, parent_id=place.parent_id):
        if other.id == place.id or not place.region_code or other.region_code != place.region_code:
            continue
        begins = max(place.valid_from or date.min, other.valid_from or date.min)
        if stands_on(place, begins) and stands_on(other, begins):
            raise RegionCodeTaken(region_code=place.region_code, name=other.name)


def _check_tree(rows: UnitOfWork, place: PracticeSite) -> None:
    """Against the places above and below as far as they are known here."""
    parent = rows.get(PracticeSite, place.parent_id) if place.parent_id else None
    if place.parent_id == place.id:
        parent = place
    if parent is not None:
        check_below(place, parent)
    for child in rows.find(PracticeSite, parent_id=place.id):
        check_below(child, place)


def _patch(_rows: UnitOfWork, command: RecordPlace) -> Patched:
    return Patched(PracticeSite, command.place.id, values_of(command.place, command.changed, PLACE_FIELDS))


def _after(rows: UnitOfWork, command: RecordPlace) -> PracticeSite:
    """A place nobody knew is taken whole; of a known one only the changed fields."""
    before = rows.get(PracticeSite, command.place.id)
    if before is None:
        return command.place
    return msgspec.structs.replace(before, **_patch(rows, command).values)


def _apply(rows: UnitOfWork, command: RecordPlace) -> None:
    """Level and prefix hold in whatever order changes arrive: what breaks the tree is refused here, too."""
    after = _after(rows, command)
    _check_tree(rows, after)
    put_place(rows, rows.get(PracticeSite, after.id), after)


def _refs(command: RecordPlace) -> tuple[Ref, ...]:
    own = Ref(PracticeSite, command.place.id)
    parent = command.place.parent_id
    return (own, Ref(PracticeSite, parent)) if parent else (own,)


HANDLERS = (Handler(RecordPlace, OpKind.PATCH, _refs, _check, _apply, patch=_patch),)
