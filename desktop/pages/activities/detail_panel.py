"""The right card: one activity with its facts, figures, tabs, and what can be done next."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.commands.ratings import RATEABLE
from core.domain.activity import ActivityState, RolePlaces, role_places
from core.domain.activity_filing import Duty
from core.domain.local_time import local_day
from core.domain.print_record import ON_A3, Paper
from core.domain.service_minutes import hours_text
from core.ports.rows import ActivityDetail, ServedRequest
from desktop import words
from desktop.add_people import AddPeople
from desktop.form_menu import print_form
from desktop.page import PageTools
from desktop.pages.activities.asked_of_people import asked_lines
from desktop.pages.activities.feedback_tab import FeedbackTab
from desktop.pages.activities.finish_panel import FinishPanel
from desktop.pages.activities.foot import Foot
from desktop.pages.activities.hours_tab import HoursTab
from desktop.pages.activities.looks import Stage, Timed, is_unresolved, stage_chip, stage_of
from desktop.pages.activities.people_tab import PeopleTab
from desktop.pages.activities.photos_tab import PhotosTab
from desktop.pages.activities.plan_tab import PlanTab
from desktop.pages.activities.question_bar import QuestionBar
from widgets.base import ElidedLabel, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Figure, FigureStrip
from widgets.chips import Option, OptionChip, StateChip
from widgets.flow import FlowRow
from widgets.inputs import IconView
from widgets.tabs import Tab, Tabs
from widgets.theme import Theme

PEOPLE, PLAN, HOURS, PHOTOS, ADD, FINISH = "people", "plan", "hours", "photos", "add", "finish"
FEEDBACK = "feedback"
STACK = (PEOPLE, PLAN, HOURS, PHOTOS, FEEDBACK, ADD, FINISH)


class _Fact(QWidget):
    """An icon and a few words."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidedLabel(theme, role="body_s", colour="text_2")
        row = QHBoxLayout(self)
        row.addWidget(IconView(theme, icon, 16, "text_3"))
        row.addWidget(self._label, 1)
        arrange(row, theme.tokens, (0, 0, 0, 0), 6)

    def say(self, text: str) -> None:
        """Other words."""
        self._label.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()


class DetailPanel(Card):
    """Shows and asks; the page acts. `menu_asked` carries where the menu of rarer acts opens."""

    print_asked = Signal()
    kiosk_asked = Signal()
    read_back_asked = Signal()
    amend_asked = Signal()
    door_asked = Signal()
    door_only_asked = Signal(bool)
    call_off_asked = Signal()
    series_off_asked = Signal()
    calendar_asked = Signal(bool)
    lead_asked = Signal()
    filing_asked = Signal(str, bool)
    review_asked = Signal()
    back_asked = Signal()

    def __init__(
        self, tools: PageTools, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(tools.theme, flush=True, parent=parent)
        self._tools, self._clock = tools, clock
        self._detail: ActivityDetail | None = None
        theme = tools.theme
        self.back_button = IconButton(theme, "arrow-left", self.tr("Back to the list"))
        self.name = ElidedLabel(theme, role="h2")
        self.chip = StateChip(theme, "")
        self.print_button = Button(theme, self.tr("Print sign-in sheet"), icon="printer", hint="F7")
        self.kiosk_button = Button(
            theme, self.tr("Start sign-in"), kind=ButtonKind.PRIMARY, icon="scan-line", hint="F4"
        )
        self.read_back_button = Button(
            theme, self.tr("Read a sheet"), kind=ButtonKind.QUIET, size="small", icon="scan-text"
        )
        self.read_back_button.setToolTip("Shift F7")
        self.more_button = IconButton(theme, "ellipsis", self.tr("More"), size="normal")
        self.when, self.where = _Fact(theme, "clock"), _Fact(theme, "map-pin")
        self.leader, self.requests = _Fact(theme, "user"), _Fact(theme, "clipboard-list")
        self.figures = FigureStrip(theme)
        self.tabs = Tabs(theme, self._tabs(0, 0, 0, 0), pad=8)
        self.only_missing = OptionChip(
            theme, Option("missing", self.tr("Only who is missing"), "list-filter"), dense=True
        )
        self.people = PeopleTab(theme)
        self.plan = PlanTab(theme)
        self.hours = HoursTab(theme, tools.calendar, lambda: tools.rules.records_due_days)
        self.photos = PhotosTab(tools)
        self.feedback = FeedbackTab(theme)
        self.add = AddPeople(tools, self._is_listed)
        self.finish = FinishPanel(tools)
        self.question = QuestionBar(theme)
        self.close_button = Button(
            theme, self.tr("End activity"), kind=ButtonKind.QUIET, size="small", icon="circle-check"
        )
        self.review_button = Button(
            theme, "", kind=ButtonKind.PRIMARY, size="small", icon="clipboard-check", hint="Ctrl Enter"
        )
        self.add_button = Button(theme, "", kind=ButtonKind.QUIET, size="small", icon="user-plus")
        self.foot = Foot(
            theme, (self.read_back_button, self.add_button, self.close_button, self.review_button)
        )
        self._buttons = FlowRow(theme.tokens.space(10), theme.tokens.space(8))
        self._buttons_below = False
        self._build()
        self._connect()

    def _tabs(self, people: int, unresolved: int, photos: int, said: int) -> tuple[Tab, ...]:
        return (
            Tab(PEOPLE, self.tr("Sign-in list"), people),
            Tab(PLAN, self.tr("Plan")),
            Tab(HOURS, self.tr("Hours"), unresolved or None),
            Tab(PHOTOS, self.tr("Photos"), photos or None),
            Tab(FEEDBACK, self.tr("Feedback"), said or None),
        )

    def _build(self) -> None:
        t = self.tokens
        top = QWidget()
        column = QVBoxLayout(top)
        title = QHBoxLayout()
        for part in (self.back_button, self.name, self.chip):
            title.addWidget(part)
        title.addStretch(1)
        self._buttons.add(self.print_button, self.kiosk_button)
        title.addWidget(self._buttons)
        title.addWidget(self.more_button)
        arrange(title, t, (0, 0, 0, 0), 10)
        self._title, self._top = title, column
        column.addLayout(title)
        self._facts = FlowRow(t.space(20), t.space(4))
        self._facts.add(self.when, self.where, self.leader, self.requests)
        column.addWidget(self._facts)
        column.addWidget(self.figures)
        arrange(column, t, (20, 16, 20, 10), 12)
        self.tabs.extra.addWidget(self.only_missing)
        self._stack = QStackedWidget()
        # On a low window the list gives way to a question, not the lines above it.
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for tab in (
            self.people,
            self.plan,
            self.hours,
            self.photos,
            self.feedback,
            self.add,
            self.finish,
        ):
            self._stack.addWidget(tab)
        self.body.addWidget(top)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.question)
        # The card's own least height is less than its buttons need; the list gives way, not they.
        self.footer().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.footer().row.addWidget(self.foot, 1)
        self.back_button.hide()

    def _connect(self) -> None:
        self.tabs.changed.connect(self.show_tab)
        self.only_missing.toggled.connect(lambda on: self.people.set_only_missing(only=on))
        self.print_button.clicked.connect(self.print_asked)
        self.kiosk_button.clicked.connect(self.kiosk_asked)
        self.read_back_button.clicked.connect(self.read_back_asked)
        self.back_button.clicked.connect(self.back_asked)
        self.more_button.clicked.connect(self._open_menu)
        self.close_button.clicked.connect(self._close_pressed)
        self.review_button.clicked.connect(self.review_asked)
        self.add_button.clicked.connect(self._add_pressed)
        self.add.closed.connect(lambda: self.show_tab(PEOPLE))
        self.finish.closed.connect(lambda: self.show_tab(HOURS))

    # -- what is shown ---------------------------------------------------------------------------------

    def detail(self) -> ActivityDetail | None:
        """The activity that is open."""
        return self._detail

    def tab(self) -> str:
        """The open tab, or "add" and "finish" while people are added or the activity is ended."""
        return STACK[self._stack.currentIndex()]

    def stage(self) -> Stage | None:
        """How far the open activity is."""
        if self._detail is None:
            return None
        activity = self._detail.activity
        signed_up = sum(1 for row in self._detail.attendees if row.position and not row.waiting)
        room = sum(share.seats for share in activity.seats) or activity.needed_volunteers
        timed = Timed(activity.state, activity.starts_at, activity.ends_at, room, signed_up)
        return stage_of(timed, self._clock())

    def show_detail(self, detail: ActivityDetail) -> None:
        """Another activity, or the same one after a change."""
        other = self._detail is None or self._detail.activity.id != detail.activity.id
        self._detail = detail
        if other:
            self.question.hide()
            self.only_missing.setChecked(False)
            self.show_tab(PEOPLE)
        activity, now = detail.activity, self._clock()
        self.name.setText(activity.title)
        stage = self.stage() or Stage.CLOSED
        self.chip.set_state(*stage_chip(stage))
        span = words.clock_span(activity.starts_at, activity.ends_at)
        today = local_day(activity.starts_at) == local_day(now)
        self.when.say(span if today else f"{words.day(local_day(activity.starts_at))} {span}")
        self.where.say(activity.place)
        self.leader.say(self.tr("Lead: %1").replace("%1", activity.leader_name))
        self.requests.say(self._requests_text(detail))
        self._facts.fit()
        self._show_figures(detail)
        unresolved = sum(1 for row in detail.attendees if is_unresolved(row))
        over = stage in (Stage.OVER, Stage.CLOSED)
        owed = unresolved if over else 0
        self.tabs.set_tabs(self._tabs(len(detail.attendees), owed, len(detail.photos), len(detail.said)))
        early = local_day(activity.starts_at) > local_day(now)
        self.people.show_people(detail, early=early)
        self.plan.show_plan(detail)
        self.photos.show_photos(detail, may_add=stage not in (Stage.CANCELLED, Stage.RECRUITING, Stage.FULL))
        self.feedback.show_feedback(detail, may_add=stage is not Stage.CANCELLED)
        if self.tab() == FINISH:
            if stage in (Stage.RUNNING, Stage.OVER):
                self.finish.show_detail(detail)
            else:
                self.show_tab(HOURS)
        if self.tab() == ADD:
            self.add.show_places(*self._places(detail))
        self.hours.show_hours(detail, now)
        self._show_acts(stage)

    def _requests_text(self, detail: ActivityDetail) -> str:
        """来自需求 0512-008 等 4 件."""
        count = len(detail.activity.request_ids)
        if not count:
            return ""
        if not detail.requests:
            return self.tr("For %n request(s)", "", count)
        said = self.tr("For request %1") if count == 1 else self.tr("For request %1, %n in all", "", count)
        return said.replace("%1", detail.requests[0].spoken_number)

    def _show_figures(self, detail: ActivityDetail) -> None:
        listed = sum(1 for row in detail.attendees if row.position and not row.waiting)
        waiting = sum(1 for row in detail.attendees if row.waiting)
        here = sum(1 for row in detail.attendees if row.check_in_at is not None)
        missing = sum(
            1 for row in detail.attendees if row.position and not row.waiting and row.check_in_at is None
        )
        person = self.tr("people", "unit after a number")
        figures = [
            Figure(self.tr("Signed up"), str(listed), person),
            Figure(self.tr("Here"), str(here), person, "ok"),
            Figure(self.tr("Missing"), str(missing), person),
        ]
        if waiting:
            figures.append(Figure(self.tr("Waiting"), str(waiting), person, "warn"))
        if detail.activity.served_people:
            served_unit = self.tr("person-times", "unit after a number")
            figures.append(Figure(self.tr("People served"), str(detail.activity.served_people), served_unit))
        hours = self.tr("hours", "unit after a number")
        if not detail.activity.counts_as_service:
            figures.append(Figure(self.tr("Hours"), "–", self.tr("not counted")))
        elif detail.activity.state is ActivityState.CLOSED:
            served = sum(row.service_minutes for row in detail.attendees)
            figures.append(Figure(self.tr("Served"), hours_text(served), hours))
        else:
            figures.append(Figure(self.tr("Expected"), hours_text(detail.expected_minutes), hours))
        self.figures.set_figures(figures)

    def _show_acts(self, stage: Stage) -> None:
        open_ = stage not in (Stage.CLOSED, Stage.CANCELLED)
        before = stage in (Stage.RECRUITING, Stage.FULL)
        counts = self._detail is not None and self._detail.activity.counts_as_service
        self.print_button.setVisible(open_)
        self.read_back_button.setVisible(stage is not Stage.CANCELLED and not before)
        self.kiosk_button.setVisible(open_)
        self.kiosk_button.set_kind(ButtonKind.PRIMARY if stage is Stage.RUNNING else ButtonKind.SECONDARY)
        self._may_change = open_
        self.add_button.setVisible(open_)
        self.add_button.setText(self.tr("Sign people up") if before else self.tr("Add on the spot"))
        self.add_button.set_icon("user-plus")
        self.close_button.setVisible(open_ and not before)
        self.close_button.set_kind(ButtonKind.PRIMARY if stage is Stage.OVER else ButtonKind.QUIET)
        count = self.hours.to_review()
        self.review_button.setText(self.tr("Confirm hours of %n", "", count))
        self.review_button.setVisible(stage is Stage.CLOSED and counts and count > 0)
        self.foot.say(self._foot_text(stage), spare=stage is not Stage.CLOSED)

    def _foot_text(self, stage: Stage) -> str:
        if self._detail is not None and stage is Stage.CLOSED:
            return self.hours.foot_text(self._detail, self._clock())
        return self.tr("Sign-in works offline; keep paper sheets.")

    def show_tab(self, key: str) -> None:
        """Open a tab, or "add"."""
        if key not in (ADD, FINISH):
            self.tabs.choose(key)
        self._stack.setCurrentIndex(STACK.index(key))
        acts = key not in (FINISH, ADD)
        self.foot.setVisible(acts)
        self.footer().setVisible(acts)
        self.only_missing.setVisible(key == PEOPLE)
        if key == PEOPLE:
            self.people.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows give the figures' room to the list; narrow ones put the buttons under the title."""
        super().resizeEvent(event)
        self.figures.setVisible(self.height() >= self.tokens.size(620))
        buttons = self._buttons.sizeHint().width()
        below = self.width() < buttons + self.chip.sizeHint().width() + self.tokens.size(310)
        self._buttons.setMinimumWidth(0 if below else buttons)
        if below is self._buttons_below:
            return
        self._buttons_below = below
        if below:
            self._title.removeWidget(self._buttons)
            self._top.insertWidget(1, self._buttons)
        else:
            self._top.removeWidget(self._buttons)
            self._title.insertWidget(self._title.count() - 1, self._buttons)

    # -- what is asked ---------------------------------------------------------------------------------

    def _is_listed(self, volunteer_id: str) -> bool:
        return self.people.row_of(volunteer_id) is not None

    def _add_pressed(self) -> None:
        self.tabs.choose(PEOPLE)
        self.show_tab(ADD)
        before = self.stage() in (Stage.RECRUITING, Stage.FULL)
        hint = self.tr("Enter puts the person on the list.")
        if not before:
            hint = self.tr("Enter puts the person on the list and signs in.")
        if self._detail is None:
            return
        problems = partial(self._tools.queries.sign_up_problems, self._detail.activity.id)
        self.add.open(hint, *self._places(self._detail), problems)

    def _places(self, detail: ActivityDetail) -> tuple[Sequence[RolePlaces], str]:
        """What is left of the roles (before the day they are given away), and what is asked of everybody."""
        seated = (row.role for row in detail.attendees if row.position and not row.waiting)
        roles = role_places(detail.activity, seated)
        before = self.stage() in (Stage.RECRUITING, Stage.FULL)
        return (roles if before else ()), asked_lines(detail.activity, roles if before else ())

    def _close_pressed(self) -> None:
        """Sign-outs, photos and the record form come first; the activity is closed at the end of them."""
        if self._detail is not None:
            self.tabs.choose(HOURS)
            self.show_tab(FINISH)
            self.finish.open(self._detail)

    def open_finish(self) -> None:
        """The steps before an activity is closed."""
        self._close_pressed()

    def _print_record(self) -> None:
        if self._detail is not None:
            print_form(self._tools, self, Paper.ACTIVITY_RECORD, self._detail.activity.id)

    def _print_poster(self, size: str, _checked: object = None) -> None:
        """To hang at the door; nobody is named on it."""
        if self._detail is not None:
            subject = self._detail.activity.id + size
            print_form(self._tools, self, Paper.ACTIVITY_POSTER, subject)

    def _open_menu(self) -> None:
        menu = self.rarer_acts()
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))
        menu.aboutToHide.connect(menu.deleteLater)

    def rarer_acts(self) -> QMenu:
        """What the menu offers for the activity as it stands."""
        menu = QMenu(self)
        menu.addAction(self.tr("Print record form")).triggered.connect(self._print_record)
        if self._may_change:
            posters = ((self.tr("Poster A4"), ""), (self.tr("Poster A3"), ON_A3))
            for text, size in posters:
                menu.addAction(text).triggered.connect(partial(self._print_poster, size))
            menu.addAction(self.tr("Show the code at the door")).triggered.connect(self.door_asked)
            only = menu.addAction(self.tr("Phones: only the code at the door"))
            only.setCheckable(True)
            only.setChecked(self._detail is not None and self._detail.activity.door_code_only)
            only.triggered.connect(self.door_only_asked)
            menu.addAction(self.tr("Change the plan")).triggered.connect(self.amend_asked)
            menu.addAction(self.tr("Call the activity off")).triggered.connect(self.call_off_asked)
            if self._in_series():
                later = menu.addAction(self.tr("Call this and the later ones off"))
                later.triggered.connect(self.series_off_asked)
        if self.told_of() is not None:
            menu.addAction(self.tr("Publicity lead")).triggered.connect(self.lead_asked)
        self._add_filing(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Save for a calendar")).triggered.connect(
            lambda: self.calendar_asked.emit(False)
        )
        if self._in_series():
            whole = menu.addAction(self.tr("Save the series for a calendar"))
            whole.triggered.connect(lambda: self.calendar_asked.emit(True))
        return menu

    def told_of(self) -> ServedRequest | None:
        """The request beside which is kept what a finished activity is worth telling of; None without one."""
        if self._detail is None or self._detail.activity.state is not ActivityState.CLOSED:
            return None
        return next((one for one in self._detail.requests if one.state in RATEABLE), None)

    def _in_series(self) -> bool:
        return self._detail is not None and self._detail.series_size > 1

    def _add_filing(self, menu: QMenu) -> None:
        """Told to the county before and after, or taken back."""
        if self._detail is None or self._detail.activity.state is ActivityState.CANCELLED:
            return
        activity = self._detail.activity
        if activity.state is ActivityState.PLANNED or activity.declared_at is not None:
            text, done = self.tr("Mark as declared"), activity.declared_at is None
            if not done:
                text = self.tr("Not declared after all")
            act = menu.addAction(text)
            act.triggered.connect(lambda: self.filing_asked.emit(Duty.DECLARE.value, done))
        if activity.state is ActivityState.CLOSED:
            filed = activity.filed_at is None
            text = self.tr("Mark as filed") if filed else self.tr("Not filed after all")
            act = menu.addAction(text)
            act.triggered.connect(lambda: self.filing_asked.emit(Duty.FILE.value, filed))
