"""The page 签到表回录: the picture at left, what it comes to at right, one page after the other."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.commands.refusals import SheetRowRefused
from core.commands.sheet_readings import BookSheet, book_sheet
from core.commands.undo import compensation
from core.papers.sheet_reading.readings import PageReading
from core.ports.queries import Queries
from core.ports.rows import ActivityDetail, CodeTarget, SheetPageRow
from core.ports.store import Changed, Written
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Page, PageTools
from desktop.pages.read_back.ask_card import AskCard
from desktop.pages.read_back.draft import Draft
from desktop.pages.read_back.folder_watch import FolderWatch
from desktop.pages.read_back.picture_card import PictureCard
from desktop.pages.read_back.problems import not_read, other_centre, read_before, trouble_text
from desktop.pages.read_back.reading import ENDINGS, ReadPicture, reading_steps
from desktop.pages.read_back.result_card import ResultCard
from desktop.pages.read_back.sheet import Cell, NewPerson, Sheet, Standing
from desktop.pages.read_back.walk_in_card import WalkInCard
from desktop.runtime.background import PaperJob
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.base import arrange
from widgets.cards import Figure, FigureStrip
from widgets.tokens import Tone

UNDO_TEXT = QT_TRANSLATE_NOOP("Undo", "Sheet of {name} read back")
LEAST_PAPER = 380
"""A page less wide than this (at 100 % text) cannot be read: it then stands above the rows."""
_CAME = (Standing.NEW, Standing.MERGED, Standing.SCANNED)
Match = tuple[SheetPageRow, ActivityDetail]


class ReadBackPage(Page):
    """Pictures come by choosing, dropping or a watched folder; pages are booked with Ctrl Enter."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.sheets: list[Sheet] = []
        self.problems: list[str] = []
        self.booked = 0
        self._files: list[Path] = []
        self._seen: set[str] = set()
        self._jobs: list[PaperJob] = []
        self._writing = False
        self._draft = Draft(tools.drafts)
        self.watch = FolderWatch(self)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        theme = self.tools.theme
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.heading())
        self.picture = PictureCard(theme, self)
        self.figures = FigureStrip(theme)
        self.ask = AskCard(theme)
        self.walk_in = WalkInCard(self.tools)
        self.result = ResultCard(theme)
        self._side = QWidget()
        self._side.setProperty("plain", True)
        self._column = QVBoxLayout(self._side)
        for part in (self.figures, self.ask, self.walk_in):
            self._column.addWidget(part)
        self._column.addWidget(self.result, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("plain", True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._side)
        self._grid = QGridLayout(self)
        self.setMinimumSize(1, 1)

    def _connect(self) -> None:
        self.picture.choose_asked.connect(self.choose_files)
        self.picture.folder_asked.connect(self.choose_folder)
        self.picture.stop_asked.connect(self.stop_reading)
        self.picture.problems_closed.connect(self._forget_problems)
        self.ask.answered.connect(self._answered)
        self.walk_in.named.connect(self._named)
        self.walk_in.skipped.connect(self._skipped)
        self.walk_in.typed.connect(self._keep)
        self.result.opened.connect(self._ask_again)
        self.result.booked.connect(self.save)
        self.result.put_aside.connect(self._put_aside)
        self.result.times_changed.connect(self._keep)
        self.result.list.installEventFilter(self)
        self.watch.found.connect(self.add_files)
        self.tools.runner.committed.connect(self._committed)
        self.tools.theme.changed.connect(self._arrange)

    # -- the frame -------------------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the header."""
        return self.tr("Read sheets back")

    def opened(self, argument: str) -> None:
        """`argument` is the activity whose sheet is at hand, or empty; a draft goes on where it was left."""
        del argument
        if not self._files:
            self.add_files(self._draft.files())
        folder = self.tools.settings.current.sheet_folder
        if folder and self.watch.folder is None:
            self._watch(Path(folder))
        self._focus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("Y N", self.tr("Answer the question: ticked or not")),
            ("Enter", self.tr("Ask a row once more")),
            ("Ctrl Enter", self.tr("Book this page, show the next")),
        )

    def save(self) -> None:
        """Ctrl+Enter: book the page in front."""
        sheet = self.sheet()
        if sheet is None or self._writing:
            return
        if sheet.questions() or sheet.unnamed():
            self.tools.notices.say(self.tr("Some rows are still open. Please decide them first."), Tone.WARN)
            self._focus()
            return
        self._writing = True
        order = partial(book_sheet, form=sheet.form())
        self.tools.runner.write(self, order, partial(self._booked, sheet), partial(self._refused, sheet))

    def step_back(self) -> bool:
        """Esc stops the reading; pages in hand stay."""
        if not self._jobs:
            return False
        self.stop_reading()
        return True

    def take_target(self, target: CodeTarget) -> bool:
        """The code of a sheet while its page is open: nothing else to show."""
        return target.kind == "sign_in_sheet_page"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer what is asked."""
        if not self._answer_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Y and N also while the list has the focus, which would search for them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._answer_key(event)
        return super().eventFilter(watched, event)

    def _answer_key(self, event: QKeyEvent) -> bool:
        said = {Qt.Key.Key_Y: True, Qt.Key.Key_N: False}.get(Qt.Key(event.key()))
        if said is None or event.modifiers() or self.ask.cell is None:
            return False
        self.ask.say(ticked=said)
        return True

    # -- pictures come in ------------------------------------------------------------------------------

    def choose_files(self) -> None:
        """A dialog for pictures."""
        pattern = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = self.tr("Pictures (%1)").replace("%1", pattern)
        dialog = QFileDialog(self, self.tr("Pictures of sign-in sheets"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names]))
        dialog.open()

    def choose_folder(self) -> None:
        """A dialog for the folder into which the scanner saves."""
        dialog = QFileDialog(self, self.tr("The folder your scanner saves into"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.watch_folder(Path(name)))
        dialog.open()

    def watch_folder(self, folder: Path) -> None:
        """Watch another folder from now on, on this PC."""
        self.tools.settings.change(sheet_folder=str(folder))
        self._watch(folder)

    def _watch(self, folder: Path) -> None:
        if not self.watch.watch(folder, self.tools.now()):
            self.tools.notices.say(
                self.tr("The folder %1 is not there.").replace("%1", str(folder)), Tone.WARN
            )
        self.picture.show_folder(self.watch.folder)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Read these; what is being read already goes on."""
        new = [path for path in dict.fromkeys(paths) if path not in self._files]
        if not new:
            return
        self._files += new
        job = self.tools.background.start(
            self,
            reading_steps(new),
            lambda _count: self._all_read(job),
            lambda _index, error: self._failed(job, error),
            partial(self._picture_read, new),
        )
        self._jobs.append(job)
        self.picture.show_progress(0, len(new))
        self._show()

    def stop_reading(self) -> None:
        """No more pictures; those that were read stay."""
        for job in self._jobs:
            job.stop()

    def _picture_read(self, files: list[Path], _index: int, picture: ReadPicture) -> None:
        self.picture.show_progress(files.index(picture.path) + 1, len(files))
        if picture.trouble:
            self._problem(picture.path, trouble_text(picture.trouble))
            return
        for page in picture.pages:
            if not page.straightened:
                self._problem(picture.path, not_read(page.status))
                continue
            find = partial(_find, self.tools.queries, page.token)
            self.tools.runner.read(self, find, partial(self._matched, picture.path, page))

    def _matched(self, path: Path, page: PageReading, found: Match | None) -> None:
        if found is None:
            self._problem(path, other_centre())
            return
        printed, detail = found
        sheet = Sheet(page, printed, detail, detail.activity.starts_at, detail.activity.ends_at)
        if page.token in self._seen:
            self._problem(path, read_before(""))
        elif sheet.is_booked:
            at = words.moment(printed.booked_at, self.tools.now()) if printed.booked_at else ""
            self._problem(path, read_before(at))
        else:
            self._seen.add(page.token)
            self._draft.fill(sheet)
            self.sheets.append(sheet)
            self._keep()
            self._show()

    def _all_read(self, job: PaperJob) -> None:
        if job in self._jobs:
            self._jobs.remove(job)
        self.picture.hide_progress(reading=bool(self._jobs))
        self._show()

    def _failed(self, job: PaperJob, error: Exception) -> None:
        job.stop()
        raise error

    def _problem(self, path: Path, text: str) -> None:
        self.problems.append(f"{path.name}: {text}")
        self.picture.show_problems(self.problems)

    def _forget_problems(self) -> None:
        self.problems.clear()

    # -- one page --------------------------------------------------------------------------------------

    def sheet(self) -> Sheet | None:
        """The page in front."""
        return self.sheets[0] if self.sheets else None

    def _show(self) -> None:
        """Everything as it stands now."""
        sheet = self.sheet()
        self._scroll.setVisible(sheet is not None)
        self.picture.show_sheet(sheet, self.booked + 1, self.booked + len(self.sheets))
        self._arrange()
        if sheet is None:
            self.ask.cell = None
            return
        self._show_counts(sheet)
        self.result.show_sheet(sheet)
        questions, unnamed = sheet.questions(), sheet.unnamed()
        self.ask.setVisible(bool(questions))
        self.walk_in.setVisible(not questions and bool(unnamed))
        self.ask.cell = None
        if questions:
            self.ask.ask(sheet, self.picture.view.image, questions[0], len(questions))
        elif unnamed:
            self.walk_in.ask(sheet, self.picture.view.image, unnamed[0], len(unnamed))
            self._draft.fill_half(sheet, self.walk_in)
        marked = questions[0].place if questions else unnamed[0] if unnamed else 0
        self.picture.view.mark(marked)
        self._focus()

    def _show_counts(self, sheet: Sheet) -> None:
        person = self.tr("people", "unit after a number")
        came = sheet.count(*_CAME)
        listed = sum(1 for one in sheet.printed.page.volunteer_ids if one)
        open_ = sheet.count(Standing.OPEN, Standing.UNNAMED)
        self.figures.set_figures(
            [
                Figure(self.tr("On this page"), str(listed), person),
                Figure(self.tr("Came"), str(came), person, "ok"),
                Figure(self.tr("New by paper"), str(sheet.count(Standing.NEW)), person, "ok"),
                Figure(self.tr("Did not come"), str(sheet.count(Standing.ABSENT)), person),
                Figure(self.tr("You decide"), str(open_), person, "warn" if open_ else "text"),
            ]
        )

    def _focus(self) -> None:
        if self.walk_in.isVisibleTo(self):
            if not self.walk_in.isAncestorOf(self.focusWidget()):
                self.walk_in.name.setFocus()
        else:
            self.setFocus()

    def _answered(self, cell: Cell, ticked: bool) -> None:
        sheet = self.sheet()
        if sheet is not None:
            sheet.answer(cell, ticked=ticked)
            self._changed()

    def _named(self, place: int, who: NewPerson) -> None:
        sheet = self.sheet()
        if sheet is not None:
            sheet.typed[place] = who
            self.setFocus()
            self._changed()

    def _skipped(self, place: int) -> None:
        sheet = self.sheet()
        if sheet is not None:
            sheet.leave_out(place)
            self.setFocus()
            self._changed()

    def _ask_again(self, place: int) -> None:
        sheet = self.sheet()
        if sheet is not None:
            sheet.doubt(place)
            self._changed()

    def _changed(self) -> None:
        self._keep()
        self._show()

    def _keep(self) -> None:
        self._draft.keep(self._files, self.sheets, self.walk_in.half_typed())

    def _put_aside(self) -> None:
        """The page is left out of this run; its next picture is read like a new one."""
        sheet = self.sheet()
        if sheet is None:
            return
        self.sheets.remove(sheet)
        self._seen.discard(sheet.token)
        self._after_a_page()
        self.tools.notices.say(self.tr("The page was put aside. Take its picture again."))

    # -- booking ---------------------------------------------------------------------------------------

    def _booked(self, sheet: Sheet, written: Written) -> None:
        self._writing = False
        self.booked += 1
        came = sheet.count(Standing.NEW, Standing.MERGED)
        said = self.tr("Page %1 is booked: %2 people came.")
        number = sheet.printed.page.number
        self.tools.notices.say(said.replace("%1", number).replace("%2", str(came)), Tone.OK)
        for command in written.commands:
            if isinstance(command, BookSheet):
                self._remember(sheet, command)
        if sheet in self.sheets:
            self.sheets.remove(sheet)
        self._after_a_page()

    def _remember(self, sheet: Sheet, command: BookSheet) -> None:
        order = compensation(command, "")
        if order is not None:
            facts = {"name": sheet.detail.activity.title}
            self.tools.undo.push(UndoEntry(text=UNDO_TEXT, at=command.at, order=lambda: order, facts=facts))

    def _after_a_page(self) -> None:
        if self.sheets or self._jobs:
            self._keep()
        else:
            self._draft.discard()
            self._files.clear()
            self._seen.clear()
            self.booked = 0
        self._show()

    def _refused(self, sheet: Sheet, error: Exception) -> None:
        self._writing = False
        self.tools.notices.say(sentence(error), Tone.WARN)
        if isinstance(error, SheetRowRefused):
            place = error.row - sheet.number(1) + 1
            self.result.list.choose(str(place))
            self.picture.view.mark(place)

    def _committed(self, changed: Changed) -> None:
        """Somebody scanned a card meanwhile: the rows say so."""
        if not changed.touches("attendance"):
            return
        for activity_id in {sheet.detail.activity.id for sheet in self.sheets}:
            query = partial(self.tools.queries.activity, activity_id)
            self.tools.runner.read(self, query, self._detail_read)

    def _detail_read(self, detail: ActivityDetail | None) -> None:
        for sheet in self.sheets:
            if detail is not None and sheet.detail.activity.id == detail.activity.id:
                sheet.detail = detail
        self._show()

    # -- width -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or below one another."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        t = self.tools.theme.tokens
        arrange(self._grid, t, (24, 20, 24, 20), 20)
        arrange(self._column, t, (0, 0, 0, 0), 16)
        least = self._side.minimumSizeHint().width()
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        gaps = 2 * t.space(24) + t.space(20) + bar
        narrow = (
            self.width() < max(t.space(LEAST_PAPER), self.picture.minimumSizeHint().width()) + least + gaps
        )
        side = (1, 0) if narrow else (0, 1)
        for part in (self.picture, self._scroll):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.picture, 0, 0)
        self._grid.addWidget(self._scroll, *side)
        tall = self._side.minimumSizeHint().height() > self.height() - 2 * t.space(20)
        self._scroll.setMinimumWidth(least + (bar if tall or narrow else 0))
        wide = not narrow and self.sheet() is not None
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(1, 2 if narrow else 0)
        self.picture.view.fit_width(always=narrow)
        self._grid.setColumnStretch(0, 493)
        self._grid.setColumnStretch(1, 507 if wide else 0)


def _find(queries: Queries, token: str) -> Match | None:
    """The printed page and its activity, on a reader's thread."""
    printed = queries.sheet_page(token)
    detail = queries.activity(printed.page.activity_id) if printed else None
    return None if printed is None or detail is None else (printed, detail)
