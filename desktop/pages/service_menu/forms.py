"""The questions of the menu page: a service, an offer, a pause, a claim. Enter moves on, Esc leaves.

What is typed is a draft; only Cancel and what was saved end it.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec
from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QWidget

from core.commands.service_menu import DESCRIPTION_LIMIT, MOST_ORDERS, NAME_LIMIT, REASON_LIMIT, TIMES_LIMIT
from core.domain.local_time import local, local_instant
from core.domain.service_menu import MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory
from core.domain.visit_times import visit_times
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import DemandRow, ServiceMenu
from desktop import words
from desktop.kept_words import KeptWords
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import ComboInput, DateInput, Field, TextInput
from widgets.moments import Moment, MomentInput
from widgets.theme import Theme


def _split(text: str) -> tuple[str, ...]:
    for mark in "、，,；;":  # zh: what separates words in a list
        text = text.replace(mark, " ")
    return tuple(text.split())


class ItemForm(Dialog):
    """A group or a service: name, group, category and words it is found by. `given` gets the row."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        item: MenuItem,
        menu: ServiceMenu,
        given: Callable[[MenuItem], None],
        kept: KeptWords,
    ) -> None:
        group = not item.parent_id
        title = (
            QCoreApplication.translate("ItemForm", "A group of the menu")
            if group
            else QCoreApplication.translate("ItemForm", "A service of the menu")
        )
        super().__init__(theme, window, title, wide=True)
        self._item, self._given, self._kept = item, given, kept
        self.name = TextInput(theme)
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setText(item.name)
        self.description = TextInput(theme)
        self.description.setMaxLength(DESCRIPTION_LIMIT)
        self.description.setText(item.description)
        self.group = ComboInput(theme)
        for found in menu.groups:
            self.group.addItem(found.item.name, found.item.id)
        self.group.setCurrentIndex(max(0, self.group.findData(item.parent_id)))
        self.category = ComboInput(theme)
        for category in RequestCategory:
            self.category.addItem(words.name_of(category), category)
        self.category.setCurrentIndex(list(RequestCategory).index(item.category))
        self.keywords = TextInput(theme)
        self.keywords.setText(" ".join(item.keywords))
        self.body.addWidget(Field(theme, self.tr("Name"), self.name))
        if not group:
            self.body.addWidget(Field(theme, self.tr("What is done"), self.description))
            self.body.addWidget(Field(theme, self.tr("Group"), self.group))
        self.body.addWidget(Field(theme, self.tr("Category"), self.category))
        if not group:
            hint = self.tr("words people say, with spaces between")
            self.body.addWidget(Field(theme, self.tr("Found by"), self.keywords, hint=hint))
        self.add_button("keep", self.tr("Cancel"))
        self.add_button("save", self.tr("Save"), ButtonKind.PRIMARY)
        kept.follow(
            {
                "name": self.name,
                "description": self.description,
                "group": self.group,
                "category": self.category,
                "keywords": self.keywords,
            },
            self.text,
        )
        self.answered.connect(self._answered)

    def start(self) -> None:
        """Open with the focus in the name."""
        self.ask(self.name)
        self.name.selectAll()

    def _answered(self, answer: str) -> None:
        if answer == "keep":
            self._kept.discard()
        if answer == "save":
            parent = self.group.currentData() if self._item.parent_id else ""
            told = msgspec.structs.replace(
                self._item,
                name=self.name.text(),
                description=self.description.text(),
                parent_id=parent,
                category=RequestCategory(self.category.currentData()),
                keywords=_split(self.keywords.text()),
            )
            self._given(told)


class OfferForm(Dialog):
    """Which team offers a service, when, how often a month and where. `given` gets the offer.

    One that is there already may also be withdrawn: then `given` gets it inactive.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        offer: ServiceOffer,
        service: str,
        teams: Sequence[VolunteerTeam],
        given: Callable[[ServiceOffer], None],
        kept: KeptWords,
    ) -> None:
        offered = QCoreApplication.translate("OfferForm", "What the team offers")
        super().__init__(theme, window, service, offered, wide=True)
        self._offer, self._given, self._kept = offer, given, kept
        self.team = ComboInput(theme)
        for team in teams:
            self.team.addItem(team.name, team.id)
        self.team.setCurrentIndex(max(0, self.team.findData(offer.team_id)))
        self.team.setEnabled(not offer.team_id)
        self.times = TextInput(theme)
        self.times.setMaxLength(TIMES_LIMIT)
        self.times.setText(offer.times)
        self.capacity = TextInput(theme, latin=True)
        self.capacity.setValidator(QIntValidator(0, MOST_ORDERS, self.capacity))
        self.capacity.setText(str(offer.monthly_capacity or ""))
        self.villages = TextInput(theme)
        self.villages.setText(" ".join(offer.villages))
        self.body.addWidget(Field(theme, self.tr("Team"), self.team))
        self.body.addWidget(Field(theme, self.tr("When"), self.times))
        self.body.addWidget(
            Field(theme, self.tr("Orders a month at most"), self.capacity, hint=self.tr("empty: no limit"))
        )
        self.body.addWidget(
            Field(theme, self.tr("Villages"), self.villages, hint=self.tr("empty: everywhere"))
        )
        self.add_button("keep", self.tr("Cancel"))
        if offer.team_id:
            self.add_button("withdraw", self.tr("No longer offered"))
        self.add_button("save", self.tr("Save"), ButtonKind.PRIMARY)
        kept.follow(
            {
                "team": self.team,
                "times": self.times,
                "capacity": self.capacity,
                "villages": self.villages,
            },
            self.text,
        )
        self.answered.connect(self._answered)

    def start(self) -> None:
        """Open with the focus in the first field that can be changed."""
        self.ask(self.times if self._offer.team_id else self.team)

    def _answered(self, answer: str) -> None:
        if answer == "keep":
            self._kept.discard()
        if answer == "withdraw":
            self._given(msgspec.structs.replace(self._offer, active=False))
        if answer == "save" and self.team.currentData():
            told = msgspec.structs.replace(
                self._offer,
                team_id=self.team.currentData(),
                times=self.times.text(),
                monthly_capacity=int(self.capacity.text() or 0),
                villages=_split(self.villages.text()),
                active=True,
            )
            self._given(told)


class PauseForm(Dialog):
    """From when, until when (or until it is ended) and why. `given` gets the three."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        team: str,
        today: date,
        given: Callable[[date, date | None, str], None],
        kept: KeptWords,
    ) -> None:
        title = QCoreApplication.translate("PauseForm", "%1 takes no orders").replace("%1", team)
        super().__init__(theme, window, title)
        self._given, self._kept = given, kept
        self.first = DateInput(theme, QDate(today.year, today.month, today.day))
        self.open_end = ComboInput(theme)
        for days, text in (
            (7, self.tr("one week")),
            (30, self.tr("30 days")),
            (0, self.tr("until further notice")),
        ):
            self.open_end.addItem(text, days)
        self.reason = TextInput(theme)
        self.reason.setMaxLength(REASON_LIMIT)
        self.body.addWidget(Field(theme, self.tr("From"), self.first))
        self.body.addWidget(Field(theme, self.tr("How long"), self.open_end))
        self.body.addWidget(Field(theme, self.tr("Reason"), self.reason))
        self.add_button("keep", self.tr("Cancel"))
        self.add_button("save", self.tr("Pause"), ButtonKind.PRIMARY)
        kept.follow({"first": self.first, "open_end": self.open_end, "reason": self.reason}, self.text)
        self.answered.connect(self._answered)

    def start(self) -> None:
        """Open with the focus in the reason."""
        self.ask(self.reason)

    def _answered(self, answer: str) -> None:
        if answer == "keep":
            self._kept.discard()
        if answer == "save":
            first, days = self.first.date(), int(self.open_end.currentData())
            last = first.addDays(days - 1)
            until = date(last.year(), last.month(), last.day()) if days else None
            self._given(date(first.year(), first.month(), first.day()), until, self.reason.text())


class ClaimForm(Dialog):
    """Which team takes a need, who goes and when. `given` gets team, name and instant."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        need: DemandRow,
        teams: Sequence[VolunteerTeam],
        now: datetime,
        given: Callable[[str, str, datetime], None],
        kept: KeptWords,
    ) -> None:
        title = QCoreApplication.translate("ClaimForm", "A team takes this need")
        super().__init__(theme, window, title, need.words, wide=True)
        self._given, self._kept = given, kept
        self.team = ComboInput(theme)
        for team in teams:
            self.team.addItem(team.name, team.id)
        self.who = TextInput(theme)
        times = visit_times(need.wanted, need.wanted_on, need.registered_at, now)
        offered = [(words.visit_time(at, now), _moment(at)) for at in times]
        self.when = MomentInput(theme, offered, _moment(now))
        for label, part in (
            (self.tr("Team"), self.team),
            (self.tr("Who goes"), self.who),
            (self.tr("When"), self.when),
        ):
            self.body.addWidget(Field(theme, label, part))
        self.add_button("keep", self.tr("Cancel"))
        self.add_button("save", self.tr("Take it on"), ButtonKind.PRIMARY)
        kept.follow({"team": self.team, "who": self.who, "when": self.when}, self.text)
        self.answered.connect(self._answered)

    def start(self) -> None:
        """Open with the focus in the team."""
        self.ask(self.team)

    def _answered(self, answer: str) -> None:
        if answer == "keep":
            self._kept.discard()
        when = self.when.moment()
        if answer == "save" and self.team.currentData() and when is not None:
            at = local_instant(when.day, when.at)
            self._given(self.team.currentData(), self.who.text(), at)


def _moment(instant: datetime) -> Moment:
    at = local(instant)
    return Moment(at.date(), at.time())
