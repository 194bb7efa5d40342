"""What the teams page reads: load, acceptance, rating, members, and whose teams."""

from datetime import date, timedelta

import msgspec

from core.domain.dispatch import DispatchState
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade
from core.domain.service_request import RequestState
from core.domain.volunteer import VolunteerStatus
from core.domain.volunteer_team import TeamKind, TeamMember, TeamRole, team_member_id
from core.ports.rows import TeamRow
from db.store import Store
from tests.db.builders import SITE_ID, START, put
from tests.db.people import a_dispatch, a_rating, a_request, a_team, a_volunteer

DAY = date(2026, 5, 20)


def listed(
    store: Store, text: str = "", chip: str = "everyone", kind: str = "", *, below: bool = False
) -> list[TeamRow]:
    return list(store.queries.teams_list(text, chip, kind, START, below=below))


def names(rows: list[TeamRow]) -> list[str]:
    return [row.name for row in rows]


def an_order(
    key: str, team: str, state: DispatchState, of: RequestState, days_ago: int = 0
) -> list[msgspec.Struct]:
    request = a_request(f"r-{key}", state=of, number=f"N-{key}", token=f"T-{key}")
    sent = a_dispatch(
        f"d-{key}",
        request_id=f"r-{key}",
        team_id=team,
        state=state,
        link_token=f"L-{key}",
        dispatched_at=START - timedelta(days=days_ago),
    )
    return [request, sent]


def a_member(team: str, person: str, **told: object) -> TeamMember:
    given: dict[str, object] = {
        "id": team_member_id(team, person),
        "site_id": SITE_ID,
        "team_id": team,
        "volunteer_id": person,
        "joined_on": DAY,
        "told_at": START,
    }
    return TeamMember(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields


def a_site(key: str, level: SiteLevel, parent: str | None) -> PracticeSite:
    return PracticeSite(id=key, code="XX", name=key, level=level, parent_id=parent)


def test_the_busiest_team_stands_first_with_its_figures(store: Store) -> None:
    taken, fulfilled = RequestState.TAKEN, RequestState.RATED
    put(
        store,
        [
            a_team("t1", name="银龄队", monthly_capacity=10),
            a_team("t2", name="青鸟队"),
            *an_order("1", "t2", DispatchState.TAKEN, taken),
            *an_order("2", "t2", DispatchState.TAKEN, fulfilled),
            *an_order("3", "t2", DispatchState.TAKEN, fulfilled, days_ago=40),
            *an_order("4", "t2", DispatchState.DECLINED, RequestState.ACCEPTED),
            *an_order("5", "t2", DispatchState.CALLED_BACK, RequestState.ACCEPTED),
            a_rating("g1", request_id="r-2", grade=Grade.VERY_SATISFIED),
            a_rating("g2", request_id="r-3", grade=Grade.SATISFIED),
            a_rating("g3", request_id="r-3", grade=Grade.VERY_DISSATISFIED, again=True),
        ],
    )
    first, second = listed(store)
    assert (first.name, first.open_orders, first.month_orders) == ("青鸟队", 1, 2)
    assert (first.accepted, first.answered, first.rating) == (3, 4, 4.5)
    assert (second.name, second.open_orders, second.rating) == ("银龄队", 0, None)


def test_text_kind_and_chips_narrow_the_list_and_the_counts_agree(store: Store) -> None:
    put(
        store,
        [
            a_team("t1", name="银龄队", leader_name="高桂英", kind=TeamKind.HEALTH),
            a_team("t2", name="青鸟队", skills=("理发",), paused_from=DAY),
            a_team("t3", name="散队", active=False, retired_on=DAY),
            a_team(
                "t4",
                name="歇过的队",
                paused_from=DAY - timedelta(days=9),
                paused_until=DAY - timedelta(days=1),
            ),
            *an_order("1", "t1", DispatchState.WAITING, RequestState.DISPATCHED),
        ],
    )
    assert names(listed(store, "桂英")) == ["银龄队"]
    assert names(listed(store, "理发")) == ["青鸟队"]
    assert names(listed(store, kind="health")) == ["银龄队"]
    chips = {chip: names(listed(store, chip=chip)) for chip in ("everyone", "busy", "paused", "retired")}
    assert chips["busy"] == ["银龄队"]
    assert chips["paused"] == ["青鸟队"]
    assert chips["retired"] == ["散队"]
    counts = store.queries.team_counts(START, below=False)
    assert [counts.everyone, counts.busy, counts.paused, counts.retired] == [
        len(found) for found in chips.values()
    ]


def test_members_are_those_of_the_main_team_and_of_open_memberships_each_once(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            a_volunteer("v1", team_id="t1", name="陈德昌"),
            a_volunteer("v2", name="高桂英"),
            a_volunteer("v3", name="罗小满"),
            a_volunteer("v4", team_id="t1", status=VolunteerStatus.WITHDRAWN),
            a_volunteer("v5", team_id="t1", status=VolunteerStatus.MERGED, alias_of="v1"),
            a_member("t1", "v2", role=TeamRole.DEPUTY),
            a_member("t1", "v3", left_on=DAY),
            a_member("t1", "v5"),
        ],
    )
    detail = store.queries.team("t1", START)
    assert detail is not None
    assert [(row.name, row.role, row.main) for row in detail.members] == [
        ("高桂英", TeamRole.DEPUTY, False),
        ("陈德昌", TeamRole.MEMBER, True),
    ]
    assert detail.figures.members == 2
    assert store.queries.team("none", START) is None


def test_orders_are_told_with_the_grade_that_was_given(store: Store) -> None:
    put(
        store,
        [
            a_team("t1"),
            *an_order("1", "t1", DispatchState.TAKEN, RequestState.RATED, days_ago=3),
            *an_order("2", "t1", DispatchState.WAITING, RequestState.DISPATCHED),
            a_rating("g1", request_id="r-1", grade=Grade.SATISFIED),
        ],
    )
    detail = store.queries.team("t1", START)
    assert detail is not None
    assert [(row.id, row.grade) for row in detail.orders] == [("d-2", None), ("d-1", Grade.SATISFIED)]


def test_own_teams_by_default_and_those_of_all_units_below_when_asked(store: Store) -> None:
    put(
        store,
        [
            a_site("town", SiteLevel.TOWN_STATION, SITE_ID),
            a_site("post", SiteLevel.VILLAGE_POST, "town"),
            a_site("elsewhere", SiteLevel.TOWN_STATION, "another county"),
            a_team("t1", name="本级队"),
            a_team("t2", name="镇队", site_id="town"),
            a_team("t3", name="村队", site_id="post"),
            a_team("t4", name="外队", site_id="elsewhere"),
        ],
    )
    assert names(listed(store)) == ["本级队"]
    assert sorted(names(listed(store, below=True))) == sorted(["本级队", "镇队", "村队"])
    assert store.queries.team_counts(START, below=True).everyone == 3


def test_a_circle_among_places_ends(store: Store) -> None:
    put(
        store,
        [
            a_site("one", SiteLevel.TOWN_STATION, SITE_ID),
            a_site("two", SiteLevel.TOWN_STATION, "one"),
            a_site("one", SiteLevel.TOWN_STATION, "two"),
            a_team("t1"),
        ],
    )
    assert names(listed(store, below=True)) == ["暖阳队"]


def test_every_place_is_told_by_code(store: Store) -> None:
    post = a_site("post", SiteLevel.VILLAGE_POST, SITE_ID)
    put(store, [post])
    assert {place.id for place in store.queries.places()} == {SITE_ID, "post"}
