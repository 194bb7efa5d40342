"""核对: what a scanned certificate is worth, and the facts to compare with the paper."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.domain.certificate import CertificateStatus
from core.domain.certificate_check import NOT_HERE, UNREADABLE
from core.domain.certificate_code import SignedFacts, is_certificate_code
from core.domain.codes import parse_check_code, show_check_code
from core.domain.masking import mask_name_public
from core.domain.refusals import Refusal
from core.domain.service_minutes import hours_text
from core.ports.rows import CertificateDetail
from desktop import words
from desktop.page import PageTools
from desktop.pages.certificates.checking import Seen
from desktop.pages.certificates.verdict_words import Verdict, VerdictWords, asking, told
from desktop.sentences import refusal_sentence
from widgets.base import (
    ElidedLabel,
    Label,
    Painted,
    PaintedText,
    arrange,
    paint_box,
    paint_text,
    painting,
    text_width,
)
from widgets.buttons import Button, ButtonKind, IconButton
from widgets.cards import Card, Note, Rule, announce
from widgets.icons import paint_icon
from widgets.inputs import Field, TextInput
from widgets.theme import Theme
from widgets.tokens import BOLD, MEDIUM, ColourName, Tone

_BANDS: dict[Verdict, tuple[str, ColourName]] = {
    Verdict.ASKING: ("scan-line", "kiosk_ask"),
    Verdict.VALID: ("circle-check", "kiosk_ok"),
    Verdict.VOID: ("ban", "kiosk_bad"),
    Verdict.UNKNOWN: ("circle-x", "kiosk_ask"),
    Verdict.FORGED: ("circle-x", "kiosk_bad"),
    Verdict.UNREADABLE: ("triangle-alert", "kiosk_ask"),
}
SOUNDS: dict[Verdict, str] = {
    Verdict.VALID: "success",
    Verdict.VOID: "problem",
    Verdict.UNKNOWN: "problem",
    Verdict.FORGED: "problem",
    Verdict.UNREADABLE: "problem",
}


class VerdictBand(Painted):
    """Verdict first: icon, large words, one line below, white on the verdict's colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.verdict, self._title, self._detail = Verdict.ASKING, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, verdict: Verdict, title: str, detail: str) -> None:
        """Another verdict; told to screen readers."""
        self.verdict, self._title, self._detail = verdict, title, detail
        announce(self, f"{title} {detail}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and two lines."""
        t = self.tokens
        lines = t.line_height("h1") + t.line_height("body_s")
        width = max(text_width(text.text, text.font) for text in self.texts()) + 2 * t.space(12)
        return QSize(round(width + 0.5), t.space(28) + t.size(48) + t.space(8) + lines)

    def minimumSizeHint(self) -> QSize:
        """Nothing of the verdict is ever cut."""
        return self.sizeHint()

    def texts(self) -> list[PaintedText]:
        """Title and detail."""
        t, width = self.tokens, self.width()
        top = t.space(14) + t.size(48) + t.space(8)
        title = QRectF(0, top, width, t.line_height("h1"))
        detail = QRectF(0, title.bottom(), width, t.line_height("body_s"))
        return [
            PaintedText(self._title, t.font("h1", BOLD), title),
            PaintedText(self._detail, t.font("body_s"), detail),
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, icon, words."""
        t, white = self.tokens, self.tokens.color("on_brand")
        icon, fill = _BANDS[self.verdict]
        side = t.size(48)
        with painting(self) as painter:
            paint_box(painter, QRectF(self.rect()), fill=t.color(fill), radius=12)
            middle = QRectF((self.width() - side) / 2, t.space(14), side, side)
            paint_icon(painter, icon, middle, white, stroke=2.2)
            for text in self.texts():
                paint_text(painter, text.rect, text.text, text.font, white, Qt.AlignmentFlag.AlignHCenter)


class VerdictCard(Card):
    """核对证书, in the place of the preview. Nothing is shown that the paper itself does not show.

    `code_entered` gives what was typed or pasted, in a form that `Queries.check_certificate` reads.
    """

    closed = Signal()
    code_entered = Signal(str)
    print_asked = Signal()
    void_asked = Signal()
    reissue_asked = Signal()
    save_asked = Signal()

    def __init__(self, tools: PageTools, parent: QWidget) -> None:
        title = QCoreApplication.translate("VerdictCard", "Check a certificate")
        super().__init__(tools.theme, title, flush=True, parent=parent)
        self._tools = tools
        self.detail: CertificateDetail | None = None
        close = IconButton(tools.theme, "x", self.tr("Close"))
        close.clicked.connect(self.closed)
        self.save_button = IconButton(tools.theme, "download", self.tr("Save as a file"))
        self.save_button.clicked.connect(self.save_asked)
        self.header().row.addWidget(self.save_button)
        self.header().row.addWidget(close)
        self.band = VerdictBand(tools.theme)
        self._inside = QWidget(self)
        self._inside.setProperty("plain", True)
        self._inner = QVBoxLayout(self._inside)
        self._inner.addWidget(self.band)
        self._build_facts()
        self._build_code()
        self._inner.addStretch(1)
        self._build_scroll()
        self._build_actions()
        self.ask()
        self.retheme()

    # -- parts --

    def _build_facts(self) -> None:
        self._facts = QWidget(self)
        self._grid = QGridLayout(self._facts)
        self._grid.setColumnStretch(1, 1)
        self._values: dict[str, Label] = {}
        self._lines: dict[str, tuple[QWidget, ...]] = {}
        names = {
            "kind": self.tr("Certificate"),
            "number": self.tr("Number"),
            "name": self.tr("Name"),
            "honour": self.tr("Honour"),
            "id": self.tr("ID number ends in"),
            "period": self.tr("Period"),
            "hours": self.tr("Hours served"),
            "issued": self.tr("Issued on"),
            "issuer": self.tr("Issued by"),
            "code": self.tr("Check code"),
            "prints": self.tr("Printed"),
        }
        for row, (key, name) in enumerate(names.items()):
            rule = Rule(self.theme)
            self._grid.addWidget(rule, row * 2 + 1, 0, 1, 2)
            label = Label(self.theme, name, role="body_s", colour="text_2")
            self._grid.addWidget(label, row * 2, 0)
            kind = ElidedLabel if key == "issuer" else Label
            value = kind(self.theme, role="body", weight=MEDIUM)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(value, row * 2, 1)
            self._values[key] = value
            self._lines[key] = (label, value, rule)
        self.warning = Note(self.theme, "", Tone.WARN)
        self._inner.addWidget(self.warning)
        self._inner.addWidget(self._facts)
        self.ages = Label(self.theme, role="small", colour="text_2", wrap=True)
        self._inner.addWidget(self.ages)
        self._hint = Label(self.theme, role="small", colour="text_3", wrap=True)
        self._inner.addWidget(self._hint)

    def _build_code(self) -> None:
        self.code = TextInput(self.theme, "8F3K-2W7M-X", latin=True)
        self.code.returnPressed.connect(self.enter_code)
        self.code_field = Field(self.theme, self.tr("Or type the check code under the QR"), self.code)
        self.code_button = Button(self.theme, self.tr("Check"), hint="Enter")
        self.code_button.clicked.connect(self.enter_code)
        self._code_row = QHBoxLayout()
        self._code_row.addWidget(self.code_field, 1)
        column = QVBoxLayout()
        column.addSpacing(self.tokens.line_height("body_s") + self.tokens.space(6))
        column.addWidget(self.code_button)
        column.addStretch(1)
        self._code_row.addLayout(column)
        self._inner.addLayout(self._code_row)

    def _build_scroll(self) -> None:
        """Large text on a small screen: the facts scroll, verdict first."""
        scroll = QScrollArea(self)
        scroll.setProperty("plain", True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._inside)
        self._scroll = scroll
        self.body.addWidget(scroll, 1)

    def _build_actions(self) -> None:
        self.void_button = Button(self.theme, self.tr("Void it"), kind=ButtonKind.DANGER, icon="ban")
        self.reissue_button = Button(self.theme, self.tr("Issue anew"))
        self.print_button = Button(self.theme, self.tr("Print again"), icon="printer")
        self.void_button.clicked.connect(self.void_asked)
        self.reissue_button.clicked.connect(self.reissue_asked)
        self.print_button.clicked.connect(self.print_asked)
        row = self.footer().row
        row.addWidget(self.void_button)
        row.addStretch(1)
        row.addWidget(self.reissue_button)
        row.addWidget(self.print_button)

    def retheme(self) -> None:
        """Padding for the text size."""
        super().retheme()
        if hasattr(self, "_grid"):
            arrange(self._grid, self.tokens, (0, 0, 0, 0), 4)
        if hasattr(self, "_scroll"):
            arrange(self._inner, self.tokens, (20, 20, 20, 20), 12)
            self._hint.setMinimumHeight(2 * self.tokens.line_height("small"))
            self._fit_width()

    def least_width(self) -> int:
        """What it needs now; layouts above learn of it only later."""
        return self._scroll.minimumWidth() + 2 * self.tokens.border

    def _fit_width(self) -> None:
        """Nothing scrolls sideways."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._inner.activate()
        self._scroll.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)

    # -- what is shown --

    def ask(self) -> None:
        """Waiting for a scan or a typed code."""
        self.detail = None
        self.code.clear()
        self.code_field.clear_message()
        self._say(asking())

    def focus_code(self) -> None:
        """Where a code is typed when the scanner cannot read it."""
        self.code.setFocus()

    def show_seen(self, seen: Seen) -> None:
        """What a check found."""
        self.detail = seen.detail
        if seen.checked.facts is not None:
            self._fill(seen.checked.facts, seen)
        if seen.detail is not None:
            self.print_button.setText(self.tr("Print again") if seen.detail.prints else self.tr("Print"))
        at = words.clock(self._tools.now())
        self._say(told(seen.checked, at, ours=seen.detail is not None), facts=seen.checked.facts is not None)

    def show_unknown(self) -> None:
        """查无此证."""
        self.show_seen(Seen(NOT_HERE))

    def show_unreadable(self) -> None:
        """Misread or half read: never called forged."""
        self.show_seen(Seen(UNREADABLE))

    def enter_code(self) -> None:
        """Check what was typed or pasted."""
        typed = self.code.text()
        try:
            self.code_entered.emit(typed if is_certificate_code(typed) else parse_check_code(typed))
        except Refusal as refusal:
            self.code_field.show_problem(refusal_sentence(refusal))
            self.code.setFocus()
        else:
            self.code_field.clear_message()

    def _say(self, said: VerdictWords, *, facts: bool = False) -> None:
        self.band.show_verdict(said.verdict, said.title, said.detail)
        self._facts.setVisible(facts)
        self.code_field.setVisible(not facts)
        self.code_button.setVisible(not facts)
        counts = self.detail is not None and self.detail.certificate.status is CertificateStatus.VALID
        self.footer().setVisible(counts)
        self.save_button.setVisible(counts)
        self.warning.say(said.warning, icon="ban" if said.verdict is Verdict.VOID else "")
        self.warning.setVisible(bool(said.warning))
        self.ages.setText(said.ages)
        self.ages.set_look(colour="warn" if said.old else "text_2")
        self.ages.setVisible(bool(said.ages))
        self._hint.setText(said.hint)
        self._hint.setVisible(bool(said.hint))
        self._fit_width()

    def _fill(self, facts: SignedFacts, seen: Seen) -> None:
        frozen = None if seen.detail is None else seen.detail.certificate.facts
        name = facts.name if seen.named else mask_name_public(facts.name)
        shown = {
            "kind": words.name_of(facts.kind),
            "number": facts.number,
            "name": name,
            "honour": facts.honour,
            "id": "" if frozen is None else frozen.id_number_masked[-4:],
            "period": f"{words.full_day(facts.period_from)} –\n{words.full_day(facts.period_to)}",
            "hours": self._hours(facts.service_minutes, 0 if frozen is None else len(frozen.lines)),
            "issued": words.full_day(facts.issued_on),
            "issuer": facts.issuer,
            "code": "" if frozen is None else show_check_code(frozen.check_code),
            "prints": "" if seen.detail is None else self.tr("%n time(s)", None, len(seen.detail.prints)),
        }
        for key, text in shown.items():
            self._values[key].setText(text)
            for part in self._lines[key]:
                part.setVisible(bool(text))

    def _hours(self, minutes: int, visits: int) -> str:
        if not minutes:
            return ""
        counted = self.tr("%1 hours, %n time(s)", None, visits) if visits else self.tr("%1 hours")
        return counted.replace("%1", hours_text(minutes))
