"""The words people read for the codes of the rules: states, groups, durations, dates and refusals.

Source texts are English; Chinese comes from the translations. Every page says the same thing the same way.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core.domain.activity import ServicePlatform
from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.certificate import CertificateKind
from core.domain.dispatch import DispatchState
from core.domain.identity_number import IdType, Sex
from core.domain.local_time import local, local_day
from core.domain.personal_record import AwardLevel, RaterKind
from core.domain.practice_site import SiteLevel
from core.domain.print_record import Paper
from core.domain.rating import Aspect, Grade, RatingSource, Satisfaction
from core.domain.service_minutes import hours_text
from core.domain.service_request import (
    STATES,
    RequestCategory,
    RequestChannel,
    RequestState,
    ServedGroup,
    Turn,
    VisitHint,
    WantedTime,
)
from core.domain.service_request import Tone as StateTone
from core.domain.standing import Pressure, TimeLeft, standing
from core.domain.volunteer_choices import FREE_TIMES, GUARDIAN_RELATIONS, SKILLS, Choice
from core.domain.volunteer_team import TeamKind, TeamRole
from core.domain.working_days import WorkingCalendar
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.runtime.undo import UndoEntry
from widgets.tokens import Tone

_CONTEXT = "Words"

_CODES: tuple[tuple[StrEnum, str], ...] = (
    (RequestCategory.REPAIR, QT_TRANSLATE_NOOP("Words", "Repairs")),
    (RequestCategory.ELDER_CARE, QT_TRANSLATE_NOOP("Words", "Elder care")),
    (RequestCategory.HEALTH, QT_TRANSLATE_NOOP("Words", "Health")),
    (RequestCategory.EDUCATION, QT_TRANSLATE_NOOP("Words", "Tutoring")),
    (RequestCategory.LEGAL, QT_TRANSLATE_NOOP("Words", "Legal advice")),
    (RequestCategory.CULTURE, QT_TRANSLATE_NOOP("Words", "Culture")),
    (RequestCategory.SCIENCE, QT_TRANSLATE_NOOP("Words", "Science")),
    (RequestCategory.ENVIRONMENT, QT_TRANSLATE_NOOP("Words", "Environment")),
    (RequestCategory.OTHER, QT_TRANSLATE_NOOP("Words", "Other")),
    (ServicePlatform.THEORY, QT_TRANSLATE_NOOP("Words", "Theory talks")),
    (ServicePlatform.EDUCATION, QT_TRANSLATE_NOOP("Words", "Education service")),
    (ServicePlatform.CULTURE, QT_TRANSLATE_NOOP("Words", "Culture service")),
    (ServicePlatform.SCIENCE, QT_TRANSLATE_NOOP("Words", "Science and its spreading")),
    (ServicePlatform.HEALTH, QT_TRANSLATE_NOOP("Words", "Fitness and sport")),
    (Paper.REQUEST_SLIP, QT_TRANSLATE_NOOP("Words", "Request slip")),
    (Paper.VOLUNTEER_CARD, QT_TRANSLATE_NOOP("Words", "Volunteer card")),
    (Paper.SERVICE_CERTIFICATE, QT_TRANSLATE_NOOP("Words", "Service-record certificate")),
    (Paper.SIGN_IN_SHEET, QT_TRANSLATE_NOOP("Words", "Printed sign-in sheet")),
    (Paper.CLERK_BADGE, QT_TRANSLATE_NOOP("Words", "Staff badge")),
    (Paper.RECOVERY_SHEET, QT_TRANSLATE_NOOP("Words", "Recovery sheet")),
    (Paper.REQUEST_FORM, QT_TRANSLATE_NOOP("Words", "Request form")),
    (Paper.DISPATCH_NOTICE, QT_TRANSLATE_NOOP("Words", "Dispatch notice")),
    (Paper.FEEDBACK_FORM, QT_TRANSLATE_NOOP("Words", "Feedback form")),
    (Paper.VOLUNTEER_FORM, QT_TRANSLATE_NOOP("Words", "Registration form")),
    (Paper.GUARDIAN_CONSENT, QT_TRANSLATE_NOOP("Words", "Guardian's consent")),
    (Paper.ACTIVITY_RECORD, QT_TRANSLATE_NOOP("Words", "Activity record form")),
    (Paper.DUTY_LOG, QT_TRANSLATE_NOOP("Words", "Duty log")),
    (Paper.MENU_POSTER, QT_TRANSLATE_NOOP("Words", "Service-menu poster")),
    (Paper.ACTIVITY_POSTER, QT_TRANSLATE_NOOP("Words", "Activity poster")),
    (Paper.DEMAND_MENU, QT_TRANSLATE_NOOP("Words", "Demand menu")),
    (Paper.HOURS_POSTING, QT_TRANSLATE_NOOP("Words", "List of posted hours")),
    (Paper.STAR_LIST, QT_TRANSLATE_NOOP("Words", "Star list")),
    (Paper.TEAM_MEMBERS, QT_TRANSLATE_NOOP("Words", "List of a team's members")),
    (Paper.CERTIFICATE_REGISTER, QT_TRANSLATE_NOOP("Words", "Register of certificates")),
    (Paper.FULL_RECORD, QT_TRANSLATE_NOOP("Words", "Full personal record")),
    (Paper.RULER_SHEET, QT_TRANSLATE_NOOP("Words", "Test sheet")),
    (Paper.HONOUR_CERTIFICATE, QT_TRANSLATE_NOOP("Words", "Honour certificate")),
    (Paper.STAR_CERTIFICATE, QT_TRANSLATE_NOOP("Words", "Star certificate")),
    (Paper.THANKS_LETTER, QT_TRANSLATE_NOOP("Words", "Letter of thanks")),
    (RequestChannel.WINDOW, QT_TRANSLATE_NOOP("Words", "At the desk")),
    (RequestChannel.PHONE, QT_TRANSLATE_NOOP("Words", "Phone")),
    (RequestChannel.ON_BEHALF, QT_TRANSLATE_NOOP("Words", "On behalf")),
    (RequestChannel.HOME_VISIT, QT_TRANSLATE_NOOP("Words", "Home visit")),
    (RequestChannel.WISH_WALL, QT_TRANSLATE_NOOP("Words", "Wish wall")),
    (RequestChannel.ONLINE, QT_TRANSLATE_NOOP("Words", "Online")),
    (WantedTime.SOON, QT_TRANSLATE_NOOP("Words", "Soon")),
    (WantedTime.THIS_AFTERNOON, QT_TRANSLATE_NOOP("Words", "This afternoon")),
    (WantedTime.TOMORROW, QT_TRANSLATE_NOOP("Words", "Tomorrow")),
    (WantedTime.WEEKEND, QT_TRANSLATE_NOOP("Words", "Weekend")),
    (WantedTime.ON_DATE, QT_TRANSLATE_NOOP("Words", "Pick a date")),
    (VisitHint.HARD_OF_HEARING, QT_TRANSLATE_NOOP("Words", "Poor hearing")),
    (VisitHint.HARD_TO_WALK, QT_TRANSLATE_NOOP("Words", "Unsteady")),
    (VisitHint.LIVES_ALONE, QT_TRANSLATE_NOOP("Words", "Lives alone")),
    (VisitHint.DIALECT, QT_TRANSLATE_NOOP("Words", "Dialect")),
    (ServedGroup.ELDERS, QT_TRANSLATE_NOOP("Words", "Elders")),
    (ServedGroup.CHILDREN, QT_TRANSLATE_NOOP("Words", "Children")),
    (ServedGroup.DISABLED, QT_TRANSLATE_NOOP("Words", "Disabled people")),
    (ServedGroup.IN_NEED, QT_TRANSLATE_NOOP("Words", "In hardship")),
    (ServedGroup.OTHER, QT_TRANSLATE_NOOP("Words", "Others")),
    (RatingSource.QR, QT_TRANSLATE_NOOP("Words", "By code")),
    (RatingSource.CALL_BACK, QT_TRANSLATE_NOOP("Words", "Called back")),
    (RatingSource.PAPER, QT_TRANSLATE_NOOP("Words", "On paper")),
    (Aspect.OVERALL, QT_TRANSLATE_NOOP("Words", "All in all")),
    (Aspect.EFFICIENCY, QT_TRANSLATE_NOOP("Words", "How quick")),
    (Aspect.SKILL, QT_TRANSLATE_NOOP("Words", "How skilled")),
    (Aspect.ATTITUDE, QT_TRANSLATE_NOOP("Words", "How friendly")),
    (Sex.MALE, QT_TRANSLATE_NOOP("Words", "Male")),
    (Sex.FEMALE, QT_TRANSLATE_NOOP("Words", "Female")),
    (AwardLevel.UNIT, QT_TRANSLATE_NOOP("Words", "This unit")),
    (AwardLevel.TOWN, QT_TRANSLATE_NOOP("Words", "Town")),
    (AwardLevel.COUNTY, QT_TRANSLATE_NOOP("Words", "County")),
    (AwardLevel.CITY, QT_TRANSLATE_NOOP("Words", "City")),
    (AwardLevel.PROVINCE, QT_TRANSLATE_NOOP("Words", "Province")),
    (AwardLevel.STATE, QT_TRANSLATE_NOOP("Words", "State")),
    (RaterKind.SERVED_PERSON, QT_TRANSLATE_NOOP("Words", "Person served")),
    (RaterKind.LEADER, QT_TRANSLATE_NOOP("Words", "Activity leader")),
    (RaterKind.UNIT, QT_TRANSLATE_NOOP("Words", "This unit")),
    (TeamKind.THEORY, QT_TRANSLATE_NOOP("Words", "Theory talks")),
    (TeamKind.CULTURE, QT_TRANSLATE_NOOP("Words", "Arts and culture")),
    (TeamKind.EDUCATION, QT_TRANSLATE_NOOP("Words", "Schooling help")),
    (TeamKind.HEALTH, QT_TRANSLATE_NOOP("Words", "Health and fitness")),
    (TeamKind.SCIENCE, QT_TRANSLATE_NOOP("Words", "Popular science")),
    (TeamKind.LEGAL, QT_TRANSLATE_NOOP("Words", "Legal service")),
    (TeamKind.ENVIRONMENT, QT_TRANSLATE_NOOP("Words", "Hygiene and environment")),
    (TeamKind.HARDSHIP, QT_TRANSLATE_NOOP("Words", "Helping the needy")),
    (TeamKind.OWN, QT_TRANSLATE_NOOP("Words", "Local team")),
    (TeamRole.DEPUTY, QT_TRANSLATE_NOOP("Words", "Deputy leader")),
    (TeamRole.MEMBER, QT_TRANSLATE_NOOP("Words", "Member")),
    (SiteLevel.COUNTY_CENTER, QT_TRANSLATE_NOOP("Words", "Centre")),
    (SiteLevel.TOWN_STATION, QT_TRANSLATE_NOOP("Words", "Station")),
    (SiteLevel.VILLAGE_POST, QT_TRANSLATE_NOOP("Words", "Post")),
    (AttendanceSource.SCAN, QT_TRANSLATE_NOOP("Words", "Scanned")),
    (AttendanceSource.DESK, QT_TRANSLATE_NOOP("Words", "By the clerk")),
    (AttendanceSource.PHONE_TAIL, QT_TRANSLATE_NOOP("Words", "Phone number")),
    (AttendanceSource.ID_CARD, QT_TRANSLATE_NOOP("Words", "ID card")),
    (AttendanceSource.PHONE, QT_TRANSLATE_NOOP("Words", "Own phone")),
    (AttendanceSource.PAPER_SHEET, QT_TRANSLATE_NOOP("Words", "Sign-in sheet")),
    (AttendanceSource.MAKEUP, QT_TRANSLATE_NOOP("Words", "Made up")),
    (AttendanceSource.IMPORT, QT_TRANSLATE_NOOP("Words", "Imported")),
    (AttendanceFlag.OVERLAP, QT_TRANSLATE_NOOP("Words", "Overlaps")),
    (AttendanceFlag.NO_SIGN_OUT, QT_TRANSLATE_NOOP("Words", "No sign-out")),
    (AttendanceFlag.CAPPED, QT_TRANSLATE_NOOP("Words", "At the limit")),
    (AttendanceFlag.BELOW_MINIMUM, QT_TRANSLATE_NOOP("Words", "Too short")),
    (CertificateKind.SERVICE_RECORD, QT_TRANSLATE_NOOP("Words", "Service-record certificate")),
    (CertificateKind.HONOUR, QT_TRANSLATE_NOOP("Words", "Honour certificate")),
    (CertificateKind.STAR, QT_TRANSLATE_NOOP("Words", "Star certificate")),
    (CertificateKind.THANKS, QT_TRANSLATE_NOOP("Words", "Letter of thanks")),
    (IdType.MAINLAND_ID, QT_TRANSLATE_NOOP("Words", "Resident ID card")),
    (IdType.HMT_RESIDENCE, QT_TRANSLATE_NOOP("Words", "HK, Macao and Taiwan residence permit")),
    (IdType.FOREIGN_RESIDENCE, QT_TRANSLATE_NOOP("Words", "Foreign permanent resident card")),
    (IdType.HM_PASS, QT_TRANSLATE_NOOP("Words", "HK and Macao travel permit")),
    (IdType.TAIWAN_PASS, QT_TRANSLATE_NOOP("Words", "Taiwan travel permit")),
    (IdType.PASSPORT, QT_TRANSLATE_NOOP("Words", "Passport")),
    (IdType.MILITARY, QT_TRANSLATE_NOOP("Words", "Military ID")),
    (IdType.HOUSEHOLD, QT_TRANSLATE_NOOP("Words", "Household register")),
    (IdType.OTHER, QT_TRANSLATE_NOOP("Words", "Other document")),
)
# Keyed by kind as well: codes of two kinds may be spelt alike (other), and then they are equal.
_NAMES = {(type(code), code.value): text for code, text in _CODES}

_GRADES: dict[Grade, str] = {
    Grade.VERY_SATISFIED: QT_TRANSLATE_NOOP("Words", "Very satisfied"),
    Grade.SATISFIED: QT_TRANSLATE_NOOP("Words", "Satisfied"),
    Grade.FAIR: QT_TRANSLATE_NOOP("Words", "Fairly satisfied"),
    Grade.DISSATISFIED: QT_TRANSLATE_NOOP("Words", "Dissatisfied"),
    Grade.VERY_DISSATISFIED: QT_TRANSLATE_NOOP("Words", "Very dissatisfied"),
}

MISSING_NAMES: dict[str, str] = {
    "birth_date": QT_TRANSLATE_NOOP("Words", "date of birth"),
    "consent": QT_TRANSLATE_NOOP("Words", "consent"),
    "guardian_name": QT_TRANSLATE_NOOP("Words", "guardian's name"),
    "guardian_relation": QT_TRANSLATE_NOOP("Words", "guardian's relation"),
    "guardian_phone": QT_TRANSLATE_NOOP("Words", "guardian's phone"),
    "guardian_consent": QT_TRANSLATE_NOOP("Words", "guardian's consent"),
    "under_14_consent": QT_TRANSLATE_NOOP("Words", "under-14 consent"),
}

_TONES: dict[StateTone, Tone] = {
    StateTone.OURS: Tone.BRAND,
    StateTone.WAITING: Tone.WARN,
    StateTone.UNDER_WAY: Tone.INFO,
    StateTone.DONE: Tone.OK,
    StateTone.NOBODY: Tone.GREY,
    StateTone.ALARM: Tone.ERROR,
}

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Words", "Monday"),
    QT_TRANSLATE_NOOP("Words", "Tuesday"),
    QT_TRANSLATE_NOOP("Words", "Wednesday"),
    QT_TRANSLATE_NOOP("Words", "Thursday"),
    QT_TRANSLATE_NOOP("Words", "Friday"),
    QT_TRANSLATE_NOOP("Words", "Saturday"),
    QT_TRANSLATE_NOOP("Words", "Sunday"),
)

CATEGORY_ICONS: dict[RequestCategory, str] = {
    RequestCategory.REPAIR: "wrench",
    RequestCategory.ELDER_CARE: "accessibility",
    RequestCategory.HEALTH: "stethoscope",
    RequestCategory.EDUCATION: "graduation-cap",
    RequestCategory.LEGAL: "scale",
    RequestCategory.CULTURE: "music",
    RequestCategory.SCIENCE: "lightbulb",
    RequestCategory.ENVIRONMENT: "leaf",
    RequestCategory.OTHER: "ellipsis",
}


_PRESSURES = {Pressure.CALM: Tone.GREY, Pressure.SOON: Tone.WARN, Pressure.OVERDUE: Tone.ERROR}


class TimeText(NamedTuple):
    """A time limit as a screen shows it."""

    text: str
    tone: Tone
    tooltip: str


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def name_of(code: StrEnum) -> str:
    """What people call a category, channel, time, hint, sex, source, flag, certificate or ID type."""
    return _translated(_NAMES[type(code), code.value])


def grade_text(grade: Grade) -> str:
    """非常满意 … 非常不满意."""
    return _translated(_GRADES[grade])


def satisfaction_text(found: Satisfaction) -> str:
    """45 of 46 satisfied (97%), 12 not rated; who said nothing is counted apart, never as satisfied."""
    silent = QCoreApplication.translate("Words", "%n not rated", None, found.unrated)
    if found.share is None:
        return QCoreApplication.translate("Words", "no rating yet, %1").replace("%1", silent)
    told = QCoreApplication.translate("Words", "%1 of %2 satisfied (%3%), %4")
    # Rounded down: 100 % is said only where everybody was satisfied.
    share = 100 * found.satisfied // found.rated
    told = told.replace("%1", str(found.satisfied)).replace("%2", str(found.rated))
    return told.replace("%3", str(share)).replace("%4", silent)


def missing_text(codes: tuple[str, ...]) -> str:
    """The missing things of a pending person as one phrase."""
    comma = QCoreApplication.translate("Words", ", ", "between the items of a list")
    return comma.join(_translated(MISSING_NAMES.get(code, code)) for code in codes)


def state_text(state: RequestState) -> str:
    """A request's state; both languages stand in the one table of states."""
    facts = STATES[state]
    return facts.chinese if in_chinese() else facts.english


def state_tone(state: RequestState) -> Tone:
    """The tone that says whose turn it is."""
    return _TONES[STATES[state].tone]


def tone_of(tone: StateTone) -> Tone:
    """The colour of a tone of the rules."""
    return _TONES[tone]


def in_chinese() -> bool:
    """Whether the program speaks Chinese now."""
    return QCoreApplication.translate("Words", "Monday") != "Monday"


def hours(minutes: int) -> str:
    """86.5 hours, with one decimal."""
    return QCoreApplication.translate("Words", "%1 hours").replace("%1", hours_text(minutes))


def clock(instant: datetime) -> str:
    """09:40, as the clock on the wall shows it."""
    return f"{local(instant):%H:%M}"


def clock_span(first: datetime, last: datetime) -> str:
    """09:30–11:30."""
    return f"{clock(first)}–{clock(last)}"


def day(on: date) -> str:
    """The day without its year: 5 月 20 日 in Chinese, 20 May in English."""
    if in_chinese():
        return (
            QCoreApplication.translate("Words", "%1/%2", "month, day")
            .replace("%1", str(on.month))
            .replace("%2", str(on.day))
        )
    return f"{on.day} {on:%B}"


def full_day(on: date) -> str:
    """The day with its year."""
    if in_chinese():
        text = QCoreApplication.translate("Words", "%1/%2/%3", "year, month, day")
        return text.replace("%1", str(on.year)).replace("%2", str(on.month)).replace("%3", str(on.day))
    return f"{on.day} {on:%B} {on.year}"


def month(on: date) -> str:
    """The month with its year: 2026 年 5 月."""
    if in_chinese():
        text = QCoreApplication.translate("Words", "%1/%2", "year, month")
        return text.replace("%1", str(on.year)).replace("%2", str(on.month))
    return f"{on:%B} {on.year}"


def weekday(on: date) -> str:
    """星期三 or Wednesday."""
    return _translated(_WEEKDAYS[on.weekday()])


def moment(instant: datetime, now: datetime) -> str:
    """The clock for today, the day with the clock otherwise."""
    if local_day(instant) == local_day(now):
        return clock(instant)
    return f"{day(local_day(instant))} {clock(instant)}"


def visit_time(instant: datetime, now: datetime) -> str:
    """Today 14:00, tomorrow 09:00, 22 May 09:00."""
    told = f"{relative_day(instant, now)} {clock(instant)}"
    return told[0].upper() + told[1:]


def span_text(span: timedelta) -> str:
    """A length in words: 26 minutes, 1 hour 12 minutes, 3 hours, 2 days; never seconds."""
    minutes = max(0, int(span.total_seconds()) // 60)
    if minutes >= 24 * 60:
        return QCoreApplication.translate("Words", "%n day(s)", None, minutes // (24 * 60))
    if minutes < 60:
        return QCoreApplication.translate("Words", "%n minute(s)", None, minutes)
    whole, rest = divmod(minutes, 60)
    hours_part = QCoreApplication.translate("Words", "%n hour(s)", None, whole)
    # From three hours on nobody reads the minutes.
    if whole >= 3 or rest == 0:
        return hours_part
    joined = QCoreApplication.translate("Words", "%1 %2", "hours and minutes")
    rest_part = QCoreApplication.translate("Words", "%n min", None, rest)
    return joined.replace("%1", hours_part).replace("%2", rest_part)


def limit_text(left: TimeLeft | None) -> TimeText:
    """How long until a deadline, or since: always a duration; the tooltip has day and clock."""
    if left is None:
        return TimeText("", Tone.GREY, "")
    overdue = left.pressure is Pressure.OVERDUE
    passed = QCoreApplication.translate("Words", "%1 overdue")
    frame = passed if overdue else QCoreApplication.translate("Words", "%1 left")
    told = span_text(left.span)
    if left.working_days is not None:
        told = QCoreApplication.translate("Words", "%n working day(s)", None, left.working_days)
        if not left.certain:
            told = QCoreApplication.translate("Words", "about %1").replace("%1", told)
    exact = f"{day(local_day(left.due_at))} {clock(left.due_at)}"
    if not left.certain:
        warning = QCoreApplication.translate(
            "Words", "The holidays of this year are not known yet; weekdays are counted."
        )
        exact = f"{exact}\n{warning}"
    return TimeText(frame.replace("%1", told), _PRESSURES[left.pressure], exact)


def request_time(
    state: RequestState,
    due_at: datetime | None,
    now: datetime,
    calendar: WorkingCalendar,
    dispatch: DispatchState | None = None,
) -> TimeText:
    """The time limit of a request, empty where nobody owes anything: core.domain.standing in words."""
    return limit_text(standing(state, due_at, now, calendar, dispatch).left)


def turn_text(turn: Turn) -> str:
    """Whose turn it is: ours, the team's, the resident's; empty where it is nobody's."""
    return {
        Turn.CENTRE: QCoreApplication.translate("Words", "our turn"),
        Turn.TEAM: QCoreApplication.translate("Words", "team's turn"),
        Turn.RESIDENT: QCoreApplication.translate("Words", "resident's turn"),
        Turn.NOBODY: "",
    }[turn]


def relative_day(instant: datetime, now: datetime) -> str:
    """Today, tomorrow or the day."""
    on, today = local_day(instant), local_day(now)
    if on == today:
        return QCoreApplication.translate("Words", "today")
    if on == today + timedelta(days=1):
        return QCoreApplication.translate("Words", "tomorrow")
    return day(on)


def greeting(now: datetime) -> str:
    """Good morning until 12, good afternoon until 18, then good evening."""
    hour = local(now).hour
    if hour < 12:
        return QCoreApplication.translate("Words", "Good morning")
    if hour < 18:
        return QCoreApplication.translate("Words", "Good afternoon")
    return QCoreApplication.translate("Words", "Good evening")


def given_name(name: str) -> str:
    """What colleagues call each other: a name of three characters without its surname."""
    return name[1:] if len(name) == 3 else name


def undo_text(entry: UndoEntry) -> str:
    """The plain words of an action that can be taken back.

    `entry.text` is a source text in the context "Undo", marked where the entry is made with
    QT_TRANSLATE_NOOP; `{name}` and the like are filled from its facts. So every page words its own actions.
    """
    told = QCoreApplication.translate("Undo", entry.text)
    for name, value in entry.facts.items():
        told = told.replace("{" + name + "}", value)
    return told


def choice_text(stored: str) -> str:
    """What a stored skill, free time or relation is called in the language of the screen."""
    if in_chinese():
        return stored
    known = {choice.chinese: choice.english for choice in (*SKILLS, *FREE_TIMES, *GUARDIAN_RELATIONS)}
    return known.get(stored, stored)


def listed(items: Iterable[str]) -> str:
    """Things of one kind, one after another."""
    return QCoreApplication.translate("Words", ", ", "between items").join(items)


def choices(offered: Iterable[Choice]) -> tuple[tuple[str, str], ...]:
    """Choices as (words, what is stored)."""
    return tuple((choice_text(choice.chinese), choice.chinese) for choice in offered)
