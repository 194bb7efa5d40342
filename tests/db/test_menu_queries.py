"""What the menu page and the register page read. Everybody here is invented."""

from datetime import date, timedelta

import msgspec

from core.domain.dispatch import DispatchState
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.rating import Grade
from core.domain.service_menu import EditionEntry, Load, MenuEdition, MenuItem, OfferState, ServiceOffer
from core.domain.service_request import RequestCategory, RequestState
from db.store import Store
from tests.db.builders import SITE_ID, START, put
from tests.db.people import a_dispatch, a_rating, a_request, a_team

DAY = date(2026, 5, 20)


def an_item(key: str, name: str, parent: str = "", position: int = 0, **facts: object) -> MenuItem:
    row = MenuItem(id=key, site_id=SITE_ID, name=name, parent_id=parent, position=position)
    return msgspec.structs.replace(row, **facts)


def an_offer(key: str, item: str, team: str, **facts: object) -> ServiceOffer:
    row = ServiceOffer(id=key, site_id=SITE_ID, item_id=item, team_id=team)
    return msgspec.structs.replace(row, **facts)


def a_small_menu() -> list[msgspec.Struct]:
    return [
        an_item("g1", "便民维修", position=2),
        an_item("g2", "助老服务", position=1),
        an_item("s1", "检修电路", "g1", 1, keywords=("跳闸",)),
        an_item("s2", "修水管", "g1", 2),
        an_item("s3", "量血压", "g2", 1),
        an_item("s4", "磨剪刀", "g1", 3, active=False),
        a_team("t1", name="邻里队"),
        a_team("t2", name="电工队"),
        an_offer("o1", "s1", "t1", times="随时", monthly_capacity=2),
        an_offer("o2", "s1", "t2", times="周六"),
        an_offer("o3", "s2", "t1", active=False),
    ]


def test_the_menu_stands_in_its_order_with_who_offers_what(store: Store) -> None:
    put(store, a_small_menu())
    menu = store.queries.service_menu(DAY)
    assert [(group.item.name, [s.item.name for s in group.services]) for group in menu.groups] == [
        ("助老服务", ["量血压"]),
        ("便民维修", ["检修电路", "修水管"]),
    ]
    assert [(s.item.name, s.group, [o.team for o in s.offers]) for s in menu.services] == [
        ("量血压", "助老服务", []),
        ("检修电路", "便民维修", ["电工队", "邻里队"]),
        ("修水管", "便民维修", []),
    ]
    assert [item.name for item in menu.retired] == ["磨剪刀"]
    assert menu.site_id == SITE_ID


def test_a_service_of_a_group_that_was_taken_off_is_off_the_menu_too(store: Store) -> None:
    put(store, [*a_small_menu(), an_item("g1", "便民维修", active=False)])
    menu = store.queries.service_menu(DAY)
    assert [s.item.name for s in menu.services] == ["量血压"]
    assert {item.id for item in menu.retired} == {"g1", "s1", "s2", "s4"}


def test_load_and_rating_come_from_the_orders_that_were_not_given_back(store: Store) -> None:
    served = a_request("r1", menu_item_id="s1", state=RequestState.RATED)
    open_one = a_request("r2", menu_item_id="s1", state=RequestState.TAKEN)
    given_back = a_request("r3", menu_item_id="s1", state=RequestState.ACCEPTED)
    elsewhere = a_request("r4", menu_item_id="s2", state=RequestState.TAKEN)
    last_month = a_request("r5", menu_item_id="s1", state=RequestState.IN_SERVICE)
    put(
        store,
        [
            *a_small_menu(),
            served,
            open_one,
            given_back,
            elsewhere,
            last_month,
            a_dispatch("d1", request_id="r1", state=DispatchState.TAKEN),
            a_dispatch("d2", request_id="r2", state=DispatchState.TAKEN),
            a_dispatch("d3", request_id="r3", state=DispatchState.DECLINED),
            a_dispatch("d4", request_id="r4", state=DispatchState.TAKEN),
            a_dispatch(
                "d5", request_id="r5", state=DispatchState.TAKEN, dispatched_at=START - timedelta(days=30)
            ),
            a_rating("ra1", request_id="r1", grade=Grade.SATISFIED, rated_at=START),
            a_rating("ra2", request_id="r1", grade=Grade.FAIR, rated_at=START + timedelta(days=1)),
        ],
    )
    service = next(s for s in store.queries.service_menu(DAY).services if s.item.id == "s1")
    electricians, neighbours = service.offers
    assert (neighbours.load, neighbours.team_load) == (Load(2, 2), Load(3, 3))
    assert (neighbours.rated, neighbours.grade) == (1, 4.0)
    assert neighbours.state is OfferState.FULL
    assert (electricians.load, electricians.grade, electricians.state) == (Load(), None, OfferState.OPEN)
    assert service.state is OfferState.OPEN


def test_a_unit_without_a_menu_uses_that_of_the_nearest_unit_above(store: Store) -> None:
    ours = store.queries.site()
    assert ours is not None
    above = PracticeSite(id="county", code="QH", name="县中心", level=SiteLevel.COUNTY_CENTER)
    put(
        store,
        [
            above,
            msgspec.structs.replace(ours, parent_id="county"),
            an_item("g", "助老服务", site_id="county"),
            an_item("s", "量血压", "g", site_id="county"),
        ],
    )
    menu = store.queries.service_menu(DAY)
    assert (menu.site_id, [s.item.name for s in menu.services]) == ("county", ["量血压"])
    put(store, [an_item("own", "自己的")])
    assert store.queries.service_menu(DAY).site_id == SITE_ID


def test_without_any_menu_there_is_an_empty_one(store: Store) -> None:
    menu = store.queries.service_menu(DAY)
    assert (menu.site_id, menu.groups, menu.retired) == ("", (), ())


def test_what_the_menu_lacks_comes_from_requests_without_a_service(store: Store) -> None:
    words = ("残疾人证到期", "要换残疾人证", "残疾人证怎么办")
    put(
        store,
        [
            *a_small_menu(),
            *[
                a_request(f"w{place}", words=text, category=RequestCategory.OTHER)
                for place, text in enumerate(words)
            ],
            a_request("x1", words="残疾人证，选了菜单", menu_item_id="s1"),
            a_request("x2", words="残疾人证，早就说过", registered_at=START - timedelta(days=91)),
            a_request("x3", words="残疾人证，不要了", state=RequestState.WITHDRAWN),
        ],
    )
    wants = store.queries.menu_wants(DAY)
    assert [(gap.words, len(gap.request_ids)) for gap in wants.gaps] == [("残疾人证", 3)]
    assert wants.categories == ((RequestCategory.OTHER, 3),)


def test_open_needs_are_told_without_whose_they_are(store: Store) -> None:
    put(
        store,
        [
            a_request("n1", state=RequestState.ACCEPTED, words="我是王小满，电话13800002046，灯不亮"),
            a_request("n2", state=RequestState.ACCEPTED, urgent=True, published_at=START, consent_share=True),
            a_request("n3", state=RequestState.SUBMITTED),
        ],
    )
    needs = store.queries.open_needs()
    assert [(need.request_id, need.published_at, need.consent) for need in needs] == [
        ("n2", START, True),
        ("n1", None, False),
    ]
    assert "13800002046" not in needs[1].words


def test_editions_come_newest_first(store: Store) -> None:
    editions = [
        MenuEdition(
            id=f"e{day}",
            site_id=SITE_ID,
            label=f"第 {day} 版",
            entries=(EditionEntry("便民维修", "检修电路", "", ()),),
            published_at=START + timedelta(days=day),
            published_by="c",
        )
        for day in (1, 3, 2)
    ]
    put(store, [*a_small_menu(), *editions])
    assert [edition.id for edition in store.queries.menu_editions()] == ["e3", "e2", "e1"]
