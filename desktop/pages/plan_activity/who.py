"""Who may take part: team, seats, age, skills, licence, roles."""

from collections.abc import Mapping, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.commands.activities import MOST_SEATS, OLDEST, ActivityForm
from core.domain.activity import Activity, ActivityRole, ServicePlatform, SiteSeats
from core.domain.volunteer_choices import SKILLS
from core.domain.volunteer_team import TeamKind, VolunteerTeam
from desktop.pages.plan_activity.rows import RolesEditor, whole_number
from desktop.pages.plan_activity.seats import SeatsEditor
from desktop.words import choices, name_of
from widgets.base import arrange
from widgets.chips import Option, OptionChips
from widgets.inputs import ComboInput, Field, TextInput
from widgets.theme import Theme


class WhoSection(QWidget):
    """changed at every keystroke."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._site_id = ""
        self._kinds: dict[str, TeamKind] = {}
        self.team = ComboInput(theme)
        self.team.addItem(self.tr("No team"), "")
        self.seats = TextInput(theme, self.tr("no limit"), latin=True)
        self.others = SeatsEditor(theme)
        self.min_age = TextInput(theme, self.tr("any age"), latin=True)
        self.platform = OptionChips(
            theme,
            [
                Option("", self.tr("None of them")),
                *(Option(one.value, name_of(one)) for one in ServicePlatform),
            ],
            dense=True,
        )
        self.skills = OptionChips(
            theme, [Option(key, text) for text, key in choices(SKILLS)], many=True, dense=True
        )
        self.licence = TextInput(theme, self.tr("For instance: first-aid certificate"))
        self.roles = RolesEditor(theme)
        optional = self.tr("optional")
        self.fields = {
            "team": Field(theme, self.tr("Team"), self.team, hint=optional),
            "seats": Field(theme, self.tr("Seats here"), self.seats, hint=self.tr("beyond it people wait")),
            "others": Field(
                theme,
                self.tr("Seats of other units"),
                self.others,
                hint=self.tr("each unit signs up its own people"),
            ),
            "min_age": Field(theme, self.tr("Youngest age"), self.min_age, hint=optional),
            "platform": Field(theme, self.tr("Platform it counts for"), self.platform, hint=optional),
            "skills": Field(
                theme, self.tr("Skills asked for"), self.skills, hint=self.tr("one of them is enough")
            ),
            "required_licence": Field(theme, self.tr("Licence asked for"), self.licence, hint=optional),
            "role": Field(theme, self.tr("Roles"), self.roles, hint=optional),
        }
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        for names in (
            ("team", "required_licence"),
            ("seats", "min_age"),
            ("others",),
            ("platform",),
            ("skills",),
            ("role",),
        ):
            row = QHBoxLayout()
            for name in names:
                row.addWidget(self.fields[name], 1)
            arrange(row, self.theme.tokens, (0, 0, 0, 0), 16)
            column.addLayout(row)
        arrange(column, self.theme.tokens, (0, 0, 0, 0), 16)

    def _connect(self) -> None:
        for line in (self.seats, self.min_age, self.licence):
            line.textChanged.connect(self.changed)
        for chips in (self.platform, self.skills):
            chips.changed.connect(self.changed)
        self.team.currentIndexChanged.connect(self.changed)
        self.roles.changed.connect(self.changed)
        self.others.changed.connect(self.changed)
        for name in ("seats", "min_age"):
            self._line(name).editingFinished.connect(lambda field=name: self.check(field))

    def _line(self, name: str) -> TextInput:
        return {"seats": self.seats, "min_age": self.min_age}[name]

    def offer_teams(self, teams: Sequence[VolunteerTeam]) -> None:
        """The teams one can choose from; what was chosen stays chosen."""
        chosen = self.team.currentData() or ""
        blocked = self.team.blockSignals(True)
        while self.team.count() > 1:
            self.team.removeItem(1)
        for team in teams:
            self.team.addItem(team.name, team.id)
        self._kinds = {team.id: team.kind for team in teams}
        self.choose_team(chosen)
        self.team.blockSignals(blocked)

    def choose_team(self, team_id: str) -> None:
        """Another team; one that is not offered keeps a line, so that saving loses nothing."""
        at = self.team.findData(team_id)
        if at < 0:
            self.team.addItem(self.tr("Team of another unit"), team_id)
            at = self.team.count() - 1
        self.team.setCurrentIndex(at)

    def clear(self, site_id: str) -> None:
        """Nothing is asked for."""
        self._site_id = site_id
        self.restore({})
        for field in self.fields.values():
            field.clear_message()

    def state(self) -> dict[str, object]:
        """Everything as plain values, for the draft."""
        return {
            "team": self.team.currentData() or "",
            "seats": self.seats.text(),
            "others": msgspec.to_builtins(self.others.shares()),
            "min_age": self.min_age.text(),
            "platform": (self.platform.chosen() or [""])[0],
            "skills": self.skills.chosen(),
            "licence": self.licence.text(),
            "roles": msgspec.to_builtins(self.roles.roles()),
        }

    def restore(self, state: Mapping[str, object]) -> None:
        """Fill from a draft."""

        def text(name: str) -> str:
            value = state.get(name)
            return value if isinstance(value, str) else ""

        self.choose_team(text("team"))
        self.seats.setText(text("seats"))
        self.others.show_shares(msgspec.convert(state.get("others") or [], tuple[SiteSeats, ...]))
        self.min_age.setText(text("min_age"))
        self.platform.choose(text("platform"))
        skills = state.get("skills")
        self.skills.choose(*(map(str, skills) if isinstance(skills, list) else ()))
        self.licence.setText(text("licence"))
        self.roles.show_roles(msgspec.convert(state.get("roles") or [], tuple[ActivityRole, ...]))

    def fill(self, activity: Activity, site_id: str) -> None:
        """An activity as it is planned now."""
        self._site_id = site_id
        own = sum(share.seats for share in activity.seats if share.site_id == site_id)
        others = [share for share in activity.seats if share.site_id != site_id]
        self.restore(
            {
                "team": activity.team_id,
                "seats": str(own) if activity.seats else "",
                "others": msgspec.to_builtins(others),
                "min_age": str(activity.min_age or ""),
                "platform": activity.platform.value if activity.platform is not None else "",
                "skills": list(activity.required_skills),
                "licence": activity.required_licence,
                "roles": msgspec.to_builtins(activity.roles),
            }
        )

    def told(self, form: ActivityForm) -> ActivityForm:
        """The form with what stands here."""
        chosen, platform = self.team.currentData() or "", (self.platform.chosen() or [""])[0]
        limited = bool(self.seats.text().strip())
        own = (SiteSeats(self._site_id, whole_number(self.seats.text())),) if limited else ()
        return msgspec.structs.replace(
            form,
            team_id=chosen,
            team_kind=self._kinds.get(chosen),
            platform=ServicePlatform(platform) if platform else None,
            roles=self.roles.roles(),
            required_skills=tuple(self.skills.chosen()),
            required_licence=self.licence.text(),
            min_age=whole_number(self.min_age.text()),
            seats=(*own, *self.others.shares()),
        )

    def check(self, name: str) -> bool:
        """Look at a number as its field is left; True when it is good."""
        typed, most = self._line(name).text().strip(), MOST_SEATS if name == "seats" else OLDEST
        good = not typed or (typed.isdecimal() and len(typed) < 6 and int(typed) <= most)
        if good:
            self.fields[name].clear_message()
        else:
            said = self.tr("Please type a number up to %1, or leave it empty.")
            self.fields[name].show_problem(said.replace("%1", str(most)))
        return good

    def check_all(self) -> list[str]:
        """Names of the fields that are not good."""
        wrong = [name for name in ("seats", "min_age") if not self.check(name)]
        return wrong + [name for name in self._check_others() if name not in wrong]

    def _check_others(self) -> list[str]:
        """The shares of other units; with any of them the own share is told too, else we have no seat."""
        self.fields["others"].clear_message()
        problem = self.others.problem(MOST_SEATS)
        if problem:
            self.fields["others"].show_problem(problem)
            return ["others"]
        if self.others.shares() and not self.seats.text().strip():
            self.fields["seats"].show_problem(self.tr("Please say how many are for us; 0 is a number too."))
            return ["seats"]
        return []
