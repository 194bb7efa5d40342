"""Every command that can be taken back is, by another command; and the table of handlers. All invented."""

from functools import partial

import pytest

from core.commands.activities import amend_activity, close_activity, plan_activity
from core.commands.attendances import HANDLERS, check_in, check_out
from core.commands.certificates import issue_record_certificate
from core.commands.prints import record_print
from core.commands.registry import desk_handlers, handlers_by_command
from core.commands.request_moves import accept_request
from core.commands.requests import RequestForm, register_request
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.undo import compensation
from core.commands.volunteers import VolunteerForm, register_volunteer
from core.domain.activity import Activity, ActivityState, Signup
from core.domain.attendance import signup_id
from core.domain.certificate import Certificate, CertificateStatus
from core.domain.print_record import Paper
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.store import Command, Order
from tests.core.commands.people import (
    SCAN,
    a_visit,
    a_volunteer,
    an_activity,
    an_activity_form,
    an_id_number,
    reviewed,
    signs_in,
    visit_of,
)
from tests.core.commands.test_certificates import YEAR, serves
from tests.core.memory import MemoryDesk


def done_and_undone(desk: MemoryDesk, order: Order, reason: str = "undo") -> Command:
    """Write the order, then what takes it back; the command that was made."""
    (command,) = desk.write(order)
    back = compensation(command, reason)
    assert back is not None
    desk.later(minutes=1).write(back)
    return command


def a_request_form() -> RequestForm:
    return RequestForm(name="周桂兰", phone="13800002046", words="家里跳闸", village="新民村")


def test_a_registered_request_is_withdrawn() -> None:
    desk = MemoryDesk()
    done_and_undone(desk, partial(register_request, form=a_request_form()))
    (row,) = desk.rows.find(ServiceRequest)
    assert row.state is RequestState.WITHDRAWN


def test_a_step_of_a_request_goes_back() -> None:
    desk = MemoryDesk()
    desk.write(partial(register_request, form=a_request_form()))
    (row,) = desk.rows.find(ServiceRequest)
    done_and_undone(desk, partial(accept_request, request_id=row.id))
    (row,) = desk.rows.find(ServiceRequest)
    assert row.state is RequestState.SUBMITTED


def test_a_registered_volunteer_is_withdrawn() -> None:
    desk = MemoryDesk()
    form = VolunteerForm(name="罗小满", id_number=an_id_number(), phone="13600005590", consent=True)
    done_and_undone(desk, partial(register_volunteer, form=form))
    (row,) = desk.rows.find(Volunteer)
    assert row.status is VolunteerStatus.WITHDRAWN


def test_a_planned_activity_is_cancelled() -> None:
    desk = MemoryDesk()
    done_and_undone(desk, partial(plan_activity, form=an_activity_form()))
    (row,) = desk.rows.find(Activity)
    assert row.state is ActivityState.CANCELLED


def test_a_place_on_the_list_is_given_back() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    done_and_undone(desk, partial(sign_up, activity_id=activity.id, volunteer_ids=[volunteer.id]))
    row = desk.rows.get(Signup, signup_id(activity.id, volunteer.id))
    assert row is not None
    assert row.withdrawn


def test_a_sign_in_is_cancelled_and_a_sign_out_opened_again() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    done_and_undone(desk, partial(check_in, activity_id=activity.id, volunteer_id=volunteer.id, source=SCAN))
    assert visit_of(desk, activity, volunteer).cancelled
    signs_in(desk, activity, volunteer)
    desk.later(minutes=30)
    done_and_undone(desk, partial(check_out, activity_id=activity.id, volunteer_id=volunteer.id, source=SCAN))
    row = visit_of(desk, activity, volunteer)
    assert (row.cancelled, row.check_out_at) == (False, None)


def test_an_issued_certificate_is_voided_with_the_reason() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    order = partial(
        issue_record_certificate, volunteer_id=volunteer.id, period_from=YEAR[0], period_to=YEAR[1]
    )
    done_and_undone(desk, order, "undo")
    (row,) = desk.rows.find(Certificate)
    assert (row.status, row.void_reason) == (CertificateStatus.VOID, "undo")


def test_what_paper_or_a_confirmation_made_final_is_not_taken_back() -> None:
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    a_visit(desk, activity, volunteer)
    final: tuple[Order, ...] = (
        partial(record_print, paper=Paper.REQUEST_SLIP, subject_id="one", printer="前台激光机"),
        partial(issue_sign_in_sheet, activity_id=activity.id),
        partial(amend_activity, activity_id=activity.id, form=an_activity_form()),
        partial(close_activity, activity_id=activity.id),
    )
    for order in final:
        (command,) = desk.write(order)
        assert compensation(command, "undo") is None
    reviewed(desk, activity)
    assert visit_of(desk, activity, volunteer).reviewed_by == "clerk"


def test_every_command_has_one_handler_that_names_the_rows_to_load() -> None:
    table = desk_handlers()
    desk = MemoryDesk()
    activity, volunteer = an_activity(desk), a_volunteer(desk)
    commands = (
        check_in(desk, activity.id, volunteer.id, SCAN),
        *sign_up(desk, activity.id, [volunteer.id]),
        issue_sign_in_sheet(desk, activity.id),
        close_activity(desk, activity.id),
    )
    for command in commands:
        assert table[type(command)].command is type(command)
        assert any(ref.id == activity.id for ref in table[type(command)].refs(command))
    assert all(command is handler.command for command, handler in table.items())


def test_a_command_with_two_handlers_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="CheckIn"):
        handlers_by_command([HANDLERS, HANDLERS])
