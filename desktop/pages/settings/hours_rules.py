"""服务时长规则: what holds, who decided it since when, and a new decision with a preview of this month."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import cast

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QHBoxLayout

from core.commands.deciding import decide_policy
from core.commands.policies import policy_of
from core.domain.hours_preview import (
    Difference,
    HoursPreview,
    HoursReach,
    MonthVisit,
    added_up,
    days_of,
    differences,
)
from core.domain.local_time import local_day
from core.domain.service_minutes import HoursPolicy
from core.domain.unit_policy import SHIPPED_NUMBER, PolicyKind, UnitPolicy, body_of
from core.ports.rows import DecidedRow
from core.ports.store import Changed, Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.settings.hours_form import HoursForm, Unreadable
from desktop.pages.settings.hours_rule_words import (
    difference_sentence,
    preview_sentences,
    reach_sentence,
    rule_sentences,
)
from desktop.pages.settings.section import Section
from desktop.runtime.background import PaperJob
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Note, Rule
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.tokens import Tone

DAYS_A_STEP = 200
"""People's days counted between two looks at whether the preview was stopped."""
MOST_DECISIONS = 20
Counted = list[tuple[str, Sequence[Difference]]]


class HoursRulesSection(Section):
    """Nothing is overwritten: a decision follows the one before, from its day on."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("HoursRulesSection", "Rules for hours"),
            QCoreApplication.translate(
                "HoursRulesSection", "They hold for all desks of this unit. Confirmed hours stay as they are."
            ),
        )
        self._job: PaperJob | None = None
        self._tried: tuple[HoursPolicy, date] | None = None
        self._counted: Counted = []
        self._reach = HoursReach()
        self._touched = False
        self.dialog: Dialog | None = None
        self.heading(self.tr("In force today"))
        self.in_force = self._text()
        self._add_form()
        self._add_preview()
        self.heading(self.tr("Decisions so far"))
        self.history = self._text()
        tools.runner.committed.connect(self._reload_if_touched)
        self.finish()

    def _text(self) -> Label:
        label = Label(self.tools.theme, role="body_s", colour="text_2", wrap=True)
        self.body.addWidget(label)
        return label

    def _add_form(self) -> None:
        self.body.addWidget(Rule(self.tools.theme))
        self.heading(self.tr("A new decision"))
        self.form = HoursForm(self.tools.theme)
        self.form.changed.connect(self._form_changed)
        self.body.addWidget(self.form)
        self.reason = TextInput(self.tools.theme)
        self.reason_field = Field(
            self.tools.theme, self.tr("Reason"), self.reason, hint=self.tr("stays with the decision")
        )
        self.body.addWidget(self.reason_field)

    def _add_preview(self) -> None:
        theme = self.tools.theme
        self.try_button = Button(theme, self.tr("Try it on this month"), icon="clock")
        self.stop_button = Button(theme, self.tr("Stop"))
        self.decide_button = Button(theme, self.tr("Decide…"), kind=ButtonKind.PRIMARY)
        self.try_button.clicked.connect(self.try_on)
        self.stop_button.clicked.connect(self.stop)
        self.decide_button.clicked.connect(self.ask_to_decide)
        self._acts = QHBoxLayout()
        for button in (self.try_button, self.stop_button, self.decide_button):
            self._acts.addWidget(button)
        self._acts.addStretch(1)
        self.body.addLayout(self._acts)
        self.found = Note(theme, "", Tone.INFO)
        self.body.addWidget(self.found)
        self.largest = self._text()
        self._show_acts(running=False)
        self.found.hide()

    def retheme(self) -> None:
        """Gaps for the text size."""
        super().retheme()
        t = self.tools.theme.tokens
        arrange(self._acts, t, (0, 0, 0, 0), 8)

    # -- what holds --

    def opened(self) -> None:
        """What is in force and what was decided."""
        self.tools.runner.read(self, self.tools.queries.policies, self._show_rules, slot="policies")
        query = partial(self.tools.queries.decided_rules, PolicyKind.HOURS)
        self.tools.runner.read(self, query, self._show_history, slot="rules")

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("unit_policy"):
            self.opened()

    def _show_rules(self, decisions: tuple[UnitPolicy, ...]) -> None:
        today = local_day(self.tools.now())
        rules = policy_of(decisions, today, self.tools.policy).hours
        self.in_force.setText("\n".join("· " + said for said in rule_sentences(rules)))
        if not self._touched:
            self.form.blockSignals(True)
            self.form.show_rules(rules, QDate(today.year, today.month, today.day))
            self.form.blockSignals(False)

    def _show_history(self, rows: tuple[DecidedRow, ...]) -> None:
        told = [
            f"{self._head(row)}\n{' '.join(rule_sentences(cast('HoursPolicy', body_of(row.policy))))}"
            for row in rows[:MOST_DECISIONS]
        ]
        shipped = self.tr("No. %1: the rules this program comes with").replace("%1", str(SHIPPED_NUMBER))
        told.append(f"{shipped}\n{' '.join(rule_sentences(self.tools.policy.hours))}")
        self.history.setText("\n\n".join(told))

    def _head(self, row: DecidedRow) -> str:
        told = row.policy
        text = self.tr("No. {number}, in force from {day}. Decided on {on} by {who}: {reason}")
        unit = f" ({row.unit})" if row.unit else ""
        return (
            text.replace("{number}", str(told.number))
            .replace("{day}", words.full_day(told.valid_from))
            .replace("{on}", words.full_day(local_day(told.decided_at)))
            .replace("{who}", row.decided_name + unit)
            .replace("{reason}", told.reason)
        )

    # -- trying --

    def _form_changed(self) -> None:
        """Other rules than those that were tried: they have to be tried first."""
        self._touched = True
        self.stop()
        self._tried = None
        self.found.hide()
        self.largest.setText("")
        self._show_acts(running=False)

    def _show_acts(self, *, running: bool) -> None:
        self.try_button.setEnabled(not running)
        self.stop_button.setVisible(running)
        self.decide_button.setEnabled(self._tried is not None)

    def _typed(self) -> HoursPolicy | None:
        try:
            return self.form.rules()
        except Unreadable as wrong:
            self.form.fields[wrong.field].show_problem(self.tr("Please enter a number that is possible."))
            self.form.inputs[wrong.field].setFocus()
            return None

    def try_on(self) -> None:
        """What the visits of this month would count; in an empty month those of the month before."""
        for field in self.form.fields.values():
            field.clear_message()
        rules = self._typed()
        if rules is None:
            return
        self._show_acts(running=True)
        self._say(self.tr("Counting this month…"), Tone.INFO)
        self._read_month(rules, local_day(self.tools.now()), self._month_before)

    def _month_before(self, rules: HoursPolicy) -> None:
        before = local_day(self.tools.now()).replace(day=1) - timedelta(days=1)
        self._read_month(rules, before, None)

    def _read_month(
        self, rules: HoursPolicy, day: date, otherwise: Callable[[HoursPolicy], None] | None
    ) -> None:
        def got(read: tuple[tuple[MonthVisit, ...], HoursReach]) -> None:
            visits, self._reach = read
            if not visits and otherwise is not None:
                otherwise(rules)
            else:
                self._count(rules, day, visits)

        queries, since = self.tools.queries, self._from_day()

        def read() -> tuple[tuple[MonthVisit, ...], HoursReach]:
            return queries.month_visits(day), queries.hours_reach(since)

        self.tools.runner.read(self, read, got, slot="month")

    def _count(self, rules: HoursPolicy, day: date, visits: tuple[MonthVisit, ...]) -> None:
        if not self.stop_button.isVisibleTo(self):
            return
        self._counted = []

        def counted(_index: int, part: Counted) -> None:
            self._counted += part

        def done(_steps: int) -> None:
            if self._job is not None and not self._job.stopped:
                self._tell(rules, day, added_up(self._counted))

        self._job = self.tools.background.start(self, _steps_of(visits, rules), done, self._failed, counted)

    def stop(self) -> None:
        """Nothing was changed; nothing is shown."""
        if self.stop_button.isVisibleTo(self):
            if self._job is not None:
                self._job.stop()
            self.found.hide()
        self._job = None
        self._show_acts(running=False)

    def _failed(self, _index: int, error: Exception) -> None:
        self.stop()
        raise error

    def _tell(self, rules: HoursPolicy, day: date, found: HoursPreview) -> None:
        self._job = None
        self._tried = (rules, self._from_day())
        told = (*preview_sentences(words.month(day), found), reach_sentence(self._reach))
        self._say("\n".join(filter(None, told)), Tone.INFO)
        self.largest.setText("\n".join(map(difference_sentence, found.largest)))
        self._show_acts(running=False)

    def _say(self, text: str, tone: Tone) -> None:
        self.found.say(text, tone)
        self.found.show()

    def _from_day(self) -> date:
        day = self.form.from_day.date()
        return date(day.year(), day.month(), day.day())

    # -- deciding --

    def ask_to_decide(self) -> None:
        """Once more with the day and the name that will stand beside it."""
        if self._tried is None:
            return
        if not self.reason.text().strip():
            self.reason_field.show_problem(self.tr("Please give a reason."))
            self.reason.setFocus()
            return
        clerk = self.tools.on_duty.clerk
        asked = self.tr("Do these rules hold from %1 on?").replace("%1", words.full_day(self._tried[1]))
        told = self.tr(
            "%1 decides. Visits nobody confirmed yet are counted anew; confirmed hours stay."
        ).replace("%1", clerk.name if clerk is not None else "")
        self.dialog = Dialog(self.tools.theme, self.window(), asked, told)
        self.dialog.add_button("keep", self.tr("Not yet"))
        self.dialog.add_button("decide", self.tr("Decide"), ButtonKind.PRIMARY)
        self.dialog.answered.connect(self._answered)
        self.dialog.ask()

    def _answered(self, key: str) -> None:
        if key == "decide" and self._tried is not None:
            rules, day = self._tried
            order = partial(
                decide_policy,
                kind=PolicyKind.HOURS,
                body=rules,
                valid_from=day,
                reason=self.reason.text(),
            )
            self.tools.runner.write(self, order, self._decided, self._refused)

    def _decided(self, _written: Written) -> None:
        self.reason.clear()
        self.reason_field.clear_message()
        self._form_changed()
        self._touched = False
        self.tools.notices.say(self.tr("Decided. The rules before stay on record."), Tone.OK)
        self.opened()

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)


def _steps_of(visits: Sequence[MonthVisit], rules: HoursPolicy) -> Iterator[Callable[[], Counted]]:
    """Some people's days a step, so that it can be stopped in between."""
    days = days_of(visits)
    while part := list(islice(days, DAYS_A_STEP)):
        yield partial(_counted, part, rules)


def _counted(days: Sequence[Sequence[MonthVisit]], rules: HoursPolicy) -> Counted:
    return [(day[0].visit.volunteer_id, differences(day, rules)) for day in days]
