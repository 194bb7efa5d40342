"""Places from a table, one row each: what a county has in its list, taken over in one commit.

CSV in UTF-8; the columns name, level, region_code and parent_code are needed, phone, address, opening_hours
and seats may be there. Headers and levels may be Chinese. Rows may stand in any order; a place whose code is
known is amended.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO

import msgspec

from core.commands.patching import differing
from core.commands.places import PLACE_FIELDS, PlaceForm, RecordPlace, free_code, placed, recorded
from core.commands.refusals import ParentUnknown, RegionCodeTaken
from core.commands.volunteer_rows import TableRefused
from core.domain.numbers import NumberTemplate
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import FieldMissing, Refusal
from core.domain.site_tree import check_below, check_region_code
from core.ports.store import Desk, UnitOfWork

NEEDED = ("name", "level", "region_code", "parent_code")
HEADERS: Mapping[str, str] = {
    "名称": "name",
    "级别": "level",
    "代码": "region_code",
    "区划代码": "region_code",
    "上级代码": "parent_code",
    "电话": "phone",
    "地址": "address",
    "开放时间": "opening_hours",
    "座位": "seats",
}
LEVELS: Mapping[str, SiteLevel] = {
    "中心": SiteLevel.COUNTY_CENTER,
    "所": SiteLevel.TOWN_STATION,
    "站": SiteLevel.VILLAGE_POST,
    **{level.value: level for level in SiteLevel},
}


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table; `row` counts as the spreadsheet does, the header being 1."""

    row: int
    form: PlaceForm
    parent_code: str = ""
    level_known: bool = True


class PlannedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """What a row would do: the place and whether it is new, or what refuses it."""

    row: int
    name: str
    place: PracticeSite | None = None
    changed: tuple[str, ...] = ()
    new: bool = False
    refusal: Refusal | None = None


def read_places(data: bytes) -> list[PlaceRow]:
    """Every row of a table in order; empty lines are skipped. Raises TableRefused."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise TableRefused(reason="encoding") from problem
    lines = csv.reader(StringIO(text, newline=""))
    told = [cell.strip().lower() for cell in next(lines, [])]
    if not any(told):
        raise TableRefused(reason="empty")
    header = [HEADERS.get(cell, cell) for cell in told]
    missing = tuple(column for column in NEEDED if column not in header)
    if missing:
        raise TableRefused(reason="columns", columns=missing)
    return [
        _row(number, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
        for number, cells in enumerate(lines, start=2)
        if any(cell.strip() for cell in cells)
    ]


def _row(number: int, cells: Mapping[str, str]) -> PlaceRow:
    level = LEVELS.get(cells.get("level", "").lower())
    seats = cells.get("seats", "")
    form = PlaceForm(
        name=cells.get("name", ""),
        level=level or SiteLevel.VILLAGE_POST,
        region_code=cells.get("region_code", ""),
        phone=cells.get("phone", ""),
        opening_hours=cells.get("opening_hours", ""),
        address=cells.get("address", ""),
        seats=int(seats) if seats.isascii() and seats.isdigit() else 0,
    )
    return PlaceRow(
        row=number, form=form, parent_code=cells.get("parent_code", ""), level_known=level is not None
    )


def plan_places(
    places: Iterable[PracticeSite],
    rows: Sequence[PlaceRow],
    top: PracticeSite,
    blank: Callable[[PlaceForm], PracticeSite],
) -> list[PlannedPlace]:
    """What the table would do to the places that stand, in the table's order; a dry run changes nothing.

    `top` is the place above rows that name none; `blank` makes a new place's id and code.
    """
    known = {place.region_code: place for place in places if place.region_code}
    seen: set[str] = set()
    order = sorted(rows, key=lambda row: (list(SiteLevel).index(row.form.level), row.row))
    planned = [_planned(row, known, seen, top, blank) for row in order]
    return sorted(planned, key=lambda one: one.row)


def _planned(
    row: PlaceRow,
    known: dict[str, PracticeSite],
    seen: set[str],
    top: PracticeSite,
    blank: Callable[[PlaceForm], PracticeSite],
) -> PlannedPlace:
    try:
        place, before = _place_of(row, known, seen, top, blank)
    except Refusal as refusal:
        return PlannedPlace(row=row.row, name=row.form.name, refusal=refusal)
    known[place.region_code] = place
    seen.add(place.region_code)
    changed = PLACE_FIELDS if before is None else differing(before, place, PLACE_FIELDS)
    return PlannedPlace(row=row.row, name=place.name, place=place, changed=changed, new=before is None)


def _place_of(
    row: PlaceRow,
    known: Mapping[str, PracticeSite],
    seen: set[str],
    top: PracticeSite,
    blank: Callable[[PlaceForm], PracticeSite],
) -> tuple[PracticeSite, PracticeSite | None]:
    code = row.form.region_code
    if not row.level_known:
        raise FieldMissing(field="level")
    if not code:
        raise FieldMissing(field="region_code")
    if code in seen:
        raise RegionCodeTaken(region_code=code, name=known[code].name)
    before = known.get(code)
    if before is None and row.form.level is top.level and not top.region_code:
        before = top
    parent = known.get(row.parent_code) if row.parent_code else top
    if parent is None:
        raise ParentUnknown(region_code=row.parent_code)
    is_top = before is not None and before.id == top.id
    form = msgspec.structs.replace(row.form, parent_id=top.parent_id if is_top else parent.id)
    if before is not None:
        form = _with_standing(form, before)
    place = placed(before or blank(form), form)
    check_region_code(place)
    if not is_top:
        check_below(place, parent)
    return place, before


def _with_standing(form: PlaceForm, before: PracticeSite) -> PlaceForm:
    """An empty cell changes nothing of a place that is known; its days are not in the table."""
    kept = {
        name: getattr(before, name)
        for name in ("phone", "opening_hours", "address", "seats")
        if not getattr(form, name)
    }
    return msgspec.structs.replace(form, valid_from=before.valid_from, valid_to=before.valid_to, **kept)


def record_places(
    desk: Desk,
    places: Iterable[PracticeSite],
    rows: Sequence[PlaceRow],
    refused: Callable[[int, Refusal], None],
) -> tuple[RecordPlace, ...]:
    """The commands for every row that changes something, parents first; `refused` is told of the others."""
    codes: set[str] = set()

    def blank(form: PlaceForm) -> PracticeSite:
        code = free_code(desk.rows, form, codes)
        codes.add(code)
        pattern = NumberTemplate().pattern
        return PracticeSite(
            id=desk.new_id(), code=code, name="", level=form.level, certificate_template=pattern
        )

    planned = plan_places(places, rows, _top(desk.rows, desk.site), blank)
    for one in planned:
        if one.refusal is not None:
            refused(one.row, one.refusal)
    made = [one for one in planned if one.place is not None and one.changed]
    made.sort(key=lambda one: list(SiteLevel).index(one.place.level) if one.place else 0)
    return tuple(recorded(desk, one.place, one.changed) for one in made if one.place is not None)


def _top(rows: UnitOfWork, site: PracticeSite) -> PracticeSite:
    return rows.get(PracticeSite, site.id) or site
