"""The left two thirds while the kiosk answers: mark, words, what to do, in one colour."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.pages.kiosk.fitted_text import FittedLook, FittedText
from widgets.base import Painted, PaintedButton, PaintedText, paint_box, paint_text, painting, text_width
from widgets.cards import announce, clear_layout
from widgets.flow import FlowLayout
from widgets.icons import paint_icon
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM, ColourName

TICK_MS = 150


class AnswerKind(StrEnum):
    """Shape, colour and rhythm of an answer; never colour alone."""

    SUCCESS = "success"
    PROBLEM = "problem"
    ALREADY = "already"


class Choice(NamedTuple):
    """A way out offered with an answer."""

    key: str
    text: str
    primary: bool = False


class Answer(NamedTuple):
    """What the panel says: a small line, a large one, a line of details, boxed facts, ways out, the strip."""

    kind: AnswerKind
    headline: str
    title: str
    detail: str = ""
    facts: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    strip: str = ""


_FILL: dict[AnswerKind, ColourName] = {
    AnswerKind.SUCCESS: "kiosk_ok",
    AnswerKind.PROBLEM: "kiosk_bad",
    AnswerKind.ALREADY: "kiosk_ask",
}


LARGE_MARK, SMALL_MARK = 148, 76


class Mark(Painted):
    """A ticked circle, a crossed square or a circle with i; the tick is drawn over 150 ms.

    Large, unless the answer has much to offer below it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._kind, self._drawn, self._side = AnswerKind.SUCCESS, 1.0, LARGE_MARK
        self._drawing = QVariantAnimation(self)
        self._drawing.setStartValue(0.0)
        self._drawing.setEndValue(1.0)
        self._drawing.setDuration(TICK_MS)
        self._drawing.valueChanged.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_kind(self, kind: AnswerKind, *, moving: bool) -> None:
        """Another mark; `moving` draws the tick, otherwise it is there at once."""
        self._kind = kind
        self._drawing.stop()
        if moving and kind is AnswerKind.SUCCESS:
            self._drawing.start()
        else:
            self._draw(1.0)

    def make_small(self, *, small: bool) -> None:
        """Another size."""
        side = SMALL_MARK if small else LARGE_MARK
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def moving(self) -> bool:
        """The tick is being drawn."""
        return self._drawing.state() is QVariantAnimation.State.Running

    def _draw(self, share: float) -> None:
        self._drawn = share
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame and sign."""
        rect, white = QRectF(0, 0, LARGE_MARK, LARGE_MARK), self.tokens.color("paper")
        with painting(self) as painter:
            painter.scale(self.width() / LARGE_MARK, self.height() / LARGE_MARK)
            radius = 18 if self._kind is AnswerKind.PROBLEM else rect.width() / 2
            paint_box(painter, rect, border=white, width=7, radius=radius)
            painter.setPen(
                QPen(white, 10, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            if self._kind is AnswerKind.SUCCESS:
                self._paint_tick(painter)
            elif self._kind is AnswerKind.PROBLEM:
                painter.drawLine(QPointF(50, 50), QPointF(98, 98))
                painter.drawLine(QPointF(98, 50), QPointF(50, 98))
            else:
                painter.drawPoint(QPointF(74, 46))
                painter.drawLine(QPointF(74, 70), QPointF(74, 104))

    def _paint_tick(self, painter: QPainter) -> None:
        corners = QPointF(42, 72), QPointF(62, 94), QPointF(106, 52)
        first = min(1.0, self._drawn / 0.35)
        painter.drawLine(corners[0], corners[0] + (corners[1] - corners[0]) * first)
        if self._drawn > 0.35:
            share = (self._drawn - 0.35) / 0.65
            painter.drawLine(corners[1], corners[1] + (corners[2] - corners[1]) * share)


class PanelButton(PaintedButton):
    """A way out on a coloured panel: white filled or white outlined, 76 px high."""

    ring_radius = 12

    def __init__(self, theme: Theme, choice: Choice, fill: ColourName, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.choice, self._fill = choice, fill
        self.setText(choice.text.replace("&", "&&"))
        self.setAccessibleName(choice.text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Words with 34 px at both sides."""
        return QSize(round(text_width(self.choice.text, self.tokens.font("kiosk_s", BOLD))) + 70, 76)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box and words."""
        t, rect = self.tokens, QRectF(self.rect())
        white = t.color("paper")
        solid = self.choice.primary or self.isDown()
        with painting(self) as painter:
            paint_box(painter, rect, fill=white if solid else None, border=white, width=3, radius=12)
            ink = t.color(self._fill) if solid else white
            words = self.texts()[0]
            paint_text(painter, words.rect, words.text, words.font, ink, Qt.AlignmentFlag.AlignHCenter)

    def texts(self) -> list[PaintedText]:
        """The words."""
        return [PaintedText(self.choice.text, self.tokens.font("kiosk_s", BOLD), QRectF(self.rect()))]


class FactBox(Painted):
    """Short facts side by side in a thin frame; one below the other when there is no room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(28, 16, 28, 16)
        self._row.setSpacing(44)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Other facts; the box goes when there are none."""
        clear_layout(self._row)
        for fact in facts:
            self._row.addWidget(FittedText(self.theme, FittedLook("kiosk_s", "paper"), fact))
        self.setVisible(bool(facts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame."""
        line = self.tokens.color("paper").toRgb()
        line.setAlphaF(0.6)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), border=line, width=2, radius=12)


class _Strip(Painted):
    """The darker strip at the foot: what comes next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text, self.fill = "", _FILL[AnswerKind.SUCCESS]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 64)

    def texts(self) -> list[PaintedText]:
        font = self.tokens.font("kiosk_s")
        width = text_width(self.text, font) + 1
        left = (self.width() - width + 36) / 2
        return [PaintedText(self.text, font, QRectF(left, 0, width, self.height()))]

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color(self.fill).darker(126))
            words, white = self.texts()[0], self.tokens.color("paper")
            icon = QRectF(words.rect.left() - 36, self.height() / 2 - 12, 24, 24)
            paint_icon(painter, "scan-line", icon, white)
            paint_text(painter, words.rect, words.text, words.font, white)


class AnswerPanel(Painted):
    """Shows one answer; `chosen` says which way out was taken."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._answer = Answer(AnswerKind.SUCCESS, "", "")
        self.mark = Mark(theme)
        self.headline = FittedText(theme, FittedLook("kiosk_m", "paper", weight=MEDIUM))
        self.name = FittedText(theme, FittedLook("kiosk_xl", "paper"))
        self.title = FittedText(theme, FittedLook("kiosk_l", "paper"))
        self.detail = FittedText(theme, FittedLook("kiosk_m", "paper", largest=0.86, weight=400))
        self.facts = FactBox(theme)
        self._ways_out = QWidget()
        self._flow = FlowLayout(self._ways_out, 16, 16, centred=True)
        self.strip = _Strip(theme)
        self._build()

    def _build(self) -> None:
        middle = self._middle = QVBoxLayout()
        middle.setContentsMargins(48, 16, 48, 16)
        middle.setSpacing(0)
        middle.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        middle.addWidget(self.mark, 0, centre)
        middle.addSpacing(20)
        for words in (self.headline, self.name, self.title, self.detail):
            middle.addWidget(words)
        middle.addSpacing(24)
        middle.addWidget(self.facts, 0, centre)
        middle.addSpacing(12)
        middle.addWidget(self._ways_out, 0, centre)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.strip)

    def answer(self) -> Answer:
        """What is shown."""
        return self._answer

    def show_answer(self, answer: Answer, *, moving: bool = False) -> None:
        """Another answer, at once; `moving` draws the tick."""
        self._answer = answer
        self.mark.show_kind(answer.kind, moving=moving)
        self._show_words(answer)
        self._show_choices(answer)
        self.strip.text, self.strip.fill = answer.strip, _FILL[answer.kind]
        self.strip.update()
        self.update()
        told = (answer.headline, answer.title, answer.detail)
        announce(self, "，".join(part for part in told if part))  # zh: a pause, spoken

    def amend(self, answer: Answer) -> None:
        """The same answer, now that more is known; nothing moves and nothing is announced again.

        What was offered meanwhile stays.
        """
        answer = answer._replace(choices=self._answer.choices)
        if answer != self._answer:
            self._answer = answer
            self._show_words(answer)

    def offer(self, choices: tuple[Choice, ...]) -> None:
        """Ways on from the answer that stands."""
        if choices != self._answer.choices:
            self._answer = self._answer._replace(choices=choices)
            self._show_choices(self._answer)

    def _show_words(self, answer: Answer) -> None:
        people = answer.kind is AnswerKind.SUCCESS
        self.headline.set_text(answer.headline)
        self.name.set_text(answer.title if people else "")
        self.title.set_text("" if people else answer.title)
        self.detail.set_text(answer.detail)
        self.facts.show_facts(answer.facts)

    def _show_choices(self, answer: Answer) -> None:
        clear_layout(self._flow)
        for choice in answer.choices:
            button = PanelButton(self.theme, choice, _FILL[answer.kind], self._ways_out)
            button.clicked.connect(lambda _checked=False, key=choice.key: self.chosen.emit(key))
            self._flow.addWidget(button)
            button.show()
        self.mark.make_small(small=self._offers())
        self._ways_out.setVisible(bool(answer.choices))
        self._make_room()

    def _offers(self) -> bool:
        """Something is asked beside good news."""
        return self._answer.kind is AnswerKind.SUCCESS and bool(self._answer.choices)

    def _make_room(self) -> None:
        """Large text on a low screen: the ways on must not be cut, so the mark goes, then the facts."""
        self.mark.show()
        self.facts.setVisible(bool(self._answer.facts))
        if not self._offers():
            return
        for part in (self.mark, self.facts):
            self._middle.invalidate()
            if (
                self._middle.totalHeightForWidth(self.width())
                <= self.height() - self.strip.sizeHint().height()
            ):
                return
            part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another screen, another room."""
        super().resizeEvent(event)
        self._make_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The colour, switched at once."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color(_FILL[self._answer.kind]))
