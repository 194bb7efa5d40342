"""From a row to paper: render off the UI thread, hand to the printer, note the print as a fact."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from core.commands.honours import Award
from core.commands.prints import record_print
from core.commands.requests import RequestForm
from core.commands.volunteers import VolunteerForm
from core.domain.print_record import Paper
from core.ports.devices import PaperSize, Printer, PrintProblem
from desktop.runtime.background import Background, PaperJob
from desktop.runtime.runner import Failed, Runner


@dataclass(frozen=True)
class MadePaper:
    """A finished PDF. The preview shows these bytes and the printer gets them."""

    pdf: bytes
    size: PaperSize
    title: str


@dataclass(frozen=True)
class Printed:
    """A job the printer's queue accepted."""

    paper: Paper
    subject_id: str
    place: str
    printer: str = ""


T = TypeVar("T")
Choice = Callable[[], Printer]
"""Gives the printer on the papers thread; raises PrintProblem("cancelled") when the clerk wants none."""


class PaperMaker(Protocol):
    """Makes papers from rows. Called on the papers thread only; raises MissingGlyph with the character."""

    def make(self, paper: Paper, subject_id: str) -> MadePaper:
        """The paper of a saved row: request, activity (its newest sheet), certificate, volunteer or clerk."""

    def slip_draft(self, form: RequestForm) -> MadePaper:
        """A slip as it will be, with a dash where the number will stand."""

    def card_draft(self, form: VolunteerForm) -> MadePaper:
        """The front of a card as it will be, card size."""

    def check_certificate(self, volunteer_id: str, period_from: date, period_to: date) -> None:
        """Raises what `certificate_draft` would for the names and words of it; draws nothing."""

    def certificate_draft(self, volunteer_id: str, period_from: date, period_to: date) -> MadePaper:
        """A record certificate as it will be, without number and code."""

    def award_draft(self, volunteer_id: str, award: Award, period_from: date, period_to: date) -> MadePaper:
        """The same for an honour, a star or a letter of thanks. Raises StarNotReached."""

    def template_draft(self, layout: str, body: str) -> MadePaper:
        """A paper by a template that is being edited, with invented values. Raises TemplateProblem."""


class PaperDesk(QObject):
    """What pages call to see and to print papers; callbacks come on the UI thread while the owner lives."""

    def __init__(
        self,
        runner: Runner,
        background: Background,
        maker: PaperMaker,
        printer_for: Callable[[Paper], Printer],
        parent: QObject | None = None,
        *,
        choose: Callable[[Paper], Choice] | None = None,
    ) -> None:
        """`choose` may ask the clerk, on the UI thread; without it every paper has its own printer."""
        super().__init__(parent)
        self._runner, self._background = runner, background
        self._maker, self._printer_for = maker, printer_for
        self._choose = choose

    def show(
        self,
        owner: QObject,
        make: Callable[[PaperMaker], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> PaperJob:
        """Render for a preview, or only look: `lambda maker: maker.slip_draft(form)`."""
        return self._background.run(owner, partial(make, self._maker), done, failed)

    def print(
        self,
        owner: QObject,
        paper: Paper,
        subject_id: str,
        done: Callable[[Printed], None],
        failed: Failed,
        *,
        reason: str = "",
        choice: Choice | None = None,
    ) -> PaperJob:
        """Render and print one saved row; the print is a fact in the log once the queue took it.

        `choice` is one that `choose` gave for several jobs. `failed` gets PrintProblem, MissingGlyph or a
        refusal; the row itself is safe whatever happens here.
        """
        chosen = choice or self.choose(paper)

        def printed(result: Printed) -> None:
            self._note(owner, result, reason)
            done(result)

        return self._background.run(
            owner, partial(self._print_one, chosen, paper, subject_id), printed, failed
        )

    def print_many(
        self,
        owner: QObject,
        paper: Paper,
        subject_ids: Sequence[str] | Iterable[str],
        each: Callable[[int, Printed], None],
        done: Callable[[int], None],
        failed: Callable[[int, Exception], None],
        *,
        reason: str = "",
    ) -> PaperJob:
        """Print rows one after the other; pause, resume and stop on the job keep what is printed."""
        chosen = self.choose(paper)

        def printed(index: int, result: Printed) -> None:
            self._note(owner, result, reason)
            each(index, result)

        steps = (partial(self._print_one, chosen, paper, subject_id) for subject_id in subject_ids)
        return self._background.start(owner, steps, done, failed, printed)

    def choose(self, paper: Paper) -> Choice:
        """The printer for one job or a batch of them; the clerk may be asked, so on the UI thread."""
        return self._choose(paper) if self._choose is not None else partial(self._printer_for, paper)

    def check(
        self,
        owner: QObject,
        sizes: Mapping[Paper, PaperSize],
        done: Callable[[Mapping[Paper, PrintProblem]], None],
    ) -> None:
        """Which papers would not be printed now, and why; systems may take long to answer."""
        self._background.run(owner, partial(self._problems, dict(sizes)), done)

    def printer_for(self, paper: Paper) -> Printer:
        """The printer this paper goes to."""
        return self._printer_for(paper)

    def printer_name(self, paper: Paper) -> str:
        """The printer this paper goes to, as people know it."""
        return self._printer_for(paper).name

    def printer_ready(self, owner: QObject, paper: Paper, done: Callable[[bool], None]) -> None:
        """Tell whether the printer of this paper would take a job now; systems may take long to answer."""
        self._background.run(owner, lambda: self._printer_for(paper).ready(), done)

    def _problems(self, sizes: dict[Paper, PaperSize]) -> dict[Paper, PrintProblem]:
        found = {}
        for paper, size in sizes.items():
            try:
                self._printer_for(paper).check(size)
            except PrintProblem as problem:
                found[paper] = problem
        return found

    def _print_one(self, choice: Choice, paper: Paper, subject_id: str) -> Printed:
        printer = choice()
        made = self._maker.make(paper, subject_id)
        printer.check(made.size)
        place = printer.print_pdf(made.pdf, title=made.title, paper=made.size)
        return Printed(paper, subject_id, place, printer.name)

    def _note(self, owner: QObject, printed: Printed, reason: str) -> None:
        order = partial(
            record_print,
            paper=printed.paper,
            subject_id=printed.subject_id,
            printer=printed.printer,
            reason=reason,
        )
        self._runner.write(owner, order, lambda _written: None)
