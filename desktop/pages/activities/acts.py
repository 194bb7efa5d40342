"""What a clerk does with an activity: each act is one order, its undo, and a sentence when it is refused."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.commands.activities import demand_door_code
from core.commands.activity_feedback import AmendFeedback, NoteFeedback, amend_feedback, note_feedback
from core.commands.activity_outcome import note_filing
from core.commands.activity_photos import AmendActivityPhoto, add_activity_photo, amend_activity_photo
from core.commands.activity_requests import call_off_activity, finish_activity
from core.commands.activity_series import cancel_series
from core.commands.arrivals import take_back_together
from core.commands.attendances import (
    CheckIn,
    CheckOut,
    SettleSignOut,
    check_in,
    check_out,
    join_and_check_in,
    settle_sign_out,
)
from core.commands.making_up import MakeUpHours, make_up_hours
from core.commands.refusals import InsuranceMissing
from core.commands.request_notes import add_note
from core.commands.reviewing import review_attendance
from core.commands.settling import settle_together
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import SignUp, sign_up, withdraw_signup
from core.commands.undo import compensation
from core.domain.activity_filing import Duty
from core.domain.attendance import AttendanceSource
from core.domain.print_record import Paper
from core.domain.request_note import NoteKind
from core.ports.rows import ServedRequest
from core.ports.store import Command, CounterDesk, Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.runtime.pacing import PacedOrders
from desktop.runtime.paper_desk import Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.tokens import Tone

_UNDO_TEXTS: dict[type[Command], str] = {
    CheckIn: QT_TRANSLATE_NOOP("Undo", "{name} signed in"),
    CheckOut: QT_TRANSLATE_NOOP("Undo", "{name} signed out"),
    SignUp: QT_TRANSLATE_NOOP("Undo", "{name} signed up"),
    NoteFeedback: QT_TRANSLATE_NOOP("Undo", "Noted what a resident said"),
    MakeUpHours: QT_TRANSLATE_NOOP("Undo", "Hours made up: {name}"),
}
WAITS = QT_TRANSLATE_NOOP("Undo", "{name} is on the waiting list")
SETTLED = QT_TRANSLATE_NOOP("Undo", "Missing sign-outs settled: {count}")
FEEDBACK_OFF = QT_TRANSLATE_NOOP("Undo", "What a resident said was taken off the record")
PHOTO_OFF = QT_TRANSLATE_NOOP("Undo", "A photo was taken off the record")
Done = Callable[[], None]


class Settling(NamedTuple):
    """One time of leaving for these people, and how it is known."""

    activity_id: str
    volunteer_ids: tuple[str, ...]
    left_at: datetime
    reason: str


class ActivityActs(QObject):
    """Acts on one activity at a time; `still_open` tells the undo whether attendance may still change."""

    refused = Signal(str)
    """The sentence of a refusal; the notice bar has said it already."""
    insurance_asked = Signal(str, str, str)
    """A dangerous activity has no insurance: volunteer, name and source of the sign-in that waits."""

    def __init__(self, tools: PageTools, still_open: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._still_open = tools, still_open

    def sign_in(
        self,
        activity_id: str,
        volunteer_id: str,
        name: str,
        source: AttendanceSource,
        reason: str = "",
        done: Done | None = None,
        uninsured_reason: str = "",
    ) -> None:
        """A volunteer is here."""
        order = partial(
            check_in,
            activity_id=activity_id,
            volunteer_id=volunteer_id,
            source=source,
            reason=reason,
            uninsured_reason=uninsured_reason,
        )

        def refused(error: Exception) -> None:
            if isinstance(error, InsuranceMissing):
                self.insurance_asked.emit(volunteer_id, name, source.value)

        self._write(order, name, done, sound=source is AttendanceSource.SCAN, refused=refused)

    def demand_door_code(self, activity_id: str, *, demanded: bool) -> None:
        """Whether telephones must show the code of the screen at the door."""
        self._write(partial(demand_door_code, activity_id=activity_id, demanded=demanded), "")

    def sign_out(self, activity_id: str, volunteer_id: str, name: str) -> None:
        """A volunteer leaves."""
        order = partial(
            check_out, activity_id=activity_id, volunteer_id=volunteer_id, source=AttendanceSource.DESK
        )
        self._write(order, name)

    def join(self, activity_id: str, volunteer_id: str, name: str, done: Done) -> None:
        """A walk-in joins and is signed in."""
        order = partial(
            join_and_check_in,
            activity_id=activity_id,
            volunteer_id=volunteer_id,
            source=AttendanceSource.DESK,
        )
        self._write(order, name, done=done)

    def put_on_list(self, activity_id: str, volunteer_id: str, name: str, done: Done, role: str = "") -> None:
        """A volunteer signs up before the day; beyond the seats, to wait for one."""
        order = partial(sign_up, activity_id=activity_id, volunteer_ids=[volunteer_id], role=role)
        self._write(order, name, done=done)

    def take_off_list(self, activity_id: str, volunteer_id: str) -> None:
        """A volunteer gives the place back."""
        self._write(partial(withdraw_signup, activity_id=activity_id, volunteer_id=volunteer_id))

    def settle(self, activity_id: str, volunteer_id: str, left_at: datetime, reason: str, done: Done) -> None:
        """A clerk confirms when somebody left."""
        order = partial(
            settle_sign_out,
            activity_id=activity_id,
            volunteer_id=volunteer_id,
            check_out_at=left_at,
            reason=reason,
        )
        self._write(order, done=done)

    def make_up(
        self,
        activity_id: str,
        volunteer_id: str,
        name: str,
        minutes: int,
        reason: str,
        done: Done,
        *,
        second: str = "",
        picture: bytes = b"",
    ) -> None:
        """Hours nobody saw; without a `second` person's badge they wait for one."""
        order = partial(
            make_up_hours,
            activity_id=activity_id,
            volunteer_id=volunteer_id,
            minutes=minutes,
            reason=reason,
            second=second,
            picture=picture,
        )

        def said() -> None:
            done()
            text = self.tr("The hours wait for a second person and count 0 until then.")
            if second:
                text = self.tr("Made up and agreed: the hours can be confirmed.")
            self._tools.notices.say(text, Tone.INFO)

        self._write(order, name, said)

    def settle_together(
        self, settling: Settling, done: Done, progress: Callable[[int], None], stop: Event
    ) -> None:
        """A clerk confirms one time for everybody without a sign-out.

        A few at a time, the counter goes in between; `progress` tells how many are settled. What was settled
        when it is stopped, or when it fails, stays, and is taken back as one.
        """
        settled: list[SettleSignOut] = []

        def order(people: Sequence[str]) -> Order:
            return partial(
                settle_together,
                activity_id=settling.activity_id,
                volunteer_ids=people,
                check_out_at=settling.left_at,
                reason=settling.reason,
            )

        def news(written: Sequence[Written]) -> None:
            commands = (command for one in written for command in one.commands)
            settled.extend(one for one in commands if isinstance(one, SettleSignOut))
            progress(len(settled))

        def ended(_commits: int) -> None:
            self._remember_settled(settled)
            done()

        def failed(error: Exception) -> None:
            ended(0)
            self._failed(error)

        orders = PacedOrders(settling.volunteer_ids, order)
        self._tools.runner.write_many(self, orders, ended, failed, news, stop)

    def finish(self, activity_id: str, served_people: int, result: str, done: Done) -> None:
        """The activity is over, with what came of it; requests behind it are served."""
        order = partial(finish_activity, activity_id=activity_id, served_people=served_people, result=result)
        self._write(order, done=done)

    def call_off(self, activity_id: str, reason: str, done: Done, *, series: bool = False) -> None:
        """The activity does not take place; with `series`, neither do the later ones of its series."""
        order: Order = partial(call_off_activity, activity_id=activity_id, reason=reason)
        if series:
            order = partial(cancel_series, activity_id=activity_id, reason=reason)
        self._write(order, done=done)

    def add_photos(self, activity_id: str, images: Sequence[bytes]) -> None:
        """Photos for the record, one commit for all."""

        def order(desk: CounterDesk) -> list[Command]:
            return [add_activity_photo(desk, activity_id, image) for image in images]

        self._write(order)

    def amend_photo(
        self, photo_id: str, caption: str | None = None, consent: bool | None = None, *, off: bool = False
    ) -> None:
        """Another caption, consent given or withdrawn, or off the record, which can be undone."""
        removed = True if off else None
        order = partial(
            amend_activity_photo, photo_id=photo_id, caption=caption, consent=consent, removed=removed
        )
        self._write(order)

    def note_feedback(self, activity_id: str, words: str, name: str, *, agreed: bool, done: Done) -> None:
        """What a resident said, with the name where the person agrees."""
        order = partial(note_feedback, activity_id=activity_id, words=words, name=name, name_agreed=agreed)
        self._write(order, done=done)

    def amend_feedback(self, feedback_id: str, *, unnamed: bool = False, off: bool = False) -> None:
        """Without the name from now on, or off the record, which can be undone."""
        removed = True if off else None
        self._write(partial(amend_feedback, feedback_id=feedback_id, unnamed=unnamed, removed=removed))

    def note_filing(self, activity_id: str, duty: Duty, *, done: bool) -> None:
        """The county was told, or was not after all."""
        self._write(partial(note_filing, activity_id=activity_id, duty=duty, done=done))

    def note_lead(self, request: ServedRequest | None, words: str, done: Done) -> None:
        """What is worth telling, kept beside the request that was served."""
        if request is None:
            return

        def said() -> None:
            done()
            text = self.tr("Kept beside request %1.").replace("%1", request.spoken_number)
            self._tools.notices.say(text, Tone.OK)

        order = partial(add_note, request_id=request.id, kind=NoteKind.PUBLICITY, words=words)
        self._write(order, done=said)

    def review(self, activity_id: str) -> None:
        """The minutes of everyone who signed out become service records."""
        self._write(partial(review_attendance, activity_id=activity_id), done=self._reviewed)

    def print_sheet(self, activity_id: str) -> None:
        """A new sign-in sheet: its pages are recorded first, so that what is printed can be read back."""
        order = partial(issue_sign_in_sheet, activity_id=activity_id)
        self._write(order, done=partial(self._print_issued, activity_id))

    def _print_issued(self, activity_id: str) -> None:
        self._tools.papers.print(self, Paper.SIGN_IN_SHEET, activity_id, self._printed, self._failed)

    def _printed(self, printed: Printed) -> None:
        said = self.tr("Sign-in sheet printed: %1").replace("%1", printed.place)
        self._tools.notices.say(said, Tone.OK)

    def _reviewed(self) -> None:
        self._tools.notices.say(self.tr("The hours are in the service records."), Tone.OK)

    def _write(
        self,
        order: Order,
        name: str = "",
        done: Done | None = None,
        *,
        sound: bool = False,
        refused: Callable[[Exception], None] | None = None,
    ) -> None:
        def written(result: Written) -> None:
            for command in result.commands:
                self._remember(command, name)
            self._remember_settled([one for one in result.commands if isinstance(one, SettleSignOut)])
            if sound:
                self._tools.sounder.play("success")
            if done is not None:
                done()

        def failed(error: Exception) -> None:
            if sound:
                self._tools.sounder.play("problem")
            self._failed(error)
            if refused is not None:
                refused(error)

        self._tools.runner.write(self, order, written, failed)

    def _remember(self, command: Command, name: str) -> None:
        text, order = _UNDO_TEXTS.get(type(command)), compensation(command, "")
        if isinstance(command, SignUp) and command.signup.waiting:
            text = WAITS
        if isinstance(command, AmendActivityPhoto) and command.removed:
            text = PHOTO_OFF
            order = partial(amend_activity_photo, photo_id=command.photo_id, removed=False)
        if isinstance(command, AmendFeedback) and command.removed:
            text = FEEDBACK_OFF
            order = partial(amend_feedback, feedback_id=command.feedback_id, removed=False)
        if text is None or order is None:
            return
        activity_id = _activity_of(command)
        undo = order
        entry = UndoEntry(
            text=text,
            at=command.at,
            order=lambda: undo,
            facts={"name": name},
            still_open=partial(self._still_open, activity_id),
        )
        self._tools.undo.push(entry)

    def _remember_settled(self, settled: Sequence[SettleSignOut]) -> None:
        """One undo for all whose time of leaving was confirmed together."""
        if not settled:
            return
        activity_id = settled[0].activity_id
        people = tuple(one.volunteer_id for one in settled)
        undo = partial(take_back_together, activity_id=activity_id, volunteer_ids=people, out=True)
        entry = UndoEntry(
            text=SETTLED,
            at=settled[0].at,
            order=lambda: undo,
            facts={"count": str(len(people))},
            still_open=partial(self._still_open, activity_id),
        )
        self._tools.undo.push(entry)

    def _failed(self, error: Exception) -> None:
        said = sentence(error)
        self._tools.notices.say(said, Tone.ERROR)
        self.refused.emit(said)


def _activity_of(command: Command) -> str:
    if isinstance(command, SignUp):
        return command.signup.activity_id
    return command.activity_id if isinstance(command, CheckIn | CheckOut | MakeUpHours) else ""
