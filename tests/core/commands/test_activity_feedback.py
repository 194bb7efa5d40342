"""What residents said about an activity: their words, and their name only where they agreed."""

from functools import partial

import pytest

from core.commands.activities import cancel_activity
from core.commands.activity_feedback import (
    FEEDBACK_LIMIT,
    AmendFeedback,
    NoteFeedback,
    amend_feedback,
    note_feedback,
)
from core.commands.erasing import erase_person
from core.commands.refusals import ActivityNotOpen, NameConsentMissing, NotFound
from core.commands.registry import desk_handlers
from core.commands.undo import compensation
from core.domain.activity import Activity
from core.domain.activity_feedback import ActivityFeedback
from core.domain.erasure import is_erased
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.resident import Resident
from core.ports.store import Command
from tests.core.commands.people import a_volunteer, an_activity
from tests.core.memory import MemoryDesk


def noted(
    desk: MemoryDesk,
    activity: Activity,
    words: str = "讲得很清楚",
    name: str = "",
    *,
    name_agreed: bool = False,
) -> NoteFeedback:
    order = partial(note_feedback, activity_id=activity.id, words=words, name=name, name_agreed=name_agreed)
    (command,) = desk.write(order)
    assert isinstance(command, NoteFeedback)
    return command


def kept(desk: MemoryDesk) -> ActivityFeedback:
    (feedback,) = desk.rows.find(ActivityFeedback)
    return feedback


def apply(desk: MemoryDesk, command: Command) -> None:
    desk_handlers()[type(command)].apply(desk.rows, command)


def test_words_are_kept_as_they_were_said_and_without_a_name() -> None:
    desk = MemoryDesk()
    noted(desk, an_activity(desk), words=" 讲得很清楚 ")
    assert (kept(desk).words, kept(desk).name, kept(desk).noted_by) == ("讲得很清楚", "", "clerk")


def test_a_name_needs_the_persons_word() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    with pytest.raises(NameConsentMissing):
        noted(desk, activity, name="周桂兰")
    noted(desk, activity, name="周桂兰", name_agreed=True)
    assert kept(desk).name == "周桂兰"


def test_a_name_nobody_agreed_to_is_not_kept_whoever_sends_it() -> None:
    desk, elsewhere = MemoryDesk(), MemoryDesk()
    activity = an_activity(elsewhere)
    command = note_feedback(elsewhere, activity.id, "好", "周桂兰")
    apply(desk, command)
    assert (kept(desk).words, kept(desk).name) == ("好", "")


def test_what_came_before_its_activity_is_kept_and_comes_once() -> None:
    desk, elsewhere = MemoryDesk(), MemoryDesk()
    command = note_feedback(elsewhere, an_activity(elsewhere).id, "好")
    apply(desk, command)
    apply(desk, command)
    assert kept(desk).words == "好"


@pytest.mark.parametrize(
    ("words", "refusal"), [(" ", FieldMissing), ("好" * (FEEDBACK_LIMIT + 1), FieldTooLong)]
)
def test_words_are_needed_and_not_endless(words: str, refusal: type[Exception]) -> None:
    desk = MemoryDesk()
    with pytest.raises(refusal):
        noted(desk, an_activity(desk), words=words)


def test_nothing_is_said_of_an_activity_that_did_not_take_place() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    desk.write(partial(cancel_activity, activity_id=activity.id, reason="下雨"))
    with pytest.raises(ActivityNotOpen):
        noted(desk, activity)
    with pytest.raises(NotFound):
        desk.write(partial(note_feedback, activity_id="elsewhere", words="好"))


def test_a_name_can_be_taken_out_and_the_words_off_the_record_and_on_again() -> None:
    desk = MemoryDesk()
    command = noted(desk, an_activity(desk), name="周桂兰", name_agreed=True)
    (amended,) = desk.write(partial(amend_feedback, feedback_id=command.feedback.id, unnamed=True))
    assert isinstance(amended, AmendFeedback)
    assert amended.changed == ("name",)
    assert (kept(desk).name, kept(desk).removed) == ("", False)
    undo = compensation(command, "")
    assert undo is not None
    desk.write(undo)
    assert kept(desk).removed
    desk.write(partial(amend_feedback, feedback_id=command.feedback.id, removed=False))
    assert not kept(desk).removed
    with pytest.raises(NotFound):
        desk.write(partial(amend_feedback, feedback_id="elsewhere", unnamed=True))


def test_who_is_erased_is_named_no_more_and_others_stay() -> None:
    desk = MemoryDesk()
    activity, person = an_activity(desk), a_volunteer(desk)
    noted(desk, activity, "教得好", name=person.name, name_agreed=True)
    noted(desk, activity, "再来一次", name="周桂兰", name_agreed=True)
    desk.write(partial(erase_person, subject_table="volunteer", subject_id=person.id, reason="own_wish"))
    names = {row.words: row.name for row in desk.rows.find(ActivityFeedback)}
    assert is_erased(names["教得好"])
    assert names["再来一次"] == "周桂兰"


def test_a_resident_who_is_erased_is_named_no_more() -> None:
    desk = MemoryDesk()
    activity = an_activity(desk)
    resident = desk.rows.put(Resident(id="resident", site_id="site", name="周桂兰", phone="13800002046"))
    noted(desk, activity, name="周桂兰", name_agreed=True)
    desk.write(partial(erase_person, subject_table="resident", subject_id=resident.id, reason="own_wish"))
    assert is_erased(kept(desk).name)
