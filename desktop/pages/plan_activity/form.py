"""The fields of an activity, what stands in them, and what is wrong with them."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.commands.activities import ActivityForm
from core.domain.activity import Activity, RiskLevel
from core.domain.activity_proposal import Proposal
from core.domain.local_time import local, local_day, local_instant
from core.domain.phone import check_phone
from core.domain.refusals import FieldMissing, Refusal
from core.domain.service_request import RequestCategory
from core.domain.working_days import WorkingCalendar
from core.ports.rows import PlannableRequest
from desktop.pages.plan_activity.rhythm import RhythmSection
from desktop.pages.plan_activity.served import ServedSection
from desktop.pages.plan_activity.who import WhoSection
from desktop.sentences import refusal_sentence
from desktop.words import CATEGORY_ICONS, name_of
from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import DateInput, Field, TextArea, TextInput
from widgets.moments import TimeInput
from widgets.theme import Theme

"""Not NoButtons: with a style sheet Qt then leaves no room for the figures."""
REQUIRED = ("title", "content", "place", "organising_unit", "leader_name")


class PlanForm(QWidget):
    """changed at every keystroke. `state` and `restore` are the draft; `form` is what will be saved."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        today: Callable[[], date],
        calendar: WorkingCalendar,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self._today = theme, today
        self.served = ServedSection(theme)
        self.who = WhoSection(theme)
        self.rhythm = RhythmSection(theme, calendar, self.first_day)
        self.title = TextInput(theme, self.tr("For instance: Phone fraud class for the elderly"))
        self.content = TextArea(theme, self.tr("What the volunteers do, in one or two sentences"))
        self.on = DateInput(theme)
        self.starts, self.ends = TimeInput(theme), TimeInput(theme)
        self.place = TextInput(theme)
        self.unit = TextInput(theme)
        self.leader = TextInput(theme)
        self.phone = TextInput(theme, latin=True)
        self.needed = TextInput(theme, latin=True)
        self.counts = OptionChips(
            theme,
            (Option("yes", self.tr("Counts, record the hours")), Option("no", self.tr("Does not count"))),
        )
        self.category = OptionChips(
            theme, [Option(code.value, name_of(code), CATEGORY_ICONS[code]) for code in RequestCategory]
        )
        self.risk = OptionChips(
            theme,
            (
                Option("ordinary", self.tr("Ordinary")),
                Option("dangerous", self.tr("Dangerous, adults only"), alarm=True),
            ),
        )
        self.risk_note = TextInput(theme, self.tr("For instance: work on a ladder, near deep water"))
        self.insurer = TextInput(theme)
        self.policy = TextInput(theme, latin=True)
        self.insured_from, self.insured_to = DateInput(theme), DateInput(theme)
        self.fields = self._make_fields()
        self._rows: list[QHBoxLayout] = []
        self._build()
        self.clear("")
        self._connect()

    def _make_fields(self) -> dict[str, Field]:
        t = self.theme
        optional = self.tr("optional")
        return {
            "title": Field(t, self.tr("Name of the activity"), self.title),
            "content": Field(t, self.tr("What is done"), self.content),
            "on": Field(t, self.tr("Day"), self.on),
            "starts": Field(t, self.tr("From"), self.starts),
            "ends": Field(t, self.tr("To"), self.ends),
            "place": Field(t, self.tr("Place"), self.place),
            "organising_unit": Field(t, self.tr("Organising unit"), self.unit),
            "leader_name": Field(t, self.tr("Who leads"), self.leader),
            "leader_phone": Field(t, self.tr("Leader's phone"), self.phone, hint=optional),
            "needed": Field(t, self.tr("People needed"), self.needed, hint=optional),
            "counts": Field(t, self.tr("Volunteer service"), self.counts),
            "category": Field(t, self.tr("Kind of service"), self.category),
            "risk": Field(t, self.tr("Risk"), self.risk),
            "risk_note": Field(t, self.tr("What is dangerous"), self.risk_note),
            "insurer": Field(t, self.tr("Insurer"), self.insurer),
            "policy": Field(
                t, self.tr("Policy number"), self.policy, hint=self.tr("sign-in opens only with it")
            ),
            "insured_from": Field(t, self.tr("Insured from"), self.insured_from),
            "insured_to": Field(t, self.tr("Insured to"), self.insured_to),
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self.served)
        groups = (
            ("title",),
            ("content",),
            ("on", "starts", "ends"),
            ("place", "organising_unit"),
            ("leader_name", "leader_phone", "needed"),
            ("counts", "risk"),
            ("category",),
            ("risk_note",),
            ("insurer", "policy"),
            ("insured_from", "insured_to"),
        )
        for names in groups:
            row = QHBoxLayout()
            for name in names:
                row.addWidget(self.fields[name], 1)
            column.addLayout(row)
            self._rows.append(row)
            if "on" in names:
                column.addWidget(self.rhythm)
        column.addWidget(self.who)
        column.addStretch(1)
        arrange(column, self.theme.tokens, (24, 20, 24, 20), 16)
        for row in self._rows:
            arrange(row, self.theme.tokens, (0, 0, 0, 0), 16)

    def _connect(self) -> None:
        for line in self._lines().values():
            line.textChanged.connect(self.changed)
        self.content.textChanged.connect(self.changed)
        for day in (self.on, self.insured_from, self.insured_to):
            day.dateChanged.connect(self.changed)
        for clock in (self.starts, self.ends):
            clock.timeChanged.connect(self.changed)
            clock.editingFinished.connect(self._check_times)
        for chips in (self.counts, self.category, self.risk):
            chips.changed.connect(self.changed)
        self.risk.changed.connect(self._risk_changed)
        for section in (self.served, self.who, self.rhythm):
            section.changed.connect(self.changed)
        self.on.dateChanged.connect(lambda _day: self.rhythm.show_days())
        for name in ("title", "place", "organising_unit", "leader_name"):
            self._lines()[name].editingFinished.connect(lambda field=name: self.check(field))
        self.phone.editingFinished.connect(lambda: self.check("leader_phone"))
        self.needed.editingFinished.connect(lambda: self.check("needed"))

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "title": self.title,
            "place": self.place,
            "organising_unit": self.unit,
            "leader_name": self.leader,
            "leader_phone": self.phone,
            "needed": self.needed,
            "risk_note": self.risk_note,
            "insurer": self.insurer,
            "policy": self.policy,
        }

    # -- what stands in it -----------------------------------------------------------------------------

    def clear(self, unit: str, site_id: str = "") -> None:
        """An empty form: tomorrow morning, organised by this unit."""
        self.who.clear(site_id)
        self.rhythm.clear()
        self.served.want(())
        for line in self._lines().values():
            line.clear()
        self.content.clear()
        self.unit.setText(unit)
        tomorrow = _qdate(self._today()).addDays(1)
        for day in (self.on, self.insured_from, self.insured_to):
            day.setDate(tomorrow)
        self.starts.setTime(QTime(9, 0))
        self.ends.setTime(QTime(11, 0))
        self.counts.choose("yes")
        self.category.choose(RequestCategory.OTHER.value)
        self.risk.choose("ordinary")
        self._show_risk()
        for field in self.fields.values():
            field.clear_message()

    def state(self) -> dict[str, object]:
        """Everything as text, for the draft."""
        found: dict[str, object] = {name: line.text() for name, line in self._lines().items()}
        found["content"] = self.content.toPlainText()
        found["on"] = self._day(self.on).isoformat()
        found["starts"], found["ends"] = (
            self.starts.clock().isoformat(),
            self.ends.clock().isoformat(),
        )
        found["counts"] = self.counts.chosen()[0]
        found["category"] = self.category.chosen()[0]
        found["risk"] = self.risk.chosen()[0]
        found["insured_from"] = self._day(self.insured_from).isoformat()
        found["insured_to"] = self._day(self.insured_to).isoformat()
        found["who"] = self.who.state()
        found["rhythm"] = self.rhythm.state()
        found["served"] = list(self.served.request_ids())
        return found

    def restore(self, state: Mapping[str, object]) -> None:
        """Fill from a draft; what it does not hold stays."""

        def text(name: str, instead: str = "") -> str:
            value = state.get(name)
            return value if isinstance(value, str) else instead

        for name, line in self._lines().items():
            line.setText(text(name, line.text()))
        self.content.setPlainText(text("content"))
        for name, day in (
            ("on", self.on),
            ("insured_from", self.insured_from),
            ("insured_to", self.insured_to),
        ):
            if text(name):
                day.setDate(_qdate(date.fromisoformat(text(name))))
        for name, clock in (("starts", self.starts), ("ends", self.ends)):
            if text(name):
                at = time.fromisoformat(text(name))
                clock.setTime(QTime(at.hour, at.minute))
        self.counts.choose(text("counts", "yes"))
        self.category.choose(text("category", RequestCategory.OTHER.value))
        self.risk.choose(text("risk", "ordinary"))
        self._show_risk()
        who, rhythm, served = state.get("who"), state.get("rhythm"), state.get("served")
        if isinstance(who, dict):
            self.who.restore(who)
        if isinstance(rhythm, dict):
            self.rhythm.restore(rhythm)
        if isinstance(served, list):
            self.served.want([str(one) for one in served])

    def propose(self, told: Proposal, team: PlannableRequest | None) -> None:
        """Fill what is still empty from the requests to be served; what was typed stays."""
        for name, line, text in (
            ("title", self.title, told.title),
            ("place", self.place, told.place),
            ("leader_name", self.leader, team.leader_name if team else ""),
            ("leader_phone", self.phone, team.leader_phone if team else ""),
        ):
            if text and not line.text().strip():
                line.setText(text)
                self.fields[name].clear_message()
        if told.content and not self.content.toPlainText().strip():
            self.content.setPlainText(told.content)
        if self.category.chosen() == [RequestCategory.OTHER.value]:
            self.category.choose(told.category.value)
        if told.on is not None:
            self.on.setDate(_qdate(told.on))
        if team is not None and not self.who.team.currentData():
            self.who.choose_team(team.team_id)

    def fill(self, activity: Activity, site_id: str = "") -> None:
        """An activity as it is planned now."""
        self.who.fill(activity, site_id)
        insured_from = activity.insured_from or local_day(activity.starts_at)
        insured_to = activity.insured_to or local_day(activity.starts_at)
        self.restore(
            {
                "title": activity.title,
                "content": activity.content,
                "on": local_day(activity.starts_at).isoformat(),
                "starts": local(activity.starts_at).time().isoformat(),
                "ends": local(activity.ends_at).time().isoformat(),
                "place": activity.place,
                "organising_unit": activity.organising_unit,
                "leader_name": activity.leader_name,
                "leader_phone": activity.leader_phone,
                "needed": str(activity.needed_volunteers or ""),
                "counts": "yes" if activity.counts_as_service else "no",
                "category": activity.category,
                "risk": activity.risk_level.value,
                "risk_note": activity.risk_note,
                "insurer": activity.insurer,
                "policy": activity.insurance_number,
                "insured_from": insured_from.isoformat(),
                "insured_to": insured_to.isoformat(),
            }
        )

    def form(self) -> ActivityForm:
        """What will be saved. Only call it when `check_all` found nothing."""
        dangerous = self.is_dangerous()
        insured = dangerous and bool(self.policy.text().strip())
        starts_at, ends_at = self._span()
        plain = ActivityForm(
            title=self.title.text(),
            content=self.content.toPlainText(),
            starts_at=starts_at,
            ends_at=ends_at,
            place=self.place.text(),
            organising_unit=self.unit.text(),
            leader_name=self.leader.text(),
            leader_phone=self.phone.text(),
            counts_as_service=self.counts.chosen() == ["yes"],
            category=self.category.chosen()[0],
            risk_level=RiskLevel.DANGEROUS if dangerous else RiskLevel.ORDINARY,
            risk_note=self.risk_note.text() if dangerous else "",
            insurer=self.insurer.text() if dangerous else "",
            insurance_number=self.policy.text() if dangerous else "",
            insured_from=self._day(self.insured_from) if insured else None,
            insured_to=self._day(self.insured_to) if insured else None,
            needed_volunteers=int(self.needed.text().strip() or "0"),
        )
        return self.who.told(plain)

    def is_dangerous(self) -> bool:
        """The dangerous chip is chosen."""
        return self.risk.chosen() == ["dangerous"]

    def has(self, name: str) -> bool:
        """Whether a required field holds something."""
        if name == "content":
            return bool(self.content.toPlainText().strip())
        return bool(self._lines()[name].text().strip())

    def first_day(self) -> date:
        """The day that was chosen; the first one of a series."""
        return self._day(self.on)

    def _span(self) -> tuple[datetime, datetime]:
        day = self._day(self.on)
        return local_instant(day, self.starts.clock()), local_instant(day, self.ends.clock())

    @staticmethod
    def _day(edit: DateInput) -> date:
        chosen = edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    # -- what is wrong ---------------------------------------------------------------------------------

    def check(self, name: str) -> bool:
        """Look at one field as it is left; True when it is good."""
        problem = self._problem_of(name)
        if problem:
            self.fields[name].show_problem(problem)
        else:
            self.fields[name].clear_message()
        return not problem

    def check_all(self) -> list[str]:
        """Names of the fields that are not good, in their order."""
        names = [
            "title",
            "content",
            "ends",
            "place",
            "organising_unit",
            "leader_name",
            "leader_phone",
            "needed",
        ]
        names += ["risk_note"] if self.is_dangerous() else []
        return [name for name in names if not self.check(name)] + self.who.check_all()

    def _problem_of(self, name: str) -> str:
        if name in REQUIRED or name == "risk_note":
            missing = not self.has(name)
            return refusal_sentence(FieldMissing(field=name)) if missing else ""
        if name == "leader_phone" and self.phone.text().strip():
            try:
                check_phone(self.phone.text())
            except Refusal as refusal:
                return refusal_sentence(refusal)
        if name == "needed" and self.needed.text().strip() and not self.needed.text().strip().isdecimal():
            return self.tr("Please type a number, or leave it empty.")
        if name == "ends" and self.ends.clock() <= self.starts.clock():
            return self.tr("The end must be after the start.")
        return ""

    def _check_times(self) -> None:
        self.check("ends")

    def focus(self, name: str) -> None:
        """Put the cursor there."""
        self.field(name).input.setFocus()

    def field(self, name: str) -> Field:
        """A field by its name, wherever it stands."""
        return self.fields.get(name) or self.who.fields[name]

    def _risk_changed(self, _keys: list[str]) -> None:
        self._show_risk()
        if self.is_dangerous():
            for day in (self.insured_from, self.insured_to):
                day.setDate(self.on.date())
            self.risk_note.setFocus()

    def _show_risk(self) -> None:
        for name in ("risk_note", "insurer", "policy", "insured_from", "insured_to"):
            self.fields[name].setVisible(self.is_dangerous())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
