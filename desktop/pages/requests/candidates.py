"""派给哪支队伍: the suggested teams with every reason, the choice of the clerk, and the search for others."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.domain.dispatch import DispatchState
from core.domain.team_ranking import Distance, Fit, Free, RankedTeam, Standing
from desktop import words
from widgets.base import ElidedLabel, Label, PaintedButton, arrange, paint_box, painting
from widgets.buttons import Button, ButtonKind
from widgets.cards import EmptyState, clear_layout
from widgets.chips import StateChip
from widgets.choices import paint_radio
from widgets.flow import FlowRow
from widgets.inputs import IconView, TextInput
from widgets.progress import Bar
from widgets.theme import Theme
from widgets.tokens import BOLD, ColourName, Tone

SHOWN, MOST = 3, 9


class Reason(NamedTuple):
    """One thing that speaks for or against a team."""

    icon: str
    text: str
    colour: ColourName = "text_2"


class _ReasonView(QWidget):
    def __init__(self, theme: Theme, reason: Reason) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        arrange(row, theme.tokens, (0, 0, 0, 0), 5)
        row.addWidget(IconView(theme, reason.icon, 16, reason.colour))
        row.addWidget(Label(theme, reason.text, role="small", colour=reason.colour))


class CandidateCard(PaintedButton):
    """A team: circle, name, place in the suggestion, reasons, and how well it fits."""

    ring_radius = 12

    def __init__(self, theme: Theme, team: RankedTeam, place: int, reasons: Sequence[Reason]) -> None:
        super().__init__(theme)
        self.team = team
        self.setCheckable(True)
        self._grid = QGridLayout(self)
        self._name = ElidedLabel(theme, team.name, role="body", weight=500)
        first, tone = self._place(team, place)
        self._chip = StateChip(theme, first, tone)
        head = QHBoxLayout()
        head.setSpacing(theme.tokens.space(8))
        head.addWidget(self._name)
        head.addWidget(self._chip)
        head.addStretch(1)
        self._reasons = FlowRow(gap=16, line_gap=2)
        self._reasons.add(*(_ReasonView(theme, reason) for reason in reasons))
        fit = QHBoxLayout()
        fit.addWidget(Label(theme, self.tr("Fit"), role="small", colour="text_2"))
        fit.addStretch(1)
        fit.addWidget(Label(theme, str(team.score), role="body_s", weight=BOLD))
        self._bar = Bar(theme)
        self._bar.setAccessibleName(self.tr("Fit"))
        self._bar.set_share(team.score / 100, "ok" if place == 1 and not team.standing else "text_3")
        self._grid.addLayout(head, 0, 1)
        self._grid.addWidget(self._reasons, 1, 1)
        self._grid.addLayout(fit, 0, 2)
        self._grid.addWidget(self._bar, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        told = "，".join(reason.text for reason in reasons)  # zh: spoken, between facts
        self.setAccessibleName(f"{place} {team.name} {first}，{told}")  # zh: spoken, between facts
        self.setToolTip(f"Alt {place}" if place <= MOST else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.retheme()

    def _place(self, team: RankedTeam, place: int) -> tuple[str, Tone]:
        if team.standing is Standing.CANNOT:
            return self.tr("Was asked already"), Tone.GREY
        if team.standing is Standing.PAUSED:
            return self.tr("Paused"), Tone.GREY
        if team.standing is Standing.FULL:
            return self.tr("Full this month"), Tone.WARN
        return (self.tr("Suggested"), Tone.OK) if place == 1 else (self.tr("Also possible"), Tone.GREY)

    def retheme(self) -> None:
        """Padding for the text size."""
        t = self.tokens
        arrange(self._grid, t, (14, 10, 16, 10), 4)
        self._grid.setHorizontalSpacing(t.space(12))
        self._grid.setColumnMinimumWidth(0, t.size(18) + t.space(12))
        self._grid.setColumnMinimumWidth(2, t.size(120))

    def sizeHint(self) -> QSize:
        """What is inside."""
        return self._grid.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """What is inside."""
        return self._grid.totalMinimumSize()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole card is the button
        """Everywhere."""
        return True

    def nextCheckState(self) -> None:
        """A chosen team stays chosen until another one is."""
        self.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card and circle."""
        t, on = self.tokens, self.isChecked()
        with painting(self) as painter:
            fill = t.color("sunken" if self.hovered and not on else "surface")
            border = t.color("brand" if on else "line_strong")
            paint_box(
                painter, QRectF(self.rect()), fill=fill, border=border, width=2 if on else t.border, radius=12
            )
            side = t.size(18)
            corner = QPointF(t.space(14), (self.height() - side) / 2)
            paint_radio(painter, t, QRectF(corner, QSize(side, side).toSizeF()), on=on)


class Candidates(QWidget):
    """The section of the detail card; `chosen` tells that another team is selected."""

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._teams: tuple[RankedTeam, ...] = ()
        self._chosen_id, self._all = "", False
        self.cards: list[CandidateCard] = []
        self._build()
        theme.changed.connect(self.retheme)
        self.retheme()

    def _build(self) -> None:
        theme = self.theme
        self._head = FlowRow(gap=8, line_gap=2)
        self._hint = Label(
            theme,
            self.tr("by distance, skill, time, load and rating; you decide"),
            role="small",
            colour="text_2",
        )
        self._head.add(Label(theme, self.tr("To which team"), role="body", weight=700), self._hint)
        self.find_button = Button(
            theme, self.tr("Find other teams"), kind=ButtonKind.TEXT, icon="search", size="small"
        )
        self.find_button.clicked.connect(self.open_search)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self.find_button, 0, Qt.AlignmentFlag.AlignTop)
        self.search = _Search(theme, placeholder=self.tr("Name of the team"))
        self.search.setAccessibleName(self.tr("Find other teams"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.left.connect(self.close_search)
        self.search.entered.connect(self._take_first)
        self.search.hide()
        self._list = QVBoxLayout()
        self.empty = EmptyState(theme, self.tr("No team matches."), icon="users")
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self.search)
        self._column.addLayout(self._list)
        self._column.addWidget(self.empty)

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 8)
        self._hint.setMinimumHeight(self.theme.tokens.line_height("body"))
        self._list.setSpacing(self.theme.tokens.space(8))
        self._fill()

    def show_teams(self, teams: tuple[RankedTeam, ...], keep: str = "") -> None:
        """The ranking; the first team is selected, or the one that was before where it still can be."""
        self._teams = teams
        ready = [team.team_id for team in teams if team.standing is not Standing.CANNOT]
        self._chosen_id = keep if keep in ready else next(iter(ready), teams[0].team_id if teams else "")
        self._fill()
        self.chosen.emit()

    def clear(self) -> None:
        """No request waits for a team."""
        self._teams, self._chosen_id = (), ""
        self.close_search()

    def ranked(self) -> tuple[RankedTeam, ...]:
        """The ranking as it stands."""
        return self._teams

    def selected(self) -> RankedTeam | None:
        """The team the clerk would send it to."""
        return next((team for team in self._teams if team.team_id == self._chosen_id), None)

    def pick(self, place: int) -> None:
        """Alt+1 … 9: the n-th of those shown."""
        if place > len(self.cards) and not self._all:
            self._all = True
            self._fill()
        if 1 <= place <= len(self.cards):
            self._choose(self.cards[place - 1])

    def open_search(self) -> None:
        """找其他队伍: more of them, and a box for the name."""
        self._all = True
        self.search.show()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fill()

    def close_search(self) -> None:
        """The short list again; a team found by name stays selected and is shown."""
        self._all = False
        self.search.hide()
        self.search.clear()
        self._fill()

    def _take_first(self) -> None:
        if self.cards:
            self._choose(self.cards[0])
        self.close_search()

    def _choose(self, card: CandidateCard) -> None:
        self._chosen_id = card.team.team_id
        for one in self.cards:
            one.setChecked(one is card)
        self.chosen.emit()

    def _shown(self) -> list[tuple[int, RankedTeam]]:
        """With their places in the whole suggestion."""
        text = self.search.text().strip()
        placed = [(n, team) for n, team in enumerate(self._teams, 1) if text in team.name]
        shown = placed[: MOST if self._all else SHOWN]
        chosen = [pair for pair in placed if pair[1].team_id == self._chosen_id and pair not in shown]
        return [*shown, *chosen] if not text else shown

    def _fill(self) -> None:
        clear_layout(self._list)
        self.cards = []
        for place, team in self._shown():
            card = CandidateCard(self.theme, team, place, self._reasons(team))
            card.setChecked(team.team_id == self._chosen_id)
            card.clicked.connect(lambda _checked=False, one=card: self._choose(one))
            self._list.addWidget(card)
            self.cards.append(card)
        self.empty.setVisible(not self.cards)

    def _reasons(self, team: RankedTeam) -> list[Reason]:
        answer = {
            DispatchState.DECLINED: Reason("ban", self.tr("Could not come for this one"), "text_3"),
            DispatchState.EXPIRED: Reason("timer", self.tr("Gave no answer in time"), "text_3"),
        }
        found = [
            self._distance(team),
            self._fit(team),
            self._free(team),
            self._load(team),
            self._rating(team),
        ]
        return [answer[team.before], *found] if team.before in answer else found

    def _distance(self, team: RankedTeam) -> Reason:
        texts = {
            Distance.SAME_VILLAGE: self.tr("Same village"),
            Distance.SERVES_VILLAGE: self.tr("Serves this village"),
            Distance.SAME_TOWN: self.tr("Same town"),
            Distance.WHOLE_COUNTY: self.tr("Whole county"),
            Distance.ELSEWHERE: self.tr("Elsewhere"),
        }
        far = team.distance is Distance.ELSEWHERE
        return Reason("map-pin", texts[team.distance], "warn" if far else "text_2")

    def _fit(self, team: RankedTeam) -> Reason:
        texts = {
            Fit.OFFERS: self.tr("Offers this service"),
            Fit.CATEGORY: self.tr("Does this kind"),
            Fit.SKILL: self.tr("Has the skill"),
            Fit.UNKNOWN: self.tr("Skills not told"),
            Fit.OTHER: self.tr("Does other things"),
        }
        return Reason("wrench", texts[team.fit], "warn" if team.fit is Fit.OTHER else "text_2")

    def _free(self, team: RankedTeam) -> Reason:
        if team.standing is Standing.PAUSED:
            until = team.paused_until
            told = self.tr("Paused until %1").replace("%1", words.day(until)) if until else self.tr("Paused")
            return Reason("pause", told, "warn")
        return {
            Free.FREE: Reason("clock", self.tr("Free at the wished time"), "ok"),
            Free.NOT_TOLD: Reason("clock", self.tr("Times not told")),
            Free.OTHER_TIMES: Reason("clock", self.tr("Free at other times"), "warn"),
        }[team.free]

    def _load(self, team: RankedTeam) -> Reason:
        if team.standing is Standing.FULL:
            return Reason("hourglass", self.tr("Full this month"), "warn")
        if not team.open_count:
            return Reason("hourglass", self.tr("Nothing at hand"))
        told = self.tr("%n at hand", "", team.open_count)
        return Reason("hourglass", told, "warn" if team.open_count > 1 else "text_2")

    def _rating(self, team: RankedTeam) -> Reason:
        if team.rating is None:
            return Reason("smile", self.tr("Not rated yet"))
        return Reason("smile", self.tr("Rated %1").replace("%1", f"{team.rating:.1f}"))


class _Search(TextInput):
    """Esc closes it, Enter takes the first team."""

    left = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only these two keys leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)
