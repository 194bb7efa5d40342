"""The page 需求处理: the list, the card, and the acts of the counter, each with its way back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from core.commands.request_moves import (
    accept_request,
    return_request,
    withdraw_request,
)
from core.commands.requests import RequestForm, amend_request
from core.commands.undo import compensation
from core.domain.print_record import Paper
from core.domain.service_request import RequestState
from core.ports.rows import CodeTarget, RequestDetail, RequestRow
from core.ports.store import Changed, Order, Written
from desktop import words
from desktop.form_menu import offer_forms
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination, HeaderAction, Page, PageTools
from desktop.pages.request_card.detail_card import DetailCard
from desktop.pages.request_card.state_steps import OURS
from desktop.runtime.paper_desk import Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence
from widgets.base import Label, arrange
from widgets.buttons import ButtonKind, KeyHint
from widgets.cards import Card, EmptyState
from widgets.dialog import Dialog
from widgets.inputs import Field, TextArea, TextInput
from widgets.lists import PagedListModel, RowList
from widgets.responsive import Breadth, breadth_of
from widgets.rows import RowDelegate, RowLook
from widgets.tokens import ColourName, Tone

ACCEPTED = QT_TRANSLATE_NOOP("Undo", "Approved the request of {name}")
RETURNED = QT_TRANSLATE_NOOP("Undo", "Returned the request of {name}")
WITHDRAWN = QT_TRANSLATE_NOOP("Undo", "Withdrew the request of {name}")
LEAST_DETAIL = 480
"""A request's card less wide than this (at 100 % text) stands alone, without the list."""

_INK: dict[Tone, ColourName] = {Tone.ERROR: "error", Tone.WARN: "warn"}


class RequestCardPage(Page):
    """需求处理 until the board comes: everything open by time limit, and the chosen one in full."""

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self._wanted_id = ""
        self._stale = True
        self.detail: RequestDetail | None = None
        self._dialog: Dialog | None = None
        self._build()
        tools.runner.committed.connect(self.reload_if_touched)
        tools.theme.changed.connect(self.retheme)
        self.retheme()

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.tools.theme
        self.model: PagedListModel[RequestRow] = PagedListModel(
            self._fetch, key=lambda row: row.id, sentence=self._sentence, page=50, parent=self
        )
        self.model.loaded.connect(self._rows_loaded)
        self.list = RowList(theme, self.tr("Open requests"))
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list))
        self.list.chosen.connect(self._row_chosen)
        self.list.clicked.connect(lambda _index: self._show_pane(detail=True))
        self.list.opened.connect(lambda _key: self._show_pane(detail=True))
        self.empty = EmptyState(theme, self.tr("All done. Thank you."))
        self.list_card = Card(theme, self.tr("Open requests"), self.tr("by time limit"), flush=True)
        self.list_card.body.addWidget(self.list, 1)
        self.list_card.body.addWidget(self.empty, 1)
        self._count = Label(theme, role="small", colour="text_2")
        row = self.list_card.footer().row
        row.addWidget(self._count)
        row.addStretch(1)
        for key in ("J", "K"):
            row.addWidget(KeyHint(theme, key))
        self.card = DetailCard(theme)
        self.nothing = Card(theme, flush=True)
        self._nothing_text = EmptyState(theme, self.tr("Choose a request at left."), icon="clipboard-list")
        self.nothing.body.addWidget(self._nothing_text)
        self._right = QStackedWidget()
        self._right.addWidget(self.nothing)
        self._right.addWidget(self.card)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.list_card)
        self._row.addWidget(self._right, 1)
        self._connect_card()

    def _connect_card(self) -> None:
        self.card.reprint.connect(self.print_open)
        self.card.accept.connect(self.accept)
        self.card.hand_back.connect(self.ask_return)
        self.card.complete.connect(self.ask_completion)
        self.card.withdraw.connect(self.ask_withdraw)
        self.card.forms.connect(self._offer_forms)
        self.card.back.connect(lambda: self._show_pane(detail=False))

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tools.theme.tokens, (24, 20, 24, 20), 20)
        self._fit()

    def _breadth(self) -> Breadth:
        t = self.tools.theme.tokens
        beside = self.width() - t.space(320 + 68)
        if beside < t.size(LEAST_DETAIL):
            return Breadth.SINGLE
        return breadth_of(self.window().width(), t.scale)

    def _fit(self) -> None:
        """List 402 px, 320 px where narrow; below that one pane at a time."""
        t, breadth = self.tools.theme.tokens, self._breadth()
        single = breadth is Breadth.SINGLE
        wide = t.space(402 if breadth is Breadth.FULL else 320)
        self.card.back_button.setVisible(single)
        self.list_card.setMinimumWidth(0 if single else wide)
        self.list_card.setMaximumWidth(16777215 if single else wide)
        if single:
            self._show_pane(detail=bool(self._wanted_id))
        else:
            self.list_card.show()
            self._right.show()

    def _show_pane(self, *, detail: bool) -> None:
        if self._breadth() is Breadth.SINGLE:
            self.list_card.setVisible(not detail)
            self._right.setVisible(detail)

    # --- what a page is -----------------------------------------------------------------------------

    def heading(self) -> str:
        """The title in the page header."""
        return self.tr("Requests")

    def header_action(self) -> HeaderAction:
        """登记需求."""
        return HeaderAction(self.tr("Register request"), "plus", "F2", Destination.NEW_REQUEST)

    def opened(self, argument: str) -> None:
        """Show this request; without one the list, as it was left."""
        if argument:
            self._wanted_id = argument
        if self._stale or argument:
            self.reload()
        if argument:
            self._show_pane(detail=True)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_target(self, target: CodeTarget) -> bool:
        """A slip scanned here is opened here."""
        if target.kind != "service_request":
            return False
        self.opened(target.id)
        return True

    def save(self) -> None:
        """Ctrl+Enter: the primary act of the state."""
        if self.detail is None:
            return
        if self.detail.request.state is RequestState.SUBMITTED:
            self.accept()
        elif self.detail.request.state is RequestState.RETURNED:
            self.ask_completion()

    def print_open(self) -> None:
        """补打回执. The first print needs no word; a later one may carry a reason."""
        if self.detail is None:
            return
        if not self.detail.print_count:
            self._print("")
            return
        printed = self.tr("It was printed %n time(s).", "", self.detail.print_count)
        self._ask(
            self.tr("Print the slip again?"),
            printed,
            self.tr("Reason (may stay empty)"),
            self.tr("Print"),
            self._print,
            required=False,
        )

    def search_here(self) -> bool:
        """The list has no search of its own yet."""
        return False

    def step_back(self) -> bool:
        """Esc: one pane at a time goes back to the list first."""
        if self._breadth() is Breadth.SINGLE and not self.list_card.isVisible():
            self._show_pane(detail=False)
            return True
        return False

    def keys(self) -> tuple[tuple[str, str], ...]:
        """For the key sheet."""
        return (
            ("J K", self.tr("Next or previous request")),
            ("Ctrl Enter", self.tr("Approve")),
            ("Ctrl P", self.tr("Print slip again")),
        )

    def reload_if_touched(self, changed: Changed) -> None:
        """Seen: load again. Not seen: remember to."""
        if not changed.touches("service_request", "print_record", "request_step"):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def reload(self) -> None:
        """The list, and the request in front."""
        self._stale = False
        self.model.reload()
        if self._wanted_id:
            self._load(self._wanted_id)

    # --- list and card ------------------------------------------------------------------------------

    def _fetch(self, offset: int, limit: int, done: Callable[[Sequence[RequestRow], bool], None]) -> None:
        query = partial(self.tools.queries.open_requests, offset, limit)
        self.tools.runner.read(self, query, lambda rows: done(rows, len(rows) == limit), slot="list")

    def _rows_loaded(self) -> None:
        count = self.model.rowCount()
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        more = "+" if self.model.canFetchMore(self.list.rootIndex()) else ""
        self._count.setText(self.tr("%1 open").replace("%1", f"{count}{more}"))
        if self._wanted_id:
            self.list.choose(self._wanted_id)
        elif count:
            self.list.choose(self.model.key_at(0))

    def _row_chosen(self, request_id: str) -> None:
        if request_id != self._wanted_id:
            self._wanted_id = request_id
            self._load(request_id)

    def _load(self, request_id: str) -> None:
        query = partial(self.tools.queries.request, request_id)
        self.tools.runner.read(self, query, self._show, slot="detail")

    def _show(self, detail: RequestDetail | None) -> None:
        self.detail = detail
        self._right.setCurrentWidget(self.card if detail is not None else self.nothing)
        if detail is None:
            self._nothing_text.say(self.tr("This request is not on this desk."))
            return
        self.card.show_detail(detail, self.tools.now())
        if self.model.find(detail.request.id) < 0:
            self.list.clearSelection()

    def _look(self, row: RequestRow) -> RowLook:
        left, tone = words.time_left(row.due_at, self.tools.now()) if row.state in OURS else ("", Tone.GREY)
        return RowLook(
            title=row.words, detail=self._detail_line(row), chip=words.state_text(row.state),
            tone=words.state_tone(row.state), right_detail=left,
            right_detail_colour=_INK.get(tone, "text_3"), stacked=True,
        )  # fmt: skip

    def _sentence(self, row: RequestRow) -> str:
        left = words.time_left(row.due_at, self.tools.now())[0]
        parts = (words.state_text(row.state), row.words, row.requester_name, left)
        return self.tr(", ", "between spoken facts").join(part for part in parts if part)

    @staticmethod
    def _detail_line(row: RequestRow) -> str:
        place = f"{row.town}{row.village}"
        return " · ".join(part for part in (row.spoken_number, row.requester_name, place) if part)

    # --- acts ---------------------------------------------------------------------------------------

    def accept(self) -> None:
        """通过."""
        if self.detail is not None:
            self._do(partial(accept_request, request_id=self.detail.request.id), ACCEPTED)

    def ask_return(self) -> None:
        """退回补充: the reason is what the resident is asked for."""
        self._ask(
            self.tr("Return it for more?"),
            self.tr("Write what the resident has to add; it stands in the history."),
            self.tr("What is missing"),
            self.tr("Return"),
            self._return,
        )

    def ask_withdraw(self) -> None:
        """撤回: the resident no longer needs it."""
        self._ask(
            self.tr("Withdraw this request?"),
            self.tr("It is closed and stays in the history. It can be undone for 30 minutes."),
            self.tr("Reason"),
            self.tr("Withdraw"),
            self._withdraw,
            danger=True,
        )

    def ask_completion(self) -> None:
        """补全: the words once more, with what was missing."""
        if self.detail is None:
            return
        request = self.detail.request
        dialog = Dialog(self.tools.theme, self.window(), self.tr("Complete the request"), wide=True)
        area = TextArea(self.tools.theme)
        area.setPlainText(request.words)
        field = Field(self.tools.theme, self.tr("What can we help with"), area)
        dialog.body.addWidget(field)
        dialog.add_button("no", self.tr("Not now"))
        dialog.add_button("yes", self.tr("Submit"), ButtonKind.PRIMARY)
        dialog.answered.connect(lambda key: self._complete(area.toPlainText()) if key == "yes" else None)
        dialog.ask(area)

    def _return(self, reason: str) -> None:
        if self.detail is not None:
            self._do(partial(return_request, request_id=self.detail.request.id, reason=reason), RETURNED)

    def _withdraw(self, reason: str) -> None:
        if self.detail is not None:
            self._do(partial(withdraw_request, request_id=self.detail.request.id, reason=reason), WITHDRAWN)

    def _complete(self, told: str) -> None:
        if self.detail is None:
            return
        before = self.detail.request
        form = RequestForm(
            name=before.requester_name, phone=before.phone, contact=before.contact, words=told,
            category=before.category, town=before.town, village=before.village, address=before.address,
            wanted=before.wanted, wanted_on=before.wanted_on, urgent=before.urgent, channel=before.channel,
            consent_share=before.consent_share, hints=before.hints,
        )  # fmt: skip
        order = partial(amend_request, request_id=before.id, form=form)
        self.tools.runner.write(self, order, lambda _written: None, self._refused)

    def _ask(
        self,
        title: str,
        text: str,
        label: str,
        answer: str,
        act: Callable[[str], None],
        *,
        danger: bool = False,
        required: bool = True,
    ) -> None:
        """One question with one line of text; Enter in the line answers."""
        dialog = Dialog(self.tools.theme, self.window(), title, text)
        edit = TextInput(self.tools.theme)
        field = Field(self.tools.theme, label, edit)
        dialog.body.addWidget(field)
        kind = ButtonKind.DANGER_FILLED if danger else ButtonKind.PRIMARY
        dialog.add_button("no", self.tr("Not now"))
        yes = dialog.add_button("yes", answer, kind)

        def answered(key: str) -> None:
            if key == "yes":
                act(edit.text().strip())

        def entered() -> None:
            if required and not edit.text().strip():
                field.show_problem(self.tr("Please give a reason."))
            else:
                yes.click()

        dialog.answered.connect(answered)
        edit.returnPressed.connect(entered)
        edit.textChanged.connect(lambda _text: field.clear_message())
        dialog.ask(edit)

    def _do(self, order: Order, told: str) -> None:
        self.tools.runner.write(self, order, partial(self._done, told), self._refused)

    def _done(self, told: str, written: Written) -> None:
        back = compensation(written.commands[0], self.tr("Done by mistake"))
        if back is None or self.detail is None:
            return
        request = self.detail.request
        facts = {"name": request.requester_name, "number": request.spoken_number}
        self.tools.undo.push(UndoEntry(told, self.tools.now(), lambda: back, facts))

    def _refused(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")
        self.reload()

    def _print(self, reason: str) -> None:
        if self.detail is not None:
            self.tools.papers.print(
                self, Paper.REQUEST_SLIP, self.detail.request.id, self._printed, self._print_failed,
                reason=reason,
            )  # fmt: skip

    def _offer_forms(self) -> None:
        """The forms of this request: for the file, for the team, for the resident's opinion."""
        if self.detail is None:
            return
        papers = (Paper.REQUEST_FORM, Paper.DISPATCH_NOTICE, Paper.FEEDBACK_FORM)
        offer_forms(self.card.forms_button, self.tools, self, papers, self.detail.request.id)

    def _printed(self, _printed: Printed) -> None:
        self.tools.notices.say(self.tr("The slip is printed."), Tone.OK)

    def _print_failed(self, error: Exception) -> None:
        self.tools.notices.say(sentence(error), Tone.ERROR)
        self.tools.sounder.play("problem")

    # --- Qt's own -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and K walk the list from anywhere but a text field."""
        steps = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
        if not event.modifiers() and event.key() in steps:
            self.list.step(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Seen again: what changed meanwhile is loaded."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes follow the window."""
        super().resizeEvent(event)
        self._fit()
