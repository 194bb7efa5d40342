"""Which team is suggested for a request, and why (docs/decisions/team-ranking.md)."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.dispatch import DispatchState
from core.domain.practice_site import SiteLevel
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest, WantedTime
from core.domain.team_ranking import (
    WEIGHTS,
    Distance,
    Fit,
    Free,
    RankedTeam,
    Standing,
    TeamFacts,
    rank_teams,
    wished_windows,
)
from core.domain.volunteer_team import FreeTime, TeamKind, Weekday

WEDNESDAY = date(2026, 5, 20)
REQUEST = ServiceRequest(
    id="r1",
    site_id="s1",
    number="QH-K7-R2026-000001-X",
    spoken_number="0520-017",
    token="T",
    check_code="C",
    state=RequestState.ACCEPTED,
    resident_id="p1",
    requester_name="周桂兰",
    words="家里电路老化，一开电饭煲就跳闸",
    category=RequestCategory.REPAIR,
    town="柳溪镇",
    village="新民村",
    wanted=WantedTime.THIS_AFTERNOON,
    registered_at=datetime(2026, 5, 20, 1, 40, tzinfo=UTC),
    registered_by="k1",
)


def a_team(team_id: str = "t1", /, **facts: object) -> TeamFacts:
    known = TeamFacts(team_id=team_id, name="暖阳队", level=SiteLevel.COUNTY_CENTER, place="清禾县中心")
    return msgspec.structs.replace(known, **facts)


def ranked(*teams: TeamFacts, **request: object) -> list[RankedTeam]:
    return list(rank_teams(msgspec.structs.replace(REQUEST, **request), teams, WEDNESDAY))


def order(*teams: TeamFacts, **request: object) -> list[str]:
    return [team.team_id for team in ranked(*teams, **request)]


@pytest.mark.parametrize(
    ("facts", "distance"),
    [
        ({"level": SiteLevel.VILLAGE_POST, "place": "新民村站", "above": "柳溪镇所"}, Distance.SAME_VILLAGE),
        ({"name": "新民村邻里互助队"}, Distance.SAME_VILLAGE),
        ({"level": SiteLevel.VILLAGE_POST, "place": "新民村站", "above": "石桥镇所"}, Distance.ELSEWHERE),
        ({"areas": ("新民村", "河湾村")}, Distance.SERVES_VILLAGE),
        ({"level": SiteLevel.TOWN_STATION, "place": "柳溪镇所"}, Distance.SAME_TOWN),
        ({"level": SiteLevel.VILLAGE_POST, "place": "河湾村站", "above": "柳溪镇所"}, Distance.SAME_TOWN),
        ({}, Distance.WHOLE_COUNTY),
        ({"areas": ("青坪村",)}, Distance.ELSEWHERE),
        ({"level": SiteLevel.TOWN_STATION, "place": "石桥镇所"}, Distance.ELSEWHERE),
    ],
)
def test_the_tree_of_places_tells_how_far_a_team_has_to_come(
    facts: dict[str, object], distance: Distance
) -> None:
    assert ranked(a_team(**facts))[0].distance is distance


@pytest.mark.parametrize(
    ("facts", "fit"),
    [
        ({"offers": True}, Fit.OFFERS),
        ({"categories": ("repair",)}, Fit.CATEGORY),
        ({"skills": ("水电维修",)}, Fit.SKILL),
        ({}, Fit.UNKNOWN),
        ({"kind": TeamKind.LEGAL}, Fit.OTHER),
        ({"categories": ("culture",)}, Fit.OTHER),
    ],
)
def test_what_a_team_can_do_is_told_by_menu_category_or_skill(facts: dict[str, object], fit: Fit) -> None:
    assert ranked(a_team(**facts))[0].fit is fit


def test_a_team_of_a_standing_kind_does_what_its_kind_does() -> None:
    (team,) = ranked(a_team(kind=TeamKind.LEGAL), category=RequestCategory.LEGAL)
    assert team.fit is Fit.CATEGORY


def test_free_time_is_held_against_the_wished_time() -> None:
    morning = a_team("am", timetable=(FreeTime(Weekday.WEDNESDAY, 480, 720),))
    afternoon = a_team("pm", timetable=(FreeTime(Weekday.WEDNESDAY, 800, 1000),))
    untold = a_team("untold")
    assert order(morning, untold, afternoon) == ["pm", "untold", "am"]
    assert [team.free for team in ranked(morning)] == [Free.OTHER_TIMES]


def test_on_a_sunday_the_weekend_is_today() -> None:
    sunday = date(2026, 5, 24)
    assert [window.on for window in wished_windows(WantedTime.WEEKEND, None, sunday)] == [sunday]
    days = [window.on.isoweekday() for window in wished_windows(WantedTime.WEEKEND, None, WEDNESDAY)]
    assert days == [6, 7]


def test_each_open_request_moves_a_team_down() -> None:
    assert order(*(a_team(f"t{n}", open_count=n) for n in (3, 0, 5, 1))) == ["t0", "t1", "t3", "t5"]


def test_a_team_that_is_full_this_month_comes_after_every_team_that_is_not() -> None:
    full = a_team("full", offers=True, areas=("新民村",), monthly_capacity=2, this_month=2)
    far = a_team("far", categories=("culture",), areas=("青坪村",), open_count=3)
    found = ranked(full, far)
    assert [team.team_id for team in found] == ["far", "full"]
    assert found[1].score > found[0].score
    assert ("load", "full") in found[1].logged().reasons


def test_a_paused_team_comes_later_until_its_pause_is_over() -> None:
    paused = a_team("paused", offers=True, paused_from=date(2026, 5, 1), paused_until=WEDNESDAY)
    over = a_team("over", offers=True, paused_from=date(2026, 5, 1), paused_until=date(2026, 5, 19))
    found = ranked(paused, a_team("other"), over)
    assert [team.team_id for team in found] == ["over", "other", "paused"]
    assert found[2].standing is Standing.PAUSED


@pytest.mark.parametrize("ended", [DispatchState.DECLINED, DispatchState.EXPIRED])
def test_who_could_not_come_for_this_request_stands_last_and_loses_no_points(ended: DispatchState) -> None:
    best = a_team("best", offers=True, areas=("新民村",))
    asked = msgspec.structs.replace(best, before=ended)
    assert order(asked, a_team("far")) == ["far", "best"]
    assert ranked(asked)[0].score == ranked(best)[0].score


def test_a_team_that_was_only_called_back_keeps_its_place() -> None:
    assert ranked(a_team(before=DispatchState.CALLED_BACK))[0].standing is Standing.READY


def test_two_ratings_are_no_mean_and_unrated_is_neutral() -> None:
    bad = a_team("bad", ratings=3, mean_grade=2.0)
    good = a_team("good", ratings=9, mean_grade=4.9)
    few = a_team("few", ratings=2, mean_grade=1.0)
    assert order(bad, few, good) == ["good", "few", "bad"]
    assert ranked(few)[0].rating is None
    assert ranked(few)[0].score == ranked(a_team())[0].score


def test_all_reasons_are_kept_in_words_that_can_be_read_later() -> None:
    (team,) = ranked(a_team(offers=True, areas=("新民村",), ratings=3, mean_grade=4.86, open_count=2))
    kept = team.logged()
    assert kept.reasons == (
        ("distance", "serves_village"),
        ("skill", "offers"),
        ("free_time", "not_told"),
        ("load", "2"),
        ("rating", "4.9"),
    )
    assert [name for name, _ in kept.reasons] == list(WEIGHTS)


FACTS = st.builds(
    TeamFacts,
    team_id=st.uuids().map(str),
    name=st.sampled_from(("新民村队", "柳溪镇队", "暖阳队")),
    level=st.sampled_from((*SiteLevel, None)),
    place=st.sampled_from(("新民村站", "柳溪镇所", "")),
    open_count=st.integers(0, 9),
    ratings=st.integers(0, 5),
    mean_grade=st.floats(1, 5),
    monthly_capacity=st.integers(0, 3),
    this_month=st.integers(0, 5),
    before=st.sampled_from((*DispatchState, None)),
    offers=st.booleans(),
)


@given(st.lists(FACTS, max_size=12, unique_by=lambda team: team.team_id), st.randoms())
def test_the_order_depends_on_the_teams_alone(teams: list[TeamFacts], chance: object) -> None:
    shuffled = list(teams)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    found = rank_teams(REQUEST, teams, WEDNESDAY)
    assert found == rank_teams(REQUEST, shuffled, WEDNESDAY)
    assert all(0 <= team.score <= sum(WEIGHTS.values()) == 100 for team in found)
    assert sorted(team.team_id for team in found) == sorted(team.team_id for team in teams)
