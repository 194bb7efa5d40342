"""What staff does at the kiosk without leaving it: teams, newcomers, whoever waits, the mode, the way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.commands.volunteers import RegisterVolunteer, register_newcomer
from core.domain.clerk import Clerk
from core.domain.refusals import Refusal
from core.ports.rows import ActivityDetail, AttendeeRow, PossibleDuplicate
from core.ports.store import Written
from desktop import words
from desktop.page import PageTools
from desktop.pages.kiosk.answer_panel import Answer, Choice
from desktop.pages.kiosk.answers import Answers
from desktop.pages.kiosk.choosing import ChoicePanel, Tick, TickPanel
from desktop.pages.kiosk.newcomer_panel import Newcomer, NewcomerPanel
from desktop.pages.kiosk.waiting import Waiting, Waits
from desktop.sentences import sentence

LEAVE, MODE, CHILD = "leave", "mode", "child"
_TEAM, _NEWCOMER, _WAITING, _NONE, _REGISTER, _SETTLED = (
    "team",
    "newcomer",
    "waiting",
    "none",
    "register",
    "settled",
)
_NAME_FIELDS = frozenset({"name"})


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the staff stands: which activity, in or out, and whether strangers can see the screen."""

    activity_id: str
    out: bool
    public: bool
    newest: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """People to be signed with one commit, under a team's name."""

    name: str
    ids: tuple[str, ...]


class StaffDesk(QStackedWidget):
    """One question after the other; `withdrawn` is the way back to signing in.

    `asked`: LEAVE, MODE or CHILD was chosen. `grouped`: these people come together. `person_meant`: the
    newcomer is known after all. `arrived`: whoever waited can be signed in now. `said`: an answer to show.
    """

    asked = Signal(str)
    grouped = Signal(Group)
    person_meant = Signal(str, str)
    arrived = Signal(Waits)
    said = Signal(Answer)
    withdrawn = Signal()
    touched = Signal()
    known = Signal(Clerk)

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.waiting = Waiting(tools.drafts)
        self.choices = ChoicePanel(tools.theme)
        self.ticks = TickPanel(tools.theme)
        self.newcomer = NewcomerPanel(tools.theme, tools.drafts)
        self._place = Place(activity_id="", out=False, public=True)
        self._step, self._group_name = "", ""
        self._clerks: dict[str, Clerk] = {}
        self._teams: dict[str, list[AttendeeRow]] = {}
        self._waits: dict[str, Waits] = {}
        self._call = ""
        self._meant: dict[str, str] = {}
        # Large text may not make the window wider than its screen.
        self.setMinimumWidth(400)
        for panel in (self.choices, self.ticks, self.newcomer):
            self.addWidget(panel)
            panel.withdrawn.connect(self.withdrawn)
        self.choices.chosen.connect(self._chosen)
        self.ticks.confirmed.connect(self._group_confirmed)
        self.newcomer.confirmed.connect(self._newcomer_confirmed)

    @property
    def _answers(self) -> Answers:
        return Answers(public=self._place.public)

    # -- who is it -------------------------------------------------------------------------------------

    def ask_who(self, place: Place) -> None:
        """The clock was held: ask which of the staff it is."""
        self._place = place
        self._tools.runner.read(self, self._tools.queries.clerks, self._show_clerks, slot="clerks")

    def _show_clerks(self, clerks: tuple[Clerk, ...]) -> None:
        self._clerks = {clerk.id: clerk for clerk in clerks}
        choices = [Choice(clerk.id, self._answers.shown(clerk.name)) for clerk in clerks]
        self._ask("who", self.tr("Staff: who are you?"), self.tr("Or scan your badge"), choices)

    def open_menu(self, place: Place) -> None:
        """Somebody of the staff stands here."""
        self._place, self._call = place, ""
        count = len(self.waiting.all())
        choices = [Choice(LEAVE, self.tr("Leave the kiosk"), primary=True)]
        choices.append(Choice(_TEAM, self.tr("Sign a team out") if place.out else self.tr("Sign a team in")))
        if not place.public:
            choices.append(Choice(_NEWCOMER, self.tr("Register someone new")))
        if count:
            choices.append(Choice(_WAITING, self.tr("%n waiting for us", "", count)))
        if place.newest and not place.out:
            choices.append(Choice(CHILD, self.tr("Child along with %1").replace("%1", place.newest)))
        mode = self.tr("Switch to staffed") if place.public else self.tr("Switch to unattended")
        choices.append(Choice(MODE, mode))
        now = self.tr("Unattended now: names masked, no undo")
        if not place.public:
            now = self.tr("Staffed now: full names, the newest can be undone")
        self._ask("menu", self.tr("What would you like to do?"), now, choices)

    def pick_number(self, number: int) -> None:
        """A digit on the keyboard."""
        if self.currentWidget() is self.choices:
            self.choices.pick_number(number)

    def typing(self) -> bool:
        """A form is open, which needs the keyboard for itself."""
        return self.currentWidget() is self.newcomer

    def _ask(self, step: str, title: str, detail: str, choices: Sequence[Choice]) -> None:
        self._step = step
        self.choices.ask(title, detail, choices)
        self.setCurrentWidget(self.choices)
        self.touched.emit()

    def _chosen(self, key: str) -> None:
        steps = {
            "who": self._who_chosen,
            "menu": self._menu_chosen,
            "teams": self._team_chosen,
            "waiting": self._wait_chosen,
            "call": self._call_chosen,
            "same": self._same_chosen,
        }
        steps[self._step](key)

    def _who_chosen(self, key: str) -> None:
        self.known.emit(self._clerks[key])

    def _menu_chosen(self, key: str) -> None:
        if key == _TEAM:
            query = partial(self._tools.queries.activity, self._place.activity_id)
            self._tools.runner.read(self, query, self._show_teams, slot="teams")
        elif key == _NEWCOMER:
            self._open_form()
        elif key == _WAITING:
            self._show_waiting()
        else:
            self.asked.emit(key)

    # -- a team ----------------------------------------------------------------------------------------

    def _show_teams(self, detail: ActivityDetail | None) -> None:
        self._teams = {}
        for row in detail.attendees if detail is not None else ():
            left = row.check_in_at is not None and row.check_out_at is None
            if left if self._place.out else row.check_in_at is None:
                self._teams.setdefault(row.team, []).append(row)
        names = sorted(self._teams, key=lambda name: (not name, name))
        choices = [Choice(name, self._team_text(name)) for name in names]
        title = self.tr("Which team leaves?") if self._place.out else self.tr("Which team is here?")
        detail_text = "" if choices else self.tr("Everybody on the list is signed already")
        self._ask("teams", title, detail_text, choices)

    def _team_text(self, name: str) -> str:
        people = self.tr("%n people", "", len(self._teams[name]))
        shown = name or self.tr("Without a team")
        return f"{shown} · {people}"

    def _team_chosen(self, name: str) -> None:
        self._group_name = name
        answers = self._answers
        people = [
            Tick(row.volunteer_id, answers.shown(row.name), row.role) for row in self._teams.get(name, [])
        ]
        self.ticks.ask(name or self.tr("Without a team"), people, out=self._place.out)
        self.setCurrentWidget(self.ticks)
        self.touched.emit()

    def _group_confirmed(self) -> None:
        ids = tuple(self.ticks.ticked())
        if ids:
            self.grouped.emit(Group(name=self._group_name, ids=ids))

    # -- somebody new ----------------------------------------------------------------------------------

    def _open_form(self, phone: str = "") -> None:
        self.setCurrentWidget(self.newcomer)
        self.newcomer.begin(phone)
        self.touched.emit()

    def _newcomer_confirmed(self) -> None:
        told = self.newcomer.entered()
        self.newcomer.clear_problems()
        if not told.consent:
            self.newcomer.consent_field.show_problem(self.tr("Please ask, and tick it when they agree"))
            return
        query = partial(self._tools.queries.possible_duplicates, told.name, None, "", told.phone)
        self._tools.runner.read(self, query, partial(self._compare, told), slot="same")

    def _compare(self, told: Newcomer, found: tuple[PossibleDuplicate, ...]) -> None:
        if not found:
            self._register(told)
            return
        self._meant = {one.volunteer.id: one.volunteer.name for one in found}
        choices = [
            Choice(one.volunteer.id, f"{one.volunteer.name} · {one.volunteer.number}") for one in found[:7]
        ]
        choices.append(Choice(_NONE, self.tr("None of these: register")))
        self._ask("same", self.tr("Registered already?"), self.tr("Tap to sign in"), choices)

    def _same_chosen(self, key: str) -> None:
        if key == _NONE:
            self._register(self.newcomer.entered())
            return
        self._form_done()
        self.person_meant.emit(key, self._meant[key])

    def _register(self, told: Newcomer) -> None:
        order = partial(register_newcomer, name=told.name, phone=told.phone)
        self._tools.runner.write(self, order, self._registered, self._not_registered)

    def _registered(self, written: Written) -> None:
        for command in written.commands:
            if isinstance(command, RegisterVolunteer):
                person, now = command.volunteer, self._tools.now()
                self.waiting.newcomer(self._place.activity_id, person.id, person.name, now)
                self._form_done()
                self.said.emit(self._answers.newcomer(person.name, person.number, now))

    def _form_done(self) -> None:
        self.newcomer.done()
        if self._call:
            self.waiting.settled(self._call)
            self._call = ""

    def _not_registered(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.setCurrentWidget(self.newcomer)
        about_name = getattr(error, "field", "") in _NAME_FIELDS
        field = self.newcomer.name_field if about_name else self.newcomer.phone_field
        field.show_problem(sentence(error))

    # -- whoever waits ---------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        self._waits = {one.key: one for one in self.waiting.all()}
        choices = [Choice(key, self._wait_text(one)) for key, one in self._waits.items()]
        detail = self.tr("Tap a name to sign in as of that time; tap a phone to register")
        self._ask("waiting", self.tr("Waiting for us"), detail, choices)

    def _wait_text(self, one: Waits) -> str:
        who = self._answers.shown(one.name) if one.name else self._phone(one)
        return f"{who} · {words.clock(one.at)}"

    def _phone(self, one: Waits) -> str:
        return one.shown_phone() if self._place.public else one.phone

    def _wait_chosen(self, key: str) -> None:
        one = self._waits[key]
        if one.volunteer_id:
            self.arrived.emit(one)
            return
        self._call = key
        choices = [Choice(_SETTLED, self.tr("Called back, take off the list"))]
        if not self._place.public:
            choices.insert(0, Choice(_REGISTER, self.tr("Register now"), primary=True))
        self._ask("call", self._phone(one), words.clock(one.at), choices)

    def _call_chosen(self, key: str) -> None:
        one = self._waits[self._call]
        if key == _REGISTER:
            self._open_form(one.phone)
            return
        self.waiting.settled(self._call)
        self._call = ""
        self.open_menu(self._place)
