"""Issuing and printing in small groups: numbers are drawn just before their pages are printed."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import takewhile

from PySide6.QtCore import QObject, QTimer, Signal

from core.commands.certificates import IssueCertificate, issue_record_certificate, issue_together
from core.commands.honours import Award, issue_award
from core.commands.refusals import CertificateExists
from core.commands.request_moves import UNDONE
from core.commands.undo import compensation
from core.domain.certificate import CertificateKind
from core.domain.print_record import PAPER_OF_KIND
from core.ports.rows import CertificateDetail
from core.ports.store import Desk, Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.certificates.kept_batch import FORM, KEY, KeptBatch, Standing
from desktop.pages.certificates.pace import Pace
from desktop.pages.certificates.people import Period, Person, Stage
from desktop.pages.certificates.preview import draft
from desktop.runtime.paper_desk import Choice, PrintedTogether
from desktop.runtime.undo import UndoEntry
from desktop.sentences import sentence

ISSUED = QT_TRANSLATE_NOOP("Undo", "Certificate of {name} issued")
FIRST_FRAME_MS = 15
"""The page shows that it prints before the work begins: painting beside the papers thread takes three times
as long, since the two share the interpreter."""


class Batch(QObject):
    """Some people's certificates on their way to the printer.

    For each group (see Pace): issue in one commit, print as one job, note the prints in one commit. A name no
    font can print refuses the commit, so it costs no number. One that is refused undoes the whole group: it
    is tried again one by one, and only that one is left out. `pause` and `stop` act before the next numbers
    are drawn; what is printed stays. A printer that refuses jams the batch: `retry` prints the same
    certificates, `put_off` keeps them for later. Who has a certificate of this period that was never printed
    gets that one, not a second number.

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
        self._copies, self._at = 1, 0
        self._group: list[Person] = []
        self._group_began: datetime | None = None
        self._pace = Pace()
        self._seen_drawn = False
        self._started: datetime | None = None
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.setInterval(FIRST_FRAME_MS)
        self._begin.timeout.connect(self._next)
        self._begun_at = 0
        self._stopping = False
        self._choice: Choice | None = None
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
    def group_ends(self) -> int:
        """The last of those who are printed together with the one whose turn it is."""
        return max(self.position, min(self._at + len(self._group), self.total))

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
        self.go_on()

    def prepare(self, left: Standing) -> None:
        """Stand where a batch was interrupted: after the last sheet that is known to be printed."""
        batch = left.batch
        people = [Person(candidate, chosen=True, stage=Stage.QUEUED) for candidate in left.candidates]
        people.sort(key=lambda person: person.id not in left.printed)
        for person in people[: len(left.printed)]:
            person.stage, person.copies = Stage.PRINTED, batch.copies
        doubtful = {row.volunteer_id: row for row in left.doubtful}
        for person in people:
            row = doubtful.get(person.id)
            if row is not None:
                person.certificate_id, person.copies = row.id, row.print_count
        # They come first: nobody gets a number while others who have theirs are not printed.
        people.sort(key=lambda person: (person.stage is not Stage.PRINTED, not person.certificate_id))
        self._stand(people, batch.period, batch.copies, batch.award, at=len(left.printed))

    def go_on(self) -> None:
        """Print from where `prepare` stands, once that is on the screen."""
        self._begin.start()
        self.changed.emit()

    def _stand(self, people: Sequence[Person], period: Period, copies: int, award: Award, *, at: int) -> None:
        self._people, self._period, self._copies = list(people), period, copies
        self._award = award
        self._at, self._begun_at, self._stopping = at, at, False
        self._group, self._pace, self._seen_drawn = [], Pace(), False
        self._started = self._tools.now()
        self._choice = self._tools.papers.choose(PAPER_OF_KIND[self._award.kind])
        self.running, self.paused, self.problem = True, False, ""

    def pause(self) -> None:
        """Wait before the next numbers are drawn."""
        if self.running and not self.problem:
            self.paused = True
            self.changed.emit()

    def resume(self) -> None:
        """Go on where it waited."""
        if self.running and self.paused and not self.problem:
            self.paused = False
            if self._people[self._at].stage is Stage.QUEUED and not self._begin.isActive():
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
        """Print the certificates which the printer refused once more."""
        if self.running and self.problem:
            self.problem = ""
            # Whoever chooses the printer each time may want another one now.
            self._choice = self._tools.papers.choose(PAPER_OF_KIND[self._award.kind])
            self._print()

    def put_off(self) -> None:
        """Keep the issued certificates for a later print and end: the next would not print either."""
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
        self._group, self._group_began = self._next_group(), self._tools.now()
        self._show_group(Stage.PRINTING)
        if self._group[0].certificate_id:
            self._print()
        elif self._seen_drawn:
            self._issue()
        else:
            self._look_at_first()

    def _next_group(self) -> list[Person]:
        """Who is next: all with a number from before, or all without."""
        numbered = bool(self._people[self._at].certificate_id)
        several = self._people[self._at : self._at + self._pace.size]
        return list(takewhile(lambda person: bool(person.certificate_id) is numbered, several))

    def _show_group(self, stage: Stage) -> None:
        for person in self._group:
            person.stage = stage
        self.changed.emit()

    def _look_at_first(self) -> None:
        """The first is drawn before anybody gets a number: a code too fine would be so for everyone."""
        person, period, award = self._group[0], self._days(), self._award
        self._tools.papers.show(
            self, lambda maker: draft(maker, person.id, period, award), self._drawn, self._refused
        )

    def _drawn(self, _draft: object) -> None:
        self._seen_drawn = True
        self._issue()

    def _days(self) -> Period:
        if self._period is None:
            raise ValueError("a running batch has a period")
        return self._period

    def _issue(self) -> None:
        if self._stopping or self.paused:
            self._show_group(Stage.QUEUED)
            self._next()
            return
        self._tools.runner.write(self, self._order(), self._issued, self._refused)

    def _order(self) -> Order:
        """Runs on the writer's thread: it knows nothing of the people on the screen."""
        make = self._maker()
        makers = [partial(make, volunteer_id=person.id) for person in self._group]
        look = self._tools.papers.require_printable

        def order(desk: Desk) -> list[IssueCertificate]:
            commands = issue_together(desk, makers)
            for command in commands:
                look(command.certificate.facts)
            return commands

        return order

    def _maker(self) -> Callable[..., IssueCertificate]:
        days = {"period_from": self._days().first, "period_to": self._days().last}
        if self._award.kind is CertificateKind.SERVICE_RECORD:
            return partial(issue_record_certificate, **days)  # type: ignore[arg-type]  # the names above
        return partial(issue_award, award=self._award, **days)  # type: ignore[arg-type]  # as above

    def _issued(self, written: Written) -> None:
        issued = [command for command in written.commands if isinstance(command, IssueCertificate)]
        # The order makes them in the order of the group.
        for person, command in zip(self._group, issued, strict=True):
            person.certificate_id = command.certificate.id
        if self.total == 1:
            self._offer_undo(issued[0])
        self._print()

    def _offer_undo(self, command: IssueCertificate) -> None:
        order = compensation(command, UNDONE)
        if order is not None:
            facts = {"name": command.certificate.facts.volunteer_name}
            self._tools.undo.push(UndoEntry(ISSUED, self._tools.now(), lambda: order, facts))

    def _print(self) -> None:
        self._show_group(Stage.PRINTING)
        self._tools.papers.print_together(
            self,
            PAPER_OF_KIND[self._award.kind],
            [person.certificate_id for person in self._group for _ in range(self._copies - person.copies)],
            self._pages_out,
            self._jammed,
            copies_reason=self.tr("Several copies at once"),
            choice=self._choice,
        )

    def _pages_out(self, printed: PrintedTogether) -> None:
        for person in self._group:
            person.copies += printed.subject_ids.count(person.certificate_id)
        done = list(takewhile(lambda person: person.copies >= self._copies, self._group))
        for person in done:
            person.stage = Stage.PRINTED
        self._at += len(done)
        self._group = self._group[len(done) :]
        if not self._group:
            spent = self._tools.now() - (self._group_began or self._tools.now())
            self._pace.took(len(done), spent)
            self._next()

    def _jammed(self, error: Exception) -> None:
        try:
            self.problem = sentence(error)
        except Exception:
            self.problem = self.tr("Not printed. It is saved; print it again later.")
            raise
        finally:
            self._show_group(Stage.JAMMED)

    def _refused(self, error: Exception) -> None:
        """This person gets no number; the others go on. One issued before and never printed is printed."""
        if len(self._group) > 1:
            # Nothing of the group is issued. Who it was shows when they are tried one by one.
            self._pace.one_by_one()
            self._show_group(Stage.QUEUED)
            self._next()
        elif isinstance(error, CertificateExists):
            ask = partial(self._tools.queries.certificate, error.certificate_id)
            self._tools.runner.read(self, ask, partial(self._exists, error))
        else:
            self._leave_out(error)

    def _exists(self, error: CertificateExists, detail: CertificateDetail | None) -> None:
        if detail is None or detail.prints:
            self._leave_out(error)
        else:
            self._people[self._at].certificate_id = error.certificate_id
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
        self._begin.stop()
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
