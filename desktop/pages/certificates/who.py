"""Step 1, 选谁: the people of an activity or a team, or found one by one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import ActivityDetail, ActivityRow, CertificateCandidate, StarCandidate
from desktop import words
from desktop.page import PageTools
from desktop.pages.certificates.finder import PersonFinder
from desktop.pages.certificates.looks import person_look, person_sentence
from desktop.pages.certificates.people import Period, Person, Stage, for_award, renewed
from desktop.pages.certificates.people_list import PAD, PeopleList
from desktop.pages.certificates.sources import (
    Mode,
    Source,
    activity_sources,
    of_activities,
    of_people,
    of_team,
    row_of,
)
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Rule
from widgets.chips import Option, Segmented
from widgets.inputs import ComboInput
from widgets.lists import PagedListModel, rows_at_once
from widgets.rows import RowDelegate, RowLook


class WhoCard(Card):
    """选谁. `picked` names the person whose paper is to be seen, `ticks_changed` a new selection."""

    picked = Signal(str)
    ticks_changed = Signal()
    complete = Signal(str)

    def __init__(self, tools: PageTools, period: Period, parent: QWidget) -> None:
        super().__init__(
            tools.theme, QCoreApplication.translate("WhoCard", "Who"), flush=True, number=1, parent=parent
        )
        self._tools, self._period, self._page = tools, period, parent
        self.people: list[Person] = []
        self._sources: list[Source] = []
        self._teams: tuple[VolunteerTeam, ...] = ()
        self._single_ids: list[str] = []
        self._single_people: list[Person] = []
        self._wanted_activity = ""
        self._award = False
        self._locked = False
        self._build()

    # -- parts --

    def _build(self) -> None:
        theme = self._tools.theme
        self.mode = Segmented(
            theme,
            [
                Option(Mode.ACTIVITY, self.tr("By activity")),
                Option(Mode.TEAM, self.tr("By team")),
                Option(Mode.SINGLE, self.tr("One by one")),
            ],
        )
        self.mode.changed.connect(self._mode_changed)
        self.header().row.addWidget(self.mode)
        self._top = QVBoxLayout()
        self.body.addLayout(self._top)
        self._top.addWidget(self._build_choices())
        self._top.addLayout(self._build_counts())
        self.body.addWidget(Rule(theme))
        self.list = PeopleList(theme, self.tr("People"), self._lacks, self)
        self.model: PagedListModel[Person] = PagedListModel(
            rows_at_once(self.people), key=lambda person: person.id, sentence=self._spoken, parent=self
        )
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list, height=52, pad=PAD))
        self.list.chosen.connect(self.picked)
        self.list.ticked.connect(self._turn_tick)
        self.list.complete.connect(self._complete)
        self.empty = EmptyState(theme, "", icon="users")
        self.below = QStackedWidget(self)
        self.below.addWidget(self.list)
        self.below.addWidget(self.empty)
        self.body.addWidget(self.below, 1)
        self.retheme()

    def _build_choices(self) -> QStackedWidget:
        theme = self._tools.theme
        self.activity_box = ComboInput(theme, icon="calendar-check")
        self.activity_box.setAccessibleName(self.tr("Activity"))
        self.activity_box.activated.connect(self._activity_chosen)
        self.team_box = ComboInput(theme, icon="users")
        self.team_box.setAccessibleName(self.tr("Team"))
        self.team_box.activated.connect(self._team_chosen)
        self.search_box = PersonFinder(self._tools, self._page, self)
        self.search_box.found.connect(self.add_person)
        for box in (self.activity_box, self.team_box):
            # Whoever adjusts to contents shrinks inside a stack at every new entry.
            box.setSizeAdjustPolicy(ComboInput.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.choices = QStackedWidget(self)
        for part in (self.activity_box, self.team_box, self.search_box):
            self.choices.addWidget(part)
        return self.choices

    def _build_counts(self) -> QHBoxLayout:
        self.counts = Label(self._tools.theme, role="small", colour="text_2", wrap=True)
        self.everyone = Button(self._tools.theme, self.tr("Select all"), kind=ButtonKind.TEXT, size="small")
        self.everyone.clicked.connect(self.tick_everyone)
        row = QHBoxLayout()
        row.addWidget(self.counts, 1)
        row.addWidget(self.everyone)
        return row

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_top"):
            arrange(self._top, self.tokens, (PAD, 14, PAD, 10), 8)
            self.choices.setFixedHeight(self.tokens.size(40))

    # -- where the people come from --

    def lock(self, *, on: bool) -> None:
        """While a batch runs, ticks and choices stay as they are."""
        self._locked = on
        for part in (self.mode, self.choices, self.everyone):
            part.setEnabled(not on)

    def load(self) -> None:
        """Ask for activities, teams and people again; ticks stay."""
        queries, runner = self._tools.queries, self._tools.runner
        runner.read(
            self,
            partial(queries.activities, *self._period, below=self._tools.units.below),
            self._got_activities,
            slot="activities",
        )
        runner.read(self, queries.teams, self._got_teams, slot="teams")

    def set_period(self, period: Period) -> None:
        """Other days count from now on."""
        if period != self._period:
            self._period = period
            self.load()

    def set_award(self, *, on: bool) -> None:
        """Awards need less of a person than a record certificate; the ticks begin anew."""
        if on != self._award:
            self._award = on
            self.people = []
            self._single_people = []
            self.load()

    def open_activity(self, activity_id: str) -> None:
        """The people of one activity, also when it lies outside the period."""
        self._wanted_activity = activity_id
        self._set_mode(Mode.ACTIVITY)
        self.load()

    def add_person(self, volunteer_id: str) -> None:
        """A person found by a scan or by name joins the batch of single people."""
        if volunteer_id in self._single_ids:
            self._single_ids.remove(volunteer_id)
        self._single_ids.insert(0, volunteer_id)
        self._single_people = [person for person in self._single_people if person.id != volunteer_id]
        self._set_mode(Mode.SINGLE)
        self._load_people(added=volunteer_id)

    def open_star_list(self, list_id: str) -> None:
        """Everybody of a star list, one after the other."""
        query = partial(self._tools.queries.star_list_people, list_id)
        self._tools.runner.read(self, query, self._got_risen, slot="stars")

    def _got_risen(self, rows: tuple[StarCandidate, ...]) -> None:
        self._single_ids = [row.volunteer_id for row in rows]
        self._single_people = []
        self._set_mode(Mode.SINGLE)
        self.people = []
        self._load_people()

    def search_here(self) -> bool:
        """`/`: look for one person."""
        self._set_mode(Mode.SINGLE)
        self._load_people()
        self.search_box.edit.setFocus()
        return True

    def close_popover(self) -> bool:
        """Esc: the results go first."""
        return self.search_box.close_popover()

    def _set_mode(self, mode: Mode) -> None:
        if self.mode.chosen() != mode:
            self._leave()
            self.mode.choose(mode)
            self.choices.setCurrentIndex(list(Mode).index(mode))

    def _mode_changed(self, mode: str) -> None:
        self._leave(Mode(mode))
        self.choices.setCurrentIndex(list(Mode).index(Mode(mode)))
        self._load_people()

    def _leave(self, entered: Mode | None = None) -> None:
        """Single people are kept for later, however the list before was shown."""
        if self.choices.currentWidget() is self.search_box and entered is not Mode.SINGLE:
            self._single_people = self.people
        self.people = []

    def _got_activities(self, rows: tuple[ActivityRow, ...]) -> None:
        # Nobody has taken part yet in what only begins this evening.
        rows = tuple(row for row in rows if row.starts_at <= self._tools.now())
        today = local_day(self._tools.now())
        self._sources = activity_sources([row for row in rows if local_day(row.starts_at) <= today])
        self._fill_activity_box()

    def _fill_activity_box(self) -> None:
        chosen = self._source()
        self.activity_box.clear()
        for source in self._sources:
            self.activity_box.addItem(self._source_text(source))
        at = next((i for i, source in enumerate(self._sources) if source == chosen), 0)
        if self._wanted_activity:
            wanted = (self._wanted_activity,)
            found = next((i for i, s in enumerate(self._sources) if s.activity_ids == wanted), -1)
            if found < 0:
                ask = partial(self._tools.queries.activity, self._wanted_activity)
                self._tools.runner.read(self, ask, self._got_activity, slot="activity")
                return
            at, self._wanted_activity = found, ""
        self.activity_box.setCurrentIndex(at if self._sources else -1)
        self._load_people()

    def _got_activity(self, detail: ActivityDetail | None) -> None:
        self._wanted_activity = ""
        if detail is not None:
            row = row_of(detail)
            source = Source(row.title, (row.id,), row)
            self._sources.insert(0, source)
            self.activity_box.insertItem(0, self._source_text(source))
        self.activity_box.setCurrentIndex(0 if self._sources else -1)
        self._load_people()

    def _source(self) -> Source | None:
        at = self.activity_box.currentIndex()
        return self._sources[at] if 0 <= at < min(len(self._sources), self.activity_box.count()) else None

    def _source_text(self, source: Source) -> str:
        if source.row is not None:
            day = words.day(local_day(source.row.starts_at))
            return self.tr("%1 “%2”").replace("%1", day).replace("%2", source.name)
        this_year = self._period.first.year == local_day(self._tools.now()).year
        text = self.tr("Took part in “%1” this year") if this_year else self.tr("Took part in “%1”")
        return text.replace("%1", source.name)

    def _got_teams(self, teams: tuple[VolunteerTeam, ...]) -> None:
        at = self.team_box.currentIndex()
        before = self._teams[at].id if 0 <= at < len(self._teams) else ""
        self._teams = teams
        self.team_box.clear()
        self.team_box.addItems([team.name for team in teams])
        at = next((i for i, team in enumerate(teams) if team.id == before), 0)
        self.team_box.setCurrentIndex(at if teams else -1)
        if self.mode.chosen() != Mode.ACTIVITY:
            self._load_people()

    def _activity_chosen(self, _index: int) -> None:
        self.people = []
        self._load_people()

    def _team_chosen(self, _index: int) -> None:
        self.people = []
        self._load_people()

    # -- people --

    def _load_people(self, added: str = "") -> None:
        """Ask for the people of what is chosen now; an older question is forgotten."""
        mode, period, queries = Mode(self.mode.chosen()), self._period, self._tools.queries
        ask: Callable[[], tuple[CertificateCandidate, ...]] = tuple
        before = self._single_people if mode is Mode.SINGLE and not self.people else self.people
        if mode is Mode.ACTIVITY:
            source = self._source()
            if source is not None:
                ask = partial(of_activities, queries, source.activity_ids, period)
        elif mode is Mode.TEAM:
            at = self.team_box.currentIndex()
            if 0 <= at < len(self._teams):
                ask = partial(of_team, queries, self._teams[at].id, period)
        else:
            ask = partial(of_people, queries, tuple(self._single_ids), period)
        self._tools.runner.read(
            self, ask, partial(self._got_people, mode, tuple(before), added), slot="people"
        )

    def _got_people(
        self, mode: Mode, before: Sequence[Person], added: str, candidates: Sequence[CertificateCandidate]
    ) -> None:
        if mode != self.mode.chosen() or self._locked:
            return
        self.people = renewed(before, map(for_award, candidates) if self._award else candidates)
        if mode is Mode.SINGLE:
            self._single_people = self.people
        for person in self.people:
            if person.id == added:
                person.chosen = person.ready
        self.show_people()
        current = added or self.list.current_key()
        if not (current and self.list.choose(current)) and self.people:
            self.list.step(-len(self.people))
        self.picked.emit(self.list.current_key() if self.people else "")

    def show_people(self) -> None:
        """Draw the rows and counts again."""
        self.model.reload(rows_at_once(self.people))
        self.counts.setText(self._counts_text())
        self.everyone.setVisible(any(person.ready for person in self.people))
        if not self.people:
            self.empty.say(self._empty_text(), icon="users")
        self.below.setCurrentWidget(self.list if self.people else self.empty)
        self.ticks_changed.emit()

    def show_batch(self, people: Sequence[Person]) -> None:
        """The people of a batch that was interrupted, in its order."""
        self._leave()
        self.people = list(people)
        self.show_people()

    def chosen(self) -> list[Person]:
        """The ticked people, in the order of the list."""
        return [person for person in self.people if person.chosen]

    def tick_everyone(self) -> None:
        """全选, or nobody when everybody is ticked."""
        if self._locked:
            return
        ready = [person for person in self.people if person.ready]
        on = not all(person.chosen for person in ready)
        for person in ready:
            self._tick(person, on=on)
        self.show_people()

    def _turn_tick(self, volunteer_id: str) -> None:
        for person in self.people:
            if person.id == volunteer_id and not self._locked:
                self._tick(person, on=not person.chosen)
        self.show_people()

    @staticmethod
    def _tick(person: Person, *, on: bool) -> None:
        person.chosen = on
        if on and person.stage in {Stage.REFUSED, Stage.PRINTED}:
            person.stage = Stage.WAITING

    def _lacks(self, volunteer_id: str) -> bool:
        return any(person.id == volunteer_id and not person.ready for person in self.people)

    def _complete(self, volunteer_id: str) -> None:
        if any(person.id == volunteer_id and person.to_complete for person in self.people):
            self.complete.emit(volunteer_id)

    # -- words --

    def _counts_text(self) -> str:
        chosen = self.tr("%n selected", None, len(self.chosen()))
        without_id = sum("no_identity" in person.candidate.missing for person in self.people)
        lacking = sum(not person.ready for person in self.people)
        if not lacking:
            return chosen
        if lacking == without_id:
            rest = self.tr("%n more lack an ID number", None, lacking)
        else:
            rest = self.tr("%n more cannot be certified yet", None, lacking)
        return (
            self.tr("%1, %2", "selected, and those who lack something")
            .replace("%1", chosen)
            .replace("%2", rest)
        )

    def _empty_text(self) -> str:
        match self.mode.chosen():
            case Mode.ACTIVITY:
                if self._source() is None:
                    return self.tr("No activity in this period. Choose another period or a team.")
                return self.tr("Nobody signed up or in here.")
            case Mode.TEAM:
                return (
                    self.tr("This team has no members yet.")
                    if self._teams
                    else self.tr("There is no team yet.")
                )
            case _:
                return self.tr("Scan a volunteer card, or type a name.")

    def _look(self, person: Person) -> RowLook:
        return person_look(person, self._period, local_day(self._tools.now()))

    def _spoken(self, person: Person) -> str:
        return person_sentence(person, self._period, local_day(self._tools.now()))
