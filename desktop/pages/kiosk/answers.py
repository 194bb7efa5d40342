"""What the kiosk says: rows and refusals become answers, in words a visitor understands."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from core.commands.refusals import AlreadyCheckedIn, AlreadyCheckedOut, NotCheckedIn
from core.domain.activity import Activity
from core.domain.attendance import MOST_COMPANIONS, AttendanceFlag
from core.domain.local_time import local, local_day
from core.domain.masking import mask_name_public
from core.domain.minors import ParticipationPending
from core.domain.refusals import Refusal
from core.ports.rows import CodeTarget, KioskPerson
from desktop import words
from desktop.pages.kiosk.answer_panel import Answer, AnswerKind, Choice
from desktop.sentences import refusal_sentence

JOIN, HELP, SIGN_IN_FIRST, NOTE = "join", "help", "sign_in_first", "note"
CHILD, EVERYONE, WITH = "child", "everyone", "with:"
MOST_OFFERED = 3
"""People of a family offered by name; more come by the one button for all."""


class Answers:
    """Makes answers; `public` masks every name and says nothing about what somebody lacks."""

    def __init__(self, *, public: bool) -> None:
        self.public = public

    def shown(self, name: str) -> str:
        """A name as it may stand on this screen."""
        return mask_name_public(name) if self.public else name

    def signed_in(
        self, name: str, place: int, row: KioskPerson | None, activity: Activity, at: datetime
    ) -> Answer:
        """Name, order number, team; what to do, and since when hours count."""
        parts = [QCoreApplication.translate("Kiosk", "No. %1").replace("%1", str(place))]
        parts += [row.team] if row is not None and row.team else []
        facts = []
        if row is not None and row.role:
            facts.append(QCoreApplication.translate("Kiosk", "Your part today: %1").replace("%1", row.role))
        if activity.counts_as_service:
            since = words.clock(row.check_in_at if row is not None and row.check_in_at is not None else at)
            facts.append(QCoreApplication.translate("Kiosk", "Service counts from %1").replace("%1", since))
        else:
            facts.append(QCoreApplication.translate("Kiosk", "Thank you for coming"))
        if row is not None and row.companions:
            facts.append(QCoreApplication.translate("Kiosk", "%n child(ren) along", "", row.companions))
        return Answer(
            AnswerKind.SUCCESS,
            QCoreApplication.translate("Kiosk", "Signed in"),
            self.shown(name),
            " · ".join(parts),
            tuple(facts),
            strip=self._next(),
        )

    def signed_out(self, name: str, row: KioskPerson | None, activity: Activity) -> Answer:
        """Name, and the hours served today."""
        fact = QCoreApplication.translate("Kiosk", "Thank you, see you again")
        if row is not None and row.check_out_at is not None and activity.counts_as_service:
            fact = QCoreApplication.translate("Kiosk", "Served today: %1").replace(
                "%1", words.hours(row.service_minutes)
            )
            if AttendanceFlag.BELOW_MINIMUM in row.flags:
                fact = QCoreApplication.translate("Kiosk", "Too short to count as service")
        return Answer(
            AnswerKind.SUCCESS,
            QCoreApplication.translate("Kiosk", "Signed out"),
            self.shown(name),
            row.team if row is not None else "",
            (fact,),
            strip=self._next(),
        )

    def refused(self, refusal: Refusal, name: str) -> Answer:
        """Why not, and the way out; being signed already is no problem and says since when."""
        helped = (Choice(HELP, QCoreApplication.translate("Kiosk", "Ask staff for help")),)
        if isinstance(refusal, AlreadyCheckedIn):
            text = QCoreApplication.translate("Kiosk", "You signed in at %1; no need to sign again.")
            detail = text.replace("%1", words.clock(refusal.at))
            return self._already(QCoreApplication.translate("Kiosk", "Signed in before"), name, detail)
        if isinstance(refusal, AlreadyCheckedOut):
            text = QCoreApplication.translate("Kiosk", "You signed out at %1, served %2.")
            detail = text.replace("%1", words.clock(refusal.at)).replace(
                "%2", words.hours(refusal.service_minutes)
            )
            return self._already(QCoreApplication.translate("Kiosk", "Signed out before"), name, detail)
        if isinstance(refusal, NotCheckedIn):
            first = Choice(SIGN_IN_FIRST, QCoreApplication.translate("Kiosk", "Sign in first"), primary=True)
            return self._problem(
                QCoreApplication.translate("Kiosk", "Not signed out"),
                QCoreApplication.translate("Kiosk", "There is no sign-in yet"),
                self.shown(name),
                (first, *helped),
            )
        sentence = refusal_sentence(refusal)
        if isinstance(refusal, ParticipationPending):
            # What exactly is missing (a guardian, consent) is nobody else's business on an open screen.
            missing = "" if self.public else " · " + words.missing_text(refusal.missing)
            return self._problem(
                QCoreApplication.translate("Kiosk", "Not signed in yet"),
                QCoreApplication.translate("Kiosk", "The registration is not complete"),
                self.shown(name) + missing,
                helped,
            )
        headline = QCoreApplication.translate("Kiosk", "Not signed in yet")
        title = sentence.rstrip("。.")  # zh: large words end without a full stop
        return self._problem(headline, title, self.shown(name), helped)

    def other_activity(self, target: CodeTarget, now: datetime) -> Answer:
        """Somebody scanned the code of another activity: which one, when, where, and the offer to join."""
        headline = QCoreApplication.translate("Kiosk", "Not signed in yet")
        detail = [target.title]
        title = QCoreApplication.translate("Kiosk", "This code belongs to another activity")
        if target.at is not None:
            title = _which_time(target.at, now) or title
            when = words.relative_day(target.at, now)
            detail.append(f"{when} {words.clock(target.at)}")
        detail += [target.place] if target.place else []
        choices = (
            Choice(
                JOIN, QCoreApplication.translate("Kiosk", "I join this one too, please add me"), primary=True
            ),
            Choice(HELP, QCoreApplication.translate("Kiosk", "Ask staff for help")),
        )
        return self._problem(headline, title, " · ".join(detail), choices)

    def wrong_paper(self, kind: str) -> Answer:
        """A slip, a certificate or a sheet: kindly sent to the people who can use it."""
        titles = {
            "service_request": QCoreApplication.translate("Kiosk", "This is the slip of a request"),
            "certificate": QCoreApplication.translate("Kiosk", "This is a certificate"),
            "sign_in_sheet_page": QCoreApplication.translate("Kiosk", "This is a sign-in sheet"),
            "activity": QCoreApplication.translate("Kiosk", "This is the code of this activity"),
        }
        unknown = QCoreApplication.translate("Kiosk", "This is not a code of this system")
        return self._problem(
            QCoreApplication.translate("Kiosk", "Not signed in yet"),
            titles.get(kind, unknown),
            QCoreApplication.translate("Kiosk", "Please scan your volunteer card, or type your phone number"),
            (Choice(HELP, QCoreApplication.translate("Kiosk", "Ask staff for help")),),
        )

    def nobody_with(self, tail: str) -> Answer:
        """No phone ends so."""
        text = QCoreApplication.translate("Kiosk", "Nobody found with phone ending %1")
        return self._problem(
            QCoreApplication.translate("Kiosk", "Not signed in yet"),
            text.replace("%1", tail),
            QCoreApplication.translate("Kiosk", "Please check the digits, or scan your card"),
            (Choice(HELP, QCoreApplication.translate("Kiosk", "Ask staff for help")),),
        )

    def together(self, name: str, count: int, left_out: int, activity: Activity, at: datetime) -> Answer:
        """A team or a family came with one tap; whoever may not be signed in is named by number."""
        facts = []
        if activity.counts_as_service:
            text = QCoreApplication.translate("Kiosk", "Service counts from %1")
            facts.append(text.replace("%1", words.clock(at)))
        if left_out:
            facts.append(QCoreApplication.translate("Kiosk", "%n not signed: please ask", "", left_out))
        return Answer(
            AnswerKind.SUCCESS,
            QCoreApplication.translate("Kiosk", "Signed in"),
            name or QCoreApplication.translate("Kiosk", "All together"),
            QCoreApplication.translate("Kiosk", "%n people", "", count),
            tuple(facts),
            strip=self._next(),
        )

    def left_together(self, name: str, count: int) -> Answer:
        """A team left."""
        return Answer(
            AnswerKind.SUCCESS,
            QCoreApplication.translate("Kiosk", "Signed out"),
            name or QCoreApplication.translate("Kiosk", "All together"),
            QCoreApplication.translate("Kiosk", "%n people", "", count),
            (QCoreApplication.translate("Kiosk", "Thank you, see you again"),),
            strip=self._next(),
        )

    def company(self, family: Sequence[KioskPerson], companions: int) -> tuple[Choice, ...]:
        """Who may have come along with the person just signed in, and a child without a record."""
        text = QCoreApplication.translate("Kiosk", "With me: %1")
        choices = [
            Choice(WITH + one.volunteer_id, text.replace("%1", self.shown(one.name)))
            for one in family[:MOST_OFFERED]
        ]
        if len(family) > 1:
            choices.append(Choice(EVERYONE, QCoreApplication.translate("Kiosk", "All of us"), primary=True))
        if companions < MOST_COMPANIONS:
            choices.append(Choice(CHILD, QCoreApplication.translate("Kiosk", "Child along")))
        return tuple(choices)

    def newcomer(self, name: str, number: str, at: datetime) -> Answer:
        """Registered on the spot: not signed in yet, but the time of arrival is kept."""
        text = QCoreApplication.translate("Kiosk", "Hours count from %1, once the ID number is added")
        return Answer(
            AnswerKind.ALREADY,
            QCoreApplication.translate("Kiosk", "Registered, to be completed"),
            self.shown(name),
            text.replace("%1", words.clock(at)),
            (number,),
            strip=self._next(),
        )

    def staff_called(self) -> Answer:
        """Help is on its way; where nobody stands by, a phone number can be left."""
        note = Choice(NOTE, QCoreApplication.translate("Kiosk", "Nobody here? Leave your phone number"))
        return Answer(
            AnswerKind.ALREADY,
            QCoreApplication.translate("Kiosk", "Please wait a moment"),
            QCoreApplication.translate("Kiosk", "Staff is asked to come"),
            choices=(note,) if self.public else (),
            strip=self._next(),
        )

    def noted(self) -> Answer:
        """The phone number is kept for the staff, and so is the time."""
        return Answer(
            AnswerKind.ALREADY,
            QCoreApplication.translate("Kiosk", "Noted for the staff"),
            QCoreApplication.translate("Kiosk", "We will get back to you"),
            QCoreApplication.translate("Kiosk", "The time you came is kept too"),
            strip=self._next(),
        )

    def taken_back(self, name: str) -> Answer:
        """The newest was undone."""
        return Answer(
            AnswerKind.ALREADY,
            QCoreApplication.translate("Kiosk", "Taken back"),
            self.shown(name),
            strip=self._next(),
        )

    def _already(self, headline: str, name: str, detail: str) -> Answer:
        return Answer(AnswerKind.ALREADY, headline, self.shown(name), detail, strip=self._next())

    @staticmethod
    def _problem(headline: str, title: str, detail: str, choices: tuple[Choice, ...]) -> Answer:
        strip = QCoreApplication.translate("Kiosk", "With the right code this turns green")
        return Answer(AnswerKind.PROBLEM, headline, title, detail, choices=choices, strip=strip)

    @staticmethod
    def _next() -> str:
        return QCoreApplication.translate("Kiosk", "Next person, please scan")


def _which_time(at: datetime, now: datetime) -> str:
    """The part of today the other activity is in; empty for another day."""
    if local_day(at) != local_day(now):
        return ""
    hour = local(at).hour
    if hour < 12:
        return QCoreApplication.translate("Kiosk", "This code belongs to this morning's activity")
    if hour < 18:
        return QCoreApplication.translate("Kiosk", "This code belongs to this afternoon's activity")
    return QCoreApplication.translate("Kiosk", "This code belongs to this evening's activity")
