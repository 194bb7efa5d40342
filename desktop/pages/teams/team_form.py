"""The form of a team: one dialog for a new team and for one that stands."""

import re
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from core.commands.teams import MOST_A_MONTH, TeamForm
from core.domain.volunteer_team import TeamKind
from desktop.runtime.drafts import DraftKeeper
from desktop.words import name_of
from widgets.base import arrange
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme

FORM, NEW = "team", "new"
_BETWEEN = re.compile(r"[、，,;；\s]+")  # zh: commas of both kinds


class TeamDraft:
    """What was typed of one team; `key` is its id, or NEW."""

    def __init__(self, drafts: DraftKeeper, key: str) -> None:
        self._drafts, self._key = drafts, key

    def found(self, now: TeamForm) -> TeamForm:
        """The team as it stands now, with what was typed and not saved."""
        draft = next((found for found in self._drafts.drafts(FORM) if found.key == self._key), None)
        if draft is None:
            return now
        try:
            before, typed = (msgspec.convert(draft.state[side], TeamForm) for side in ("before", "typed"))
        except (KeyError, msgspec.ValidationError):
            return now
        changed = {
            name: getattr(typed, name)
            for name in TeamForm.__struct_fields__
            if getattr(typed, name) != getattr(before, name)
        }
        return msgspec.structs.replace(now, **changed)

    def keep(self, before: TeamForm, typed: TeamForm) -> None:
        """The form changed."""
        state: dict[str, object] = {
            "before": msgspec.to_builtins(before),
            "typed": msgspec.to_builtins(typed),
        }
        self._drafts.keep(FORM, self._key, state)

    def discard(self) -> None:
        """Saved, or given up."""
        self._drafts.discard(FORM, self._key)


class TeamFormDialog(QObject):
    """Asks; `saved` gets the form. A refusal opens it again with everything that was typed.

    What is typed is a draft from the first letter on; only Cancel and a saved team end it.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        form: TeamForm,
        saved: Callable[[TeamForm], None],
        draft: TeamDraft,
        problem: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(window)
        self._before, self._saved, self._draft = form, saved, draft
        title = self.tr("Facts of the team") if form.name else self.tr("New team")
        kept = draft.found(form)
        text = self.tr("Your draft was kept; you can go on.") if kept != form else ""
        self.dialog = Dialog(theme, window, title, text, wide=True)
        self.name = TextInput(theme)
        self.kind = ComboInput(theme)
        for kind in TeamKind:
            self.kind.addItem(name_of(kind), kind.value)
        self.leader = TextInput(theme)
        self.phone = TextInput(theme, latin=True)
        self.skills = TextInput(theme)
        self.areas = TextInput(theme)
        self.capacity = QSpinBox()
        self.capacity.setRange(0, MOST_A_MONTH)
        self.capacity.setSpecialValueText(self.tr("No limit"))
        self.code = TextInput(theme, latin=True)
        self.note = TextInput(theme)
        self.fields = {
            "team": Field(theme, self.tr("Name of the team"), self.name),
            "kind": Field(theme, self.tr("Kind of team"), self.kind),
            "leader_name": Field(theme, self.tr("Leader"), self.leader),
            "phone": Field(theme, self.tr("Leader's phone"), self.phone),
            "skills": Field(theme, self.tr("Skills"), self.skills, hint=self.tr("commas between")),
            "areas": Field(theme, self.tr("Villages served"), self.areas, hint=self.tr("empty: all")),
            "monthly_capacity": Field(theme, self.tr("Requests a month"), self.capacity),
            "code": Field(theme, self.tr("Credit code"), self.code, hint=self.tr("if registered")),
            "note": Field(theme, self.tr("Note"), self.note),
        }
        grid = QGridLayout()
        for at, field in enumerate(self.fields.values()):
            span = 2 if field.input is self.note else 1
            grid.addWidget(field, at // 2, at % 2, 1, span)
        arrange(grid, theme.tokens, (0, 0, 0, 0), 12)
        self.dialog.body.addLayout(grid)
        self.dialog.add_button("cancel", self.tr("Cancel"))
        self.dialog.add_button("save", self.tr("Save"), ButtonKind.PRIMARY)
        self.dialog.answered.connect(self._answered)
        self.dialog.destroyed.connect(self.deleteLater)
        self._fill(kept)
        self._keep_while_typed()
        name, words = problem
        if words:
            self.fields.get(name, self.fields["team"]).show_problem(words)
        self.dialog.ask(self.name)

    def _fill(self, form: TeamForm) -> None:
        self.name.setText(form.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(form.kind.value)))
        self.leader.setText(form.leader_name)
        self.phone.setText(form.leader_phone)
        self.skills.setText("、".join(form.skills))  # zh: between what is stored in Chinese
        self.areas.setText("、".join(form.areas))  # zh: the same
        self.capacity.setValue(form.monthly_capacity)
        self.code.setText(form.code)
        self.note.setText(form.note)

    def form(self) -> TeamForm:
        """What is typed; a leader who is renamed by hand is no longer the registered one."""
        before = self._before
        leader = self.leader.text().strip()
        return TeamForm(
            name=self.name.text(),
            kind=TeamKind(self.kind.currentData()),
            leader_id=before.leader_id if leader == before.leader_name else "",
            leader_name=leader,
            leader_phone=self.phone.text(),
            skills=_split(self.skills.text()),
            categories=before.categories,
            areas=_split(self.areas.text()),
            timetable=before.timetable,
            monthly_capacity=self.capacity.value(),
            code=self.code.text(),
            founded_on=before.founded_on,
            note=self.note.text(),
        )

    def _keep_while_typed(self) -> None:
        for line in (self.name, self.leader, self.phone, self.skills, self.areas, self.code, self.note):
            line.textChanged.connect(self._typed)
        self.kind.currentIndexChanged.connect(self._typed)
        self.capacity.valueChanged.connect(self._typed)

    def _typed(self) -> None:
        self._draft.keep(self._before, self.form())

    def _answered(self, answer: str) -> None:
        if answer == "cancel":
            self._draft.discard()
        if answer == "save":
            self._saved(self.form())


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _BETWEEN.split(text) if part)
