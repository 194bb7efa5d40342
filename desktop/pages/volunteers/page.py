"""The page 志愿者: find a person, see the hours, print the card, go on to a certificate."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.commands.volunteers import withdraw_volunteer
from core.domain.print_record import Paper
from core.domain.volunteer import VolunteerStatus
from core.ports.rows import CodeTarget, VolunteerDetail, VolunteerRow
from core.ports.store import Changed, Written
from desktop.card_print import print_card
from desktop.certificate_files import CertificateFiles
from desktop.correction_dialog import Confirmed
from desktop.form_menu import print_form
from desktop.hours_acts import HoursActs
from desktop.page import Destination, HeaderAction, Page, PageTools
from desktop.pages.volunteers.detail_pane import DetailPane
from desktop.pages.volunteers.list_pane import VolunteerList
from desktop.pages.volunteers.personal_acts import PersonalActs
from desktop.runtime.paper_desk import Printed
from desktop.sentences import sentence
from desktop.separating import ask_to_separate
from desktop.units_switch import UnitsSwitch
from widgets.base import arrange
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.responsive import Breadth, TwoPanes
from widgets.tokens import Tone

LEAST_DETAIL = 480
"""A person's card less wide than this (at 100 % text) stands alone, without the list."""

TABLES = (
    "volunteer",
    "volunteer_merge",
    "volunteer_team",
    "attendance",
    "service_record",
    "hours_correction",
    "unit_policy",
    "certificate",
    "activity",
    "signup",
    "print_record",
    "training_record",
    "volunteer_award",
    "volunteer_evaluation",
    "star_award",
)


class VolunteersPage(Page):
    """List and detail; in a narrow window one of the two, with a way back."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._stale, self._shown_id = True, ""
        self.pane = VolunteerList(tools.theme, self._fetch, UnitsSwitch(tools))
        self.files = CertificateFiles(tools, self)
        self.detail = DetailPane(tools, self.files)
        panes = (self.pane, self.detail, self.detail.back)
        self.panes = TwoPanes(tools.theme, self, panes, widths=(366, 320), least=LEAST_DETAIL)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.pane)
        self._row.addWidget(self.detail, 1)
        self.pane.chosen.connect(self.show_person)
        self.pane.records_asked.connect(lambda: self.go.emit(Destination.RECORDS, ""))
        self.pane.begun.connect(lambda: self.go.emit(Destination.NEW_VOLUNTEER, ""))
        self.pane.model.loaded.connect(self._list_loaded)
        self.detail.print_asked.connect(self.print_open)
        self.detail.certificate_asked.connect(lambda: self.go.emit(Destination.CERTIFICATES, self._shown_id))
        self.detail.complete_asked.connect(lambda: self.go.emit(Destination.NEW_VOLUNTEER, self._shown_id))
        self.detail.withdraw_asked.connect(self.ask_to_withdraw)
        self.detail.form_asked.connect(self._print_form)
        self.detail.separate_asked.connect(self.ask_to_separate)
        self.detail.back_asked.connect(self.back_to_list)
        self.personal = PersonalActs(tools, self, self.detail)
        self.hours = HoursActs(tools, self)
        self.detail.records.correction_asked.connect(self.ask_correction)
        self.detail.records.recount_asked.connect(self.ask_recount)
        tools.runner.committed.connect(self.reload_if_touched)
        tools.units.changed.connect(self._reload_or_wait)
        tools.on_duty.facts_changed.connect(self._rules_changed)
        tools.theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._fit()

    def _fit(self) -> None:
        panes = self.panes
        panes.fit(detail=bool(self._shown_id))
        narrow = panes.breadth <= Breadth.DRAWER and not panes.single
        self.detail.stack_head(stacked=narrow or panes.room < self.detail.head_needs())

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Volunteers")

    def header_action(self) -> HeaderAction | None:
        """登记志愿者 F3."""
        return HeaderAction(self.tr("Register volunteer"), "user-plus", "F3", Destination.NEW_VOLUNTEER)

    def opened(self, argument: str) -> None:
        """Show the list, and the person asked for, else the one shown before."""
        # Focus first: a list without a current row takes its first one when it gets the focus.
        alone = self.panes.single and not (argument or self._shown_id)
        self.panes.focus(self.pane.search if alone else self.pane.list)
        if argument:
            self._select(argument)
        if self._stale or argument:
            self._reload()

    def take_target(self, target: CodeTarget) -> bool:
        """A scanned card, or a person picked in the box."""
        if target.kind != "volunteer":
            return False
        self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._select(target.id)
        return True

    def search_here(self) -> bool:
        """`/`: the list's own search."""
        self.back_to_list()
        self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.selectAll()
        return True

    def step_back(self) -> bool:
        """Esc: back from the detail in a narrow window, then clear the filter."""
        if self.panes.shows_detail_alone():
            self.back_to_list()
            return True
        if self.pane.is_filtered():
            self.pane.clear_filter()
            return True
        return False

    def hand_over(self, destination: Destination) -> str:
        """F6 certifies the person who is open."""
        return self._shown_id if destination is Destination.CERTIFICATES else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("/", self.tr("Search volunteers")),
            ("J K", self.tr("Next and previous person")),
            ("Ctrl P", self.tr("Print card")),
            ("F6", self.tr("Issue certificate")),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the list when nothing that takes text has the focus."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if not event.modifiers() and event.key() in steps:
            self.pane.list.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    # --- reading ------------------------------------------------------------------------------------

    def reload_if_touched(self, changed: Changed) -> None:
        """What is shown has changed."""
        if changed.touches(*TABLES):
            self._reload_or_wait()

    def _rules_changed(self) -> None:
        if self.pane.star_hours != self.tools.rules.star_hours:
            self._reload_or_wait()

    def _reload_or_wait(self) -> None:
        """Reload what is in front; what is hidden waits until it is opened."""
        if self.isVisible():
            self._reload()
        else:
            self._stale = True

    def _reload(self) -> None:
        self._stale = False
        self.pane.star_hours = self.tools.rules.star_hours
        self.pane.reload()
        counts = partial(
            self.tools.queries.volunteer_counts,
            self.tools.now(),
            below=self.tools.units.below,
            star_hours=self.pane.star_hours,
        )
        self.tools.runner.read(self, counts, self.pane.show_counts, slot="counts")
        if self._shown_id:
            self._read_person(self._shown_id)

    def _fetch(
        self,
        text: str,
        chip: str,
        offset: int,
        limit: int,
        done: Callable[[Sequence[VolunteerRow], bool], None],
    ) -> None:
        # One row more than asked for tells whether there are more.
        query = partial(
            self.tools.queries.volunteers,
            text,
            chip,
            self.tools.now(),
            offset=offset,
            limit=limit + 1,
            below=self.tools.units.below,
            star_hours=self.pane.star_hours,
        )
        self.tools.runner.read(self, query, lambda rows: done(rows[:limit], len(rows) > limit), slot="list")

    def _list_loaded(self) -> None:
        """The first person is shown when none was asked for."""
        if self._shown_id:
            self.pane.list.choose(self._shown_id)
        elif not self.panes.single:
            self.pane.list.step(0)

    def show_person(self, volunteer_id: str) -> None:
        """The row became current."""
        if volunteer_id and volunteer_id != self._shown_id:
            self._shown_id = volunteer_id
            self._read_person(volunteer_id)
        if volunteer_id:
            self.panes.show(detail=True)

    def _select(self, volunteer_id: str) -> None:
        """From outside: the row is marked where it is in the list, the person is shown in any case."""
        self.show_person(volunteer_id)
        if not self.pane.list.choose(volunteer_id):
            self.pane.list.clearSelection()

    def _read_person(self, volunteer_id: str) -> None:
        query = partial(self.tools.queries.volunteer, volunteer_id, self.tools.now())
        self.tools.runner.read(self, query, self._person_read, slot="person")

    def _person_read(self, detail: VolunteerDetail | None) -> None:
        self.detail.show_person(detail)
        self.personal.load()
        self._fit()
        if detail is None:
            self._shown_id = ""

    def back_to_list(self) -> None:
        """In a narrow window: the list again."""
        if self.panes.single:
            self.panes.show(detail=False)
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts ---------------------------------------------------------------------------------------

    def print_open(self) -> None:
        """打印证件: the card of the person shown; a second one asks for a reason."""
        shown = self.detail.detail
        if shown is None:
            return
        if shown.volunteer.status is not VolunteerStatus.ACTIVE:
            self.tools.notices.say(self.tr("The record is not complete; no card yet."), Tone.WARN)
            return
        print_card(self.tools, self, shown.volunteer.id, self._printed, self._not_printed)

    def _print_form(self, paper: Paper) -> None:
        shown = self.detail.detail
        if shown is not None:
            print_form(self.tools, self, paper, shown.volunteer.id)

    def _printed(self, printed: Printed) -> None:
        self.tools.notices.say(self.tr("The card is printed: %1").replace("%1", printed.place), Tone.OK)

    def _not_printed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    def ask_correction(self, attendance_id: str) -> None:
        """申请更正: of a confirmed visit."""
        row = self._confirmed(attendance_id)
        if row is not None:
            self.hours.ask_correction(row)

    def ask_recount(self, attendance_id: str) -> None:
        """重新计算: by the rules that hold for its day."""
        row = self._confirmed(attendance_id)
        if row is not None:
            self.hours.ask_recount([row])

    def _confirmed(self, attendance_id: str) -> Confirmed | None:
        row, shown = self.detail.records.row(attendance_id), self.detail.detail
        if row is None or shown is None or not row.reviewed:
            return None
        return Confirmed(attendance_id, shown.volunteer.name, row.title, row.service_minutes or 0)

    def ask_to_withdraw(self, problem: str = "") -> None:
        """退出登记: the question, with what stays, and the reason."""
        shown = self.detail.detail
        if shown is None:
            return
        volunteer = shown.volunteer
        dialog = Dialog(
            self.tools.theme,
            self.window(),
            self.tr("End the registration of %1?").replace("%1", volunteer.name),
            self.tr("Hours and certificates are kept. Number %1 is not used again.").replace(
                "%1", volunteer.number
            ),
        )
        reason = TextInput(self.tools.theme)
        field = Field(self.tools.theme, self.tr("Reason"), reason)
        if problem:
            field.show_problem(problem)
        dialog.body.addWidget(field)
        dialog.add_button("keep", self.tr("Keep it"))
        dialog.add_button("withdraw", self.tr("End registration"), ButtonKind.DANGER)
        dialog.answered.connect(lambda answer: self._withdraw_answered(answer, volunteer.id, reason.text()))
        dialog.ask(reason)

    def ask_to_separate(self) -> None:
        """两个人: the newest registration that was taken for this person's."""
        shown = self.detail.detail
        if shown is not None and shown.merges:
            ask_to_separate(self.tools, self, shown.merges[0])

    def _withdraw_answered(self, answer: str, volunteer_id: str, reason: str) -> None:
        if answer != "withdraw":
            return
        if not reason.strip():
            self.ask_to_withdraw(self.tr("Please write down the reason."))
            return
        order = partial(withdraw_volunteer, volunteer_id=volunteer_id, reason=reason.strip())
        self.tools.runner.write(self, order, self._withdrawn, self._refused)

    def _withdrawn(self, _written: Written) -> None:
        self.tools.notices.say(self.tr("The registration has ended; hours are kept."), Tone.OK)

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
