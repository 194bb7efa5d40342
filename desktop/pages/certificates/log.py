"""最近记录: what was issued, printed again and voided, newest first."""

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.certificate import CertificateStatus
from core.domain.numbers import NumberCheckFailed, NumberNotUnderstood, NumberTemplate
from core.domain.practice_site import PracticeSite
from core.ports.queries import Queries
from core.ports.rows import CertificateRow
from desktop import words
from desktop.page import PageTools
from desktop.pages.certificates.verdict_words import reason_text
from widgets.base import Label, arrange
from widgets.buttons import Button
from widgets.cards import Card, EmptyState
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.rows import RowDelegate, RowLook

MOST = 20


class LogLine(NamedTuple):
    """A certificate with its latest event; `reason` is that of the last reprint."""

    row: CertificateRow
    at: datetime
    reason: str


def log_lines(queries: Queries) -> tuple[LogLine, ...]:
    """The newest certificates by their latest event; for a reader thread."""
    lines = []
    for row in queries.certificate_log(MOST):
        at, reason = row.void_at or row.issued_at, row.void_reason
        if row.print_count > 1 and row.void_at is None:
            detail = queries.certificate(row.id)
            if detail is not None:
                at, reason = detail.prints[-1].printed_at, detail.prints[-1].reason
        lines.append(LogLine(row, at, reason))
    return tuple(sorted(lines, key=lambda line: (line.at, line.row.id), reverse=True))


def short_number(number: str, site: PracticeSite | None) -> str:
    """000317: the counter of a number by the unit's template; the whole number when it is another's."""
    if site is None:
        return number
    template = NumberTemplate(site.certificate_template or NumberTemplate().pattern)
    try:
        return f"{template.parse(number, site.code).counter:06d}"
    except (NumberCheckFailed, NumberNotUnderstood):
        return number


class LogCard(Card):
    """核对与留痕: the way to check a certificate, and what was done lately."""

    check_asked = Signal()
    opened = Signal(str)
    register_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        title = QCoreApplication.translate("LogCard", "Checks and records")
        super().__init__(tools.theme, title, flush=True, parent=parent)
        self._tools = tools
        self.check_button = Button(tools.theme, self.tr("Scan to check"), icon="scan-line", hint="F8")
        self.check_button.clicked.connect(self.check_asked)
        self._top = QVBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.check_button, 1)
        self._top.addLayout(row)
        self.register_button = Button(tools.theme, self.tr("Register"), icon="book-open", hint="Ctrl G")
        self.register_button.clicked.connect(self.register_asked)
        self._top.addWidget(self.register_button)
        self._top.addWidget(Label(tools.theme, self.tr("Recently"), role="small", colour="text_2"))
        self.body.addLayout(self._top)
        self.list = RowList(tools.theme, self.tr("Recently"), self)
        self.model: PagedListModel[LogLine] = PagedListModel(
            rows_at_once([]), key=lambda line: line.row.id, sentence=self._spoken, parent=self
        )
        self.list.set_rows(self.model)
        self.list.setItemDelegate(RowDelegate(tools.theme, self._look, self.list, height=56, pad=16))
        self.list.clicked.connect(lambda index: self.opened.emit(self.model.key_at(index.row())))
        self.list.opened.connect(self.opened)
        self.empty = EmptyState(tools.theme, self.tr("Nothing issued yet."), icon="award")
        self.below = QStackedWidget(self)
        self.below.addWidget(self.list)
        self.below.addWidget(self.empty)
        self.body.addWidget(self.below, 1)
        self.retheme()

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_top"):
            arrange(self._top, self.tokens, (16, 14, 16, 4), 12)
            self.body.setContentsMargins(0, 0, 0, self.tokens.space(8))
            self.list.setMinimumHeight(self.tokens.size(57))

    def load(self) -> None:
        """Read again."""
        self._tools.runner.read(self, lambda: log_lines(self._tools.queries), self._got, slot="log")

    def _got(self, lines: tuple[LogLine, ...]) -> None:
        self.model.reload(rows_at_once(lines))
        self.below.setCurrentWidget(self.list if lines else self.empty)

    def number(self, row: CertificateRow) -> str:
        """The short number of a row."""
        return short_number(row.number, self._tools.on_duty.site)

    def _told(self, line: LogLine) -> RowLook:
        row, moment = line.row, words.moment(line.at, self._tools.now())
        title = f"{self.number(row)} {row.volunteer_name}"
        if row.status is CertificateStatus.VOID:
            return RowLook(
                title,
                detail=reason_text(line.reason),
                right=self.tr("Void"),
                right_colour="error",
                stacked=True,
            )
        if row.print_count == 0:
            return RowLook(
                title,
                detail=self.tr("%1 · not printed yet").replace("%1", moment),
                right=self.tr("To print"),
                right_colour="warn",
                stacked=True,
            )
        if row.print_count > 1:
            told = self.tr("%1, copy %2").replace("%1", line.reason).replace("%2", str(row.print_count))
            return RowLook(title, detail=told, right=self.tr("Reprint"), right_colour="warn", stacked=True)
        return RowLook(title, detail=moment, right=self.tr("Issued"), right_colour="ok", stacked=True)

    def _look(self, line: LogLine) -> RowLook:
        return self._told(line)

    def _spoken(self, line: LogLine) -> str:
        told = self._told(line)
        return " · ".join(part for part in (told.title, told.right, told.detail) if part)
