"""活动方案: the facts the law asks for, as they were planned."""

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.activity import Activity, RiskLevel
from core.domain.local_time import local_day
from core.domain.masking import mask_phone
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

    def show_plan(self, activity: Activity) -> None:
        """Other facts."""
        clear_layout(self._grid)
        for line, (name, value) in enumerate(self._facts(activity)):
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
