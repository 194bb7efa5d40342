"""The tree of places: levels, 12-digit codes, dates, and a county's list taken over at once."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.activities import plan_activity
from core.commands.lookup import require
from core.commands.place_rows import read_places, record_places
from core.commands.places import (
    PlaceForm,
    RecordPlace,
    add_place,
    amend_place,
    end_place,
    form_of_place,
    reopen_place,
)
from core.commands.policies import units_at_and_below
from core.commands.refusals import ParentUnknown, PlaceEnded, PlaceInUse, RegionCodeTaken
from core.commands.registry import desk_handlers
from core.commands.requests import register_request
from core.commands.sites import change_site
from core.commands.teams import add_team
from core.commands.volunteer_rows import TableRefused
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import FieldMissing, Refusal
from core.domain.site_tree import (
    PlaceDatesRefused,
    PlaceLevelRefused,
    RegionCodeRefused,
    RegionOutsideParent,
    at_and_below,
    check_below,
    check_region_code,
    in_tree_order,
    short_name,
    towns_of,
)
from tests.core.commands.people import an_activity_form
from tests.core.commands.test_requests import a_form
from tests.core.memory import MORNING, MemoryDesk, MemoryRows

TODAY = date(2026, 5, 20)
TOWN, POST = SiteLevel.TOWN_STATION, SiteLevel.VILLAGE_POST
HANDLERS = desk_handlers()
TABLE = """名称,级别,代码,上级代码,电话,地址,座位
清禾县新时代文明实践中心,中心,999901000000,,0000-12345,人民路 1 号,200
新民村新时代文明实践站,站,999901100201,999901100000,,,20
柳溪镇新时代文明实践所,所,999901100000,999901000000,0000-20001,柳溪街 8 号,60
"""


def a_desk() -> MemoryDesk:
    """The desk of a centre whose own place is known and has its code."""
    desk = MemoryDesk()
    site = msgspec.structs.replace(
        desk.site, region_code="999901000000", certificate_template="{year}-{desk}-{counter}-{check}"
    )
    desk.rows.put(site)
    desk.site = site
    return desk


def a_place(
    desk: MemoryDesk, name: str, level: SiteLevel, code: str, parent: str = "site", **told: object
) -> PracticeSite:
    form = PlaceForm(name=name, level=level, region_code=code, parent_id=parent, **told)  # type: ignore[arg-type]  # a builder
    (command,) = desk.write(partial(add_place, form=form))
    assert isinstance(command, RecordPlace)
    return require(desk.rows, PracticeSite, command.place.id)


def a_county(desk: MemoryDesk) -> tuple[PracticeSite, PracticeSite]:
    town = a_place(desk, "柳溪镇新时代文明实践所", TOWN, "999901100000", seats=60)
    post = a_place(desk, "柳溪镇新民村新时代文明实践站", POST, "999901100201", town.id)
    return town, post


def test_a_place_stands_below_its_town_with_its_own_number_prefix() -> None:
    desk = a_desk()
    town, post = a_county(desk)
    assert (post.parent_id, post.region_code, town.seats) == (town.id, "999901100201", 60)
    assert len({town.code, post.code, "QH"}) == 3
    assert units_at_and_below(desk.rows, "site") == ("site", town.id, post.id)
    assert units_at_and_below(desk.rows, town.id) == (town.id, post.id)


@pytest.mark.parametrize(
    ("level", "code", "refusal"),
    [
        (POST, "99990110020", RegionCodeRefused),
        (POST, "99990110020x", RegionCodeRefused),
        (POST, "999901100000", RegionCodeRefused),
        (TOWN, "999901100201", RegionCodeRefused),
        (TOWN, "999902100000", RegionOutsideParent),
        (SiteLevel.COUNTY_CENTER, "999901000000", PlaceLevelRefused),
    ],
)
def test_a_code_that_does_not_fit_level_or_parent_is_refused_by_name(
    level: SiteLevel, code: str, refusal: type[Refusal]
) -> None:
    desk = a_desk()
    with pytest.raises(refusal):
        a_place(desk, "某处", level, code)
    assert len(desk.rows.find(PracticeSite)) == 1


def test_one_code_names_one_place_at_a_time() -> None:
    desk = a_desk()
    town, _ = a_county(desk)
    with pytest.raises(RegionCodeTaken):
        a_place(desk, "另一村", POST, "999901100201", town.id)
    first = next(p for p in desk.rows.find(PracticeSite, parent_id=town.id))
    desk.write(partial(end_place, place_id=first.id, on=date(2026, 6, 30)))
    later = a_place(desk, "另一村", POST, "999901100201", town.id, valid_from=date(2026, 7, 1))
    assert later.region_code == first.region_code


def test_an_amendment_changes_what_it_names_and_the_tree_holds() -> None:
    desk = a_desk()
    town, post = a_county(desk)
    form = msgspec.structs.replace(form_of_place(post), phone="0000-33333")
    assert amend_place(desk, post.id, form).changed == ("phone",)
    moved = msgspec.structs.replace(form_of_place(town), region_code="999901200000")
    with pytest.raises(RegionOutsideParent):
        desk.write(partial(amend_place, place_id=town.id, form=moved))
    backwards = msgspec.structs.replace(
        form_of_place(town), valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1)
    )
    with pytest.raises(PlaceDatesRefused):
        desk.write(partial(amend_place, place_id=town.id, form=backwards))


def test_a_place_ends_after_those_below_it() -> None:
    desk = a_desk()
    town, post = a_county(desk)
    with pytest.raises(PlaceInUse) as caught:
        desk.write(partial(end_place, place_id=town.id, on=TODAY))
    assert (caught.value.name, caught.value.count) == (post.name, 1)
    desk.write(partial(end_place, place_id=post.id, on=TODAY))
    desk.write(partial(end_place, place_id=town.id, on=TODAY))
    desk.later(days=1)
    with pytest.raises(PlaceEnded):
        a_place(desk, "新村", POST, "999901100202", town.id)
    desk.write(partial(reopen_place, place_id=town.id))
    assert a_place(desk, "新村", POST, "999901100202", town.id).parent_id == town.id


def test_a_place_that_ended_gets_no_new_work() -> None:
    desk = a_desk()
    desk.write(partial(end_place, place_id="site", on=TODAY))
    desk.write(partial(add_team, name="末日队"))
    desk.later(days=1)
    for order in (
        partial(add_team, name="后日队"),
        partial(register_request, form=a_form()),
        partial(plan_activity, form=an_activity_form()),
    ):
        with pytest.raises(PlaceEnded):
            desk.write(order)


def test_the_units_own_settings_still_change_through_its_own_desk() -> None:
    desk = a_desk()
    desk.write(partial(change_site, site=msgspec.structs.replace(desk.site, phone="0000-54321")))
    assert require(desk.rows, PracticeSite, "site").phone == "0000-54321"


# -- the county's list --


def taken_over(desk: MemoryDesk, table: str) -> tuple[list[RecordPlace], list[tuple[int, str]]]:
    refused: list[tuple[int, str]] = []
    rows = read_places(table.encode("utf-8-sig"))
    made = desk.write(
        lambda on: record_places(
            on, on.rows.find(PracticeSite), rows, lambda row, why: refused.append((row, why.code))
        )
    )
    return [command for command in made if isinstance(command, RecordPlace)], refused


def test_a_list_is_taken_over_in_any_order_of_its_rows() -> None:
    desk = a_desk()
    made, refused = taken_over(desk, TABLE)
    assert refused == []
    assert [command.place.level for command in made] == list(SiteLevel)
    assert [(depth, place.name[:3]) for depth, place in in_tree_order(desk.rows.find(PracticeSite))] == [
        (0, "清禾县"),
        (1, "柳溪镇"),
        (2, "新民村"),
    ]
    assert require(desk.rows, PracticeSite, "site").seats == 200


def test_the_same_list_again_changes_nothing() -> None:
    desk = a_desk()
    taken_over(desk, TABLE)
    assert taken_over(desk, TABLE) == ([], [])


def test_each_row_that_cannot_be_taken_says_why_and_the_others_are() -> None:
    desk = a_desk()
    made, refused = taken_over(
        desk,
        TABLE
        + "无代码村,站,,999901100000\n无上级村,站,999901300201,999901300000\n外县镇,所,999902100000,\n"
        + "怪村,组,999901100203,999901100000\n新民二村,站,999901100201,999901100000\n",
    )
    assert len(made) == 3
    assert refused == [
        (5, FieldMissing.code),
        (6, ParentUnknown.code),
        (7, RegionOutsideParent.code),
        (8, FieldMissing.code),
        (9, RegionCodeTaken.code),
    ]


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\xff\xfe", "encoding"), (b"", "empty"), (b"a,b\n", "columns")]
)
def test_a_table_that_cannot_be_read_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(TableRefused) as caught:
        read_places(data)
    assert caught.value.reason == reason


def test_four_hundred_places_come_in_one_commit() -> None:
    desk = a_desk()
    lines = ["名称,级别,代码,上级代码"]
    lines += [f"第{town}镇,所,999901{100 + town}000,999901000000" for town in range(20)]
    lines += [
        f"第{town}镇第{post}村,站,999901{100 + town}{201 + post},999901{100 + town}000"
        for town in range(20)
        for post in range(19)
    ]
    made, refused = taken_over(desk, "\n".join(lines))
    assert (len(made), refused) == (400, [])
    assert len({place.code for place in desk.rows.find(PracticeSite)}) == 401


# -- what forms offer --


def test_forms_offer_the_towns_and_villages_of_the_tree() -> None:
    desk = a_desk()
    town, post = a_county(desk)
    a_place(desk, "河湾村实践站", POST, "999901100202", town.id, valid_to=date(2026, 5, 19))
    places = desk.rows.find(PracticeSite)
    assert towns_of(places, desk.site, TODAY) == (("柳溪镇", ("新民村",)),)
    assert towns_of(places, town, TODAY) == (("柳溪镇", ("新民村",)),)
    assert towns_of(places, post, TODAY) == (("柳溪镇", ("新民村",)),)


def test_where_there_is_no_tree_the_units_own_list_is_offered() -> None:
    unit = msgspec.structs.replace(a_desk().site, towns=(("青禾镇", ("柳树村",)),))
    assert towns_of([unit], unit, TODAY) == unit.towns


def test_a_place_is_called_by_where_it_is() -> None:
    desk = a_desk()
    town, post = a_county(desk)
    assert (short_name(town, desk.site), short_name(post, town)) == ("柳溪镇", "新民村")


# -- the tree in any order --

CODES = ("999901000000", "999901100000", "999901100201", "999901200000", "999902000000", "")
IDS = ("a", "b", "c", "d")
changes = st.builds(
    lambda row_id, level, parent, code, changed: RecordPlace(
        at=MORNING,
        by="clerk",
        site_id="site",
        place=PracticeSite(
            id=row_id, code="QH", name=row_id, level=level, parent_id=parent, region_code=code
        ),
        changed=changed,
    ),
    st.sampled_from(IDS),
    st.sampled_from(list(SiteLevel)),
    st.sampled_from((None, *IDS)),
    st.sampled_from(CODES),
    st.sampled_from([("level", "parent_id", "region_code"), ("parent_id",), ("level",), ("region_code",)]),
)


def applied(commands: Sequence[RecordPlace]) -> list[PracticeSite]:
    rows = MemoryRows()
    for command in commands:
        before = dict(rows._rows)
        try:
            HANDLERS[RecordPlace].apply(rows, command)
        except Refusal:
            assert rows._rows == before
    return rows.find(PracticeSite)


@given(st.lists(changes, max_size=12))
def test_no_order_of_changes_makes_a_circle_or_a_code_outside_its_parent(
    commands: list[RecordPlace],
) -> None:
    places = {place.id: place for place in applied(commands)}
    for place in places.values():
        parent = places.get(place.parent_id or "")
        if parent is not None:
            check_below(place, parent)
        above, steps = parent, 0
        while above is not None and steps <= len(SiteLevel):
            above, steps = places.get(above.parent_id or ""), steps + 1
        assert steps <= len(SiteLevel)
    assert sorted(place.id for _, place in in_tree_order(list(places.values()))) == sorted(places)
    for top in places:
        assert len(set(at_and_below(places.values(), top))) == len(at_and_below(places.values(), top))


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from(list(SiteLevel)))
def test_a_code_that_passes_has_zeros_below_its_level(code: str, level: SiteLevel) -> None:
    place = PracticeSite(id="a", code="QH", name="a", level=level, region_code=code)
    try:
        check_region_code(place)
    except RegionCodeRefused:
        return
    assert set(code[{"county_center": 6, "town_station": 9, "village_post": 12}[level.value] :]) <= {"0"}
