"""Every state of the sign-in kiosk, staffed and unattended: nothing is cut in any size, look or language.

With PRACTICE_DESK_SCREENS=FOLDER every state is kept as a PNG, to be laid beside drawings 06, 06b and 06c.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.commands.signups import sign_up
from core.commands.sites import change_site
from core.domain.activity import ActivityRole
from core.domain.volunteer import Volunteer
from core.ports.rows import CodeTarget
from desktop.door_sign import DoorWindow
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from desktop.pages.kiosk.answers import HELP
from desktop.settings import KioskMode, Language
from tests.desktop.kit import DeskKit
from tests.journeys.counter import Counter, OpenCounter
from widgets.clipping import clipped_texts
from widgets.tokens import Scheme

LONG_NAME = "阿卜杜热西提·买买提吐尔逊江"
LONG_TEAM = "柳溪镇大学生科学普及与智能手机教学志愿服务队"
SIZES = ((1366, 768), (1440, 900), (1920, 1080))
SCHEMES = (Scheme.LIGHT, Scheme.DARK)
TAIL = "6601"
HOST = "wenming.qinghexian.example.invalid"


@dataclass
class People:
    """Who comes. A sign-in stays, so each mode has its own."""

    activity: str = ""
    other: str = ""
    plain: list[Volunteer] = field(default_factory=list)
    long: list[Volunteer] = field(default_factory=list)
    parents: list[Volunteer] = field(default_factory=list)
    early: Volunteer | None = None
    lacking: Volunteer | None = None

    def fill(self, kit: DeskKit) -> None:
        """An activity with the longest words there are, people on its list, and some who came."""
        site = kit.on_duty.site
        assert site is not None
        kit.write(partial(change_site, site=msgspec.structs.replace(site, public_host=HOST)))
        kit.add_clerk("吕佳禾")
        team = kit.a_team(LONG_TEAM)
        place = "石桥镇石桥社区新时代文明实践站二楼多功能活动室"
        roles = (ActivityRole("讲解"), ActivityRole("智能手机操作一对一辅导"))
        running = kit.an_activity(place=place, roles=roles, needed_volunteers=30)
        later = kit.clock() + timedelta(hours=5)
        other = kit.an_activity(
            "敬老院义诊", starts_at=later, ends_at=later + timedelta(hours=2), place=place
        )
        self.activity, self.other = running.id, other.id
        for mode in range(2):
            self.plain.append(kit.a_volunteer("罗小满", team_id=team))
            self.long.append(kit.a_volunteer(LONG_NAME, team_id=team))
            phone = f"138000077{mode}0"
            self.parents += [kit.a_volunteer(name, phone=phone) for name in ("罗大山", "谢敏敏", LONG_NAME)]
        self.early = kit.a_volunteer("谢文博")
        self.lacking = kit.a_volunteer("吴新新", consent=False)
        for number, name in enumerate(("孟晓芸", "孟小芸", "孟大云", LONG_NAME)):
            kit.a_volunteer(name, phone=f"1390000{TAIL}" if number else f"1390001{TAIL}")
        listed = [*self.plain, *self.long, *self.parents, self.early]
        order = partial(sign_up, activity_id=running.id, role=roles[1].name)
        kit.write(partial(order, volunteer_ids=[one.id for one in listed]))
        for person in (self.early, *(kit.a_volunteer(name) for name in ("吕佳禾", "何远志", LONG_NAME))):
            kit.a_visit(running, person, minutes=None)
            kit.later(minutes=1)


@dataclass
class Screen:
    """The kiosk in front, in one mode."""

    at: OpenCounter
    people: People
    mode: int

    @property
    def page(self) -> KioskPage:
        """The page."""
        found = self.at.page(Destination.KIOSK)
        assert isinstance(found, KioskPage)
        return found

    def card(self, person: Volunteer | None) -> None:
        """Somebody's card is scanned."""
        assert person is not None
        self.page.take_target(CodeTarget(kind="volunteer", id=person.id, title=person.name))

    def digits(self, typed: str) -> None:
        """Typed on the keypad."""
        for digit in typed:
            self.page.left.press_digit(digit)

    def staff(self) -> None:
        """The staff's menu."""
        clerk = self.at.desk.tools.on_duty.clerk
        assert clerk is not None
        self.page.finding.staff.emit(clerk)

    def choose(self, place: int) -> None:
        """The staff's choice of this number, from 1."""
        self.at.settle()
        self.page.left.press_digit(str(place))


def other_activity(screen: Screen) -> None:
    at = screen.at.counter.clock().replace(hour=14, minute=30)
    place = "柳溪镇敬老院"
    told = CodeTarget(kind="activity", id=screen.people.other, title="敬老院义诊", at=at, place=place)
    screen.page.take_target(told)


def staff_form(screen: Screen) -> None:
    screen.staff()
    screen.at.settle()
    newcomer = screen.page.staff.newcomer
    newcomer.begin()
    screen.page.staff.setCurrentWidget(newcomer)
    newcomer.consent_field.show_problem(newcomer.tr("Please ask for consent first."))


def team_ticks(screen: Screen) -> None:
    screen.staff()
    screen.choose(2)
    screen.choose(1)


def leaving(screen: Screen) -> None:
    screen.page.top.direction.choose("out")
    screen.page._switch_direction("out")
    screen.card(screen.people.early)


def not_in_yet(screen: Screen) -> None:
    screen.page.top.direction.choose("out")
    screen.page._switch_direction("out")
    screen.card(screen.people.parents[-1])


def ending(screen: Screen) -> None:
    screen.digits("55")
    screen.page.idle.count_down(9)


def note(screen: Screen) -> None:
    screen.page._open_note()
    for digit in "13900":
        screen.page.note.keypad.press(digit)


STATES: dict[str, Callable[[Screen], object]] = {
    "idle": lambda screen: screen.page._show_idle(),
    "typing": lambda screen: screen.digits("55"),
    "ending": ending,
    "tail": lambda screen: screen.digits(TAIL),
    "nobody": lambda screen: screen.digits("0000"),
    "success": lambda screen: screen.card(screen.people.plain[screen.mode]),
    "success-long": lambda screen: screen.card(screen.people.long[screen.mode]),
    "family": lambda screen: screen.card(screen.people.parents[3 * screen.mode]),
    "already": lambda screen: screen.card(screen.people.plain[screen.mode]),
    "other-activity": other_activity,
    "not-a-card": lambda screen: screen.page.take_target(CodeTarget(kind="certificate", id="", title="")),
    "not-complete": lambda screen: screen.card(screen.people.lacking),
    "help": lambda screen: screen.page._take_way_out(HELP),
    "note": note,
    "noted": lambda screen: screen.page._say(screen.page.answers.noted()),
    "newcomer": lambda screen: screen.page._say(
        screen.page.answers.newcomer(LONG_NAME, "QH000731", screen.at.counter.clock())
    ),
    "taken-back": lambda screen: screen.page._say(screen.page.answers.taken_back(LONG_NAME)),
    "staff-who": lambda screen: screen.page.top.clock.hold_timer.timeout.emit(),
    "staff-menu": lambda screen: screen.staff(),
    "team-ticks": team_ticks,
    "staff-form": staff_form,
    "leaving": leaving,
    "not-in-yet": not_in_yet,
}
"""How each state is brought up, in this order: who signs in is `already` here later."""


def look(
    screen: Screen, sizes: tuple[tuple[int, int], ...], schemes: tuple[Scheme, ...], name: str
) -> Iterator[str]:
    """Bring up every state; one sentence for each text that does not fit."""
    at = screen.at
    for state, bring_up in STATES.items():
        at.shell.go(Destination.KIOSK, screen.people.activity)
        at.settle()
        bring_up(screen)
        at.settle()
        screen.page.patience.stop()
        for width, height in sizes:
            at.shell.resize(width, height)
            for scheme in schemes if (width, height) == sizes[0] else schemes[:1]:
                at.desk.theme.set_scheme(scheme)
                at.hands.pause()
                at.hands.pause()
                told = f"kiosk-{state}-{name}-{scheme.value}-{width}x{height}"
                at.picture(told)
                for problem in clipped_texts(at.shell):
                    yield f"{told}: {problem}"
        screen.page._show_idle()


MODES = (KioskMode.STAFFED, KioskMode.PUBLIC)


def looked_at(
    counter: Counter, people: People, language: Language, scale: float, sizes: tuple[tuple[int, int], ...]
) -> list[str]:
    problems = []
    for number, mode in enumerate(MODES):
        counter.settings(
            language=language, text_scale=scale, scheme="light", reduced_motion=True, kiosk_mode=mode
        )
        with counter.open(*sizes[0]) as at:
            screen = Screen(at, people, number)
            problems += list(look(screen, sizes, SCHEMES, f"{mode}-{language}-{round(scale * 100)}"))
    return problems


@pytest.fixture
def people(qapp: QApplication, tmp_path: Path) -> tuple[Counter, People]:
    counter, people = Counter(qapp, tmp_path), People()
    counter.prepare(people.fill)
    return counter, people


@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_the_kiosk_fits_as_most_people_use_it(
    people: tuple[Counter, People], language: Language
) -> None:
    problems = looked_at(*people, language, 1.0, SIZES[:1])
    assert not problems, "\n".join(problems)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("language", list(Language))
def test_every_state_of_the_kiosk_fits_in_every_size_and_look(
    people: tuple[Counter, People], language: Language, scale: float
) -> None:
    problems = looked_at(*people, language, scale, SIZES)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_code_at_the_door_fits(people: tuple[Counter, People], scale: float) -> None:
    counter, rows = people
    counter.settings(language=Language.ENGLISH, text_scale=scale, scheme="light")
    with counter.open(1366, 768) as at:
        detail = at.store().queries.activity(rows.activity)
        assert detail is not None
        window = DoorWindow(at.desk.theme, counter.clock, HOST, detail.activity, at.shell)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.resize(1366, 768)
        window.show()
        for scheme in SCHEMES:
            at.desk.theme.set_scheme(scheme)
            at.hands.pause()
            at.hands.pause()
            at.picture_of(window, f"door-{scheme.value}-{round(scale * 100)}")
            assert clipped_texts(window) == []
        window.close()
