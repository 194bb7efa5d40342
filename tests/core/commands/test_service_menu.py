"""The service menu is edited, offers are made and paused, editions are frozen. Everybody here is invented."""

from datetime import date
from functools import partial

import msgspec
import pytest

from core.commands.refusals import (
    MenuEmpty,
    MenuLevels,
    MenuNameTaken,
    NotFound,
    PauseRefused,
    ReasonMissing,
)
from core.commands.requests import RequestForm
from core.commands.service_menu import (
    SetMenuItem,
    add_menu_item,
    amend_menu_item,
    end_pause,
    move_menu_item,
    offer_id,
    pause_offer,
    publish_menu,
    restore_menu_item,
    retire_menu_item,
    set_offer,
    take_usual_menu,
    withdraw_offer,
)
from core.commands.undo import compensation
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.service_menu import MenuEdition, MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory
from core.domain.usual_menu import usual_menu
from core.domain.volunteer_team import VolunteerTeam
from core.ports.store import Command, Order
from tests.core.commands.test_dispatches import a_team
from tests.core.commands.test_requests import registered
from tests.core.memory import MemoryDesk

DAY = date(2026, 5, 20)


def an_item(desk: MemoryDesk, name: str, parent: MenuItem | None = None, **facts: object) -> MenuItem:
    told = MenuItem(id="", site_id="", name=name, parent_id=parent.id if parent else "")
    made = desk.write(partial(add_menu_item, item=msgspec.structs.replace(told, **facts)))
    assert isinstance(made[0], SetMenuItem)
    return now(desk, made[0].item)


def now(desk: MemoryDesk, item: MenuItem) -> MenuItem:
    found = desk.rows.get(MenuItem, item.id)
    assert found is not None
    return found


def an_offer(desk: MemoryDesk, item: MenuItem, team: VolunteerTeam, **facts: object) -> ServiceOffer:
    told = ServiceOffer(id="", site_id="", item_id=item.id, team_id=team.id)
    desk.write(partial(set_offer, offer=msgspec.structs.replace(told, **facts)))
    return offer_now(desk, item, team)


def offer_now(desk: MemoryDesk, item: MenuItem, team: VolunteerTeam) -> ServiceOffer:
    found = desk.rows.get(ServiceOffer, offer_id(item.id, team.id))
    assert found is not None
    return found


def undone(desk: MemoryDesk, commands: tuple[Command, ...]) -> None:
    for command in reversed(commands):
        back = compensation(command, "undo")
        assert back is not None
        desk.write(back)


def order_of(desk: MemoryDesk, parent: MenuItem) -> list[str]:
    row = [item for item in desk.rows.find(MenuItem, parent_id=parent.id) if item.active]
    return [item.name for item in sorted(row, key=lambda item: item.position)]


def a_group_of_three(desk: MemoryDesk) -> tuple[MenuItem, list[MenuItem]]:
    group = an_item(desk, "便民维修")
    return group, [an_item(desk, name, group) for name in ("检修电路", "修水管", "磨刀")]


def refused(desk: MemoryDesk, kind: type[Exception], order: Order) -> None:
    with pytest.raises(kind):
        desk.write(order)


def test_a_new_service_comes_last_in_its_group() -> None:
    desk = MemoryDesk()
    group, _ = a_group_of_three(desk)
    assert order_of(desk, group) == ["检修电路", "修水管", "磨刀"]


@pytest.mark.parametrize(("name", "steps", "expected"), [
    ("检修电路", 1, ["修水管", "检修电路", "磨刀"]),
    ("磨刀", -1, ["检修电路", "磨刀", "修水管"]),
    ("磨刀", -9, ["磨刀", "检修电路", "修水管"]),
])  # fmt: skip
def test_a_service_moves_among_its_neighbours(name: str, steps: int, expected: list[str]) -> None:
    desk = MemoryDesk()
    group, services = a_group_of_three(desk)
    item = next(service for service in services if service.name == name)
    made = desk.write(partial(move_menu_item, item_id=item.id, steps=steps))
    assert order_of(desk, group) == expected
    undone(desk, made)
    assert order_of(desk, group) == ["检修电路", "修水管", "磨刀"]


def test_at_the_end_of_the_list_nothing_moves() -> None:
    desk = MemoryDesk()
    _, services = a_group_of_three(desk)
    assert desk.write(partial(move_menu_item, item_id=services[-1].id, steps=1)) == ()


@pytest.mark.parametrize("off", [1, 3], ids=["beside others", "alone"])
def test_what_is_off_the_menu_has_no_place_to_move_from(off: int) -> None:
    desk = MemoryDesk()
    group, services = a_group_of_three(desk)
    for service in services[:off]:
        desk.write(partial(retire_menu_item, item_id=service.id))
    before = order_of(desk, group)
    assert desk.write(partial(move_menu_item, item_id=services[0].id, steps=1)) == ()
    assert order_of(desk, group) == before


def test_there_is_no_third_level() -> None:
    desk = MemoryDesk()
    group, services = a_group_of_three(desk)
    other = an_item(desk, "助老服务")
    third = MenuItem(id="", site_id="", name="换灯泡", parent_id=services[0].id)
    refused(desk, MenuLevels, partial(add_menu_item, item=third))
    into_group = msgspec.structs.replace(now(desk, other), parent_id=group.id)
    refused(desk, MenuLevels, partial(amend_menu_item, item=into_group))
    to_top = msgspec.structs.replace(services[0], parent_id="")
    refused(desk, MenuLevels, partial(amend_menu_item, item=to_top))
    moved = msgspec.structs.replace(services[0], parent_id=other.id)
    desk.write(partial(amend_menu_item, item=moved))
    assert order_of(desk, other) == ["检修电路"]


def test_an_item_needs_a_name_of_its_own_in_its_group() -> None:
    desk = MemoryDesk()
    group, services = a_group_of_three(desk)
    refused(desk, FieldMissing, partial(add_menu_item, item=msgspec.structs.replace(group, name=" ")))
    refused(desk, FieldTooLong, partial(add_menu_item, item=msgspec.structs.replace(group, name="长" * 21)))
    refused(desk, MenuNameTaken, partial(add_menu_item, item=services[0]))
    many = tuple(f"词{number}" for number in range(21))
    refused(desk, FieldTooLong, partial(amend_menu_item, item=msgspec.structs.replace(group, keywords=many)))
    lost = MenuItem(id="", site_id="", name="无处可去", parent_id="unknown")
    refused(desk, NotFound, partial(add_menu_item, item=lost))


def test_a_name_of_what_was_taken_off_may_be_used_again() -> None:
    desk = MemoryDesk()
    group, services = a_group_of_three(desk)
    desk.write(partial(retire_menu_item, item_id=services[0].id))
    an_item(desk, "检修电路", group)
    refused(desk, MenuNameTaken, partial(restore_menu_item, item_id=services[0].id))


def test_two_clerks_may_change_different_words_of_one_item() -> None:
    desk = MemoryDesk()
    _, (item, *_) = a_group_of_three(desk)
    (first,) = desk.write(
        partial(amend_menu_item, item=msgspec.structs.replace(item, description="持证电工"))
    )
    assert isinstance(first, SetMenuItem)
    assert first.changed == ("description",)
    desk.write(partial(amend_menu_item, item=msgspec.structs.replace(now(desk, item), name="上门修电")))
    undone(desk, (first,))
    assert (now(desk, item).name, now(desk, item).description) == ("上门修电", "")


def test_taking_off_and_putting_back_is_undone_either_way() -> None:
    desk = MemoryDesk()
    _, (item, *_) = a_group_of_three(desk)
    made = desk.write(partial(retire_menu_item, item_id=item.id))
    assert not now(desk, item).active
    undone(desk, made)
    assert now(desk, item).active
    made = desk.write(partial(add_menu_item, item=MenuItem(id="", site_id="", name="新的一类")))
    undone(desk, made)
    assert [row.active for row in desk.rows.find(MenuItem, name="新的一类")] == [False]


def test_a_request_keeps_the_text_it_was_made_with() -> None:
    desk = MemoryDesk()
    _, (item, *_) = a_group_of_three(desk)
    request = registered(
        desk, RequestForm(name="周桂兰", phone="13800002046", words="家里跳闸", village="新民村")
    )
    kept = msgspec.structs.replace(request, menu_item_id=item.id, menu_item_text=item.name)
    desk.rows.put(kept)
    desk.write(partial(amend_menu_item, item=msgspec.structs.replace(item, name="改了名字")))
    desk.write(partial(retire_menu_item, item_id=item.id))
    stored = desk.rows.get(type(request), request.id)
    assert stored is not None
    assert (stored.menu_item_id, stored.menu_item_text) == (item.id, "检修电路")


def test_the_usual_menu_is_a_beginning_that_two_desks_take_alike() -> None:
    one, other = MemoryDesk(), MemoryDesk()
    made = one.write(take_usual_menu)
    other.write(take_usual_menu)
    groups = [row for row in one.rows.find(MenuItem) if not row.parent_id]
    assert (len(groups), len(made)) == (8, 59)
    assert {row.id for row in one.rows.find(MenuItem)} == {row.id for row in other.rows.find(MenuItem)}
    assert one.write(take_usual_menu) == ()
    undone(one, made)
    assert not [row for row in one.rows.find(MenuItem) if row.active]


def test_the_usual_menu_fits_the_desk_and_says_each_thing_once() -> None:
    groups = usual_menu()
    named = [service.name for group in groups for service in group.services]
    assert len(set(named)) == len(named)
    assert {group.category for group in groups} == set(RequestCategory) - {RequestCategory.OTHER}
    for group in groups:
        for service in group.services:
            assert service.description
            assert len(service.keywords) >= 4


def test_a_team_has_one_offer_for_a_service() -> None:
    desk = MemoryDesk()
    group, (item, *_) = a_group_of_three(desk)
    team = a_team(desk)
    an_offer(desk, item, team, times="周六上午", monthly_capacity=20)
    again = an_offer(desk, item, team, times="周日", villages=("新民村",))
    assert len(desk.rows.find(ServiceOffer)) == 1
    assert (again.times, again.villages) == ("周日", ("新民村",))
    refused(desk, MenuLevels, partial(set_offer, offer=_offer(group, team)))
    refused(desk, NotFound, partial(set_offer, offer=msgspec.structs.replace(again, team_id="nobody")))
    refused(desk, FieldTooLong, partial(set_offer, offer=msgspec.structs.replace(again, monthly_capacity=-1)))


def _offer(item: MenuItem, team: VolunteerTeam) -> ServiceOffer:
    return ServiceOffer(id="", site_id="", item_id=item.id, team_id=team.id)


def test_an_offer_pauses_with_a_reason_and_goes_on() -> None:
    desk = MemoryDesk()
    _, (item, *_) = a_group_of_three(desk)
    team = a_team(desk)
    offer = an_offer(desk, item, team)
    pause = partial(pause_offer, offer_id=offer.id, first=DAY)
    refused(desk, ReasonMissing, partial(pause, until=None, reason=" "))
    refused(desk, PauseRefused, partial(pause, until=date(2026, 5, 19), reason="农忙"))
    made = desk.write(partial(pause, until=date(2026, 5, 26), reason="农忙"))
    paused = offer_now(desk, item, team)
    assert (paused.paused_from, paused.paused_until, paused.pause_reason) == (DAY, date(2026, 5, 26), "农忙")
    desk.write(partial(end_pause, offer_id=offer.id))
    assert offer_now(desk, item, team).paused_from is None
    desk.write(partial(pause, until=None, reason="农忙"))
    undone(desk, made)
    assert offer_now(desk, item, team).pause_reason == ""


def test_an_offer_is_withdrawn_and_undone() -> None:
    desk = MemoryDesk()
    _, (item, *_) = a_group_of_three(desk)
    team = a_team(desk)
    first = desk.write(partial(set_offer, offer=_offer(item, team)))
    made = desk.write(partial(withdraw_offer, offer_id=offer_id(item.id, team.id)))
    assert not offer_now(desk, item, team).active
    undone(desk, made)
    assert offer_now(desk, item, team).active
    undone(desk, first)
    assert not offer_now(desk, item, team).active


def test_an_edition_keeps_the_words_it_was_published_with() -> None:
    desk = MemoryDesk()
    refused(desk, MenuEmpty, publish_menu)
    _, (item, pipes, knives) = a_group_of_three(desk)
    team = a_team(desk, "新民村邻里互助队")
    an_offer(desk, item, team, times="随时可约")
    desk.write(partial(retire_menu_item, item_id=knives.id))
    desk.write(publish_menu)
    desk.write(partial(amend_menu_item, item=msgspec.structs.replace(item, name="改了名字")))
    desk.later(hours=1).write(publish_menu)
    first, second = sorted(desk.rows.find(MenuEdition), key=lambda row: row.published_at)
    assert [(entry.group, entry.name, entry.teams, entry.times) for entry in first.entries] == [
        ("便民维修", "检修电路", ("新民村邻里互助队",), "随时可约"),
        ("便民维修", pipes.name, (), ""),
    ]
    assert second.entries[0].name == "改了名字"
    assert (first.label, second.label) == ("2026-05-20 K7", "2026-05-20 K7-2")
