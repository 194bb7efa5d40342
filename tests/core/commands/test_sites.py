"""The unit, the people on duty and the teams. Everybody here is invented."""

from functools import partial

import msgspec
import pytest

from core.commands.numbering import next_request_number, next_volunteer_number, next_yearly_number
from core.commands.refusals import NotFound
from core.commands.sites import AddClerk, add_clerk, change_site, first_start, retire_clerk
from core.commands.teams import AddTeam, add_team
from core.domain.clerk import Clerk
from core.domain.codes import Code, CodeKind, parse_code
from core.domain.numbers import Series, TemplateRefused
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, Refusal
from core.domain.volunteer_team import VolunteerTeam
from tests.core.memory import MemoryDesk

TOWNS = (("柳溪镇", ("新民村", "河湾村")),)


def begun(desk: MemoryDesk, **told: object) -> PracticeSite:
    given: dict[str, object] = {
        "unit": "清禾县新时代文明实践中心",
        "code": "QH",
        "level": SiteLevel.COUNTY_CENTER,
        "clerk_name": "陈立群",
    }
    desk.write(partial(first_start, **(given | told)))  # type: ignore[arg-type]  # a builder: the tests name the facts
    (site,) = desk.rows.find(PracticeSite)
    return site


def a_team(desk: MemoryDesk, name: str) -> str:
    (command,) = desk.write(partial(add_team, name=name))
    assert isinstance(command, AddTeam)
    return command.id


def test_the_first_start_records_the_unit_and_the_clerk_who_says_so() -> None:
    desk = MemoryDesk()
    site = begun(desk, code=" qh ", phone=" 0000-12345 ", public_host=" desk.invalid ", towns=TOWNS)
    (clerk,) = desk.rows.find(Clerk)
    assert (site.code, site.phone, site.public_host, site.towns) == (
        "QH",
        "0000-12345",
        "desk.invalid",
        TOWNS,
    )
    assert (clerk.name, clerk.site_id, clerk.active) == ("陈立群", site.id, True)


def test_both_commands_of_the_first_start_are_the_clerks_own() -> None:
    desk = MemoryDesk()
    commands = desk.write(
        partial(
            first_start, unit="新民村实践站", code="XM", level=SiteLevel.VILLAGE_POST, clerk_name="吕佳禾"
        )
    )
    (clerk,) = desk.rows.find(Clerk)
    assert {command.by for command in commands} == {clerk.id}


def test_a_badge_is_a_code_of_its_kind() -> None:
    desk = MemoryDesk()
    begun(desk)
    (clerk,) = desk.rows.find(Clerk)
    text = Code(CodeKind.BADGE, clerk.badge_token).text
    assert parse_code(text) == Code(CodeKind.BADGE, clerk.badge_token)


@pytest.mark.parametrize(
    ("told", "refusal", "field"),
    [
        ({"unit": " "}, FieldMissing, "unit"),
        ({"unit": "中" * 61}, FieldTooLong, "unit"),
        ({"code": "Q"}, FieldMissing, "site_code"),
        ({"code": "清禾"}, FieldMissing, "site_code"),
        ({"clerk_name": ""}, FieldMissing, "clerk_name"),
        ({"phone": "0" * 31}, FieldTooLong, "phone"),
        ({"opening_hours": "8" * 31}, FieldTooLong, "opening_hours"),
    ],
)
def test_a_refused_first_start_names_its_field_and_records_nothing(
    told: dict[str, object], refusal: type[Refusal], field: str
) -> None:
    desk = MemoryDesk()
    with pytest.raises(refusal) as caught:
        begun(desk, **told)
    assert caught.value.facts()["field"] == field
    assert desk.rows.find(PracticeSite) == []


def test_a_template_that_could_print_two_numbers_alike_is_refused() -> None:
    with pytest.raises(TemplateRefused):
        begun(MemoryDesk(), certificate_template="叙文实证〔{year}〕{desk}-{counter}")


def test_the_units_facts_change_in_place() -> None:
    desk = MemoryDesk()
    site = begun(desk)
    desk.write(partial(change_site, site=msgspec.structs.replace(site, phone="0000-54321")))
    (changed,) = desk.rows.find(PracticeSite)
    assert (changed.id, changed.phone, changed.version) == (site.id, "0000-54321", 2)


@pytest.mark.parametrize(("told", "field"), [({"code": "qh"}, "site_code"), ({"name": " "}, "unit")])
def test_a_unit_cannot_lose_its_code_or_name(told: dict[str, str], field: str) -> None:
    desk = MemoryDesk()
    site = begun(desk)
    with pytest.raises(FieldMissing) as caught:
        desk.write(partial(change_site, site=msgspec.structs.replace(site, **told)))
    assert caught.value.field == field


def test_another_clerk_gets_a_badge_of_their_own() -> None:
    desk = MemoryDesk()
    for name in ("吕佳禾", "单𬱖"):
        (command,) = desk.write(partial(add_clerk, name=name))
        assert isinstance(command, AddClerk)
    assert [clerk.name for clerk in desk.rows.find(Clerk)] == ["吕佳禾", "单𬱖"]
    assert len({clerk.badge_token for clerk in desk.rows.find(Clerk)}) == 2


def test_a_clerks_name_is_checked_as_a_name() -> None:
    with pytest.raises(CharacterRefused) as caught:
        MemoryDesk().write(partial(add_clerk, name="吕\x07佳禾"))
    assert caught.value.field == "clerk_name"


def test_a_retired_clerk_keeps_name_and_badge() -> None:
    desk = MemoryDesk()
    desk.write(partial(add_clerk, name="吕佳禾"))
    (before,) = desk.rows.find(Clerk)
    desk.write(partial(retire_clerk, clerk_id=before.id))
    (after,) = desk.rows.find(Clerk)
    assert after == msgspec.structs.replace(before, active=False, version=2)


def test_nobody_retires_who_is_not_here() -> None:
    with pytest.raises(NotFound):
        MemoryDesk().write(partial(retire_clerk, clerk_id="nobody"))


def test_a_team_is_added_by_its_name() -> None:
    desk = MemoryDesk()
    team = a_team(desk, " 新民村邻里互助队 ")
    found = desk.rows.get(VolunteerTeam, team)
    assert found is not None
    assert (found.name, found.site_id, found.active) == ("新民村邻里互助队", "site", True)


def test_a_name_that_exists_gives_the_same_team_again() -> None:
    desk = MemoryDesk()
    first = a_team(desk, "新民村邻里互助队")
    assert a_team(desk, "新民村邻里互助队 ") == first
    assert a_team(desk, "桂花社区银发陪伴队") != first
    assert len(desk.rows.find(VolunteerTeam)) == 2


@pytest.mark.parametrize(("name", "refusal"), [(" ", FieldMissing), ("队" * 41, FieldTooLong)])
def test_a_team_needs_a_name_of_at_most_40_characters(name: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as caught:
        a_team(MemoryDesk(), name)
    assert caught.value.facts()["field"] == "team"


def test_series_count_apart_and_years_begin_anew() -> None:
    desk = MemoryDesk()
    assert next_request_number(desk).spoken == "0520-001"
    assert "000001" in next_volunteer_number(desk).text
    first = next_yearly_number(desk, Series.CERTIFICATE)
    second = next_yearly_number(desk, Series.CERTIFICATE)
    desk.later(days=365)
    later = next_yearly_number(desk, Series.CERTIFICATE)
    assert [number.counter for number in (first, second, later)] == [1, 2, 1]
    assert "000002" in next_volunteer_number(desk).text
