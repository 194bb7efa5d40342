"""A scan anywhere: read what it is, find the row, let the page use it or do what every page does."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.domain.box_input import (
    CheckCode,
    IdNumber,
    OurNumber,
    PhoneNumber,
    Refused,
    Scan,
    SignedCode,
    SpokenNumber,
    classify,
)
from core.domain.codes import Code, CodeKind, UnknownCode
from core.domain.refusals import Refusal
from core.ports.rows import CodeTarget
from desktop.page import Page, PageTools
from desktop.runtime.invitation import read_invitation
from desktop.sentences import sentence
from widgets.tokens import Tone

MEANT_FOR_THE_BOX = (IdNumber, PhoneNumber, OurNumber, SpokenNumber, CheckCode)
"""What may arrive as fast as a scan and is no code of ours: an ID reader types the number of the card."""


class ScanRouting(QObject):
    """Takes the scan engine's texts.

    `badge` carries the token of a staff badge, `invited` the county's invitation to join, `opened` a target
    nobody claimed, `typed` text that is no code of ours and belongs into the box (an ID number, a number
    printed by hand).
    """

    badge = Signal(str)
    invited = Signal(str)
    opened = Signal(CodeTarget)
    typed = Signal(str)

    def __init__(self, tools: PageTools, page: Callable[[], Page | None], parent: QObject) -> None:
        super().__init__(parent)
        self._tools, self._page = tools, page

    def take(self, text: str) -> None:
        """One scan; unknown and unreadable codes are said at once, with a sound."""
        gate = self._page()
        if gate is not None and gate.gate:
            gate.take_text(text)
            return
        if read_invitation(text) is not None and gate is not None and not gate.full_window:
            self.invited.emit(text)
            return
        match classify(text, scanned=True):
            case Scan(code=code):
                self._take_code(code)
            case SignedCode(text=signed):
                self._deliver(CodeTarget(kind="signed_code", id="", title=signed))
            case Refused(refusal=UnknownCode()) if self._is_for_the_box(text):
                page = self._page()
                if page is None or not page.take_text(text):
                    self.typed.emit(text)
            case Refused(refusal=refusal):
                self._refused(text, refusal)

    def _is_for_the_box(self, text: str) -> bool:
        site = self._tools.on_duty.site
        return isinstance(classify(text, site=site.code if site is not None else ""), MEANT_FOR_THE_BOX)

    def _take_code(self, code: Code) -> None:
        if code.kind is CodeKind.BADGE:
            self.badge.emit(code.token)
            return
        self._tools.runner.read(
            self, partial(self._tools.queries.resolve, code), partial(self._resolved, code)
        )

    def _resolved(self, code: Code, target: CodeTarget | None) -> None:
        page = self._page()
        if target is None:
            unknown = CodeTarget(kind="unknown", id="", title=code.text)
            if page is None or not page.take_target(unknown):
                self._say_problem(
                    QCoreApplication.translate("Scan", "This desk does not know the code %1 yet.").replace(
                        "%1", code.text
                    )
                )
            return
        self._deliver(target)

    def _deliver(self, target: CodeTarget) -> None:
        page = self._page()
        if page is None or not page.take_target(target):
            self.opened.emit(target)

    def _refused(self, text: str, refusal: Refusal) -> None:
        page = self._page()
        unreadable = CodeTarget(kind="unreadable", id="", title=text)
        if page is not None and page.take_target(unreadable):
            return
        self._say_problem(f"{sentence(refusal)} {text[:40]}")

    def _say_problem(self, text: str) -> None:
        self._tools.sounder.play("problem")
        self._tools.notices.say(text, Tone.WARN)
