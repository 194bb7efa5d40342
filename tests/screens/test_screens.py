"""DESIGN.md section 17, check 1: no clipped or overlapping text in any size, look or language.

With PRACTICE_DESK_SCREENS=FOLDER every screen is kept as a PNG.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from core.commands.deciding import decide_policy
from core.commands.demand_menu import publish_request
from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.hours_corrections import (
    AskCorrection,
    ask_correction,
    decide_correction,
    object_to_hours,
)
from core.commands.hours_postings import PostHours, post_list
from core.commands.making_up import make_up_hours
from core.commands.places import PlaceForm, RecordPlace, add_place
from core.commands.ratings import rate_request
from core.commands.request_moves import accept_request, fulfil_request, start_service
from core.commands.reviewing import review_attendance
from core.commands.service_menu import (
    offer_id,
    pause_offer,
    publish_menu,
    retire_menu_item,
    set_offer,
    take_usual_menu,
)
from core.commands.sites import AddClerk, add_clerk
from core.commands.team_members import add_member
from core.commands.teams import AddTeam, TeamForm, found_team, pause_team, set_leader
from core.domain.activity import Activity
from core.domain.attendance import attendance_id
from core.domain.local_time import LOCAL_ZONE, local_day
from core.domain.practice_site import SiteLevel
from core.domain.rating import Grade, RatingSource
from core.domain.service_menu import ServiceOffer
from core.domain.service_minutes import HoursPolicy, Rounding
from core.domain.service_request import RequestCategory, RequestState
from core.domain.unit_policy import PolicyKind
from core.domain.volunteer import Volunteer
from core.domain.volunteer_team import FreeTime, TeamKind, Weekday
from core.sync.standing import Standing
from desktop.page import Destination
from desktop.pages.first_start import FirstStartPage
from desktop.pages.settings.hours_rules import HoursRulesSection
from desktop.pages.settings.page import Part, SettingsPage
from desktop.pages.volunteers import VolunteersPage
from desktop.runtime.sync_desk import Line, SyncStatus
from desktop.settings import JoinRequest, Language
from tests.desktop.kit import DeskKit, an_id_number
from tests.journeys.counter import Counter, OpenCounter
from widgets.clipping import clipped_texts
from widgets.tokens import Scheme

LONG_NAME = "阿卜杜热西提·买买提吐尔逊江"
SIZES = ((1366, 768), (1440, 900), (1920, 1080))
DAY = date(2026, 5, 20)
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
WORDS = (
    ("家里电路老化，一开电饭煲就跳闸，想请人上门看看，最好是下午来，村口大樟树下等", RequestCategory.REPAIR),
    ("老人想学用手机看病挂号", RequestCategory.ELDER_CARE),
    ("想请大学生给孩子补数学", RequestCategory.EDUCATION),
    ("村口垃圾没人收", RequestCategory.ENVIRONMENT),
)


def some_teams(kit: DeskKit, people: list[Volunteer]) -> str:
    """A handful of teams; the first has members, a leader, a week and a request in hand."""
    facts = (
        ("新民村邻里互助队", TeamKind.HARDSHIP, ("跑腿", "修电路")),
        ("桂花社区银发陪伴队", TeamKind.HEALTH, ("陪诊",)),
        ("柳溪镇大学生科学普及与智能手机教学志愿服务队", TeamKind.SCIENCE, ("手机教学",)),
        ("云岭乡文艺轻骑兵", TeamKind.CULTURE, ()),
    )
    week = (FreeTime(Weekday.TUESDAY, 540, 690), FreeTime(Weekday.SATURDAY, 480, 1020))
    made = []
    for name, kind, skills in facts:
        form = TeamForm(
            name=name,
            kind=kind,
            skills=skills,
            areas=("柳溪镇新民村", "柳溪镇河湾村"),
            timetable=week,
            monthly_capacity=10,
            leader_name="高桂英",
            leader_phone="13800001234",
        )
        (added, *_) = kit.write(partial(found_team, form=form))
        assert isinstance(added, AddTeam)
        made.append(added.id)
    for person in people[:5]:
        kit.write(partial(add_member, team_id=made[0], volunteer_id=person.id))
    kit.write(partial(set_leader, team_id=made[0], volunteer_id=people[0].id))
    kit.write(partial(pause_team, team_id=made[3], starts=kit.clock().date()))
    request = kit.a_request(words="家里水龙头坏了，漏了一地水")
    if request.state is RequestState.SUBMITTED:
        kit.write(partial(accept_request, request_id=request.id))
    kit.write(partial(dispatch_request, request_id=request.id, team_id=made[0]))
    return made[0]


def some_places(kit: DeskKit) -> None:
    """A town with two posts, one of them with fewer seats than asked."""
    site = kit.on_duty.site
    assert site is not None
    form = PlaceForm(
        name="柳溪镇新时代文明实践所",
        level=SiteLevel.TOWN_STATION,
        parent_id=site.id,
        region_code="999901100000",
        seats=60,
    )
    (town,) = kit.write(partial(add_place, form=form))
    assert isinstance(town, RecordPlace)
    for name, code, seats in (("新民村", "999901100201", 12), ("河湾村", "999901100202", 30)):
        post = PlaceForm(
            name=f"柳溪镇{name}新时代文明实践站", parent_id=town.place.id, region_code=code, seats=seats
        )
        kit.write(partial(add_place, form=post))


class Busy:
    """A desk in the middle of a busy morning."""

    person: Volunteer
    activity: str
    request: str
    to_dispatch: str
    waiting: str
    taken: str
    rating: str
    bad: str
    team: str
    posted: str

    def fill(self, kit: DeskKit) -> None:
        people = kit.some_volunteers()
        people.append(kit.a_volunteer(LONG_NAME, town="云岭乡", village="青坪村"))
        kit.a_volunteer("罗小苗", id_number=an_id_number(date(2011, 4, 2), 77), consent=False)
        self.person = people[-1]
        served = kit.an_activity("清晨扫雪", place="石桥镇石桥社区新时代文明实践站门前及周边道路")
        for person in people[:6]:
            kit.a_visit(served, person, minutes=None)
        kit.later(minutes=20)
        for person in people[:6]:
            kit.leaves(served, person)
        kit.a_certificate(served, people[0])
        running = kit.an_activity()
        kit.signed_up(running, people)
        kit.a_sheet(running)
        for person in people[:4]:
            kit.a_visit(running, person, minutes=None)
        kit.an_activity("敬老院义诊", place="敬老院", needed_volunteers=5)
        self.activity = running.id
        self.team = some_teams(kit, people)
        some_places(kit)
        for words, category in WORDS:
            self.request = kit.a_request(words, category=category).id
        kit.a_request("轮椅坏了", urgent=True, name=LONG_NAME, phone="13800009999")
        self.offer(kit)
        self.tell(kit)
        kit.later(hours=3)
        self.hours(kit)

    def hours(self, kit: DeskKit) -> None:
        """Hours of every kind: plain, too short, made up, a correction."""
        day = kit.clock().replace(second=0, microsecond=0)
        first = {"starts_at": day.replace(hour=7, minute=0), "ends_at": day.replace(hour=9, minute=0)}
        over = kit.an_activity("傍晚清扫", **first)
        plain, short, made_up, wrong = (
            kit.a_volunteer(name) for name in ("傅清野", "宋予安", LONG_NAME, "岳临川")
        )
        kit.signed_up(over, [plain, short, made_up, wrong])
        kit.a_visit(over, wrong, minutes=50)
        kit.write(partial(review_attendance, activity_id=over.id))
        visit = attendance_id(over.id, wrong.id)
        kit.write(partial(ask_correction, attendance_id=visit, new_minutes=30, reason="提前离开了二十分钟"))
        kit.a_visit(over, plain, minutes=45)
        kit.a_visit(over, short, minutes=10)
        order = partial(make_up_hours, activity_id=over.id, volunteer_id=made_up.id, minutes=60)
        kit.write(partial(order, reason="签到机没电"))
        self.change_rules(kit, over)
        self.post(kit, first)

    def change_rules(self, kit: DeskKit, over: Activity) -> None:
        """Confirmed hours with an old value, then other rules for their day."""
        person = self.corrected = kit.a_volunteer("沈听澜")
        kit.a_visit(over, person, minutes=55)
        visit = attendance_id(over.id, person.id)
        kit.write(partial(review_attendance, activity_id=over.id, attendance_ids=[visit]))
        (asked,) = kit.write(
            partial(ask_correction, attendance_id=visit, new_minutes=30, reason="提前离开了二十五分钟")
        )
        (added,) = kit.write(partial(add_clerk, name="吕佳禾"))
        assert isinstance(asked, AskCorrection)
        assert isinstance(added, AddClerk)
        granted = partial(decide_correction, correction_id=asked.correction.id, granted=True)
        kit.write(partial(granted, second=added.id))
        rules = HoursPolicy(rounding=Rounding.NEAREST_30, max_per_activity=360, max_per_day=420)
        kit.write(
            partial(
                decide_policy,
                kind=PolicyKind.HOURS,
                body=rules,
                valid_from=local_day(kit.clock()),
                reason="县志愿服务联合会 2026 年 5 月通知",
            )
        )

    def post(self, kit: DeskKit, day: dict[str, datetime]) -> None:
        """A list that hangs, with an objection to one of its lines."""
        over = kit.an_activity("清理河道两岸的垃圾和文化广场", **day)
        people = [kit.a_volunteer(name) for name in ("麦尔丹·阿不都热依木", "沈知微")]
        kit.signed_up(over, people)
        for person in people:
            kit.a_visit(over, person, minutes=45)
        visits = [(over.id, attendance_id(over.id, person.id)) for person in people]
        (posted,) = kit.write(partial(post_list, visits=visits))
        assert isinstance(posted, PostHours)
        self.posted = posted.posting.list_id
        said = partial(object_to_hours, posting_id=posted.posting.id, attendance_id=visits[0][1])
        kit.write(partial(said, new_minutes=0, reason="那天在镇上看见他，没有参加活动"))

    def offer(self, kit: DeskKit) -> None:
        """The usual menu with long names of teams, a pause and a limit; two editions; an open need."""
        kit.write(take_usual_menu)
        teams = [
            kit.a_team("新民村邻里互助队"),
            kit.a_team("云岭乡青坪村新时代文明实践站党员先锋志愿服务队第二分队"),
        ]
        items = [item for item in kit.store.queries.service_menu(DAY).services if item.group == "便民维修"]
        for place, service in enumerate(items[:4]):
            for team in teams[: place % 2 + 1]:
                offer = ServiceOffer(
                    id="", site_id="", item_id=service.item.id, team_id=team,
                    times="周一、三、五上午，节假日除外", monthly_capacity=20 * place,
                )  # fmt: skip
                kit.write(partial(set_offer, offer=offer))
        paused = offer_id(items[1].item.id, teams[1])
        kit.write(partial(pause_offer, offer_id=paused, first=DAY, until=None, reason="秋收农忙，人手在田里"))
        kit.write(publish_menu)
        kit.write(partial(retire_menu_item, item_id=items[6].item.id))
        kit.write(publish_menu)
        for words in ("残疾人证到期", "要换残疾人证，路远走不动，想请人陪着去办", "残疾人证怎么办"):
            need = kit.a_request(words, category=RequestCategory.OTHER, consent_share=True)
            kit.write(partial(accept_request, request_id=need.id))
        kit.write(partial(publish_request, request_id=need.id))
        self.board(kit)
        self.tell(kit)
        kit.later(hours=3)

    def board(self, kit: DeskKit) -> None:
        """A request in each of the states that the board shows differently."""
        for name in ("新民村邻里互助队", "柳溪镇暖心维修志愿服务队", "云岭乡青坪村党员先锋志愿服务队"):
            kit.a_team(name)
        kit.a_request("电饭煲一开就跳闸", name="吕佳禾")
        self.to_dispatch = kit.a_request(urgent=True, name=LONG_NAME).id
        waiting, taken, rating, bad = (kit.a_request(f"{words}，想请人看看").id for words in "灯水门窗")
        self.waiting, self.taken, self.rating, self.bad = waiting, taken, rating, bad
        for request in (self.to_dispatch, waiting, taken, rating, bad):
            kit.write(partial(accept_request, request_id=request))
        team = kit.store.queries.teams()[0].id
        for request in (waiting, taken, rating, bad):
            order = partial(dispatch_request, request_id=request, team_id=team, note="请带电笔和梯子")
            kit.write(order)
        for request in (taken, rating, bad):
            sent = kit.store.queries.service_facts(request).dispatches[0].dispatch
            answer = partial(answer_dispatch, dispatch_id=sent.id, answer=DispatchAnswer.ACCEPT)
            kit.write(partial(answer, who_goes=LONG_NAME))
        for request in (rating, bad):
            kit.write(partial(start_service, request_id=request))
            kit.write(partial(fulfil_request, request_id=request, result="换了空气开关，检查了全屋线路"))
        rated = partial(rate_request, grade=Grade.DISSATISFIED, source=RatingSource.PAPER, words="来得太晚")
        kit.write(partial(rated, request_id=bad))

    def tell(self, kit: DeskKit) -> None:
        """What the platform said about some entries, with the longest words there are."""
        team = kit.a_team("云岭乡青坪村新时代文明实践站党员先锋志愿服务队")
        lost = {"mine": "13900008812", "theirs": "13900008821", "by": "", "at_ms": 1_779_181_500_000}
        names = {"mine": LONG_NAME, "theirs": "阿卜杜热西提", "by": "", "at_ms": 1_779_181_500_000}
        person, request = kit.entry("RegisterVolunteer", 9), kit.entry("RegisterRequest", 4)
        both = {"name": names, "phone": lost}
        kit.answered(
            (person, "merged", {"rule": "field", "table": "volunteer", "id": self.person.id, "lost": both}),
            (request, "superseded", {"refusal": "status_refused", "facts": {}, "at_ms": 0, "team_id": team}),
            (kit.entry("RegisterVolunteer"), "merged", {"rule": "same_person"}),
            (
                kit.entry("RegisterVolunteer", 1),
                "merged",
                {"rule": "duplicate_certificate", "first_number": "叙文实证〔2026〕K7-000123-X"},
            ),
            ack=1,
        )


@dataclass(frozen=True)
class Screen:
    """A page with what stands in it."""

    name: str
    place: Destination
    argument: str = ""


def screens(busy: Busy) -> list[Screen]:
    return [
        Screen("home", Destination.HOME),
        Screen("register-request", Destination.NEW_REQUEST),
        Screen("request", Destination.REQUESTS, busy.request),
        Screen("request-dispatch", Destination.REQUESTS, busy.to_dispatch),
        Screen("request-waiting", Destination.REQUESTS, busy.waiting),
        Screen("request-taken", Destination.REQUESTS, busy.taken),
        Screen("request-rating", Destination.REQUESTS, busy.rating),
        Screen("request-bad", Destination.REQUESTS, busy.bad),
        Screen("volunteers", Destination.VOLUNTEERS, busy.person.id),
        Screen("register-volunteer", Destination.NEW_VOLUNTEER),
        Screen("activities", Destination.ACTIVITIES, busy.activity),
        Screen("plan-activity", Destination.NEW_ACTIVITY),
        Screen("kiosk", Destination.KIOSK, busy.activity),
        Screen("certificates", Destination.CERTIFICATES),
        Screen("verify", Destination.CERTIFICATES, "verify"),
        Screen("register", Destination.REGISTER),
        Screen("read-back", Destination.READ_BACK),
        Screen("hours", Destination.HOURS),
        Screen("hours-confirmed", Destination.HOURS, "confirmed"),
        Screen("hours-posting", Destination.HOURS, "posting"),
        Screen("hours-posted", Destination.HOURS, f"posting:{busy.posted}"),
        Screen("settings", Destination.SETTINGS),
        Screen("settings-places", Destination.SETTINGS, "places"),
        Screen("settings-printing", Destination.SETTINGS, "printing"),
        Screen("settings-templates", Destination.SETTINGS, "templates"),
        Screen("settings-deadlines", Destination.SETTINGS, "deadlines"),
        Screen("settings-hours", Destination.SETTINGS, "hours"),
        Screen("settings-sync", Destination.SETTINGS, "sync"),
        Screen("service-menu", Destination.SERVICE_MENU),
        Screen("demand-menu", Destination.SERVICE_MENU, "demand"),
        Screen("menu-editions", Destination.SERVICE_MENU, "editions"),
        Screen("teams", Destination.TEAMS, busy.team),
        Screen("stars", Destination.RECORDS, "stars"),
        Screen("national", Destination.RECORDS, "national"),
        Screen("sync", Destination.SYNC),
        Screen("first-start", Destination.FIRST_START),
        Screen("store-problem", Destination.STORE_PROBLEM, "WrongKey"),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("screens")


@pytest.fixture(scope="module")
def busy(qapp: QApplication, folder: Path) -> tuple[Counter, Busy]:
    """The store is filled once for all screens of this module."""
    counter, busy = Counter(qapp, folder), Busy()
    counter.prepare(busy.fill)
    return counter, busy


def look(
    at: OpenCounter, busy: Busy, sizes: tuple[tuple[int, int], ...], schemes: tuple[Scheme, ...], name: str
) -> Iterator[str]:
    """Walk all pages in the sizes and schemes; one sentence for each text that does not fit."""
    for screen in screens(busy):
        at.shell.go(screen.place, screen.argument)
        at.settle()
        for width, height in sizes:
            at.shell.resize(width, height)
            # Colours move nothing: one size is looked at in all of them.
            for scheme in schemes if (width, height) == sizes[-1] else schemes[:1]:
                at.desk.theme.set_scheme(scheme)
                at.hands.pause()
                at.hands.pause()
                size = f"{width}x{height}"
                at.picture(f"{screen.name}-{name.format(scheme=scheme.value)}-{size}")
                for problem in clipped_texts(at.shell):
                    yield f"{screen.name} {name.format(scheme=scheme.value)} {size}: {problem}"


def open_in(counter: Counter, language: Language, scale: float) -> Counter:
    counter.settings(language=language, text_scale=scale, scheme="light", reduced_motion=True)
    return counter


@pytest.mark.parametrize("language", list(Language))
def test_every_page_fits_as_most_people_use_it(busy: tuple[Counter, Busy], language: Language) -> None:
    counter, rows = busy
    with open_in(counter, language, 1.0).open() as at:
        problems = list(look(at, rows, SIZES[:1], SCHEMES[:1], f"{language}-{{scheme}}-100"))
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_every_page_fits_in_every_size_and_look(
    busy: tuple[Counter, Busy], language: Language, scale: float
) -> None:
    counter, rows = busy
    with open_in(counter, language, scale).open() as at:
        problems = list(look(at, rows, SIZES, SCHEMES, f"{language}-{{scheme}}-{round(scale * 100)}"))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", list(Language))
def test_text_may_grow_while_a_page_is_open(busy: tuple[Counter, Busy], language: Language) -> None:
    counter, rows = busy
    problems = []
    with open_in(counter, language, 1.0).open(1366, 768) as at:
        for screen in screens(rows)[:6]:
            at.shell.go(screen.place, screen.argument)
            at.settle()
            for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus):
                at.hands.press(key, Qt.KeyboardModifier.ControlModifier)
                at.hands.pause()
                found = clipped_texts(at.shell)
                problems += [f"{screen.name} {at.desk.theme.tokens.scale}: {text}" for text in found]
    assert not problems, "\n".join(problems)


AT = datetime(2026, 5, 20, 9, 17, tzinfo=LOCAL_ZONE)
ASKED = JoinRequest(url="https://wenming.qinghexian.example", user_code="HK4M-9T2Q", answer="pending")
STATES = {
    "alone": SyncStatus(pending=27),
    "waiting": SyncStatus(standing=Standing.WAITING, pending=27, line=Line.UP, request=ASKED),
    "refused": SyncStatus(pending=27, request=JoinRequest(url=ASKED.url, answer="enrol_refused")),
    "offline": SyncStatus(
        standing=Standing.ENROLLED,
        line=Line.DOWN,
        pending=27,
        last_sync_at=AT,
        down_since=AT,
        next_try_at=AT + timedelta(hours=3, seconds=95),
        clock_offset_ms=7_300_000,
    ),
    "online": SyncStatus(
        standing=Standing.ENROLLED,
        line=Line.UP,
        busy=True,
        pending=27,
        last_sync_at=AT,
        last_contact_at=AT,
        county="清禾县",
        desk_code="K7",
        platform_url=ASKED.url,
    ),
    "retired": SyncStatus(standing=Standing.RETIRED, pending=27),
    "copied": SyncStatus(standing=Standing.COPIED, pending=27, request=ASKED),
}


def look_at_sync(at: OpenCounter, busy: Busy, name: str) -> Iterator[str]:
    """The pages that speak of the platform, in every state."""
    places = (Destination.SYNC, Destination.HOME, Destination.SETTINGS, Destination.KIOSK)
    for state, status in STATES.items():
        at.desk.sync.show_status(status)
        at.shell._show_link()
        for place in places:
            at.shell.go(place, busy.activity if place is Destination.KIOSK else "sync")
            at.settle()
            at.desk.sync.show_status(SyncStatus())
            at.desk.sync.show_status(status)
            at.hands.pause()
            at.hands.pause()
            at.picture(f"{place}-{state}-{name}")
            for problem in clipped_texts(at.shell):
                yield f"{place} {state} {name}: {problem}"


@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_the_link_fits_as_most_people_use_it(
    busy: tuple[Counter, Busy], language: Language
) -> None:
    counter, rows = busy
    with open_in(counter, language, 1.0).open(1366, 768) as at:
        problems = list(look_at_sync(at, rows, f"{language}-100"))
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_the_link_fits_in_large_text(
    busy: tuple[Counter, Busy], language: Language, scale: float
) -> None:
    counter, rows = busy
    with open_in(counter, language, scale).open(1366, 768) as at:
        problems = list(look_at_sync(at, rows, f"{language}-{round(scale * 100)}"))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_the_first_start_fits_in_both_steps_and_with_a_problem_said(
    qapp: QApplication, tmp_path: Path, language: Language, scale: float
) -> None:
    counter = open_in(Counter(qapp, tmp_path), language, scale)
    name = f"{language}-{round(scale * 100)}"
    problems: list[str] = []

    def look_at(step: str) -> None:
        at.settle()
        at.hands.pause()
        at.picture(f"first-start-{step}-{name}")
        problems.extend(clipped_texts(at.shell))

    with counter.open(1366, 768) as at:
        page = at.page(Destination.FIRST_START)
        assert isinstance(page, FirstStartPage)
        page.save_and_print()
        look_at("missing")
        for field, text in (
            (page.unit, "清禾县新时代文明实践中心"),
            (page.code, "QH"),
            (page.clerk, "陈立群"),
        ):
            field.setText(text)
        page.save_and_print()
        at.hands.wait(page.joining.isVisible, "joining the county")
        look_at("joining")
        page.panel.address.setText("http://zx.example.cn")
        page.panel.ask()
        look_at("problem")
        at.desk.sync.show_status(STATES["waiting"])
        look_at("waiting")
    assert not problems, "\n".join(problems)


def look_at_hours(at: OpenCounter, busy: Busy, name: str) -> Iterator[str]:
    """Rules that were tried and are about to be decided; a correction asked; a person's old and new hours."""

    def look_at(step: str) -> Iterator[str]:
        at.settle()
        for scheme in SCHEMES:
            at.desk.theme.set_scheme(scheme)
            at.hands.pause()
            at.hands.pause()
            at.picture(f"{step}-{name}-{scheme.value}")
        for problem in clipped_texts(at.shell):
            yield f"{step} {name}: {problem}"

    at.shell.go(Destination.SETTINGS, "hours")
    at.settle()
    page = at.page(Destination.SETTINGS)
    assert isinstance(page, SettingsPage)
    rules = page.sections[Part.HOURS]
    assert isinstance(rules, HoursRulesSection)
    rules.form.inputs["max_per_activity"].setText("0.5")
    rules.try_on()
    at.hands.wait(rules.decide_button.isEnabled, "tried")
    at.settle()
    scroll = page.stack.currentWidget()
    assert isinstance(scroll, QScrollArea)
    scroll.ensureWidgetVisible(rules.found)
    yield from look_at("rules-tried")
    rules.reason.setText("县志愿服务联合会 2026 年 5 月通知")
    rules.ask_to_decide()
    yield from look_at("rules-decide")
    assert rules.dialog is not None
    rules.dialog.cancel()
    at.shell.go(Destination.VOLUNTEERS, busy.corrected.id)
    at.settle()
    people = at.page(Destination.VOLUNTEERS)
    assert isinstance(people, VolunteersPage)
    people.detail.records.table.step(0)
    yield from look_at("records-corrected")
    people.detail.records.correct_button.click()
    yield from look_at("correction-asked")
    at.hands.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_rules_and_corrections_of_hours_fit(
    busy: tuple[Counter, Busy], language: Language, scale: float
) -> None:
    counter, rows = busy
    with open_in(counter, language, scale).open(1366, 768) as at:
        problems = list(look_at_hours(at, rows, f"{language}-{round(scale * 100)}"))
    assert not problems, "\n".join(problems)
