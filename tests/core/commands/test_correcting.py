"""A bad rating is put right and the resident called back, every time. Everybody here is invented."""

from datetime import date, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.correcting import CallBack, PutRight, call_back, open_correction, put_right
from core.commands.erasing import erase_person
from core.commands.ratings import RateRequest, rate_by_code, rate_request
from core.commands.refusals import CorrectionOpen, CorrectionRefused, NotFound, RatingOpen, StatusRefused
from core.commands.registry import desk_handlers
from core.commands.request_moves import close_request, close_unrated, fulfil_request, start_service
from core.commands.undo import compensation
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.local_time import close_of_business
from core.domain.rating import Aspect, AspectGrade, Grade, Rating, RatingSource
from core.domain.refusals import FieldMissing
from core.domain.service_request import RequestState, RequestStep, ServiceRequest
from core.ports.store import Command, Order
from tests.core.commands.test_dispatches import ACCEPT, a_dispatched_one, says
from tests.core.commands.test_requests import steps, stored
from tests.core.memory import MORNING, MemoryDesk


def served(desk: MemoryDesk) -> ServiceRequest:
    """A request whose service was given."""
    request, dispatch = a_dispatched_one(desk)
    says(desk, dispatch, ACCEPT)
    desk.later(minutes=1).write(partial(start_service, request_id=request.id))
    desk.later(minutes=1).write(partial(fulfil_request, request_id=request.id))
    return stored(desk, request)


def rated(desk: MemoryDesk, request: ServiceRequest, grade: Grade) -> RateRequest:
    order = partial(rate_request, request_id=request.id, grade=grade, source=RatingSource.CALL_BACK)
    (command,) = desk.later(minutes=1).write(order)
    assert isinstance(command, RateRequest)
    return command


def complained(desk: MemoryDesk) -> tuple[ServiceRequest, Correction]:
    request = served(desk)
    rated(desk, request, Grade.VERY_DISSATISFIED)
    return stored(desk, request), correction(desk, request)


def correction(desk: MemoryDesk, request: ServiceRequest) -> Correction:
    found = desk.rows.get(Correction, correction_id(request.id))
    assert found is not None
    return found


def done(desk: MemoryDesk, order: Order) -> Command:
    (command,) = desk.later(minutes=1).write(order)
    return command


def called(desk: MemoryDesk, request: ServiceRequest, **told: bool) -> Command:
    return done(desk, partial(call_back, request_id=request.id, **told))  # type: ignore[arg-type]  # a builder


def undone(desk: MemoryDesk, command: Command) -> None:
    back = compensation(command, "")
    assert back is not None
    desk.later(minutes=1).write(back)


def refused(desk: MemoryDesk, kind: type[Exception], order: Order) -> None:
    with pytest.raises(kind):
        desk.write(order)


# What opens a correction -----------------------------------------------------------------------------------


@pytest.mark.parametrize("grade", Grade)
def test_the_two_lowest_grades_open_a_correction_and_no_other(grade: Grade) -> None:
    desk = MemoryDesk()
    request = served(desk)
    rated(desk, request, grade)
    assert (open_correction(desk.rows, request.id) is not None) == (grade <= Grade.DISSATISFIED)


def test_a_correction_is_owed_within_fifteen_working_days() -> None:
    desk = MemoryDesk()
    request, opened = complained(desk)
    # From Wednesday 20 May 2026: the dragon boat festival (19-21 June) is beyond, so three whole weeks.
    assert opened.due_at == close_of_business(date(2026, 6, 10))
    assert (opened.state, opened.site_id) == (CorrectionState.OPEN, request.site_id)


def test_a_bad_rating_behind_the_code_opens_one_too() -> None:
    desk = MemoryDesk()
    request = served(desk)
    desk.write(partial(rate_by_code, token=request.token, grade=Grade.DISSATISFIED))
    assert correction(desk, request).state is CorrectionState.OPEN


def test_a_bad_rating_of_a_closed_request_opens_one_and_the_request_stays_closed() -> None:
    desk = MemoryDesk()
    request = served(desk)
    desk.later(days=9).write(partial(close_request, request_id=request.id))
    rated(desk, request, Grade.DISSATISFIED)
    assert open_correction(desk.rows, request.id) is not None
    assert stored(desk, request).state is RequestState.CLOSED


def test_a_rating_an_older_release_told_is_owed_in_three_weeks() -> None:
    desk = MemoryDesk()
    request = served(desk)
    rating = Rating(
        id="rating",
        site_id="site",
        request_id=request.id,
        grade=Grade.DISSATISFIED,
        source=RatingSource.QR,
        rated_at=MORNING,
    )
    command = RateRequest(at=MORNING, by="", site_id="site", rating=rating)
    desk_handlers()[RateRequest].apply(desk.rows, command)
    assert correction(desk, request).due_at == close_of_business(date(2026, 6, 10))


# Put right, called back ------------------------------------------------------------------------------------


def test_it_is_put_right_then_the_resident_is_called_back_and_it_is_over() -> None:
    desk = MemoryDesk()
    request, _ = complained(desk)
    refused(desk, CorrectionRefused, partial(call_back, request_id=request.id, reached=True, satisfied=True))
    refused(desk, FieldMissing, partial(put_right, request_id=request.id, measure=" "))
    done(desk, partial(put_right, request_id=request.id, measure="师傅又上门换了插座"))
    now = correction(desk, request)
    assert (now.state, now.measure, now.measured_at, now.measured_by) == (
        CorrectionState.PUT_RIGHT, "师傅又上门换了插座", desk.now(), "clerk"
    )  # fmt: skip
    called(desk, request, reached=True, satisfied=True)
    now = correction(desk, request)
    assert (now.state, now.satisfied, now.tries, now.called_by) == (CorrectionState.CLOSED, True, 1, "clerk")
    for order in (
        partial(put_right, request_id=request.id, measure="再改"),
        partial(call_back, request_id=request.id, reached=True, satisfied=True),
    ):
        refused(desk, CorrectionRefused, order)


def test_who_was_not_reached_is_rung_again_and_the_correction_stays_in_the_lists() -> None:
    desk = MemoryDesk()
    request, _ = complained(desk)
    done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    called(desk, request, reached=False, satisfied=True)
    called(desk, request, reached=False)
    now = correction(desk, request)
    assert (now.state, now.tries, now.satisfied) == (CorrectionState.PUT_RIGHT, 2, None)
    assert open_correction(desk.rows, request.id) is not None


def test_who_is_still_not_satisfied_closes_it_or_the_work_goes_on() -> None:
    desk = MemoryDesk()
    request, _ = complained(desk)
    done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    called(desk, request, reached=True, satisfied=False, work_goes_on=True)
    assert correction(desk, request).state is CorrectionState.OPEN
    done(desk, partial(put_right, request_id=request.id, measure="换了整条线"))
    called(desk, request, reached=True, satisfied=False)
    now = correction(desk, request)
    assert (now.state, now.satisfied, now.tries) == (CorrectionState.CLOSED, False, 2)


def test_a_call_that_reached_somebody_says_whether_they_are_satisfied() -> None:
    desk = MemoryDesk()
    request, _ = complained(desk)
    done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    with pytest.raises(FieldMissing):
        called(desk, request, reached=True)
    for told in (
        {"reached": False, "work_goes_on": True},
        {"reached": True, "satisfied": True, "work_goes_on": True},
    ):
        with pytest.raises(CorrectionRefused):
            called(desk, request, **told)


def test_what_nobody_complained_about_cannot_be_corrected() -> None:
    desk = MemoryDesk()
    request = served(desk)
    refused(desk, NotFound, partial(put_right, request_id=request.id, measure="没事"))


def test_a_request_is_closed_only_after_the_call_back() -> None:
    desk = MemoryDesk()
    request, opened = complained(desk)
    with pytest.raises(CorrectionOpen) as caught:
        desk.write(partial(close_request, request_id=request.id))
    assert caught.value.due_at == opened.due_at
    done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    called(desk, request, reached=True, satisfied=True)
    done(desk, partial(close_request, request_id=request.id))
    assert stored(desk, request).state is RequestState.CLOSED


def test_a_complaint_after_the_call_back_opens_it_again_and_one_before_does_not() -> None:
    desk = MemoryDesk()
    request, first = complained(desk)
    done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    called(desk, request, reached=True, satisfied=True)
    early = Rating(
        id="early", site_id="site", request_id=request.id, grade=Grade.DISSATISFIED,
        source=RatingSource.QR, rated_at=first.opened_at + timedelta(seconds=1),
    )  # fmt: skip
    rate = desk_handlers()[RateRequest].apply
    rate(desk.rows, RateRequest(at=desk.now(), by="", site_id="site", rating=early))
    assert correction(desk, request).state is CorrectionState.CLOSED
    again = rated(desk, request, Grade.DISSATISFIED)
    now = correction(desk, request)
    assert (now.state, now.rating_id, now.measure, now.tries) == (
        CorrectionState.OPEN, again.rating.id, "", 1
    )  # fmt: skip


# Taken back ------------------------------------------------------------------------------------------------


def test_the_last_act_can_be_taken_back_and_only_the_last() -> None:
    desk = MemoryDesk()
    request, opened = complained(desk)
    measured = done(desk, partial(put_right, request_id=request.id, measure="换了插座"))
    rung = called(desk, request, reached=True, satisfied=True)
    assert isinstance(measured, PutRight)
    assert isinstance(rung, CallBack)
    back = compensation(measured, "")
    assert back is not None
    refused(desk, CorrectionRefused, back)
    undone(desk, rung)
    now = correction(desk, request)
    assert (now.state, now.tries, now.called_at, now.satisfied) == (CorrectionState.PUT_RIGHT, 0, None, None)
    undone(desk, measured)
    assert (correction(desk, request).state, correction(desk, request).measure) == (CorrectionState.OPEN, "")
    assert correction(desk, request).due_at == opened.due_at


def test_a_correction_of_an_erased_person_keeps_no_words() -> None:
    desk = MemoryDesk()
    request, _ = complained(desk)
    done(desk, partial(put_right, request_id=request.id, measure="给周桂兰换了插座"))
    desk.write(
        partial(erase_person, subject_table="resident", subject_id=request.resident_id, reason="asked")
    )
    assert correction(desk, request).measure == ""
    done(desk, partial(put_right, request_id=request.id, measure="又给周桂兰换了"))
    assert correction(desk, request).measure == ""


# Ratings ---------------------------------------------------------------------------------------------------


def test_the_four_aspects_stand_in_their_order() -> None:
    desk = MemoryDesk()
    request = served(desk)
    told = {Aspect.ATTITUDE: Grade.SATISFIED, Aspect.OVERALL: Grade.FAIR}
    order = partial(
        rate_request, request_id=request.id, grade=Grade.FAIR, source=RatingSource.PAPER, aspects=told
    )
    desk.write(order)
    (rating,) = desk.rows.find(Rating, request_id=request.id)
    assert rating.aspects == (
        AspectGrade(Aspect.OVERALL, Grade.FAIR),
        AspectGrade(Aspect.ATTITUDE, Grade.SATISFIED),
    )


def test_what_nobody_rated_in_seven_days_is_closed_as_unrated() -> None:
    desk = MemoryDesk()
    request = served(desk)
    assert request.due_at == close_of_business(date(2026, 5, 27))
    refused(desk, RatingOpen, partial(close_unrated, request_id=request.id))
    assert request.due_at is not None
    desk.instant = request.due_at + timedelta(seconds=1)
    (command,) = desk.write(partial(close_unrated, request_id=request.id))
    assert command.by == ""
    assert stored(desk, request).state is RequestState.CLOSED
    assert stored(desk, request).closed_at == desk.now()
    assert desk.rows.find(Rating, request_id=request.id) == []
    assert steps(desk, request)[-1] == (RequestState.FULFILLED, RequestState.CLOSED, "")
    refused(desk, StatusRefused, partial(close_unrated, request_id=request.id))


def test_a_rated_request_is_not_closed_by_the_clock() -> None:
    desk = MemoryDesk()
    request = served(desk)
    rated(desk, request, Grade.SATISFIED)
    desk.later(days=30)
    refused(desk, StatusRefused, partial(close_unrated, request_id=request.id))


def test_a_service_an_older_release_finished_has_its_seven_days_too() -> None:
    """It wrote no deadline into the request; they are counted from the step."""
    desk = MemoryDesk()
    request = served(desk)
    desk.rows.put(msgspec.structs.replace(stored(desk, request), due_at=None))
    refused(desk, RatingOpen, partial(close_unrated, request_id=request.id))
    desk.later(days=8)
    desk.write(partial(close_unrated, request_id=request.id))
    assert stored(desk, request).state is RequestState.CLOSED


def test_the_step_of_a_rating_names_clerk_and_desk() -> None:
    desk = MemoryDesk()
    request = served(desk)
    rated(desk, request, Grade.SATISFIED)
    (step,) = (
        found for found in desk.rows.find(RequestStep, request_id=request.id)
        if found.to_state is RequestState.RATED
    )  # fmt: skip
    assert (step.clerk_id, step.desk_code) == ("clerk", "K7")
