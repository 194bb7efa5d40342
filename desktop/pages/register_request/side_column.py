"""The right column: services that fit or earlier requests, a possible duplicate, and the slip to come."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.local_time import local_day
from core.domain.masking import mask_name_public
from core.domain.menu_match import MenuMatch
from core.ports.rows import RequestRow, SimilarRequest
from desktop import words
from desktop.pages.register_request.matches import MatchesCard
from desktop.settings import SettingsFile, SlipPaper
from widgets.base import Label, arrange
from widgets.buttons import Button, ButtonKind
from widgets.cards import Card, EmptyState, Note
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.pdf_preview import PdfPreview
from widgets.rows import RowDelegate, RowLook
from widgets.theme import Theme
from widgets.tokens import BOLD, Tone

LEAST_SLIP = 150
"""A slip lower than this shows nothing worth seeing."""


ROOM_FOR_KEY = 400
"""In a narrower column the words need the room of the key."""


class SideColumn(QWidget):
    """`opened` asks for a request; `paper_changed` that the slip has to be drawn again."""

    opened = Signal(str)
    paper_changed = Signal()

    def __init__(self, theme: Theme, settings: SettingsFile) -> None:
        super().__init__()
        self.theme, self._settings = theme, settings
        self._similar = ""
        self.matches = MatchesCard(theme)
        self.past = Card(theme, self.tr("Earlier requests"), self.tr("Newest first"), flush=True)
        self.model: PagedListModel[RequestRow] = PagedListModel(
            rows_at_once(()), key=lambda row: row.id, sentence=self._sentence, parent=self
        )
        self.list = RowList(theme, self.tr("Earlier requests"))
        self.list.setItemDelegate(RowDelegate(theme, self._look, self.list))
        self.list.set_rows(self.model)
        self.list.clicked.connect(lambda index: self.opened.emit(self.model.key_at(index.row())))
        self.list.opened.connect(self.opened)
        self.empty = EmptyState(theme, "", icon="history")
        self.past.body.addWidget(self.list)
        self.past.body.addWidget(self.empty)
        # The list must not cover the card's rounded corners.
        self.past.body.addSpacing(10)
        self.duplicate = Note(theme, "", Tone.WARN)
        self.duplicate.hide()
        self.duplicate.acted.connect(self.look_at_similar)
        self._build_slip()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.matches)
        self._column.addWidget(self.past, 5)
        self._column.addWidget(self.duplicate)
        self._column.addWidget(self.slip, 8)
        self._column.addStretch(0)  # where the slip found no room, the services keep their height
        theme.changed.connect(self.retheme)
        self.retheme()
        self.show_past("", ())

    def _build_slip(self) -> None:
        theme = self.theme
        self.slip = Card(theme, flush=True)
        self._slip_title = Label(theme, self.tr("Slip preview"), role="body", weight=BOLD)
        self._slip_paper = Label(theme, role="small", colour="text_2", wrap=True)
        self._slip_words = Label(
            theme,
            self.tr("The resident scans the code to see progress and to rate. No account, no download."),
            role="small",
            colour="text_2",
            wrap=True,
        )
        self.problem = Label(theme, role="small", colour="error", wrap=True)
        self.problem.hide()
        self.switch = Button(theme, "", size="small", kind=ButtonKind.QUIET)
        self.switch.clicked.connect(self.switch_paper)
        self.preview = PdfPreview(theme, self.tr("Slip preview"))
        self._told = QVBoxLayout()
        for part in (self._slip_title, self._slip_paper, self._slip_words, self.problem):
            self._told.addWidget(part)
        self._words_and_switch = QHBoxLayout()
        self._words_and_switch.addLayout(self._told, 1)
        self._words_and_switch.addWidget(
            self.switch, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        )
        self._words_and_switch.addStretch(0)
        self._slip_row = QHBoxLayout()
        self._slip_row.addLayout(self._words_and_switch)
        self._slip_row.addWidget(self.preview)
        self.slip.body.addLayout(self._slip_row)
        self._show_paper()

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._column, self.theme.tokens, (0, 0, 0, 0), 16)
        self.slip.body.setContentsMargins(0, 0, 0, 0)
        arrange(self._told, self.theme.tokens, (0, 0, 0, 0), 4)
        arrange(self._words_and_switch, self.theme.tokens, (18, 14, 18, 14), 12)

    def show_past(self, name: str, rows: Sequence[RequestRow]) -> None:
        """What this person asked before; without a person, what will stand here."""
        self.model.reload(rows_at_once(rows))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if name:
            self.empty.say(self.tr("%1 asks for the first time.").replace("%1", name))
        else:
            self.empty.say(self.tr("Earlier requests of the resident will stand here."))

    def show_services(self, found: Sequence[MenuMatch], picked: str) -> None:
        """Services that fit take the place of the earlier requests."""
        self.matches.show_matches(found, picked)
        self.past.setVisible(not found)
        self.fit()

    def show_similar(self, found: SimilarRequest | None, today: date | None = None) -> None:
        """A request of the same village that says the same, or none."""
        self.duplicate.setVisible(found is not None)
        self._similar = found.row.id if found is not None else ""
        if found is None or today is None:
            self.fit()
            return
        row = found.row
        text = self.tr("Possible duplicate: “%1” (%2, %3). %4 · same village · both say “%5”")
        comma = self.tr(", ", "between spoken facts")
        for place, value in (
            ("%1", row.words if len(row.words) <= 16 else row.words[:16] + "…"),
            ("%2", mask_name_public(row.requester_name)),
            ("%3", words.state_text(row.state)),
            ("%4", self._days_before(today, local_day(row.registered_at))),
            ("%5", comma.join(found.said)),
        ):
            text = text.replace(place, value)
        roomy = self.width() >= self.theme.tokens.space(ROOM_FOR_KEY)
        self.duplicate.say(text, action=self.tr("Look"), key="Alt 0" if roomy else "")
        self.fit()

    def fit(self) -> None:
        """Where the column is too low for all of it, the slip goes first, then the services that fit less."""
        width, gap = self.width(), self._column.spacing()
        room = self.height()
        if not self.duplicate.isHidden():
            room -= self.duplicate.heightForWidth(width) + gap
        if self.matches.isHidden():
            self.slip.show()
            return
        self.matches.fit(width, room)
        left = room - gap - self.matches.heightForWidth(width)
        self.slip.setVisible(left >= self.theme.tokens.size(LEAST_SLIP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The window became larger or smaller."""
        super().resizeEvent(event)
        self.fit()

    def look_at_similar(self) -> None:
        """Open the other request; the form stays as a draft."""
        if self._similar:
            self.opened.emit(self._similar)

    def _days_before(self, today: date, day: date) -> str:
        days = (today - day).days
        return self.tr("%n day(s) ago", "", days) if days > 0 else self.tr("Today")

    def show_slip(self, pdf: bytes) -> None:
        """Another slip."""
        self.problem.hide()
        self.preview.show_pdf(pdf)

    def show_slip_problem(self, text: str) -> None:
        """Why there is none, such as a character no font has."""
        self.preview.clear()
        self.problem.setText(text)
        self.problem.show()

    def switch_paper(self) -> None:
        """80 mm or A5, kept in this PC's settings."""
        roll = self._settings.current.slip_paper is not SlipPaper.A5
        self._settings.change(slip_paper=SlipPaper.A5 if roll else SlipPaper.ROLL_80MM)
        self._show_paper()
        self.paper_changed.emit()

    def _show_paper(self) -> None:
        narrow = self._settings.current.slip_paper is SlipPaper.ROLL_58MM
        roll = self._settings.current.slip_paper is not SlipPaper.A5
        # A roll stands beside the words as it comes out of the printer, a sheet lies below them.
        beside, below = QHBoxLayout.Direction.LeftToRight, QHBoxLayout.Direction.TopToBottom
        self._slip_row.setDirection(beside if roll else below)
        self._words_and_switch.setDirection(below if roll else beside)
        for row, shares in ((self._slip_row, (11, 10) if roll else (0, 1)), (self._words_and_switch, (0, 0))):
            for place, share in enumerate(shares):
                row.setStretch(place, share)
        self._words_and_switch.setStretch(0 if not roll else 2, 1)
        self._slip_words.setVisible(roll)
        self.preview.round_foot(left=not roll, right=True)
        thermal = self.tr("58 mm thermal paper") if narrow else self.tr("80 mm thermal paper")
        self._slip_paper.setText(thermal if roll else self.tr("A5 paper, across"))
        self.switch.setText(self.tr("Use A5") if roll else self.tr("Use 80 mm"))

    def _look(self, row: RequestRow) -> RowLook:
        return RowLook(
            title=row.words, detail=self._detail(row), chip=words.state_text(row.state),
            tone=words.state_tone(row.state), stacked=True,
        )  # fmt: skip

    def _sentence(self, row: RequestRow) -> str:
        comma = self.tr(", ", "between spoken facts")
        return comma.join((words.state_text(row.state), row.words, self._detail(row)))

    @staticmethod
    def _detail(row: RequestRow) -> str:
        return f"{row.spoken_number} · {_day(row.registered_at)}"


def _day(instant: datetime) -> str:
    return words.full_day(local_day(instant))
