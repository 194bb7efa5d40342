"""活动备案与门口码: when activities are declared and filed, and which code telephones have to scan."""

from functools import partial

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIntValidator

from core.commands.deciding import decide_policy
from core.commands.policies import policy_of
from core.domain.local_time import local_day
from core.domain.unit_policy import ActivityPolicy, PolicyKind, UnitPolicy
from core.ports.store import Changed, Written
from desktop.page import PageTools
from desktop.pages.settings.section import Section
from desktop.sentences import sentence
from widgets.buttons import Button, ButtonKind
from widgets.chips import Option, OptionChips
from widgets.inputs import Field, TextInput
from widgets.tokens import Tone

MOST = 999
NUMBERS = ("declare_days", "file_days", "declare_from", "records_due_days")


class ActivityRulesSection(Section):
    """Each change is a decision with a reason, the same on all desks of the unit; what stands stays."""

    def __init__(self, tools: PageTools) -> None:
        super().__init__(
            tools,
            QCoreApplication.translate("ActivityRulesSection", "Activities"),
            QCoreApplication.translate(
                "ActivityRulesSection", "They hold for all desks of this unit, from the day they are decided."
            ),
        )
        self._shown = ActivityPolicy()
        self.inputs: dict[str, TextInput] = {}
        for name, (title, detail) in self._names().items():
            self._add(name, title, detail)
        self.door = OptionChips(
            tools.theme,
            (Option("paper", self.tr("Either code")), Option("screen", self.tr("Only the screen"))),
            dense=True,
        )
        self.row(
            self.tr("Telephones scan"),
            self.tr("for new activities; the menu of one may say otherwise"),
            self.door,
        )
        self.reason = TextInput(tools.theme)
        self.body.addWidget(Field(tools.theme, self.tr("Reason"), self.reason, hint=self.tr("stays with it")))
        self.decide = Button(tools.theme, self.tr("Hold from today on"), kind=ButtonKind.PRIMARY)
        self.decide.clicked.connect(self._decide)
        self.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        tools.runner.committed.connect(self._reload_if_touched)
        self.finish()

    def _names(self) -> dict[str, tuple[str, str]]:
        return {
            "declare_days": (self.tr("Declare before"), self.tr("working days; 0: not declared")),
            "file_days": (self.tr("File after"), self.tr("working days; 0: not filed")),
            "declare_from": (self.tr("Only activities from"), self.tr("volunteers on")),
            "records_due_days": (self.tr("Records complete after"), self.tr("working days; the law says 10")),
        }

    def _add(self, name: str, title: str, detail: str) -> None:
        control = TextInput(self.tools.theme, latin=True)
        control.setValidator(QIntValidator(0, MOST, control))
        control.setMaxLength(3)
        control.setAccessibleName(title)
        self.inputs[name] = control
        self.row(title, detail, control)

    def retheme(self) -> None:
        """Three digits need little room."""
        super().retheme()
        for control in self.inputs.values():
            control.setFixedWidth(self.tools.theme.tokens.size(80))

    def opened(self) -> None:
        """What is in force today."""
        self.tools.runner.read(self, self.tools.queries.policies, self._read, slot="policies")

    def _reload_if_touched(self, changed: Changed) -> None:
        if self.isVisible() and changed.touches("unit_policy"):
            self.opened()

    def _read(self, decisions: tuple[UnitPolicy, ...]) -> None:
        policy = policy_of(decisions, local_day(self.tools.now()), self.tools.policy)
        names = [field.name for field in msgspec.structs.fields(ActivityPolicy)]
        self._shown = ActivityPolicy(**{name: getattr(policy, name) for name in names})
        for name, control in self.inputs.items():
            if not (control.isModified() and control.hasFocus()):
                control.setText(str(getattr(self._shown, name)))
        self.door.choose("screen" if self._shown.door_code_only else "paper")

    def _decide(self) -> None:
        empty = next((name for name, control in self.inputs.items() if not control.text()), "")
        if empty:
            self.tools.notices.say(self.tr("Please enter a number; 0 is one too."), Tone.WARN)
            self.inputs[empty].setFocus()
            return
        told: dict[str, int] = {name: int(control.text()) for name, control in self.inputs.items()}
        body = msgspec.structs.replace(self._shown, **told, door_code_only=self.door.chosen() == ["screen"])
        order = partial(
            decide_policy,
            kind=PolicyKind.ACTIVITIES,
            body=body,
            valid_from=local_day(self.tools.now()),
            reason=self.reason.text(),
        )
        self.tools.runner.write(self, order, self._decided, self._refused)

    def _decided(self, _written: Written) -> None:
        self.reason.clear()
        self.tools.notices.say(self.tr("This holds from today on."), Tone.OK)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)
        self.reason.setFocus()
