"""The day: what happens at the invented centre, step by step; each step looks first whether it is done."""

import re
import sys
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QApplication

from core.commands.activities import ActivityForm, close_activity, plan_activity
from core.commands.certificates import issue_record_certificate, void_certificate
from core.commands.honours import Award, issue_award
from core.commands.reviewing import review_attendance
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.sites import change_site
from core.commands.volunteer_rows import PersonRow, register_rows
from core.commands.volunteers import VolunteerForm
from core.domain.activity import Activity, ActivityState, SignInSheetPage, Signup
from core.domain.attendance import Attendance
from core.domain.certificate import Certificate, CertificateKind, CertificateStatus
from core.domain.identity_number import IdType, check_identity_number
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.minors import ADULT, Missing, ParticipationPending, age_on
from core.domain.phone import check_phone
from core.domain.print_record import PAPER_OF_KIND, Paper
from core.domain.refusals import Refusal
from core.domain.service_request import ServiceRequest
from core.domain.sheet_reading import SheetReading
from core.domain.volunteer import Volunteer, VolunteerStatus
from core.ports.store import Order
from desktop.demo.counter import Counter, FirstFacts
from desktop.demo.hands import StuckError
from desktop.demo.journal import Journal
from desktop.demo.loop import what_became, what_is_left
from desktop.demo.people import read_people
from desktop.demo.photo import take_photo
from desktop.demo.platform import PlatformAt, start_platform
from desktop.demo.reconnect import join_and_sync
from desktop.demo.report import Report, page_codes, relative
from desktop.demo.requests import ASKED, SECOND_DESK, Asked
from desktop.demo.screens import take_screens
from desktop.devices.clock import FixedClock
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.main import Desk, Devices
from desktop.page import Destination
from desktop.paths import DataFolder
from desktop.sentences import refusal_sentence, sentence

R = TypeVar("R", bound=msgspec.Struct)

OPENING = datetime(2026, 5, 20, 8, 40, tzinfo=LOCAL_ZONE)
STARTS, ENDS = OPENING.replace(hour=9, minute=30), OPENING.replace(hour=11, minute=30)
UNIT = FirstFacts("清禾县新时代文明实践中心（演示）", "QH", "0000-12345", "8:30–17:30", "陈立群")
TITLE = "银发学堂 · 手机防诈骗"
HOST = "QINGHE.EXAMPLE.INVALID"
"""Nobody can ever own a host under .invalid (RFC 2606)."""
TYPED = 3
"""So many people are typed in by keys; the rest come as one batch."""
ON_PAPER = 3
"""At most so many of the last page sign on the sheet instead of scanning their card."""
PHOTOS = 4
"""So often a sheet is photographed before the demo gives up."""
HONOUR = Award(
    kind=CertificateKind.HONOUR,
    honour="优秀志愿者",
    reason="在 2026 年度志愿服务工作中热心公益、甘于奉献，表现突出",
)
BATCH = 50
"""Rows of one commit; the writer lets the counter in between."""


class Day:
    """One desk's day. Everything done is in the store, so an interrupted day goes on where it was."""

    def __init__(self, folder: Path, name: str, people: list[PersonRow], seed: int) -> None:
        self.folder, self.name = folder, name
        self.people, self.seed = people, seed
        self.random = Random(seed)  # noqa: S311 - chooses minutes, not secrets
        self.clock = FixedClock(OPENING)
        data = DataFolder(folder / name)
        data.prepare()
        self.papers = folder / "papers" / name
        devices = Devices(
            clock=self.clock,
            printer_for=lambda _paper: FilePrinter(self.papers),
            sounder=SilentSounder(),
        )
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)  # noqa: S101 - nobody made a smaller one
        self.desk = Desk(app, data, devices)
        self.journal = Journal(folder / "journal.jsonl")
        self.desk.late.after_commit = self.journal
        self.counter = Counter(self.desk, self.clock)
        self.refused: list[dict[str, object]] = []
        self.pulled, self.platform_digest = 0, ""

    # -- the steps -------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the window; the first start when there is none yet."""
        self.counter.open(1440, 900)
        if self.desk.shell.current is Destination.FIRST_START:
            self.counter.first_start(UNIT)
        site = self.desk.on_duty.site
        if site is not None and not site.public_host:
            self._write(partial(change_site, site=msgspec.structs.replace(site, public_host=HOST)))
            self.desk.refresh_duty()
            self.counter.hands.wait(lambda: _host_of(self.desk) == HOST, "the public host")
        self._catch_up()

    def all_volunteers(self) -> list[Volunteer]:
        """Everyone registered, in order of registration."""
        return self._all(Volunteer)

    def take_requests(self, asked: tuple[Asked, ...]) -> None:
        """Register the requests that are not there yet, by keys; each prints its slip."""
        done = {request.words for request in self._all(ServiceRequest)}
        for ask in asked:
            if ask.words not in done:
                self.counter.register_request(ask)
        self._print_missing(Paper.REQUEST_SLIP, [request.id for request in self._all(ServiceRequest)])

    def register_people(self) -> None:
        """The first few by keys, the rest as one batch; a card for everyone."""
        known = {(volunteer.name, volunteer.phone) for volunteer in self._all(Volunteer)}
        waiting = [
            row for row in self.people if row.form is None or (row.form.name, row.form.phone) not in known
        ]
        typed = [row for row in waiting if row.form is not None and self._typable(row.form)][:TYPED]
        for row in typed:
            if row.form is not None:
                self.counter.register_volunteer(row.form)
        batch = [row for row in waiting if row not in typed]
        for start in range(0, len(batch), BATCH):
            self._write(partial(register_rows, rows=batch[start : start + BATCH], refused=self._refuse))
        self._tell_pending()
        self._print_missing(Paper.VOLUNTEER_CARD, [volunteer.id for volunteer in self._all(Volunteer)])

    def hold_activity(self) -> Activity:
        """Plan, sign up, print the sheet, sign in and out by scans and on paper, close, confirm the hours."""
        activity = self._planned()
        able = [v for v in self._all(Volunteer) if v.status is VolunteerStatus.ACTIVE]
        self._sign_up(activity, able)
        if not self.desk.late.store().queries.latest_sheet(activity.id):
            self._write(partial(issue_sign_in_sheet, activity_id=activity.id))
        self._print_missing(Paper.SIGN_IN_SHEET, [activity.id])
        if activity.state is ActivityState.PLANNED:
            page, signers = self._on_paper(activity)
            self._scan_everyone(activity, [v for v in able if v.id not in signers])
            if signers:
                self._read_back(activity, page, signers)
            self._write(partial(close_activity, activity_id=activity.id))
            self._write(partial(review_attendance, activity_id=activity.id))
        return self._planned()

    def certify(self) -> None:
        """A certificate for everyone with hours, the last one is voided again; an honour for the first."""
        served = {visit.volunteer_id for visit in self._all(Attendance) if visit.service_minutes > 0}
        done = {certificate.volunteer_id for certificate in self._records()}
        today = local_day(self.clock())
        for volunteer_id in sorted(served - done):
            order = partial(
                issue_record_certificate,
                volunteer_id=volunteer_id,
                period_from=today.replace(month=1, day=1),
                period_to=today,
            )
            self._try(order, volunteer_id)
        issued = self._records()
        self._print_missing(Paper.SERVICE_CERTIFICATE, [certificate.id for certificate in issued])
        if issued and all(certificate.status is CertificateStatus.VALID for certificate in issued):
            reason = "演示：姓名写错，原件已收回"
            self._write(partial(void_certificate, certificate_id=issued[-1].id, reason=reason))
        self._honour(issued, today)

    def serve(self) -> None:
        """Requests go to teams and come back served, as far as each one gets on this day."""
        for order in what_is_left(self.desk.late.store().queries):
            self._write(order)

    def report(self, report: Report) -> None:
        """Add this desk's rows to the report."""
        for request in self._all(ServiceRequest):
            report.requests.append((request, self._paper(Paper.REQUEST_SLIP, request.id)))
        numbers = {}
        for volunteer in self._all(Volunteer):
            numbers[volunteer.id] = volunteer.number
            report.volunteers.append((volunteer, self._paper(Paper.VOLUNTEER_CARD, volunteer.id)))
        activities = {activity.id: activity for activity in self._all(Activity)}
        for activity in activities.values():
            pages = self.desk.late.store().queries.latest_sheet(activity.id)
            sheet = self._paper(Paper.SIGN_IN_SHEET, activity.id)
            report.activities.append(
                {
                    "number": activity.number,
                    "title": activity.title,
                    "sheet_pdfs": [sheet] if sheet else [],
                    "sheet_codes": page_codes([page.token for page in pages]),
                }
            )
        for visit in self._all(Attendance):
            report.note_visit(visit, numbers[visit.volunteer_id], activities[visit.activity_id].number)
        for reading in self._all(SheetReading):
            report.sheets_read.append(self._reading(reading))
        for certificate in self._all(Certificate):
            pdf = self._paper(PAPER_OF_KIND[certificate.kind], certificate.id)
            report.certificates.append((certificate, pdf))
        report.loop = what_became(self.desk.late.store().queries)
        report.pulled, report.platform_digest = self.pulled, self.platform_digest
        self.report_desk(report)

    def report_desk(self, report: Report) -> None:
        """Add this desk's log and digest to the report."""
        report.note_desk(self.name, self.name, self.desk.late.store().queries.health())

    def meet(self, platform: PlatformAt, now: datetime) -> None:
        """The line is there: be let in, send and fetch. Both desks have the platform's time."""
        self.clock.set(max(self.clock(), now))
        synced = join_and_sync(self.counter, platform)
        self.pulled, self.platform_digest = synced.pulled, synced.platform_digest

    def close(self) -> None:
        """Close the desk in order."""
        self.desk.shell.close()
        self.desk.close()
        self.desk.shell.deleteLater()

    # -- how -------------------------------------------------------------------------------------------------

    def _all(self, kind: type[R]) -> list[R]:
        return self.desk.late.store().queries.all_rows(kind)

    def _catch_up(self) -> None:
        """Where an interrupted day stopped: the clock goes on behind the last row."""
        times: list[datetime] = []
        for request in self._all(ServiceRequest):
            self.journal.know(request.id, request.number)
            times.append(request.registered_at)
        for volunteer in self._all(Volunteer):
            self.journal.know(volunteer.id, volunteer.number)
            times.append(volunteer.registered_at)
        for activity in self._all(Activity):
            self.journal.know(activity.id, activity.number)
        times += [visit.check_out_at or visit.check_in_at for visit in self._all(Attendance)]
        times += [certificate.issued_at for certificate in self._all(Certificate)]
        if times:
            self.clock.set(max(self.clock(), max(times) + timedelta(minutes=1)))

    def _write(self, order: Order) -> None:
        """One commit through the window's runner; a refusal here is a mistake of the demo and is raised."""
        done: list[bool] = []
        problems: list[Exception] = []
        self.desk.runner.write(self.desk, order, lambda _written: done.append(True), problems.append)
        self.counter.hands.wait(lambda: bool(done or problems), "a commit")
        if problems:
            raise problems[0]
        self.clock.advance(timedelta(seconds=15))

    def _try(self, order: Order, volunteer_id: str) -> None:
        try:
            self._write(order)
        except Refusal as refusal:
            volunteer = next(row for row in self._all(Volunteer) if row.id == volunteer_id)
            self._refuse(0, refusal, volunteer.name)

    def _refuse(self, row: int, refusal: Refusal, name: str = "") -> None:
        told = {"row": row, "code": refusal.code, "message": f"{name}{refusal_sentence(refusal)}"}
        if told not in self.refused:
            self.refused.append(told)

    def _typable(self, form: VolunteerForm) -> bool:
        """An adult with a mainland number and a telephone: nothing the window would ask about."""
        try:
            identity = check_identity_number(form.id_type, form.id_number, today=self.desk_day())
            check_phone(form.phone)
        except Refusal:
            return False
        if identity.type is not IdType.MAINLAND_ID or identity.birth_on is None:
            return False
        known = {volunteer.id_number for volunteer in self._all(Volunteer)}
        return age_on(identity.birth_on, self.desk_day()) >= ADULT and identity.value not in known

    def desk_day(self) -> date:
        """The day of the demo."""
        return local_day(self.clock())

    def _tell_pending(self) -> None:
        """Whoever lacks something is saved, and told of: no sign-in and no certificate before it is there."""
        rows = {(row.form.name, row.form.phone): row.row for row in self.people if row.form is not None}
        for volunteer in self._all(Volunteer):
            if volunteer.status is VolunteerStatus.PENDING:
                lacking = ParticipationPending(missing=tuple(Missing(code) for code in volunteer.missing))
                self._refuse(rows.get((volunteer.name, volunteer.phone), 0), lacking)

    def _print_missing(self, paper: Paper, subject_ids: list[str]) -> None:
        """Print what has no file yet; every paper ends under the name of its row."""
        waiting = [subject for subject in subject_ids if not self._paper(paper, subject)]
        for subject in waiting:
            places: list[str] = []
            problems: list[Exception] = []
            self.desk.tools.papers.print(
                self.desk,
                paper,
                subject,
                lambda printed, places=places: places.append(printed.place),  # type: ignore[misc]  # mypy cannot type a default of a lambda
                problems.append,
                reason="demo",
            )
            self.counter.hands.wait(lambda p=places, e=problems: bool(p or e), f"{paper.value} printed")  # type: ignore[misc]  # the same
            if problems:
                self._print_refused(paper, subject, problems[0])
                continue
            target = self._target(paper, subject)
            target.parent.mkdir(parents=True, exist_ok=True)
            Path(places[0]).replace(target)

    def _print_refused(self, paper: Paper, subject: str, problem: Exception) -> None:
        """A character no font has stops one paper and is told; anything else stops the demo."""
        message = sentence(problem)
        named = re.sub(r"(?<!^)(?=[A-Z])", "_", type(problem).__name__).lower()
        people = {volunteer.id: volunteer for volunteer in self._all(Volunteer)}
        people |= {row.id: people[row.volunteer_id] for row in self._all(Certificate)}
        volunteer = people.get(subject)
        rows = {(row.form.name, row.form.phone): row.row for row in self.people if row.form is not None}
        row = rows.get((volunteer.name, volunteer.phone), 0) if volunteer is not None else 0
        self.refused.append({"row": row, "code": f"{paper.value}.{named}", "message": message})

    def _target(self, paper: Paper, subject: str) -> Path:
        return self.folder / "papers" / self.name / paper.value / f"{subject}.pdf"

    def _paper(self, paper: Paper, subject: str) -> str:
        """Where the paper of a row is, whichever desk has printed it."""
        printed = sorted((self.folder / "papers").glob(f"*/{paper.value}/{subject}.pdf"))
        return relative(str(printed[0]), self.folder) if printed else ""

    def _planned(self) -> Activity:
        known = [activity for activity in self._all(Activity) if activity.title == TITLE]
        if known:
            return known[0]
        form = ActivityForm(
            title=TITLE,
            content="教老年人识别电话和网络诈骗",
            starts_at=STARTS,
            ends_at=ENDS,
            place="桂花社区文明实践站 二楼",
            leader_name="罗小满",
            leader_phone="13800004100",
            needed_volunteers=30,
        )
        self._write(partial(plan_activity, form=form))
        return self._planned()

    def _sign_up(self, activity: Activity, able: list[Volunteer]) -> None:
        there = {row.volunteer_id for row in self._all(Signup) if row.activity_id == activity.id}
        ids = [volunteer.id for volunteer in able if volunteer.id not in there]
        for start in range(0, len(ids), BATCH):
            self._write(partial(sign_up, activity_id=activity.id, volunteer_ids=ids[start : start + BATCH]))

    def _scan_everyone(self, activity: Activity, able: list[Volunteer]) -> None:
        """Sign in whoever is not there, then everyone out, after 60 to 120 minutes."""
        visits = {visit.volunteer_id: visit for visit in self._all(Attendance)}
        self.clock.set(max(self.clock(), STARTS - timedelta(minutes=10)))
        waiting = [v for v in able if v.id not in visits]
        leaving = [v for v in able if v.id not in visits or visits[v.id].check_out_at is None]
        minutes = [self.random.randrange(60, 121) for _ in leaving]
        self.counter.sign_everyone(activity, waiting, leaving, minutes)

    def _on_paper(self, activity: Activity) -> tuple[SignInSheetPage, set[str]]:
        """The last page with names on it, and who of them signs there: a third, the last ones."""
        pages = self.desk.late.store().queries.latest_sheet(activity.id)
        page = next((page for page in reversed(pages) if any(page.volunteer_ids)), pages[0])
        people = [one for one in page.volunteer_ids if one]
        return page, set(people[len(people) - min(ON_PAPER, len(people) // 3) :])

    def _read_back(self, activity: Activity, page: SignInSheetPage, signers: set[str]) -> None:
        """The sheet comes back as a photograph and is booked, unless that is done."""
        if any(reading.page_id == page.id and reading.rows for reading in self._all(SheetReading)):
            return
        self.clock.set(max(self.clock(), ENDS + timedelta(minutes=10)))
        places = [place for place, who in enumerate(page.volunteer_ids, 1) if who in signers]
        pdf = (self.folder / self._paper(Paper.SIGN_IN_SHEET, activity.id)).read_bytes()
        for again in range(PHOTOS):
            photo = self._photo(page, again)
            take_photo(pdf, page.page - 1, places, self.seed + again, photo)
            if self.counter.read_sheet_back(activity, photo, places) is not None:
                return
        raise StuckError("the sheet read back")

    def _photo(self, page: SignInSheetPage, again: int) -> Path:
        number = page.number.replace("/", "-")
        return self.folder / "photos" / f"{number}-page-{page.page}-{again + 1}.jpg"

    def _reading(self, reading: SheetReading) -> dict[str, object]:
        """One booked page: its newest photograph, and what came of it."""
        page = next(page for page in self._all(SignInSheetPage) if page.id == reading.page_id)
        photos = [self._photo(page, again) for again in range(PHOTOS)]
        newest = max((photo for photo in photos if photo.exists()), default=None)
        return {
            "image": relative(str(newest), self.folder) if newest else None,
            "sheet_code": page_codes([page.token])[0],
            "rows": len(reading.rows),
            "present": sum(row.present for row in reading.rows),
            "asked": sum(row.asked for row in reading.rows),
        }

    def _records(self) -> list[Certificate]:
        return [one for one in self._all(Certificate) if one.kind is CertificateKind.SERVICE_RECORD]

    def _honour(self, records: list[Certificate], today: date) -> None:
        """One honour certificate, for the first whose record could be printed."""
        worthy = [one for one in records if self._paper(Paper.SERVICE_CERTIFICATE, one.id)]
        given = [one for one in self._all(Certificate) if one.kind is CertificateKind.HONOUR]
        if worthy and not given:
            order = partial(
                issue_award,
                volunteer_id=worthy[0].volunteer_id,
                award=HONOUR,
                period_from=today.replace(month=1, day=1),
                period_to=today,
            )
            self._try(order, worthy[0].volunteer_id)
        honours = [one.id for one in self._all(Certificate) if one.kind is CertificateKind.HONOUR]
        self._print_missing(Paper.HONOUR_CERTIFICATE, honours)


def run_day(out: Path, *, people: Path | None, seed: int, platform: PlatformAt | None = None) -> int:
    """The whole demo into a folder; returns the exit code. Goes on where an interrupted one stopped.

    Both desks work without a line first; then they are let in at `platform`, or at one of our own, and sync.
    """
    rows = read_people(people)
    out.mkdir(parents=True, exist_ok=True)
    say(f"seed {seed}")
    first = Day(out, "desk-1", rows, seed)
    first.open()
    first.take_requests(ASKED)
    first.register_people()
    activity = first.hold_activity()
    first.certify()
    first.serve()
    arguments = {"kiosk": activity.id, "activities": activity.id}
    volunteers = first.all_volunteers()
    if volunteers:
        arguments["volunteers"] = volunteers[0].id
    screens = take_screens(first.counter, out / "screens", arguments)
    now = first.clock()
    first.close()
    second = Day(out, "desk-2", [], seed)
    second.open()
    second.take_requests(SECOND_DESK)
    now = max(now, second.clock())
    with platform or start_platform(out / "platform", now) as found:
        second.meet(found, now)
        report = _report_synced(out, found, now, seed, second)
    report.refused = first.refused
    report.screens = [f"screens/{file}" for file in screens]
    report.save(out / "report.json")
    say(
        f"{len(report.volunteers)} volunteers, {len(report.certificates)} certificates: {out / 'report.json'}"
    )
    return 0 if report.unsent == 0 else 1


def _report_synced(out: Path, found: PlatformAt, now: datetime, seed: int, second: Day) -> Report:
    """The second desk has sent; the first sends and fetches its rows, then the second those of the first."""
    second.close()
    first = Day(out, "desk-1", [], seed)
    first.open()
    first.meet(found, now)
    site = first.desk.on_duty.site
    assert site is not None  # noqa: S101 - founded long ago
    report = Report(site)
    first.report(report)
    first.close()
    again = Day(out, "desk-2", [], seed)
    again.open()
    again.meet(found, now)
    again.report_desk(report)
    again.close()
    return report


def _host_of(desk: Desk) -> str:
    return desk.on_duty.site.public_host if desk.on_duty.site is not None else ""


def say(text: str) -> None:
    """One line for whoever started the demo."""
    print(text, flush=True)  # noqa: T201 - the demo runs in a terminal
