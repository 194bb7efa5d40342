"""Issuing and printing one person after the other: a number is drawn just before its page is printed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.commands.certificates import IssueCertificate, issue_record_certificate
from core.commands.honours import Award, issue_award
from core.commands.refusals import CertificateExists
from core.commands.requests import UNDONE
from core.commands.undo import compensation
from core.domain.certificate import CertificateKind
from core.domain.print_record import PAPER_OF_KIND
from core.ports.rows import CertificateDetail
from core.ports.store import Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.certificates.kept_batch import FORM, KEY, KeptBatch, Standing
from desktop.pages.certificates.people import Period, Person, Stage
from desktop.pages.certificates.preview import draft
from desktop.runtime.paper_desk import MadePaper, Printed
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence

ISSUED = QT_TRANSLATE_NOOP("Undo", "Certificate of {name} issued")


class Batch(QObject):
    """Some people's certificates on their way to the printer.

    For each person: draw the paper as it will be (so that a name no font can print costs no number), issue,
    print, note the print. `pause` and `stop` act before the next number is drawn; what is printed stays. A
    printer that refuses jams the batch: `retry` prints the same certificate, `put_off` keeps it for later.
    Who has a certificate of this period that was never printed gets that one, not a second number.

    Whom it prints is kept until the last sheet; `prepare` and `go_on` take up what a power cut left.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, tools: PageTools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self._people: list[Person] = []
        self._period: Period | None = None
        self._award = Award(CertificateKind.SERVICE_RECORD)
        self._copies, self._copies_left, self._at = 1, 0, 0
        self._started: datetime | None = None
        self._begun_at = 0
        self._stopping = False
        self.running = False
        self.paused = False
        self.problem = ""

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone in it, in order."""
        return tuple(self._people)

    @property
    def total(self) -> int:
        """How many people the batch holds."""
        return len(self._people)

    @property
    def position(self) -> int:
        """Whose turn it is, counted from 1."""
        return min(self._at + 1, self.total)

    @property
    def printed(self) -> int:
        """How many papers the printer took."""
        return sum(person.stage is Stage.PRINTED for person in self._people)

    @property
    def refused(self) -> int:
        """How many people got no number."""
        return sum(person.stage is Stage.REFUSED for person in self._people)

    def time_left(self) -> timedelta | None:
        """What remains at the pace so far; None before the first paper is out."""
        done = self._at - self._begun_at
        if self._started is None or not done:
            return None
        return (self._tools.now() - self._started) / done * (self.total - self._at)

    def start(self, people: Sequence[Person], period: Period, copies: int, award: Award) -> None:
        """Begin; nothing happens while another batch runs or without people."""
        if self.running or not people:
            return
        for person in people:
            person.stage, person.certificate_id, person.copies, person.problem = Stage.QUEUED, "", 0, ""
        ordered = KeptBatch(
            volunteer_ids=tuple(person.id for person in people),
            first=period.first,
            last=period.last,
            copies=copies,
            started_at=self._tools.now(),
            award=award,
        )
        self._tools.drafts.keep(FORM, KEY, ordered.plain())
        self._stand(people, period, copies, award, at=0)
        self._next()

    def prepare(self, left: Standing) -> None:
        """Stand where a batch was interrupted: after the last sheet that is known to be printed."""
        batch = left.batch
        people = [Person(candidate, chosen=True, stage=Stage.QUEUED) for candidate in left.candidates]
        people.sort(key=lambda person: person.id not in left.printed)
        for person in people[: len(left.printed)]:
            person.stage, person.copies = Stage.PRINTED, batch.copies
        if left.doubtful is not None:
            # It comes first: nobody else gets a number while one that has its number is not printed.
            at = next(at for at, one in enumerate(people) if one.id == left.doubtful.volunteer_id)
            person = people.pop(at)
            person.certificate_id, person.copies = left.doubtful.id, left.doubtful.print_count
            people.insert(len(left.printed), person)
        self._stand(people, batch.period, batch.copies, batch.award, at=len(left.printed))

    def go_on(self) -> None:
        """Print from where `prepare` stands."""
        self._next()

    def _stand(self, people: Sequence[Person], period: Period, copies: int, award: Award, *, at: int) -> None:
        self._people, self._period, self._copies = list(people), period, copies
        self._award = award
        self._at, self._begun_at, self._stopping = at, at, False
        self._started = self._tools.now()
        self.running, self.paused, self.problem = True, False, ""

    def pause(self) -> None:
        """Wait before the next number is drawn."""
        if self.running and not self.problem:
            self.paused = True
            self.changed.emit()

    def resume(self) -> None:
        """Go on where it waited."""
        if self.running and self.paused and not self.problem:
            self.paused = False
            if self._people[self._at].stage is Stage.QUEUED:
                self._next()
            else:
                self.changed.emit()

    def stop(self) -> None:
        """Draw no more numbers; what is printed, or being printed, stays."""
        if not self.running:
            return
        self._stopping = True
        if self.problem or self._people[self._at].stage is Stage.QUEUED:
            self._end()
        else:
            self.changed.emit()

    def retry(self) -> None:
        """Print the certificate at which the printer refused once more."""
        if self.running and self.problem:
            self.problem = ""
            self._print()

    def put_off(self) -> None:
        """Keep the issued certificate for a later print and end: the next page would not print either."""
        if self.running and self.problem:
            self._stopping = True
            self._end()

    def _next(self) -> None:
        if self._stopping or self._at >= self.total:
            self._end()
            return
        if self.paused:
            self.changed.emit()
            return
        person = self._people[self._at]
        person.stage = Stage.PRINTING
        self.changed.emit()
        if person.certificate_id:
            self._copies_left = self._copies - person.copies
            self._print()
            return
        period = self._period
        if period is None:
            raise ValueError("a running batch has a period")
        self._tools.papers.show(
            self,
            lambda maker: draft(maker, person.id, period, self._award),
            partial(self._issue, person, period),
            self._refused,
        )

    def _issue(self, person: Person, period: Period, _drawn: MadePaper) -> None:
        if self._stopping or self.paused:
            person.stage = Stage.QUEUED
            self._next()
            return
        order = partial(
            self._order(), volunteer_id=person.id, period_from=period.first, period_to=period.last
        )
        self._tools.runner.write(self, order, partial(self._issued, person), self._refused)

    def _order(self) -> Callable[..., IssueCertificate]:
        if self._award.kind is CertificateKind.SERVICE_RECORD:
            return issue_record_certificate
        return partial(issue_award, award=self._award)

    def _issued(self, person: Person, written: Written) -> None:
        for command in written.commands:
            if isinstance(command, IssueCertificate):
                person.certificate_id = command.certificate.id
                if self.total == 1:
                    self._offer_undo(command)
        self._copies_left = self._copies
        self._print()

    def _offer_undo(self, command: IssueCertificate) -> None:
        order = compensation(command, UNDONE)
        if order is not None:
            facts = {"name": command.certificate.facts.volunteer_name}
            self._tools.undo.push(UndoEntry(ISSUED, self._tools.now(), lambda: order, facts))

    def _print(self) -> None:
        person = self._people[self._at]
        person.stage = Stage.PRINTING
        self.changed.emit()
        first = self._copies_left == self._copies
        self._tools.papers.print(
            self,
            PAPER_OF_KIND[self._award.kind],
            person.certificate_id,
            self._page_out,
            self._jammed,
            reason="" if first else self.tr("Several copies at once"),
        )

    def _page_out(self, _printed: Printed) -> None:
        person = self._people[self._at]
        person.copies += 1
        self._copies_left -= 1
        if self._copies_left > 0:
            self._print()
            return
        person.stage = Stage.PRINTED
        self._at += 1
        self._next()

    def _jammed(self, error: Exception) -> None:
        self._people[self._at].stage = Stage.JAMMED
        try:
            self.problem = sentence(error)
        except Exception:
            self.problem = self.tr("Not printed. It is saved; print it again later.")
            raise
        finally:
            self.changed.emit()

    def _refused(self, error: Exception) -> None:
        """This person gets no number; the others go on. One issued before and never printed is printed."""
        if isinstance(error, CertificateExists):
            ask = partial(self._tools.queries.certificate, error.certificate_id)
            self._tools.runner.read(self, ask, partial(self._exists, error))
        else:
            self._leave_out(error)

    def _exists(self, error: CertificateExists, detail: CertificateDetail | None) -> None:
        if detail is None or detail.prints:
            self._leave_out(error)
        else:
            self._people[self._at].certificate_id = error.certificate_id
            self._copies_left = self._copies
            self._print()

    def _leave_out(self, error: Exception) -> None:
        person = self._people[self._at]
        person.stage, person.chosen = Stage.REFUSED, False
        self._at += 1
        try:
            person.problem = sentence(error)
        finally:
            self._next()

    def _end(self) -> None:
        self._tools.drafts.discard(FORM, KEY)
        for person in self._people:
            if person.stage is Stage.QUEUED:
                person.stage = Stage.WAITING
            elif person.stage in {Stage.JAMMED, Stage.PRINTING}:
                person.stage = Stage.LATER
            if person.stage in {Stage.PRINTED, Stage.LATER}:
                person.chosen = False
        self.running, self.paused, self.problem = False, False, ""
        self.changed.emit()
        self.ended.emit()
