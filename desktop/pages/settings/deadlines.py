"""期限与节假日: how long each step of a request may take, and the holidays that working days leave out."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QFileDialog, QWidget

from core.commands.deciding import decide_policy
from core.commands.policies import policy_of
from core.domain.local_time import local_day
from core.domain.unit_policy import DeadlinePolicy, PolicyKind, UnitPolicy
from core.ports.store import Changed, Written
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.runtime.holidays import HolidayFileRefused
from desktop.sentences import sentence
from widgets.base import Label
from widgets.buttons import Button, ButtonKind
from widgets.inputs import Field, TextInput
from widgets.tokens import Tone

LONGEST = 90
AskFile = Callable[[QWidget], Path | None]


class DeadlinesSection(Section):
    """The numbers are the unit's own, the same on all its desks; what was promised before stays promised."""

    def __init__(self, tools: PageTools, ask_file: AskFile | None = None) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("DeadlinesSection", "Deadlines and holidays"),
            QCoreApplication.translate(
                "DeadlinesSection", "They hold for all desks of this unit. Promises made before stay as made."
            ),
        )
        self._ask_file = ask_file or _ask_file
        self._shown = DeadlinePolicy()
        self.inputs: dict[str, TextInput] = {}
        for name, (title, detail) in self._names().items():
            self._add(name, title, detail)
        self.reason = Field(
            tools.theme, self.tr("Reason"), TextInput(tools.theme), hint=self.tr("stays with it")
        )
        self.body.addWidget(self.reason)
        self.decide = Button(tools.theme, self.tr("Hold from today on"), kind=ButtonKind.PRIMARY)
        self.decide.clicked.connect(self._decide)
        self.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_holidays()
        tools.runner.committed.connect(self._reload_if_touched)
        self.finish()

    def _names(self) -> dict[str, tuple[str, str]]:
        working = self.tr("working days")
        return {
            "verify_days": (self.tr("Review a request"), working),
            "dispatch_days": (self.tr("Ask a team"), working),
            "reply_days": (self.tr("The team answers"), self.tr("working days; then another team is asked")),
            "contact_days": (self.tr("The team speaks to the resident"), working),
            "service_days": (self.tr("Give the service"), self.tr("working days, unless a day was agreed")),
            "rating_days": (self.tr("Ask how it was"), self.tr("working days after the service")),
            "unrated_days": (self.tr("Rate it"), self.tr("days; then it is closed as not rated")),
            "correction_days": (self.tr("Put a bad rating right"), self.tr("working days, with a call-back")),
            "urgent_hours": (self.tr("Urgent requests"), self.tr("hours, instead of the days of a step")),
        }

    def _add(self, name: str, title: str, detail: str) -> None:
        control = TextInput(self.tools.theme, latin=True)
        control.setValidator(QIntValidator(1, LONGEST, control))
        control.setMaxLength(2)
        control.setAccessibleName(title)
        self.inputs[name] = control
        self.row(title, detail, control)

    def _add_holidays(self) -> None:
        self.warning = Label(self.tools.theme, role="body_s", colour="warn", wrap=True)
        self.known = Label(self.tools.theme, role="small", colour="text_2", wrap=True)
        self.heading(self.tr("Holidays and make-up days"))
        self.body.addWidget(self.warning)
        self.body.addWidget(self.known)
        self.file_button = Button(self.tools.theme, self.tr("Use a newer file"), icon="file-text")
        self.file_button.clicked.connect(self._choose_file)
        self.body.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignLeft)

    def retheme(self) -> None:
        """Two digits need little room."""
        super().retheme()
        for control in self.inputs.values():
            control.setFixedWidth(self.tools.theme.tokens.size(72))

    def opened(self) -> None:
        """What is in force, and which years are known."""
        self._show_holidays()
        self.tools.runner.read(self, self.tools.queries.policies, self._policies_read, slot="policies")

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("unit_policy"):
            self.opened()

    def _policies_read(self, decisions: tuple[UnitPolicy, ...]) -> None:
        policy = policy_of(decisions, local_day(self.tools.now()), self.tools.policy)
        names = [field.name for field in msgspec.structs.fields(DeadlinePolicy)]
        self._shown = DeadlinePolicy(**{name: getattr(policy, name) for name in names})
        for name, control in self.inputs.items():
            if not (control.isModified() and control.hasFocus()):
                control.setText(str(getattr(self._shown, name)))

    def _decide(self) -> None:
        told = {name: int(control.text() or 0) for name, control in self.inputs.items()}
        wrong = next((name for name, value in told.items() if not 1 <= value <= LONGEST), "")
        if wrong:
            self.tools.notices.say(self.tr("Please enter a number from 1 to 90."), Tone.WARN)
            self.inputs[wrong].setFocus()
            return
        body = msgspec.structs.replace(self._shown, **told)
        order = partial(
            decide_policy,
            kind=PolicyKind.DEADLINES,
            body=body,
            valid_from=local_day(self.tools.now()),
            reason=self._reason.text(),
        )
        self.tools.runner.write(self, order, self._decided, self._refused)

    @property
    def _reason(self) -> TextInput:
        control = self.reason.input
        if not isinstance(control, TextInput):
            raise TypeError(control)
        return control

    def _decided(self, _written: Written) -> None:
        self._reason.clear()
        self.tools.notices.say(self.tr("These deadlines hold from today on."), Tone.OK)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
        self._reason.setFocus()

    # -- holidays --------------------------------------------------------------------------------------------

    def _show_holidays(self) -> None:
        years = sorted(self.tools.calendar.known_years)
        told = self.tr("Known are the years %1 to %2.").replace("%1", str(years[0])) if years else ""
        self.known.setText(told.replace("%2", str(years[-1])) if years else "")
        unknown = self.tools.calendar.unknown_from(local_day(self.tools.now()))
        self.warning.setVisible(unknown is not None)
        text = self.tr("The holidays of %1 are not known; weekdays are counted until a file is here.")
        self.warning.setText(text.replace("%1", str(unknown)))

    def _choose_file(self) -> None:
        file = self._ask_file(self.window())
        if file is None:
            return
        told = {
            "unreadable": self.tr("The file cannot be read. Please choose it again."),
            "not_a_table": self.tr("This is no holiday table. Please ask the county for it."),
            "not_kept": self.tr("Not kept: the disk cannot be written."),
        }
        try:
            years = self.tools.holidays.take(file)
        except HolidayFileRefused as refused:
            self.tools.notices.say(told[refused.reason], Tone.WARN)
            return
        done = self.tr("Working days now follow the table of %1.")
        self.tools.notices.say(done.replace("%1", self.tr(", ", "between years").join(years)), Tone.OK)
        self._show_holidays()


def _ask_file(window: QWidget) -> Path | None:
    title = QCoreApplication.translate("DeadlinesSection", "Choose the holiday table")
    name, _ = QFileDialog.getOpenFileName(window, title, "", "JSON (*.json)")
    return Path(name) if name else None
