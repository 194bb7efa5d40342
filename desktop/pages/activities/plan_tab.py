"""活动方案: the facts the law asks for, as they were planned."""

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.activity import Activity, RiskLevel
from core.domain.local_time import local_day
from core.domain.masking import mask_phone
from core.ports.rows import ActivityDetail
from desktop import words
from widgets.base import Label, arrange
from widgets.cards import clear_layout
from widgets.theme import Theme
from widgets.tokens import MEDIUM


class PlanTab(QScrollArea):
    """Labels and values, one below the other."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("plain", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        body.setProperty("plain", True)
        column = QVBoxLayout(body)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        arrange(column, theme.tokens, (20, 16, 20, 16), 12)
        self._grid.setHorizontalSpacing(theme.tokens.space(24))
        self._grid.setVerticalSpacing(theme.tokens.space(10))
        self.setWidget(body)

    def show_plan(self, detail: ActivityDetail) -> None:
        """Other facts."""
        clear_layout(self._grid)
        facts = [*self._facts(detail.activity), *self._who(detail), *self._told(detail)]
        for line, (name, value) in enumerate(facts):
            self._grid.addWidget(Label(self.theme, name, role="body_s", colour="text_3"), line, 0)
            self._grid.addWidget(Label(self.theme, value, role="body_s", weight=MEDIUM, wrap=True), line, 1)

    def _facts(self, activity: Activity) -> list[tuple[str, str]]:
        day, span = local_day(activity.starts_at), words.clock_span(activity.starts_at, activity.ends_at)
        when = f"{words.full_day(day)} {span}"
        leader = activity.leader_name
        if activity.leader_phone:
            leader += f" · {mask_phone(activity.leader_phone)}"
        counts = (
            self.tr("yes, hours are recorded")
            if activity.counts_as_service
            else self.tr("no, hours are not recorded")
        )
        facts = [
            (self.tr("Number"), activity.number),
            (self.tr("What is done"), activity.content),
            (self.tr("Time"), when),
            (self.tr("Place"), activity.place),
            (self.tr("Organised by"), activity.organising_unit),
            (self.tr("Led by"), leader),
            (self.tr("Volunteer service"), counts),
            (self.tr("Risk"), self._risk(activity)),
        ]
        if activity.risk_level is RiskLevel.DANGEROUS:
            facts.append((self.tr("Insurance"), self._insurance(activity)))
        return facts

    def _who(self, detail: ActivityDetail) -> list[tuple[str, str]]:
        """What was planned of who comes, as far as it was told."""
        activity = detail.activity
        roles = [f"{role.name} {role.needed}" if role.needed else role.name for role in activity.roles]
        seats = sum(share.seats for share in activity.seats)
        age = self.tr("from %1 years on").replace("%1", str(activity.min_age)) if activity.min_age else ""
        platform = words.name_of(activity.platform) if activity.platform is not None else ""
        found = (
            (self.tr("Team"), detail.team),
            (self.tr("Platform"), platform),
            (self.tr("Roles"), words.listed(roles)),
            (self.tr("Skills asked for"), words.listed(map(words.choice_text, activity.required_skills))),
            (self.tr("Licence asked for"), activity.required_licence),
            (self.tr("Age"), age),
            (self.tr("Seats"), str(seats) if activity.seats else ""),
        )
        return [(name, value) for name, value in found if value]

    def _told(self, detail: ActivityDetail) -> list[tuple[str, str]]:
        """The requests behind it, what came of it, and what the county was told."""
        activity = detail.activity
        found = [
            (
                self.tr("Request %1").replace("%1", one.spoken_number),
                f"{words.state_text(one.state)} · {one.words}",
            )
            for one in detail.requests
        ]
        series = self.tr("%n planned together", "", detail.series_size) if detail.series_size > 1 else ""
        declared = words.full_day(local_day(activity.declared_at)) if activity.declared_at else ""
        filed = words.full_day(local_day(activity.filed_at)) if activity.filed_at else ""
        served = str(activity.served_people) if activity.served_people else ""
        found += [
            (self.tr("Series"), series),
            (self.tr("Declared"), declared),
            (self.tr("Filed"), filed),
            (self.tr("People served"), served),
            (self.tr("Result"), activity.result),
        ]
        return [(name, value) for name, value in found if value]

    def _risk(self, activity: Activity) -> str:
        if activity.risk_level is RiskLevel.ORDINARY:
            return self.tr("ordinary")
        return self.tr("dangerous, adults only: %1").replace("%1", activity.risk_note)

    def _insurance(self, activity: Activity) -> str:
        if not activity.insurance_number:
            return self.tr("not entered yet: sign-in opens when it is")
        parts = [activity.insurer, activity.insurance_number]
        if activity.insured_from is not None and activity.insured_to is not None:
            span = self.tr("%1 to %2", "insured from, to")
            first, last = words.full_day(activity.insured_from), words.full_day(activity.insured_to)
            parts.append(span.replace("%1", first).replace("%2", last))
        return " · ".join(part for part in parts if part)
