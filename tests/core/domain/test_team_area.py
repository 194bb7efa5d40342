"""Which places a team serves: by the tree, by what a unit names, and by the team's own villages."""

from datetime import date

import pytest

from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.team_area import Territory, serves

DAY = date(2026, 5, 20)
CENTRE = PracticeSite(id="c", code="QH", name="清禾县新时代文明实践中心", level=SiteLevel.COUNTY_CENTER)
TOWN = PracticeSite(
    id="t", code="LX", name="柳溪镇新时代文明实践所", level=SiteLevel.TOWN_STATION, parent_id="c"
)
OTHER = PracticeSite(
    id="o", code="SQ", name="石桥镇新时代文明实践所", level=SiteLevel.TOWN_STATION, parent_id="c"
)
POST = PracticeSite(
    id="p", code="XM", name="柳溪镇新民村新时代文明实践站", level=SiteLevel.VILLAGE_POST, parent_id="t"
)
ENDED = PracticeSite(
    id="e", code="HW", name="柳溪镇河湾村新时代文明实践站", level=SiteLevel.VILLAGE_POST, parent_id="t",
    valid_to=date(2025, 12, 31),
)  # fmt: skip
TREE = (CENTRE, TOWN, OTHER, POST, ENDED)


@pytest.mark.parametrize(
    ("unit", "seen"),
    [(CENTRE, True), (TOWN, True), (POST, True), (OTHER, False)],
    ids=("centre", "town", "post", "other"),
)
def test_a_need_is_seen_by_who_is_at_home_there(unit: PracticeSite, seen: bool) -> None:
    assert serves((), Territory(TREE, unit, DAY), "elsewhere", "柳溪镇", "新民村") is seen


def test_a_place_that_ended_is_nobodys_any_more() -> None:
    assert not Territory(TREE, TOWN, DAY).holds("柳溪镇", "河湾村")


def test_a_need_kept_by_the_teams_own_unit_is_seen_wherever_it_lies() -> None:
    assert serves((), Territory(TREE, TOWN, DAY), TOWN.id, "石桥镇", "团结村")


def test_a_need_without_a_place_stays_in_its_unit() -> None:
    area = Territory(TREE, CENTRE, DAY)
    assert serves(("新民村",), area, CENTRE.id, "", "")
    assert not serves((), area, TOWN.id, "", "")


def test_villages_a_team_names_narrow_it_and_widen_nothing() -> None:
    assert serves(("新民村",), Territory(TREE, CENTRE, DAY), TOWN.id, "柳溪镇", "新民村")
    assert not serves(("河湾村",), Territory(TREE, CENTRE, DAY), TOWN.id, "柳溪镇", "新民村")
    assert not serves(("新民村",), Territory(TREE, OTHER, DAY), TOWN.id, "柳溪镇", "新民村")
