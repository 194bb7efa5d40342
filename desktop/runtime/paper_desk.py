"""From a row to paper: render off the UI thread, hand to the printer, note the print as a fact."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from core.commands.honours import Award
from core.commands.prints import record_print, record_prints
from core.commands.requests import RequestForm
from core.commands.volunteers import VolunteerForm
from core.domain.certificate import Certificate, CertificateFacts
from core.domain.print_record import PAPER_OF_KIND, REASONED, Paper
from core.ports.devices import PaperSize, Printer, PrintProblem
from core.ports.rows import PostableRow
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


FILE = "PDF"
"""Stands for the printer where a paper became a file."""


@dataclass(frozen=True)
class PrintedTogether:
    """The papers of a group that the queue accepted, in order; `problem` is why it took no more."""

    paper: Paper
    subject_ids: tuple[str, ...]
    printer: str
    problem: Exception | None = None


T = TypeVar("T")
Choice = Callable[[], Printer]
"""Gives the printer on the papers thread; raises PrintProblem("cancelled") when the clerk wants none."""


class PaperMaker(Protocol):
    """Makes papers from rows. Called on the papers thread only; raises MissingGlyph with the character."""

    def make(self, paper: Paper, subject_id: str) -> MadePaper:
        """The paper of a saved row: request, activity (its newest sheet), certificate, volunteer or clerk."""

    def certificate_file(self, certificate_id: str) -> MadePaper:
        """A certificate to be kept as a file, whole whatever the printer's paper is."""

    def make_together(self, paper: Paper, subject_ids: Sequence[str]) -> MadePaper:
        """Certificates one after the other in one PDF; who is named twice stands there twice."""

    def slip_draft(self, form: RequestForm) -> MadePaper:
        """A slip as it will be, with a dash where the number will stand."""

    def card_draft(self, form: VolunteerForm) -> MadePaper:
        """The front of a card as it will be, card size."""

    def require_printable(self, facts: CertificateFacts) -> None:
        """Raises MissingGlyph as `make` would; draws nothing, and may be called on any thread."""

    def certificate_draft(self, volunteer_id: str, period_from: date, period_to: date) -> MadePaper:
        """A record certificate as it will be, without number and code."""

    def award_draft(self, volunteer_id: str, award: Award, period_from: date, period_to: date) -> MadePaper:
        """The same for an honour, a star or a letter of thanks. Raises StarNotReached."""

    def posting_draft(self, visits: Sequence[PostableRow], until: date, days: int) -> MadePaper:
        """A list of hours as it would hang from today on."""

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
        self._under_way: dict[tuple[Paper, str], PaperJob] = {}

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
        refusal; the row itself is safe whatever happens here. A paper that needs a reason for a second copy
        and is on its way is not printed twice: a key pressed twice is meant once.
        """
        running = self._under_way.get((paper, subject_id))
        if running is not None and not running.ended:
            return running
        chosen = choice or self.choose(paper)

        def printed(result: Printed) -> None:
            self._under_way.pop((paper, subject_id), None)
            self._note(owner, result, reason)
            done(result)

        def refused(error: Exception) -> None:
            self._under_way.pop((paper, subject_id), None)
            failed(error)

        job = self._background.run(
            owner, partial(self._print_one, chosen, paper, subject_id), printed, refused
        )
        if paper in REASONED:
            self._under_way[paper, subject_id] = job
        return job

    def print_together(
        self,
        owner: QObject,
        paper: Paper,
        subject_ids: Sequence[str],
        done: Callable[[PrintedTogether], None],
        failed: Failed,
        *,
        copies_reason: str = "",
        choice: Choice | None = None,
    ) -> PaperJob:
        """Print certificates as one job, and note them in one commit; who is named twice gets two copies.

        A printer that takes one paper a job gets them one by one. Where it stops in the middle, `done` is
        told of those it took and then `failed` why it took no more.
        """
        chosen = choice or self.choose(paper)

        def printed(result: PrintedTogether) -> None:
            if result.subject_ids:
                order = partial(
                    record_prints,
                    paper=paper,
                    subject_ids=result.subject_ids,
                    printer=result.printer,
                    copies_reason=copies_reason,
                )
                self._runner.write(owner, order, lambda _written: None)
                done(result)
            if result.problem is not None:
                failed(result.problem)

        work = partial(self._print_group, chosen, paper, tuple(subject_ids))
        return self._background.run(owner, work, printed, failed)

    def require_printable(self, facts: CertificateFacts) -> None:
        """Raises MissingGlyph where a certificate could not be drawn; on any thread."""
        self._maker.require_printable(facts)

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

    def save_certificate(
        self,
        owner: QObject,
        certificate: Certificate,
        keep: Callable[[MadePaper], str],
        done: Callable[[Printed], None],
        failed: Failed,
        *,
        reason: str,
    ) -> PaperJob:
        """Render a certificate and have it kept as a file, on the papers thread; `keep` returns its place.

        What has left the desk counts as printed, whether on paper or as a file.
        """

        def kept(result: Printed) -> None:
            self._note(owner, result, reason)
            done(result)

        return self._background.run(owner, partial(self._save_one, certificate, keep), kept, failed)

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

    def _save_one(self, certificate: Certificate, keep: Callable[[MadePaper], str]) -> Printed:
        place = keep(self._maker.certificate_file(certificate.id))
        return Printed(PAPER_OF_KIND[certificate.kind], certificate.id, place, FILE)

    def _print_group(self, choice: Choice, paper: Paper, subject_ids: tuple[str, ...]) -> PrintedTogether:
        printer = choice()
        if not printer.takes_together:
            return self._print_one_by_one(printer, paper, subject_ids)
        made = self._maker.make_together(paper, subject_ids)
        printer.check(made.size)
        printer.print_pdf(made.pdf, title=made.title, paper=made.size)
        return PrintedTogether(paper, subject_ids, printer.name)

    def _print_one_by_one(
        self, printer: Printer, paper: Paper, subject_ids: tuple[str, ...]
    ) -> PrintedTogether:
        """A job for each paper, with all its copies in it."""
        taken: list[str] = []
        for subject_id, same in groupby(subject_ids):
            copies = len(list(same))
            try:
                made = self._maker.make(paper, subject_id)
                printer.check(made.size)
                printer.print_pdf(made.pdf, title=made.title, paper=made.size, copies=copies)
            except Exception as problem:  # told with those that are printed
                return PrintedTogether(paper, tuple(taken), printer.name, problem)
            taken += [subject_id] * copies
        return PrintedTogether(paper, tuple(taken), printer.name)

    def _note(self, owner: QObject, printed: Printed, reason: str) -> None:
        order = partial(
            record_print,
            paper=printed.paper,
            subject_id=printed.subject_id,
            printer=printed.printer,
            reason=reason,
        )
        self._runner.write(owner, order, lambda _written: None)
