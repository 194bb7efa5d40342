"""A command the platform did not take is issued anew after somebody looked at it."""

import msgspec
import pytest

from core.commands.again import CannotIssueAgain, issue_again, keep_both_numbers, set_values
from core.commands.registry import desk_handlers
from core.commands.volunteers import AmendVolunteer
from core.domain.volunteer import Volunteer
from core.ports.store import Command
from tests.core.commands.people import a_volunteer
from tests.core.commands.test_upcast import KEPT
from tests.core.memory import MemoryDesk


@pytest.mark.parametrize(("name", "_schema", "body"), KEPT, ids=lambda value: str(value)[:24])
def test_whatever_release_logged_it_the_command_is_made_again_by_who_is_on_duty(
    name: str, _schema: int, body: bytes
) -> None:
    desk = MemoryDesk()
    desk.later(days=40)
    command = issue_again(desk, name, body)
    assert (type(command).__name__, command.at, command.by) == (name, desk.now(), desk.clerk.id)


def test_a_correction_made_again_still_names_only_its_fields() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    made = set_values(desk, volunteer.id, {"village": "柳树村"})
    again = issue_again(desk, "AmendVolunteer", msgspec.json.encode(made))
    assert isinstance(again, AmendVolunteer)
    assert again.changed == ("village",)


@pytest.mark.parametrize(
    ("name", "body"),
    [("CheckIn", None), ("NoSuchCommand", b"{}"), ("CheckIn", b"{}"), ("AmendVolunteer", b"[")],
)
def test_what_is_gone_or_unknown_cannot_be_made_again(name: str, body: bytes | None) -> None:
    with pytest.raises(CannotIssueAgain):
        issue_again(MemoryDesk(), name, body)


def test_ours_is_taken_back_field_by_field() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    applied(desk, set_values(desk, volunteer.id, {"phone": "13600005599", "village": "柳树村"}))
    after = desk.rows.get(Volunteer, volunteer.id)
    assert after is not None
    assert (after.phone, after.village) == ("13600005599", "柳树村")


def test_both_telephone_numbers_are_kept_once() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    for _ in range(2):
        applied(desk, keep_both_numbers(desk, volunteer.id, "13600005599"))
    after = desk.rows.get(Volunteer, volunteer.id)
    assert after is not None
    assert (after.phone, after.contact) == (volunteer.phone, "13600005599")


def applied(desk: MemoryDesk, command: Command) -> None:
    desk_handlers()[type(command)].apply(desk.rows, command)
