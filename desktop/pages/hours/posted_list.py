"""One list of posted hours: print it, note what is said against a line, take it down, confirm what hung."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.commands.hours_corrections import object_to_hours
from core.commands.hours_postings import end_list, take_back_list
from core.commands.reviewing import review_attendance
from core.domain.local_time import local_day
from core.domain.print_record import ON_A3, Paper
from core.domain.service_minutes import hours_text
from core.ports.rows import PostedRow, PostingList
from core.ports.store import Command, Desk, Order, Written
from desktop import words
from desktop.form_menu import print_form
from desktop.page import PageTools
from desktop.pages.hours.objection_dialog import ObjectionDialog
from desktop.pages.hours.posting_file import choose_place, save
from desktop.pages.hours.posting_looks import is_over, line_cells, may_confirm, objection_text, state_cell
from desktop.reason import ReasonDialog
from desktop.runtime.paper_desk import MadePaper
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.chips import StateChip
from widgets.flow import FlowRow
from widgets.pdf_preview import PdfPreview
from widgets.table import Column, RowTable, TableModel
from widgets.tokens import Tone

PAPER = 300


class PostedListView(QWidget):
    """closed: back to the lists; corrections_asked: to where objections are decided."""

    closed = Signal()
    corrections_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools
        self.found: PostingList | None = None
        self._list_id = ""
        theme = tools.theme
        self.back = IconButton(theme, "arrow-left", self.tr("Back to the lists"), framed=True)
        self.title = Label(theme, role="h3")
        self.state = StateChip(theme, "", Tone.INFO)
        self.next_button = Button(theme, "", kind=ButtonKind.PRIMARY, icon="check", hint="Ctrl Enter")
        self.print_button = Button(theme, self.tr("Print A4"), icon="printer", hint="Ctrl P")
        self.wall_button = Button(theme, self.tr("Print A3 for the wall"), icon="printer")
        self.file_button = Button(theme, self.tr("Save as a table…"), icon="download")
        self.decide_button = Button(theme, self.tr("Decide the objections"), icon="scale")
        self.take_back_button = Button(theme, self.tr("Take the list back…"), kind=ButtonKind.DANGER)
        self.model: TableModel[PostedRow] = TableModel(
            (
                Column("name", self.tr("Name"), 120),
                Column("activity", self.tr("Activity"), 200),
                Column("day", self.tr("Day"), 96),
                Column("hours", self.tr("Hours"), 64, right=True),
                Column("said", self.tr("What was said")),
                Column("act", "", 112, right=True),
            ),
            cells=lambda row: line_cells(row, open_to_objections=self._open()),
            key=lambda row: row.attendance_id,
            sentence=lambda row: ", ".join(
                cell.text for cell in line_cells(row, open_to_objections=self._open()) if cell.text
            ),
            parent=self,
        )
        self.table = RowTable(theme, self.tr("Lines of the list"), edge=20)
        self.table.giving_way = ("day", "activity")
        self.table.set_table(self.model)
        self.preview = PdfPreview(theme, self.tr("The list as it hangs"))
        self.preview.round_foot(left=False, right=True)
        self.said = Label(theme, role="body_s", colour="text_2", wrap=True)
        self._build()
        for button, act in (
            (self.back, self.closed.emit),
            (self.next_button, self.next_step),
            (self.print_button, self.print_list),
            (self.wall_button, partial(self.print_list, large=True)),
            (self.file_button, self.choose_file),
            (self.decide_button, self.corrections_asked.emit),
            (self.take_back_button, self.ask_to_take_back),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.table.acted.connect(self._acted)
        self.table.chosen.connect(self._tell)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self.title)
        self._head.addWidget(self.state)
        self._head.addStretch(1)
        self.acts = FlowRow()
        self.acts.add(
            self.next_button,
            self.decide_button,
            self.print_button,
            self.wall_button,
            self.file_button,
            self.take_back_button,
        )
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self.acts)
        side = QVBoxLayout()
        side.addLayout(self._top)
        side.addWidget(self.table, 1)
        side.addWidget(self.said)
        self._row = QHBoxLayout(self)
        self._row.addLayout(side, 1)
        self._row.addWidget(self.preview)

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._top, t, (20, 12, 20, 8), 12)
        arrange(self._head, t, (0, 0, 0, 0), 12)
        arrange(self._row, t, (0, 0, 0, 0), 0)
        self.preview.setFixedWidth(t.size(PAPER))
        self.said.setContentsMargins(t.space(20), t.space(8), t.space(20), t.space(12))

    def _tell(self, attendance_id: str) -> None:
        """The chosen line in full, where its columns have no room for it."""
        row = next((row for row in self.model_rows() if row.attendance_id == attendance_id), None)
        self.said.setVisible(row is not None and row.objection is not None)
        if row is not None:
            self.said.setText(f"{row.name} · {objection_text(row)}")

    def show_paper(self, *, wide: bool) -> None:
        """The paper stands beside the lines where there is room."""
        self.preview.setVisible(wide)

    # -- reading --

    def open(self, list_id: str) -> None:
        """Another list."""
        self._list_id = list_id
        self.said.hide()
        self.load()
        self.table.setFocus()

    def load(self) -> None:
        """The list as it stands now."""
        query = partial(self.tools.queries.posting_list, self._list_id)
        self.tools.runner.read(self, query, self._got, slot="list")

    def _got(self, found: PostingList | None) -> None:
        self.found = found
        if found is None:
            self.closed.emit()
            return
        told, today = found.told, local_day(self.tools.now())
        title = self.tr("%n visit(s), %1 h, hung out on %2", "", told.visits)
        title = title.replace("%1", hours_text(told.minutes))
        self.title.setText(title.replace("%2", words.day(local_day(told.posted_at))))
        cell = state_cell(told, self.tools.calendar, today)
        self.state.set_state(cell.text, cell.tone or Tone.GREY)
        self.model.set_rows(found.rows)
        ready = len(self.ready())
        over = is_over(told, today)
        self.next_button.setText(
            self.tr("The days are over: take it down") if over else self.tr("Confirm %n visit(s)", "", ready)
        )
        self.next_button.setVisible(over or (not told.hangs and not told.cancelled and ready > 0))
        self.decide_button.setVisible(told.objections > 0 and not told.hangs)
        self.take_back_button.setVisible(told.hangs)
        for button in (self.print_button, self.wall_button):
            button.setVisible(not told.cancelled)
        self.acts.fit()
        self.tools.papers.show(
            self, lambda maker: maker.make(Paper.HOURS_POSTING, self._list_id), self._drawn, self._refused
        )

    def _drawn(self, made: MadePaper) -> None:
        self.preview.show_pdf(made.pdf)

    def ready(self) -> list[PostedRow]:
        """Lines that can be confirmed once the list is down."""
        return [row for row in self.found.rows if may_confirm(row)] if self.found is not None else []

    def _open(self) -> bool:
        return self.found is not None and not self.found.told.cancelled

    # -- acting --

    def next_step(self) -> None:
        """Take the list down when its days are over; then confirm what nobody objected to."""
        if self.found is None or self.next_button.isHidden():
            return
        if self.found.told.hangs:
            order: Order = partial(end_list, list_id=self._list_id)
            self._write(order, self.tr("The list is down. What nobody objected to can be confirmed."))
            return
        groups: dict[str, list[str]] = {}
        for row in self.ready():
            groups.setdefault(row.activity_id, []).append(row.attendance_id)
        said = self.tr("%n visit(s) are in the service records.", "", len(self.ready()))
        self._write(partial(_confirm, groups=groups), said)

    def print_list(self, *, large: bool = False) -> None:
        """On A4, or on A3 for the wall."""
        if self.found is not None and not self.found.told.cancelled:
            subject = self._list_id + (ON_A3 if large else "")
            print_form(self.tools, self, Paper.HOURS_POSTING, subject)

    def choose_file(self) -> None:
        """The system's choice of a place."""
        if self.found is not None:
            name = self.tr("Posted hours %1").replace("%1", f"{local_day(self.found.told.posted_at)}")
            choose_place(self.window(), name, self.save_file)

    def save_file(self, place: Path) -> None:
        """Off the UI thread."""
        if self.found is not None:
            done = partial(self._saved, place)
            self.tools.background.run(self, partial(save, place, self.found), done, self._not_saved)

    def _saved(self, place: Path, _nothing: object) -> None:
        self.tools.notices.say(self.tr("Saved: %1").replace("%1", str(place)), Tone.OK)

    def _not_saved(self, error: Exception) -> None:
        self.tools.notices.say(self.tr("Not saved: %1").replace("%1", str(error)), Tone.ERROR)

    def _acted(self, attendance_id: str, _column: str) -> None:
        row = next((row for row in self.model_rows() if row.attendance_id == attendance_id), None)
        if row is not None and not row.confirmed:
            ObjectionDialog(self.tools.theme, self.window(), row, partial(self.object, row)).start()

    def model_rows(self) -> tuple[PostedRow, ...]:
        """The lines shown."""
        return self.found.rows if self.found is not None else ()

    def object(self, row: PostedRow, minutes: int, reason: str, by_volunteer: bool) -> None:
        """Note what somebody said; a second person decides it when the list is down."""
        order = partial(
            object_to_hours,
            posting_id=row.posting_id,
            attendance_id=row.attendance_id,
            new_minutes=minutes,
            reason=reason,
            by_volunteer=by_volunteer,
        )
        self._write(order, self.tr("Noted. These hours wait until a second person decided it."))

    def ask_to_take_back(self) -> None:
        """It was a mistake: why."""
        ReasonDialog(
            self.tools.theme,
            self.window(),
            (
                self.tr("Take this list back?"),
                self.tr("It counts as never posted; the paper comes off the wall."),
            ),
            (self.tr("Take it back"), self.tr("Leave it hanging")),
            (self.tr("Wrong days chosen"), self.tr("Hours have to be corrected first")),
            self.take_back,
            danger=True,
        ).ask_reason()

    def take_back(self, reason: str) -> None:
        """The list comes down at once."""
        order = partial(take_back_list, list_id=self._list_id, reason=reason)
        self._write(order, self.tr("Taken back; the reason stands in the list."))

    def _write(self, order: Order, said: str) -> None:
        def written(_result: Written) -> None:
            self.tools.notices.say(said, Tone.OK)
            self.load()

        self.tools.runner.write(self, order, written, self._refused)

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.WARN)


def _confirm(desk: Desk, groups: dict[str, list[str]]) -> list[Command]:
    return [review_attendance(desk, activity_id, visits) for activity_id, visits in groups.items()]
