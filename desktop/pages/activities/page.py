"""活动签到: the week at left, one activity at right; who is here, and what becomes of their hours."""

from datetime import date, datetime
from functools import partial
from threading import Event

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from core.commands.activity_duties import ActivityDue, due_of
from core.commands.policies import policy_of
from core.domain.activity import ActivityState
from core.domain.activity_filing import Duty
from core.domain.attendance import AttendanceSource
from core.domain.local_time import local, local_day, local_instant
from core.domain.print_record import Paper
from core.ports.rows import ActivityDetail, ActivityRow, CodeTarget
from core.ports.store import Changed
from desktop.badge import BADGE
from desktop.door_sign import DoorWindow
from desktop.form_menu import print_form
from desktop.kept_words import KeptWords
from desktop.page import OF_ACTIVITY, Destination, HeaderAction, Page, PageTools
from desktop.pages.activities.acts import ActivityActs, Settling
from desktop.pages.activities.calendar_export import save_calendar
from desktop.pages.activities.calendar_panel import CalendarPanel
from desktop.pages.activities.detail_panel import ADD, FEEDBACK, FINISH, HOURS, PEOPLE, PLAN, DetailPanel
from desktop.pages.activities.looks import Stage, is_unresolved, row_stage
from desktop.pages.activities.making_up import MakingUp
from desktop.units_switch import UnitsSwitch
from widgets.base import arrange
from widgets.cards import EmptyState
from widgets.responsive import UNLIMITED
from widgets.tokens import Tone

TABLES = (
    "activity",
    "activity_photo",
    "activity_feedback",
    "rating",
    "unit_policy",
    "attendance",
    "signup",
    "volunteer",
    "volunteer_team",
    "sign_in_sheet_page",
)
QUESTION = "activity_question"
"""The drafts of what is asked about an activity and its people."""
SINGLE_PANE = 900
"""Narrower than this (at 100 %), list and detail take turns."""


class ActivitiesPage(Page):
    """Week, list, detail. A scanned card signs its owner in to the activity that is open."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._chosen, self._stale, self._single, self._reading = "", True, False, False
        self._asked: tuple[str, str] | None = None
        self.acts = ActivityActs(tools, self._still_open, self)
        self.calendar = CalendarPanel(tools.theme, tools.now, UnitsSwitch(tools))
        self.detail = DetailPanel(tools, tools.now)
        self.empty = EmptyState(
            tools.theme, self.tr("Nothing is open. Choose an activity, or plan one."), icon="calendar-days"
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        # The two panes' least width must not keep the window from becoming one-paned.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._row.addWidget(self.calendar)
        self._row.addWidget(self.detail, 1)
        self._row.addWidget(self.empty, 1)
        self.detail.hide()

    def _connect(self) -> None:
        self.calendar.period_changed.connect(self._load_period)
        self.calendar.chosen.connect(self._open_activity)
        detail, acts = self.detail, self.acts
        detail.print_asked.connect(self.print_sheet)
        detail.kiosk_asked.connect(lambda: self.go.emit(Destination.KIOSK, self._chosen))
        detail.read_back_asked.connect(self._read_back)
        detail.amend_asked.connect(lambda: self.go.emit(Destination.NEW_ACTIVITY, self._chosen))
        detail.door_asked.connect(self._show_door_code)
        detail.door_only_asked.connect(lambda on: acts.demand_door_code(self._chosen, demanded=on))
        detail.call_off_asked.connect(lambda: self._ask_call_off(series=False))
        detail.lead_asked.connect(self._ask_lead)
        detail.series_off_asked.connect(lambda: self._ask_call_off(series=True))
        detail.finish.settle.connect(self._ask_settle)
        detail.finish.settle_together.connect(self._settle_together)
        detail.finish.finish.connect(self._finish)
        detail.filing_asked.connect(lambda duty, done: acts.note_filing(self._chosen, Duty(duty), done=done))
        detail.calendar_asked.connect(self._save_calendar)
        for photos in (detail.photos, detail.finish.photos):
            photos.added.connect(lambda images: acts.add_photos(self._chosen, images))
            photos.captioned.connect(lambda key, text: acts.amend_photo(key, caption=text))
            photos.agreed.connect(lambda key, on: acts.amend_photo(key, consent=on))
            photos.taken_off.connect(lambda key: acts.amend_photo(key, off=True))
        detail.feedback.noted.connect(self._note_feedback)
        detail.feedback.unnamed.connect(lambda key: acts.amend_feedback(key, unnamed=True))
        detail.feedback.taken_off.connect(lambda key: acts.amend_feedback(key, off=True))
        detail.review_asked.connect(lambda: acts.review(self._chosen))
        detail.back_asked.connect(self._show_list_alone)
        detail.people.sign_in.connect(self._sign_in_by_hand)
        detail.people.withdraw.connect(lambda key: acts.take_off_list(self._chosen, key))
        detail.people.sign_out.connect(lambda key: acts.sign_out(self._chosen, key, self._name(key)))
        detail.hours.settle.connect(self._ask_settle)
        detail.hours.make_up.connect(self._ask_make_up)
        detail.hours.all_asked.connect(lambda: self.go.emit(Destination.HOURS, ""))
        detail.add.picked.connect(self._add)
        self.making_up = MakingUp(self.tools, detail.question, self)
        detail.question.answered.connect(self._answered)
        detail.question.withdrawn.connect(self._focus_table)
        acts.refused.connect(self._refused)
        acts.insurance_asked.connect(self._ask_insurance)
        self.calendar.export_asked.connect(self._save_period)
        self.calendar.due_chosen.connect(self._open_due)
        self.tools.runner.committed.connect(self._reload_if_touched)
        self.tools.units.changed.connect(self._reload_or_wait)
        QShortcut(QKeySequence("Shift+F7"), self).activated.connect(self._read_back)

    # -- the frame -------------------------------------------------------------------------------------

    def heading(self) -> str:
        """Title of the page."""
        return self.tr("Activities")

    def header_action(self) -> HeaderAction:
        """Plan another one."""
        return HeaderAction(self.tr("New activity"), "plus", "", Destination.NEW_ACTIVITY)

    def opened(self, argument: str) -> None:
        """`argument` is an activity; without one the page stays where it was."""
        if argument:
            self._reading = True
            self._chosen = argument
            self._load_detail()
        elif self._stale:
            self._load_period(*self.calendar.period())
        self.calendar.list.setFocus()

    def hand_over(self, destination: Destination) -> str:
        """F4 signs people in to the activity that is open, F6 certifies them."""
        if not self._chosen:
            return ""
        if destination is Destination.KIOSK:
            return "" if self.detail.kiosk_button.isHidden() else self._chosen
        return f"{OF_ACTIVITY}{self._chosen}" if destination is Destination.CERTIFICATES else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("J K", self.tr("Next or previous activity")),
            ("F7", self.tr("Print the sheet of this activity")),
            ("Shift F7", self.tr("Read the sheet back")),
            ("Enter", self.tr("Sign in or out, on the row")),
            ("Ctrl Enter", self.tr("End the activity, confirm its hours")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the list from anywhere that takes no text."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.key() in steps and not event.modifiers():
            self.calendar.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def step_back(self) -> bool:
        """Esc: the question, then adding, then (on narrow windows) back to the list."""
        if not self.detail.question.isHidden():
            self.detail.question.withdraw()
        elif self.detail.tab() == ADD:
            self.detail.show_tab(PEOPLE)
        elif self.detail.tab() == FINISH:
            self.detail.show_tab(HOURS)
        elif self._single and not self.detail.isHidden():
            self._show_list_alone()
        else:
            return False
        return True

    def save(self) -> None:
        """Ctrl+Enter on the hours: step by step to the end of the activity, then confirm them."""
        detail = self.detail.detail()
        if detail is not None and self.detail.tab() == FINISH:
            self.detail.finish.go_on()
            return
        if detail is None or self.detail.tab() != HOURS:
            return
        if detail.activity.state is ActivityState.PLANNED:
            if self.detail.stage() in (Stage.RUNNING, Stage.OVER):
                self.detail.open_finish()
        elif detail.activity.state is ActivityState.CLOSED:
            self.acts.review(self._chosen)

    def print_open(self) -> None:
        """Ctrl+P: the sheet; of an activity that is over, its record."""
        detail = self.detail.detail()
        if detail is not None and detail.activity.state is ActivityState.CLOSED:
            print_form(self.tools, self, Paper.ACTIVITY_RECORD, detail.activity.id)
        else:
            self.print_sheet()

    def print_sheet(self) -> bool:
        """F7: record and print a new sheet of the open activity."""
        detail = self.detail.detail()
        if detail is None or detail.activity.state is not ActivityState.PLANNED:
            return False
        self.acts.print_sheet(self._chosen)
        return True

    def _read_back(self) -> None:
        if self._chosen:
            self.go.emit(Destination.READ_BACK, self._chosen)

    # -- scans -----------------------------------------------------------------------------------------

    def take_target(self, target: CodeTarget) -> bool:
        """A card signs in to the open activity; an activity's code opens it."""
        if target.kind == "activity":
            self.opened(target.id)
            return True
        making_up = self._asked is not None and self._asked[0] == "make_up"
        if target.kind == BADGE and making_up and not self.detail.question.isHidden():
            self.making_up.take_badge(target.id)
            return True
        detail = self.detail.detail()
        if target.kind != "volunteer" or detail is None or detail.activity.state is not ActivityState.PLANNED:
            return False
        now = self.tools.now()
        if local_day(detail.activity.starts_at) != local_day(now):
            # A card on the wrong day is somebody to look up, not somebody who has arrived.
            return False
        self.acts.sign_in(self._chosen, target.id, target.title, AttendanceSource.SCAN)
        return True

    # -- what the clerk does ---------------------------------------------------------------------------

    def _sign_in_by_hand(self, volunteer_id: str) -> None:
        detail = self.detail.detail()
        if detail is None:
            return
        name = self._name(volunteer_id)
        if self.tools.now() <= detail.activity.ends_at:
            self.acts.sign_in(self._chosen, volunteer_id, name, AttendanceSource.DESK)
            return
        self.detail.question.ask(
            self.tr("The activity is over. Why is %1 signed in only now?").replace("%1", name),
            self.tr("Sign in"),
            self._asking("sign_in", volunteer_id),
            detail=self.tr("Only the presence is noted; no hours are counted."),
        )

    def _ask_settle(self, volunteer_id: str) -> None:
        detail = self.detail.detail()
        if detail is None:
            return
        end = min(end_of(detail), local(self.tools.now()))
        self.detail.question.ask(
            self.tr("When did %1 leave?").replace("%1", self._name(volunteer_id)),
            self.tr("Confirm"),
            self._asking("settle", volunteer_id),
            detail=self.tr("Not after the end of the activity. Proposed: %1").replace("%1", f"{end:%H:%M}"),
            at=end.time(),
        )

    def _ask_make_up(self, volunteer_id: str) -> None:
        detail = self.detail.detail()
        if detail is None:
            return
        start = local(detail.activity.starts_at)
        told = self.tr("From %1 on. Another clerk agrees, here by badge or later.")
        told = told.replace("%1", f"{start:%H:%M}")
        self.detail.question.ask(
            self.tr("Until when was %1 there?").replace("%1", self._name(volunteer_id)),
            self.tr("Make up hours"),
            self._asking("make_up", volunteer_id),
            detail=told,
            at=end_of(detail).time(),
            picture=True,
        )
        self.making_up.begin(told)

    def _show_door_code(self) -> None:
        """The code for telephones as large as a screen allows, on the second one where there are two."""
        detail, site = self.detail.detail(), self.tools.on_duty.site
        if detail is None or site is None:
            return
        if not site.public_host:
            self.tools.notices.say(
                self.tr("Please enter the host of printed links in the settings first."), Tone.WARN
            )
            return
        window = DoorWindow(self.tools.theme, self.tools.now, site.public_host, detail.activity, self)
        screens = QGuiApplication.screens()
        window.setGeometry(screens[-1].availableGeometry())
        if len(screens) > 1:
            window.showFullScreen()
        else:
            window.show()

    def _ask_insurance(self, volunteer_id: str, name: str, source: str) -> None:
        """Danger without insurance: only a reason opens the sign-in, and it is kept."""
        self.detail.question.ask(
            self.tr("No insurance is entered. Why is %1 signed in all the same?").replace("%1", name),
            self.tr("Sign in"),
            self._asking("uninsured", f"{source} {volunteer_id}"),
            detail=self.tr("The law wants it before a dangerous activity. The reason stays on record."),
            danger=True,
        )

    def _settle_together(self, reason: str) -> None:
        detail, finish = self.detail.detail(), self.detail.finish
        if detail is None:
            return
        left_at = local_instant(local_day(detail.activity.ends_at), finish.left.time.clock())
        unsettled = [row for row in detail.attendees if is_unresolved(row)]
        before = [row for row in unsettled if row.check_in_at is not None and row.check_in_at < left_at]
        # Where the time fits nobody the rule says so.
        people = tuple(row.volunteer_id for row in before or unsettled)
        stop = Event()
        progress = finish.begin_settling(len(people), stop)
        settling = Settling(detail.activity.id, people, left_at, reason)
        self.acts.settle_together(settling, finish.end_settling, progress, stop)

    def _finish(self, served_people: int, result: str) -> None:
        activity_id = self._chosen

        def done() -> None:
            self.detail.finish.done(activity_id)
            self.detail.show_tab(HOURS)
            self.tools.notices.say(self.tr("The activity is closed. Please confirm the hours."), Tone.OK)

        self.acts.finish(activity_id, served_people, result, done)

    def _note_feedback(self, said: str, name: str, agreed: bool) -> None:
        begin = self.detail.feedback.begin
        self.acts.note_feedback(self._chosen, said, name, agreed=agreed, done=begin)

    def _ask_call_off(self, *, series: bool) -> None:
        detail = self.detail.detail()
        if detail is None:
            return
        why = self.tr("Why is “%1” called off?")
        if series:
            why = self.tr("Why are “%1” and the later ones called off?")
        self.detail.question.ask(
            why.replace("%1", detail.activity.title),
            self.tr("Call off"),
            self._asking("series_off" if series else "call_off", ""),
            detail=self.tr("Please tell the volunteers who signed up."),
            danger=True,
        )

    def _ask_lead(self) -> None:
        """记宣传线索: as at a request, and kept beside the one that the activity served."""
        self.detail.question.ask(
            self.tr("What is worth telling?"),
            self.tr("Keep the lead"),
            self._asking("lead", ""),
            detail=self.tr("No names: the resident is asked before the story is written."),
            line=self.tr("What happened, and what came of it"),
        )

    def _asking(self, act: str, who: str) -> KeptWords:
        """What is asked now, and its draft."""
        self._asked = (act, who)
        return KeptWords(self.tools.drafts, QUESTION, f"{self._chosen} {act} {who}".strip())

    def _answered(self, reason: str) -> None:
        detail = self.detail.detail()
        if self._asked is None or detail is None:
            return
        act, volunteer_id = self._asked
        if act == "sign_in":
            self.acts.sign_in(
                self._chosen,
                volunteer_id,
                self._name(volunteer_id),
                AttendanceSource.DESK,
                reason,
                self._settled,
            )
        elif act == "lead":
            self.acts.note_lead(self.detail.told_of(), reason, self._settled)
        elif act == "settle":
            left_at = local_instant(local_day(detail.activity.ends_at), self.detail.question.chosen_time())
            self.acts.settle(self._chosen, volunteer_id, left_at, reason, self._settled)
        elif act == "make_up":
            until = local_instant(local_day(detail.activity.ends_at), self.detail.question.chosen_time())
            minutes = int((until - detail.activity.starts_at).total_seconds()) // 60
            name = self._name(volunteer_id)
            second = self.making_up.second
            self.acts.make_up(
                self._chosen,
                volunteer_id,
                name,
                minutes,
                reason,
                self._settled,
                second="" if second is None else second.id,
                picture=self.making_up.picture,
            )
        elif act == "uninsured":
            source, _, person = volunteer_id.partition(" ")
            self.acts.sign_in(
                self._chosen,
                person,
                self._name(person),
                AttendanceSource(source),
                done=self._settled,
                uninsured_reason=reason,
            )
        else:
            self.acts.call_off(self._chosen, reason, self._settled, series=act == "series_off")

    def _settled(self) -> None:
        self._asked = None
        self.detail.question.done()
        self._focus_table()

    def _refused(self, said: str) -> None:
        if not self.detail.question.isHidden():
            self.detail.question.show_problem(said)
        elif self.detail.tab() == FEEDBACK:
            self.detail.feedback.show_problem(said)

    def _add(self, volunteer_id: str, name: str) -> None:
        if self.detail.stage() in (Stage.RECRUITING, Stage.FULL):
            role = self.detail.add.role()
            self.acts.put_on_list(self._chosen, volunteer_id, name, self.detail.add.again, role)
        else:
            self.acts.join(self._chosen, volunteer_id, name, self.detail.add.again)

    def _name(self, volunteer_id: str) -> str:
        row = self.detail.people.row_of(volunteer_id)
        return row.name if row is not None else ""

    def _focus_table(self) -> None:
        if self.detail.tab() == FINISH:
            self.detail.finish.left.table.setFocus()
            return
        hours = self.detail.tab() == HOURS
        (self.detail.hours.table if hours else self.detail.people.table).setFocus()

    def _still_open(self, activity_id: str) -> bool:
        """Attendance may be taken back until the activity is closed (principle 5)."""
        detail = self.detail.detail()
        known = detail is not None and detail.activity.id == activity_id
        return detail is None or not known or detail.activity.state is ActivityState.PLANNED

    # -- rows ------------------------------------------------------------------------------------------

    def _load_period(self, first: date, last: date) -> None:
        self._stale = False
        told = partial(self._read_due, self.tools.now())
        self.tools.runner.read(self, told, self.calendar.show_due, slot="due")
        query = partial(self.tools.queries.activities, first, last, below=self.tools.units.below)
        self.tools.runner.read(self, query, self._period_loaded, slot="period")

    def _read_due(self, now: datetime) -> tuple[tuple[ActivityDue, ...], int]:
        """On a reader thread: what is owed, the most urgent first, and how many are late."""
        queries, today = self.tools.queries, local_day(now)
        rules = policy_of(queries.policies(), today, self.tools.policy)
        return due_of(queries.activities_to_tell(now, rules.declare_from), rules, self.tools.calendar, today)

    def _open_due(self, activity_id: str) -> None:
        self.opened(activity_id)
        self.detail.show_tab(PLAN)

    def _save_calendar(self, whole_series: bool) -> None:
        detail = self.detail.detail()
        if detail is None:
            return
        activity = detail.activity
        query = (
            partial(self.tools.queries.activities_of_series, activity.series_id)
            if whole_series
            else lambda: (activity,)
        )
        save_calendar(self.tools, self, query, activity.title)

    def _save_period(self) -> None:
        """Every activity of the week or month that is shown; called off ones say so."""
        first, last = self.calendar.period()
        query = partial(self.tools.queries.activities_in, first, last, below=self.tools.units.below)
        save_calendar(self.tools, self, query, f"{first:%Y-%m-%d}")

    def _period_loaded(self, rows: tuple[ActivityRow, ...]) -> None:
        if not self._chosen and rows:
            self._chosen = self._suitable(rows).id
            self._load_detail()
        self.calendar.show_rows(rows, self._chosen)

    def _suitable(self, rows: tuple[ActivityRow, ...]) -> ActivityRow:
        """What runs now, else what comes next, else the last one."""
        now = self.tools.now()
        running = [row for row in rows if row_stage(row, now) is Stage.RUNNING]
        coming = [row for row in rows if row.ends_at > now]
        return (running or coming or [rows[-1]])[0]

    def _open_activity(self, activity_id: str) -> None:
        self._chosen = activity_id
        self._load_detail()

    def _load_detail(self) -> None:
        query = partial(self.tools.queries.activity, self._chosen)
        self.tools.runner.read(self, query, self._detail_loaded, slot="detail")

    def _detail_loaded(self, detail: ActivityDetail | None) -> None:
        if detail is None:
            self._chosen = ""
            self.tools.notices.say(self.tr("This activity is not on this desk."), Tone.WARN)
            return
        self.detail.show_detail(detail)
        self.empty.hide()
        self.detail.show()
        self._arrange()
        if self._reading:
            self._reading = False
            self.calendar.show_day(local_day(detail.activity.starts_at))

    def _reload_if_touched(self, changed: Changed) -> None:
        if changed.touches(*TABLES):
            self._reload_or_wait()

    def _reload_or_wait(self) -> None:
        """Seen: load again. Not seen: remember to."""
        if self.isVisible():
            self._reload()
        else:
            self._stale = True

    def _reload(self) -> None:
        self._load_period(*self.calendar.period())
        if self._chosen:
            self._load_detail()

    def showEvent(self, event: QShowEvent) -> None:
        """Back in front: what changed meanwhile is read now."""
        super().showEvent(event)
        if self._stale:
            self._reload()

    # -- width -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One pane or two."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """What one pane needs."""
        return QSize(self.tools.theme.tokens.space(600), self.tools.theme.tokens.space(400))

    def _arrange(self) -> None:
        scale = self.tools.theme.tokens.scale
        room = self.width() / (1 + (scale - 1) / 2)
        self._single = room < SINGLE_PANE
        self.detail.back_button.setVisible(self._single)
        has_detail = self.detail.detail() is not None
        if self._single:
            self.calendar.setMinimumWidth(0)
            self.calendar.setMaximumWidth(UNLIMITED)
            self.calendar.setVisible(not has_detail or self.detail.isHidden())
        else:
            self.calendar.setFixedWidth(round((390 if room >= 1120 else 340) * (1 + (scale - 1) * 0.75)))
            self.calendar.show()
            self.detail.setVisible(has_detail)
        self.empty.setVisible(not has_detail and not self._single)

    def _show_list_alone(self) -> None:
        self.detail.hide()
        self.calendar.show()
        self.calendar.list.setFocus()


def end_of(detail: ActivityDetail) -> datetime:
    """The end of the activity on the wall clock."""
    return local(detail.activity.ends_at)
