"""A desk for tests of pages: real store in a temporary folder, invented people, a clock standing still.

Everybody here is invented: the region code 9999 is not assigned, the phone numbers end in invented digits.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from core.commands.activities import ActivityForm, PlanActivity, close_activity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.certificates import IssueCertificate, issue_record_certificate
from core.commands.registry import desk_handlers
from core.commands.requests import RegisterRequest, RequestForm, register_request
from core.commands.reviewing import review_attendance
from core.commands.sign_in_sheets import issue_sign_in_sheet
from core.commands.signups import sign_up
from core.commands.sites import AddClerk, EstablishSite, add_clerk, first_start
from core.commands.teams import AddTeam, add_team
from core.commands.volunteers import RegisterVolunteer, VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.clerk import Clerk
from core.domain.identity_number import mainland_check_character
from core.domain.local_time import LOCAL_ZONE
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.service_request import RequestCategory, ServiceRequest
from core.domain.volunteer import Volunteer
from core.ports.store import Command, DeskPolicy, Order
from core.sync.wire import OpResult, PushReply
from db.store import Store
from desktop.devices.clock import FixedClock
from desktop.devices.id_reader import SimulatedIdReader
from desktop.devices.key_store import FolderKeyStore, MemoryKeyStore
from desktop.devices.pdf_signing import PdfSigning
from desktop.devices.printer import FilePrinter
from desktop.devices.sounder import SilentSounder
from desktop.duty import UnitFacts
from desktop.page import Notices, OnDuty, PageTools, UnitsShown
from desktop.paper_maker import DeskPaperMaker
from desktop.runtime.background import Background
from desktop.runtime.drafts import DraftKeeper
from desktop.runtime.holidays import Holidays
from desktop.runtime.inline_runner import InlineRunner
from desktop.runtime.paper_desk import PaperDesk
from desktop.runtime.runner import Runner
from desktop.runtime.sync_desk import SyncDesk
from desktop.runtime.undo import UndoStack
from desktop.settings import SettingsFile
from widgets.theme import Theme

MORNING = datetime(2026, 5, 20, 9, 28, tzinfo=LOCAL_ZONE)
TOWNS = (
    ("柳溪镇", ("新民村", "河湾村")),
    ("东湖街道", ("桂花社区",)),
    ("石桥镇", ("石桥社区", "团结村")),
    ("云岭乡", ("云岭村", "青坪村")),
)
PEOPLE = (
    ("罗小满", "柳溪镇", "河湾村", 2002),
    ("吕佳禾", "柳溪镇", "新民村", 1996),
    ("孟晓芸", "东湖街道", "桂花社区", 1999),
    ("何远志", "石桥镇", "团结村", 1988),
    ("田玉珍", "云岭乡", "云岭村", 1971),
    ("王启航", "柳溪镇", "河湾村", 2004),
    ("谢文博", "石桥镇", "石桥社区", 1979),
    ("邓一鸣", "柳溪镇", "新民村", 1966),
    ("单𬱖", "东湖街道", "桂花社区", 1990),
)


def an_id_number(birth_on: date, sequence: int) -> str:
    """An invented mainland number in the unassigned region 999901."""
    first = f"999901{birth_on:%Y%m%d}{sequence:03d}"
    return first + mainland_check_character(first)


class KitSync(SyncDesk):
    """A desk whose status is what the test says; cases are settled in the real store."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        super().__init__()
        self._store, self._clock = store, clock

    def settle(self, case: str, how: str, owner: QObject, done: Callable[[], None]) -> None:
        """At once."""
        super().settle(case, how, owner, lambda: None)
        self._store.sync.settle(case, how, "", self._clock())
        done()


@dataclass
class DeskKit:
    """The tools a page gets, and short ways to fill the store."""

    folder: Path
    app: QApplication
    runner: Runner | None = None
    clock: FixedClock = field(default_factory=lambda: FixedClock(MORNING))
    policy: DeskPolicy = field(default_factory=lambda: DeskPolicy(hours=HoursPolicy()))
    make_runner: Callable[[Store], Runner] = lambda store: InlineRunner(store.write)

    def __post_init__(self) -> None:
        """Open the store, found the unit, put a clerk on duty."""
        self.holidays = Holidays(self.folder / "holidays.json")
        calendar = self.holidays.calendar
        self.store = Store(
            self.folder / "data",
            MemoryKeyStore(),
            self.clock,
            desk_handlers(),
            self.policy,
            calendar,
            secrets.token_bytes,
        )
        self.desk_runner = self.make_runner(self.store)
        self.on_duty = OnDuty()
        self._found_unit()
        settings = SettingsFile(self.folder / "settings.json")
        self.printed = self.folder / "papers"
        self.background = Background()
        self.maker = DeskPaperMaker(self.store.queries, settings, self.on_duty, self.clock, self.policy)
        self.sounder = SilentSounder()
        self.id_reader = SimulatedIdReader()
        self.theme = Theme(self.app)
        self.sync = KitSync(self.store, self.clock)
        place = self.folder / "signature"
        self.signing = PdfSigning(place, lambda: FolderKeyStore(place, None), self.clock)
        self.tools = PageTools(
            runner=self.desk_runner,
            queries=self.store.queries,
            background=self.background,
            papers=PaperDesk(
                self.desk_runner, self.background, self.maker, lambda _paper: FilePrinter(self.printed)
            ),
            drafts=DraftKeeper(self.desk_runner, self.store.local, self.clock),
            undo=UndoStack(self.desk_runner, self.clock),
            theme=self.theme,
            settings=settings,
            notices=Notices(),
            on_duty=self.on_duty,
            units=UnitsShown(settings, self.on_duty),
            sounder=self.sounder,
            id_reader=self.id_reader,
            policy=self.policy,
            calendar=calendar,
            holidays=self.holidays,
            now=self.clock,
            sync=self.sync,
            signing=self.signing,
        )

        self.unit_facts = UnitFacts(self.desk_runner, self.store.queries, self.on_duty)
        self.unit_facts.read()

    def _found_unit(self) -> None:
        order = partial(
            first_start,
            unit="清禾县新时代文明实践中心",
            code="QH",
            level=SiteLevel.COUNTY_CENTER,
            clerk_name="陈立群",
            phone="0000-12345",
            opening_hours="8:30–17:30",
            towns=TOWNS,
        )
        site: PracticeSite | None = None
        clerk: Clerk | None = None
        for command in self.store.write(order, None).commands:
            if isinstance(command, EstablishSite):
                site = command.site
            elif isinstance(command, AddClerk):
                clerk = Clerk(
                    id=command.id,
                    site_id=command.site_id,
                    name=command.name,
                    badge_token=command.badge_token,
                )
        self.on_duty.set(site, clerk)
        self.desk_runner.clerk = clerk.id if clerk is not None else None

    def killed(self) -> None:
        """The program ended without a word; the next start finds what was kept."""
        drafts = DraftKeeper(self.desk_runner, self.store.local, self.clock)
        drafts.find_again(lambda _drafts: None)
        self.tools = replace(self.tools, drafts=drafts)

    def close(self) -> None:
        """Let go of threads and files."""
        # What a test's end put away with deleteLater waits for an event loop, and the next kit's theme would
        # speak to it meanwhile, perhaps after Python's collector emptied it.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.background.stop()
        self.desk_runner.stop()
        self.store.close()

    def write(self, order: Order) -> tuple[Command, ...]:
        """Commit an order as the clerk on duty."""
        return self.store.write(order, self.desk_runner.clerk).commands

    def entry(self, command: str, place: int = 0) -> int:
        """The number of an entry of this kind in the log, the first unless told otherwise."""
        rows = [row.entry for row in self.store.queries.waiting(0, 10_000)]
        return [row.seq for row in rows if row.command == command][place]

    def answered(self, *results: tuple[int, str, dict[str, object]], ack: int | None = None) -> None:
        """The platform has the log up to `ack` (all of it), and says this about some entries."""
        waiting = self.store.queries.waiting(0, 10_000)
        reply = PushReply(
            ack=waiting[-1].entry.seq if ack is None else ack,
            results=tuple(OpResult(seq, code, detail) for seq, code, detail in sorted(results, key=str)),
        )
        self.store.sync.acknowledged(reply, self.clock())

    def later(self, **span: float) -> None:
        """Move the clock on."""
        self.clock.advance(timedelta(**span))

    def a_team(self, name: str = "柳溪镇大学生志愿服务队") -> str:
        """A team; returns its id."""
        (command,) = self.write(partial(add_team, name=name))
        assert isinstance(command, AddTeam)
        return command.id

    def a_volunteer(self, name: str = "罗小满", **told: object) -> Volunteer:
        """An adult volunteer with everything the law asks for."""
        self._drawn = getattr(self, "_drawn", 0) + 1
        given: dict[str, object] = {
            "name": name,
            "id_number": an_id_number(
                date(1990, 1, 1) + timedelta(days=self._drawn), 101 + self._drawn % 800
            ),
            "phone": f"1380000{self._drawn:04d}",
            "town": "柳溪镇",
            "village": "新民村",
            "consent": True,
        }
        form = VolunteerForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
        (command,) = self.write(partial(register_volunteer, form=form))
        assert isinstance(command, RegisterVolunteer)
        return command.volunteer

    def some_volunteers(self) -> list[Volunteer]:
        """The invented people of this file."""
        team = self.a_team()
        return [
            self.a_volunteer(
                name,
                town=town,
                village=village,
                id_number=an_id_number(date(year, 3, 15), 11 + place),
                team_id=team,
            )
            for place, (name, town, village, year) in enumerate(PEOPLE)
        ]

    def a_request(
        self, words: str = "家里电路老化，一开电饭煲就跳闸，想请人上门看看", **told: object
    ) -> ServiceRequest:
        """A registered walk-in request."""
        given: dict[str, object] = {
            "name": "周桂兰",
            "phone": "13800002046",
            "words": words,
            "category": RequestCategory.REPAIR,
            "town": "柳溪镇",
            "village": "新民村",
            "address": "3 组 12 号",
        }
        form = RequestForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
        (command,) = self.write(partial(register_request, form=form))
        assert isinstance(command, RegisterRequest)
        return command.request

    def an_activity(self, title: str = "银发学堂 · 手机防诈骗", **told: object) -> Activity:
        """An activity from 09:30 to 11:30 on the clock's day."""
        day = self.clock().replace(second=0, microsecond=0)
        given: dict[str, object] = {
            "title": title,
            "content": "教老年人识别电话和网络诈骗",
            "starts_at": day.replace(hour=9, minute=30),
            "ends_at": day.replace(hour=11, minute=30),
            "place": "桂花社区文明实践站 二楼",
            "leader_name": "罗小满",
            "leader_phone": "13600005590",
            "needed_volunteers": 30,
        }
        form = ActivityForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
        (command,) = self.write(partial(plan_activity, form=form))
        assert isinstance(command, PlanActivity)
        return command.activity

    def signed_up(self, activity: Activity, volunteers: Sequence[Volunteer]) -> None:
        """Put the volunteers on the activity's list."""
        ids = [volunteer.id for volunteer in volunteers]
        self.write(partial(sign_up, activity_id=activity.id, volunteer_ids=ids))

    def a_visit(self, activity: Activity, volunteer: Volunteer, *, minutes: int | None = 120) -> None:
        """A scanned sign-in now, and a sign-out `minutes` later unless None; the clock moves on."""
        who = {"activity_id": activity.id, "volunteer_id": volunteer.id, "source": AttendanceSource.SCAN}
        self.write(partial(check_in, **who))  # type: ignore[arg-type]  # the names above
        if minutes is not None:
            self.later(minutes=minutes)
            self.write(partial(check_out, **who))  # type: ignore[arg-type]  # the names above

    def leaves(self, activity: Activity, volunteer: Volunteer) -> None:
        """A scanned sign-out now."""
        self.write(
            partial(
                check_out,
                activity_id=activity.id,
                volunteer_id=volunteer.id,
                source=AttendanceSource.SCAN,
            )
        )

    def add_clerk(self, name: str) -> None:
        """Another clerk of this desk."""
        self.write(partial(add_clerk, name=name))

    def a_sheet(self, activity: Activity) -> str:
        """A sign-in sheet of everyone on the list; the token of its first page."""
        self.write(partial(issue_sign_in_sheet, activity_id=activity.id))
        return self.store.queries.latest_sheet(activity.id)[0].token

    def a_certificate(self, activity: Activity, volunteer: Volunteer) -> str:
        """The confirmed hours of one person as a certificate; its token."""
        self.write(partial(close_activity, activity_id=activity.id))
        self.reviewed(activity)
        today = self.clock().date()
        order = partial(
            issue_record_certificate,
            volunteer_id=volunteer.id,
            period_from=today.replace(month=1, day=1),
            period_to=today,
        )
        (command,) = self.write(order)
        assert isinstance(command, IssueCertificate)
        return command.certificate.facts.token

    def reviewed(self, activity: Activity) -> None:
        """Confirm every signed-out visit."""
        self.write(partial(review_attendance, activity_id=activity.id))
