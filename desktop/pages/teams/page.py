"""The page 志愿服务队: which teams there are, what they have in hand, who belongs to them."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.commands.team_members import add_member, remove_member
from core.commands.teams import (
    AmendTeam,
    TeamForm,
    amend_team,
    form_of_team,
    found_team,
    pause_team,
    put_team_back,
    restore_team,
    resume_team,
    retire_team,
    set_leader,
    set_timetable,
)
from core.commands.undo import compensation
from core.domain.local_time import local_day
from core.domain.print_record import Paper
from core.domain.refusals import Refusal
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import CodeTarget, TeamDetail, TeamRow
from core.ports.store import Changed, Command, Order, Written
from desktop.form_menu import print_form
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, Page, PageTools
from desktop.pages.teams.detail_pane import LEADER, TeamDetailPane
from desktop.pages.teams.list_pane import TeamList, Wanted
from desktop.pages.teams.team_form import NEW, TeamDraft, TeamFormDialog
from desktop.runtime.undo import UndoEntry
from desktop.sentences import field_of, sentence
from desktop.units_switch import UnitsSwitch
from widgets.base import arrange
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import DateInput, Field, TextInput
from widgets.responsive import TwoPanes
from widgets.tokens import Tone

TABLES = ("volunteer_team", "team_member", "volunteer", "dispatch", "service_request", "rating")
LEAST_DETAIL = 520
_UNDO: dict[str, str] = {
    "AddTeam": QT_TRANSLATE_NOOP("Undo", "Team added: {name}"),
    "AmendTeam": QT_TRANSLATE_NOOP("Undo", "Team changed: {name}"),
    "RetireTeam": QT_TRANSLATE_NOOP("Undo", "Team retired: {name}"),
    "AddTeamMember": QT_TRANSLATE_NOOP("Undo", "Member added: {name}"),
    "RemoveTeamMember": QT_TRANSLATE_NOOP("Undo", "Member removed: {name}"),
}
_MISTAKE = QT_TRANSLATE_NOOP("TeamsPage", "entered by mistake")


class TeamsPage(Page):
    """List and detail; in a narrow window one of the two, with a way back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._stale, self._shown_id = True, ""
        self.form: TeamFormDialog | None = None
        self.pane = TeamList(tools.theme, self._fetch, UnitsSwitch(tools))
        self.detail = TeamDetailPane(tools)
        panes = (self.pane, self.detail, self.detail.back)
        self.panes = TwoPanes(tools.theme, self, panes, widths=(386, 340), least=LEAST_DETAIL)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.pane)
        self._row.addWidget(self.detail, 1)
        self.pane.chosen.connect(self.show_team)
        self.pane.found_asked.connect(self.ask_new)
        self.pane.model.loaded.connect(self._list_loaded)
        detail = self.detail
        detail.amend_asked.connect(self.ask_amend)
        detail.pause_asked.connect(self.ask_pause)
        detail.resume_asked.connect(lambda: self._change(partial(resume_team, team_id=self._shown_id)))
        detail.retire_asked.connect(self.ask_retire)
        detail.restore_asked.connect(lambda: self._change(partial(restore_team, team_id=self._shown_id)))
        detail.member_picked.connect(self.add_member)
        detail.member_acted.connect(self._member_acted)
        detail.times_saved.connect(self.save_times)
        detail.order_chosen.connect(lambda request_id: self.go.emit(Destination.REQUESTS, request_id))
        detail.print_asked.connect(self.print_open)
        detail.back_asked.connect(self.back_to_list)
        tools.runner.committed.connect(self.reload_if_touched)
        tools.units.changed.connect(self._reload_or_wait)
        tools.theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._fit()

    def _fit(self) -> None:
        self.panes.fit(detail=bool(self._shown_id))

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Teams")

    def opened(self, argument: str) -> None:
        """Show the list, and the team asked for, else the one shown before."""
        alone = self.panes.single and not (argument or self._shown_id)
        self.panes.focus(self.pane.search if alone else self.pane.list)
        if argument:
            self.show_team(argument)
        if self._stale or argument:
            self._reload()

    def take_target(self, target: CodeTarget) -> bool:
        """A scanned card while the members are added: the person joins."""
        if target.kind != "volunteer" or not self.detail.finder.isVisible():
            return False
        self.add_member(target.id, target.title)
        return True

    def search_here(self) -> bool:
        """`/`: the list's own search."""
        self.back_to_list()
        self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.selectAll()
        return True

    def step_back(self) -> bool:
        """Esc: end adding, back from the detail in a narrow window, then clear the filter."""
        if self.detail.finder.isVisible():
            self.detail.close_finder()
            return True
        if self.panes.shows_detail_alone():
            self.back_to_list()
            return True
        if self.pane.is_filtered():
            self.pane.clear_filter()
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("/", self.tr("Search teams")),
            ("J K", self.tr("Next and previous team")),
            ("N", self.tr("New team")),
            ("M", self.tr("Add a member")),
            ("Ctrl P", self.tr("Print the list of members")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the list, N founds, M adds, when nothing that takes text has the focus."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if event.modifiers():
            super().keyPressEvent(event)
        elif event.key() in steps:
            self.pane.list.step(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_N:
            self.ask_new()
        elif event.key() == Qt.Key.Key_M and not self.detail.add_button.isHidden():
            self.detail.open_finder()
        else:
            super().keyPressEvent(event)

    def print_open(self) -> None:
        """Ctrl+P: the members of the team shown, on A4."""
        shown = self.detail.detail
        if shown is not None and shown.members:
            print_form(self.tools, self, Paper.TEAM_MEMBERS, shown.team.id)

    # --- reading ------------------------------------------------------------------------------------

    def reload_if_touched(self, changed: Changed) -> None:
        """What is shown has changed."""
        if changed.touches(*TABLES):
            self._reload_or_wait()

    def _reload_or_wait(self) -> None:
        """Reload what is in front; what is hidden waits until it is opened."""
        if self.isVisible():
            self._reload()
        else:
            self._stale = True

    def _reload(self) -> None:
        self._stale = False
        self.pane.reload()
        self._count()
        if self._shown_id:
            self._read_team(self._shown_id)

    def _count(self) -> None:
        query = partial(self.tools.queries.team_counts, self.tools.now(), below=self.tools.units.below)
        self.tools.runner.read(self, query, self.pane.show_counts, slot="counts")

    def _fetch(
        self, wanted: Wanted, offset: int, limit: int, done: Callable[[Sequence[TeamRow], bool], None]
    ) -> None:
        query = partial(
            self.tools.queries.teams_list,
            wanted.text,
            wanted.chip,
            wanted.kind,
            self.tools.now(),
            below=self.tools.units.below,
            offset=offset,
            limit=limit + 1,
        )
        self.tools.runner.read(self, query, lambda rows: done(rows[:limit], len(rows) > limit), slot="list")

    def _list_loaded(self) -> None:
        if self._shown_id:
            self.pane.list.choose(self._shown_id)
        elif not self.panes.single:
            self.pane.list.step(0)

    def show_team(self, team_id: str) -> None:
        """The row became current."""
        if team_id and team_id != self._shown_id:
            self._shown_id = team_id
            self._read_team(team_id)
        if team_id:
            self.panes.show(detail=True)

    def _read_team(self, team_id: str) -> None:
        query = partial(self.tools.queries.team, team_id, self.tools.now())
        self.tools.runner.read(self, query, self._team_read, slot="team")

    def _team_read(self, detail: TeamDetail | None) -> None:
        self.detail.show_team(detail)
        if detail is None:
            self._shown_id = ""

    def back_to_list(self) -> None:
        """In a narrow window: the list again."""
        if self.panes.single:
            self.panes.show(detail=False)
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts ---------------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """新建服务队."""
        self._ask_form(TeamForm(), self._found, NEW)

    def ask_amend(self) -> None:
        """What is known of the team."""
        shown = self.detail.detail
        if shown is not None:
            self._ask_form(form_of_team(shown.team), partial(self._amend, shown.team), shown.team.id)

    def _ask_form(
        self,
        form: TeamForm,
        saved: Callable[[TeamForm], None],
        key: str,
        problem: tuple[str, str] = ("", ""),
    ) -> None:
        draft = TeamDraft(self.tools.drafts, key)
        self.form = TeamFormDialog(self.tools.theme, self.window(), form, saved, draft, problem)

    def _found(self, form: TeamForm) -> None:
        def written(result: Written) -> None:
            TeamDraft(self.tools.drafts, NEW).discard()
            self._shown_id = getattr(result.commands[0], "id", "")
            self._remember(result.commands[0], form.name.strip())
            self._reload()

        again = partial(self._ask_form, TeamForm(), self._found, NEW)
        self.tools.runner.write(self, partial(found_team, form=form), written, partial(self._again, again))

    def _amend(self, before: VolunteerTeam, form: TeamForm) -> None:
        order = partial(amend_team, team_id=before.id, form=form)
        again = partial(self._ask_form, form_of_team(before), partial(self._amend, before), before.id)
        changed = self._changed_from(before)

        def written(result: Written) -> None:
            TeamDraft(self.tools.drafts, before.id).discard()
            changed(result)

        self.tools.runner.write(self, order, written, partial(self._again, again))

    def _again(self, ask: Callable[[tuple[str, str]], None], error: Exception) -> None:
        """The form comes back with what was typed and the sentence at its field."""
        if not isinstance(error, Refusal):
            raise error
        ask((field_of(error), sentence(error)))

    def ask_pause(self) -> None:
        """暂停接单: from today, until a day or until it is ended."""
        shown = self.detail.detail
        if shown is None:
            return
        today = local_day(self.tools.now())
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("Pause %1?").replace("%1", shown.team.name),
            self.tr("Nothing new is sent to the team meanwhile; what it has in hand stays."),
        )
        until = DateInput(self.tools.theme, QDate(today.year, today.month, today.day).addDays(6))
        dialog.body.addWidget(Field(self.tools.theme, self.tr("Last day of the pause"), until))
        dialog.add_button("keep", self.tr("Do not pause"))
        dialog.add_button("open", self.tr("Without an end"))
        dialog.add_button("pause", self.tr("Pause"), ButtonKind.PRIMARY)

        def answered(answer: str) -> None:
            if answer in {"open", "pause"}:
                day = until.date()
                last = date(day.year(), day.month(), day.day()) if answer == "pause" else None
                order = partial(pause_team, team_id=shown.team.id, starts=today, until=last)
                self._change(order)

        dialog.answered.connect(answered)
        dialog.ask(until)

    def ask_retire(self, problem: str = "") -> None:
        """撤队: the question, with what stays, and the reason."""
        shown = self.detail.detail
        if shown is None:
            return
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("Retire %1?").replace("%1", shown.team.name),
            self.tr("Hours and past orders are kept. It can be put back."),
        )
        reason = TextInput(self.tools.theme)
        field = Field(self.tools.theme, self.tr("Reason"), reason)
        if problem:
            field.show_problem(problem)
        dialog.body.addWidget(field)
        dialog.add_button("keep", self.tr("Keep it"))
        dialog.add_button("retire", self.tr("Retire team"), ButtonKind.DANGER)
        dialog.answered.connect(lambda answer: self._retire_answered(answer, shown.team, reason.text()))
        dialog.ask(reason)

    def _retire_answered(self, answer: str, team: VolunteerTeam, reason: str) -> None:
        if answer != "retire":
            return
        if not reason.strip():
            self.ask_retire(self.tr("Please write down the reason."))
            return
        self._write(partial(retire_team, team_id=team.id, reason=reason.strip()), team.name)

    def add_member(self, volunteer_id: str, name: str) -> None:
        """Somebody picked or scanned joins."""
        order = partial(add_member, team_id=self._shown_id, volunteer_id=volunteer_id)
        self._write(order, name, self.detail.finder.again)

    def _member_acted(self, volunteer_id: str, column: str) -> None:
        shown = self.detail.detail
        if shown is None:
            return
        if column == LEADER:
            self._change(partial(set_leader, team_id=shown.team.id, volunteer_id=volunteer_id))
            return
        name = next((row.name for row in shown.members if row.id == volunteer_id), "")
        self._write(partial(remove_member, team_id=shown.team.id, volunteer_id=volunteer_id), name)

    def save_times(self) -> None:
        """The week as it is drawn."""
        self._change(partial(set_timetable, team_id=self._shown_id, times=self.detail.week.times))

    def _change(self, order: Order) -> None:
        shown = self.detail.detail
        if shown is not None:
            self.tools.runner.write(self, order, self._changed_from(shown.team), self._refused)

    def _changed_from(self, before: VolunteerTeam) -> Callable[[Written], None]:
        """What takes an amendment back is what stood before it."""

        def written(result: Written) -> None:
            for command in result.commands:
                if isinstance(command, AmendTeam) and command.changed:
                    order = partial(put_team_back, team=before, changed=command.changed)
                    self._push(command, before.name, order)

        return written

    def _write(self, order: Order, name: str, done: Callable[[], None] | None = None) -> None:
        def written(result: Written) -> None:
            for command in result.commands:
                self._remember(command, name)
            if done is not None:
                done()

        self.tools.runner.write(self, order, written, self._refused)

    def _remember(self, command: Command, name: str) -> None:
        order = compensation(command, self.tr(_MISTAKE))
        if order is not None:
            self._push(command, name, order)

    def _push(self, command: Command, name: str, order: Order) -> None:
        text = _UNDO.get(type(command).__name__)
        if text is not None:
            self.tools.undo.push(
                UndoEntry(text=text, at=command.at, order=lambda: order, facts={"name": name})
            )

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)

    # --- Qt's own -----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Sizes are known now."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the window."""
        super().resizeEvent(event)
        self._fit()
