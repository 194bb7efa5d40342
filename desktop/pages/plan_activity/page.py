"""新建活动: one form; Ctrl+Enter saves, F9 saves and prints the sign-in sheet."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.commands.activities import ActivityForm, AmendActivity, PlanActivity, amend_activity
from core.commands.activity_requests import plan_for_requests
from core.commands.activity_series import amend_series, cancel_series, plan_series, put_back, this_and_later
from core.commands.refusals import TimesRefused
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.undo import compensation
from core.domain.activity import Activity
from core.domain.activity_proposal import proposal
from core.domain.local_time import local_day
from core.domain.practice_site import PracticeSite
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import ActivityDetail, PlannableRequest
from core.ports.store import Command, CounterDesk, Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import FROM_REQUESTS, Destination, Page, PageTools
from desktop.pages.plan_activity.checklist import Checklist
from desktop.pages.plan_activity.form import REQUIRED, PlanForm
from desktop.runtime.paper_desk import Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card
from widgets.chips import Option, OptionChips
from widgets.tokens import Tone

FORM = "plan_activity"
PLANNED = QT_TRANSLATE_NOOP("Undo", "Activity {name} planned")
PLANNED_SERIES = QT_TRANSLATE_NOOP("Undo", "Series {name} planned")
CHANGED = QT_TRANSLATE_NOOP("Undo", "Activity {name} changed")
THIS, LATER = "this", "later"
HELPER_FROM = 1100
"""Narrower than this (at 100 %), the checklist gives its room to the form."""


class PlanActivityPage(Page):
    """Plans an activity, or changes one; the draft is kept at every keystroke and offered again."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._activity_id, self._key, self._filling, self._printing = "", "", False, False
        theme = tools.theme
        self._series_size = 0
        self._before: tuple[Activity, ...] = ()
        self.form = PlanForm(theme, lambda: local_day(tools.now()), tools.calendar)
        self.card = Card(theme, flush=True)
        self.checklist = Checklist(theme)
        self.reach = OptionChips(
            theme,
            (Option(THIS, self.tr("Only this one")), Option(LATER, self.tr("This and the later ones"))),
            dense=True,
        )
        self.hint = Label(theme, role="small", colour="text_2", wrap=True)
        self.give_up_button = Button(theme, self.tr("Give up"), kind=ButtonKind.TEXT)
        self.save_button = Button(theme, self.tr("Save"), hint="Ctrl Enter")
        self.print_button = Button(
            theme, self.tr("Save and print the sheet"), kind=ButtonKind.PRIMARY, icon="printer", hint="F9"
        )
        self._build()
        self.form.changed.connect(self._keep_draft)
        self.form.served.changed.connect(self._propose)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.save_and_print)
        self.give_up_button.clicked.connect(self._give_up)

    def _build(self) -> None:
        t = self.tools.theme.tokens
        self.scroller = QScrollArea()
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setProperty("plain", True)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.form.setProperty("plain", True)
        self.scroller.setWidget(self.form)
        self.card.body.addWidget(self.scroller, 1)
        self.hint.setContentsMargins(t.space(24), t.space(8), t.space(24), t.space(8))
        self.hint.hide()
        self.card.body.addWidget(self.hint)
        # The card's own least height is less than its buttons need; the form gives way, not they.
        self.card.footer().setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = self.card.footer().row
        row.addWidget(self.reach)
        self.reach.hide()
        row.addStretch(1)
        for button in (self.give_up_button, self.save_button, self.print_button):
            row.addWidget(button)
        columns = QHBoxLayout()
        columns.addWidget(self.card, 1)
        columns.addWidget(self.checklist, 0, Qt.AlignmentFlag.AlignTop)
        self.checklist.setFixedWidth(t.size(320))
        outer = QVBoxLayout(self)
        outer.addLayout(columns)
        arrange(columns, t, (0, 0, 0, 0), 20)
        arrange(outer, t, (24, 20, 24, 20), 0)
        self._fit_foot()
        self.tools.theme.changed.connect(self._fit_foot)

    def _fit_foot(self) -> None:
        """The buttons keep their height when a hint comes."""
        foot = self.card.footer()
        edges = foot.row.contentsMargins()
        foot.setMinimumHeight(self.print_button.sizeHint().height() + edges.top() + edges.bottom())

    # -- the frame -------------------------------------------------------------------------------------

    def heading(self) -> str:
        """Title of the page."""
        return self.tr("Change the activity") if self._activity_id else self.tr("New activity")

    def opened(self, argument: str) -> None:
        """`argument` is the activity to change, or FROM_REQUESTS with the requests to serve.

        Empty plans a new one, or goes on with the draft.
        """
        wanted = argument.removeprefix(FROM_REQUESTS).split(",") if argument.startswith(FROM_REQUESTS) else []
        self._activity_id = argument = "" if wanted else argument
        self._series_size, self._before = 0, ()
        self.heading_changed.emit()
        self.form.rhythm.setVisible(not argument)
        self.form.served.hide()
        self._show_reach()
        self.tools.runner.read(self, self.tools.queries.teams, self._teams_read, slot="teams")
        self.tools.runner.read(self, self.tools.queries.places, self._places_read, slot="places")
        if argument:
            query = partial(self.tools.queries.activity, argument)
            self.tools.runner.read(self, query, self._fill, slot="activity")
            return
        drafts = [draft for draft in self.tools.drafts.drafts(FORM) if not draft.key.startswith("amend ")]
        self._filling = True
        site = self.tools.on_duty.site
        self.form.clear(*((site.name, site.id) if site is not None else ("", "")))
        if drafts and not wanted:
            self._key = drafts[0].key
            self.form.restore(drafts[0].state)
        else:
            self._key = self.tools.drafts.new_key()
        self.form.served.want(wanted or self.form.served.request_ids())
        self._filled(found=bool(drafts) and not wanted)
        offered = partial(self._requests_read, bool(wanted))
        self.tools.runner.read(self, self.tools.queries.requests_to_plan, offered, slot="requests")

    def _teams_read(self, teams: tuple[VolunteerTeam, ...]) -> None:
        self.form.who.offer_teams(teams)

    def _places_read(self, places: tuple[PracticeSite, ...]) -> None:
        site = self.tools.on_duty.site
        own = site.id if site is not None else ""
        self.form.who.others.offer_places(places, own, local_day(self.tools.now()))

    def _requests_read(self, asked: bool, requests: tuple[PlannableRequest, ...]) -> None:
        self.form.served.offer(requests)
        if asked:
            self._propose()

    def _propose(self) -> None:
        """What the chosen requests tell goes into the fields that are still empty."""
        chosen = self.form.served.chosen()
        told = proposal([one.request for one in chosen], local_day(self.tools.now()))
        team = next((one for one in chosen if one.team_id), None)
        if chosen:
            self.form.propose(told, team)

    def _show_reach(self) -> None:
        """Whether a change is for one activity or for the rest of its series."""
        self.reach.choose(THIS)
        self.reach.setVisible(self._series_size > 1)

    def _fill(self, detail: ActivityDetail | None) -> None:
        if detail is None:
            self.tools.notices.say(self.tr("This activity is not on this desk."), Tone.WARN)
            self._activity_id = ""
            self.opened("")
            return
        self._key = f"amend {self._activity_id}"
        draft = next((d for d in self.tools.drafts.drafts(FORM) if d.key == self._key), None)
        self._filling = True
        site = self.tools.on_duty.site
        site_id = site.id if site is not None else detail.activity.site_id
        self._series_size = detail.series_size
        self._show_reach()
        self.form.clear(detail.activity.organising_unit, site_id)
        self.form.fill(detail.activity, site_id)
        if draft is not None:
            self.form.restore(draft.state)
        self._filled(found=draft is not None)

    def _filled(self, *, found: bool) -> None:
        self._filling = False
        self._show_state()
        self._say(self.tr("Your draft was kept; you can go on.") if found else "")
        empty = [name for name in REQUIRED if not self.form.has(name)]
        self.form.focus(empty[0] if empty else "title")

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Ctrl Enter", self.tr("Save the activity")),
            ("F9", self.tr("Save and print the sign-in sheet")),
        )

    # -- drafts ----------------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        if self._filling:
            return
        self.tools.drafts.keep(FORM, self._key, self.form.state())
        self._say(self.tr("Draft kept"))
        self._show_state()

    def _show_state(self) -> None:
        there = {name for name in REQUIRED if self.form.has(name)} | {"date", "time"}
        self.checklist.show_state(
            there,
            dangerous=self.form.is_dangerous(),
            insured=bool(self.form.policy.text().strip()),
            counts=self.form.counts.chosen() == ["yes"],
        )

    def _give_up(self) -> None:
        self.tools.drafts.discard(FORM, self._key)
        self.go.emit(Destination.ACTIVITIES, self._activity_id)

    def _say(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    # -- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter."""
        self._save(printing=False)

    def save_and_print(self) -> None:
        """F9."""
        self._save(printing=True)

    def _save(self, *, printing: bool) -> None:
        wrong = self.form.check_all()
        if wrong:
            self._point_at(wrong)
            return
        self._printing = printing
        form = self.form.form()
        self.tools.runner.write(self, self._order(form), self._saved, self._refused)

    def _order(self, form: ActivityForm) -> Order:
        """Plan one or a series, or change one or the rest of a series."""
        if self._activity_id:
            return partial(self._amended, self._activity_id, form, self.reach.chosen() == [LATER])
        requests, rhythm = self.form.served.request_ids(), self.form.rhythm.rhythm()
        if rhythm is None:
            return partial(plan_for_requests, form=form, request_ids=requests)
        return partial(plan_series, form=form, rhythm=rhythm, request_ids=requests)

    def _amended(self, activity_id: str, form: ActivityForm, later: bool, desk: CounterDesk) -> list[Command]:
        """On the writer: the change, and what it will take to undo it."""
        before = this_and_later(desk, activity_id)
        self._before = tuple(before if later else before[:1])
        if later:
            return list(amend_series(desk, activity_id, form))
        return [amend_activity(desk, activity_id, form)]

    def _point_at(self, wrong: list[str]) -> None:
        labels = [self.form.field(name).label() for name in wrong]
        listed = self.tr(", ", "between field names").join(labels)
        self._say(self.tr("Please look at: %1").replace("%1", listed))
        self.form.focus(wrong[0])
        self.scroller.ensureWidgetVisible(self.form.field(wrong[0]))

    def _saved(self, written: Written) -> None:
        command = written.commands[0]
        if not isinstance(command, PlanActivity | AmendActivity):
            return
        activity = command.activity
        self.tools.drafts.discard(FORM, self._key)
        self._offer_undo(command)
        self.tools.notices.say(self.tr("Saved: %1").replace("%1", activity.title), Tone.OK)
        if self._printing:
            issue = partial(issue_sign_in_sheet, activity_id=activity.id)
            self.tools.runner.write(self, issue, partial(self._print, activity.id), self._print_refused)
        self.go.emit(Destination.ACTIVITIES, activity.id)

    def _offer_undo(self, command: PlanActivity | AmendActivity) -> None:
        order, text = compensation(command, self.tr("planned by mistake")), PLANNED
        if isinstance(command, AmendActivity):
            order, text = partial(put_back, before=self._before), CHANGED
        elif command.activity.series_id:
            reason = self.tr("planned by mistake")
            order = partial(cancel_series, activity_id=command.activity.id, reason=reason)
            text = PLANNED_SERIES
        if order is not None:
            undo, facts = order, {"name": command.activity.title}
            self.tools.undo.push(UndoEntry(text=text, at=command.at, order=lambda: undo, facts=facts))

    def _print(self, activity_id: str, _written: Written) -> None:
        self.tools.papers.print(self, Paper.SIGN_IN_SHEET, activity_id, self._printed, self._print_refused)

    def _printed(self, printed: Printed) -> None:
        said = self.tr("Sign-in sheet printed: %1").replace("%1", printed.place)
        self.tools.notices.say(said, Tone.OK)

    def _print_refused(self, error: Exception) -> None:
        """The activity is saved whatever the printer says."""
        self.tools.notices.say(sentence(error), Tone.WARN)

    def _refused(self, error: Exception) -> None:
        said = sentence(error)
        name = (
            "ends"
            if isinstance(error, TimesRefused)
            else field_of(error)
            if isinstance(error, Refusal)
            else ""
        )
        name = {"phone": "leader_phone"}.get(name, name)
        if name in self.form.fields or name in self.form.who.fields:
            self.form.field(name).show_problem(said)
            self._point_at([name])
        else:
            self.tools.notices.say(said, Tone.ERROR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The checklist leaves narrow windows."""
        super().resizeEvent(event)
        scale = self.tools.theme.tokens.scale
        self.checklist.setVisible(self.width() / (1 + (scale - 1) / 2) >= HELPER_FROM)
