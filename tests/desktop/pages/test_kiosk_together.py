"""签到机, what is more than one card: families, teams, newcomers, notes, the mode, the way out."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.commands.sites import change_site
from core.commands.volunteers import VolunteerForm, amend_volunteer
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.codes import Code, CodeKind, parse_code
from core.domain.door_code import shown_at_door
from core.domain.volunteer import Volunteer, VolunteerStatus
from desktop.door_sign import DoorWindow
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from desktop.pages.kiosk.answer_panel import AnswerKind
from desktop.pages.kiosk.waiting import Waiting
from desktop.settings import KioskMode
from tests.desktop.kit import DeskKit, an_id_number
from tests.desktop.pages.kiosk_desk import Kiosk, choose, in_front, in_public, kiosks, people, tap
from tests.desktop.pages.service_desk import Scanner, a_desk, detail_of, every_text, row_of


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def kiosk(kit: DeskKit, qtbot: QtBot, qapp: QApplication) -> Iterator[Kiosk]:
    with kiosks(kit, qtbot, qapp) as make:
        yield make


def a_family(kit: DeskKit) -> list[Volunteer]:
    """Three who share a phone."""
    return [kit.a_volunteer(name, phone="13811112222") for name in ("罗大山", "谢敏敏", "罗小阳")]


def here(kit: DeskKit, activity: Activity) -> set[str]:
    return {row.name for row in detail_of(kit, activity).attendees if row.check_in_at is not None}


def a_team(kit: DeskKit, count: int = 5, name: str = "银发陪伴队") -> list[Volunteer]:
    team = kit.a_team(name)
    return [kit.a_volunteer(f"队员{place}", team_id=team) for place in range(count)]


def staff_opens(page: KioskPage, kit: DeskKit) -> None:
    """The clock is held, and the clerk chooses a name."""
    page.top.clock.hold_timer.timeout.emit()
    clerk = kit.on_duty.clerk
    assert clerk is not None
    choose(page, page.answers.shown(clerk.name))


# -- families --


def test_whoever_shares_a_phone_is_offered_after_the_first_and_signs_in_with_a_tap(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    activity, (father, mother, son) = kit.an_activity(), a_family(kit)
    kit.signed_up(activity, [father, mother, son])
    page, scanner = kiosk(activity)
    scanner.card(father)
    offered = [choice.key for choice in page.answer.answer().choices]
    assert offered == [f"with:{mother.id}", f"with:{son.id}", "everyone", "child"]
    assert page.patience.hold.interval() == 10_000
    tap(page, f"with:{son.id}")
    assert here(kit, activity) == {"罗大山", "罗小阳"}
    assert page.answer.answer().title == "罗小阳"
    assert [choice.key for choice in page.answer.answer().choices] == [f"with:{mother.id}", "child"]


def test_one_tap_signs_the_whole_family_in_and_one_undo_takes_them_back(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, family = kit.an_activity(), a_family(kit)
    page, scanner = kiosk(activity)
    scanner.card(family[0])
    kit.later(seconds=5)
    tap(page, "everyone")
    assert here(kit, activity) == {"罗大山", "谢敏敏", "罗小阳"}
    QTest.mouseClick(page.side.undo_button, Qt.MouseButton.LeftButton)
    assert here(kit, activity) == {"罗大山"}


def test_a_child_under_eight_is_counted_with_whoever_brought_it(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (father, *_) = kit.an_activity(), a_family(kit)
    page, scanner = kiosk(activity)
    scanner.card(father)
    tap(page, "child")
    tap(page, "child")
    visits = kit.store.queries.kiosk_board(activity.id, father.id)
    assert visits is not None
    assert visits.person is not None
    assert visits.person.companions == 2
    assert any("2" in fact for fact in page.answer.answer().facts)


def test_nobody_is_offered_to_someone_who_shares_no_phone(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first, _) = kit.an_activity(), people(kit, 2)
    page, scanner = kiosk(activity)
    scanner.card(first)
    assert page.answer.answer().choices == ()
    assert page.patience.hold.interval() == 2500


def test_the_next_scan_interrupts_the_offer(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (father, *_), (other,) = kit.an_activity(), a_family(kit), people(kit, 1)
    page, scanner = kiosk(activity)
    scanner.card(father)
    scanner.card(other)
    assert page.answer.answer().title == other.name
    assert page.answer.answer().choices == ()


# -- teams --


def test_a_team_signs_in_with_ticks_in_one_commit_and_one_undo(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, team, (other,) = kit.an_activity(), a_team(kit), people(kit, 1)
    kit.signed_up(activity, [*team, other])
    page, _ = kiosk(activity)
    staff_opens(page, kit)
    choose(page, "Sign a team in")
    choose(page, "银发陪伴队 · 5 people")
    QTest.mouseClick(page.staff.ticks.rows[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.staff.ticks.confirm_button, Qt.MouseButton.LeftButton)
    assert here(kit, activity) == {f"队员{place}" for place in range(1, 5)}
    assert page.answer.answer().title == "银发陪伴队"
    assert "4" in page.answer.answer().detail
    QTest.mouseClick(page.side.undo_button, Qt.MouseButton.LeftButton)
    assert here(kit, activity) == set()


def test_a_team_leaves_together(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, team = kit.an_activity(), a_team(kit, 3)
    kit.signed_up(activity, team)
    page, scanner = kiosk(activity)
    for member in team:
        scanner.card(member)
    kit.later(minutes=100)
    QTest.mouseClick(page.top.direction._segments[1], Qt.MouseButton.LeftButton)
    staff_opens(page, kit)
    choose(page, "Sign a team out")
    choose(page, "银发陪伴队")
    QTest.mouseClick(page.staff.ticks.confirm_button, Qt.MouseButton.LeftButton)
    assert [row_of(kit, activity, member).service_minutes for member in team] == [100] * 3


def test_without_anybody_left_to_sign_it_says_so(kit: DeskKit, kiosk: Kiosk) -> None:
    page, _ = kiosk(kit.an_activity())
    staff_opens(page, kit)
    choose(page, "Sign a team in")
    assert page.staff.choices.buttons == []
    assert "signed already" in page.staff.choices.detail.text()


# -- newcomers and whoever waits --


def newcomer(
    page: KioskPage, name: str = "吴新新", phone: str = "13900008888", *, agrees: bool = True
) -> None:
    """Staff fills the form in and sends it; each line says it was edited, as it does at a key."""
    form = page.staff.newcomer
    for line, text in ((form.name, name), (form.phone, phone)):
        line.setText(text)
        line.textEdited.emit(text)
    form.consent.setChecked(agrees)
    QTest.mouseClick(form.confirm_button, Qt.MouseButton.LeftButton)


def the_volunteer(kit: DeskKit, name: str) -> Volunteer:
    (hit,) = [hit for hit in kit.store.queries.search_people(name) if hit.kind == "volunteer"]
    found = kit.store.queries.volunteer(hit.id, kit.clock())
    assert found is not None
    return found.volunteer


def completed(kit: DeskKit, person: Volunteer) -> None:
    """The clerk adds the identity number."""
    form = VolunteerForm(
        name=person.name,
        phone=person.phone,
        id_number=an_id_number(kit.clock().date() - timedelta(days=9_000), 55),
        consent=True,
    )
    kit.write(partial(amend_volunteer, volunteer_id=person.id, form=form))


def test_somebody_new_is_registered_and_signed_in_as_of_now_once_completed(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    activity = kit.an_activity()
    page, _ = kiosk(activity)
    staff_opens(page, kit)
    choose(page, "Register someone new")
    newcomer(page)
    person = the_volunteer(kit, "吴新新")
    assert person.status is VolunteerStatus.PENDING
    assert page.answer.answer().title == "吴新新"
    assert "09:28" in page.answer.answer().detail
    kit.later(minutes=50)
    staff_opens(page, kit)
    choose(page, "1 waiting")
    choose(page, "吴新新 · 09:28")
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    completed(kit, person)
    staff_opens(page, kit)
    choose(page, "1 waiting")
    choose(page, "吴新新 · 09:28")
    row = row_of(kit, activity, person)
    assert row.check_in_at == kit.clock() - timedelta(minutes=50)
    assert row.check_in_source is AttendanceSource.DESK
    assert Waiting(kit.tools.drafts).all() == ()


def test_without_consent_nobody_is_registered(kit: DeskKit, kiosk: Kiosk) -> None:
    page, _ = kiosk(kit.an_activity())
    staff_opens(page, kit)
    choose(page, "Register someone new")
    newcomer(page, agrees=False)
    assert page.staff.newcomer.consent_field.has_problem()
    assert kit.store.queries.search_people("吴新新") == ()


def test_a_wrong_number_is_said_at_its_line_and_nothing_is_lost(kit: DeskKit, kiosk: Kiosk) -> None:
    page, scanner = kiosk(kit.an_activity())
    (other,) = people(kit, 1)
    staff_opens(page, kit)
    choose(page, "Register someone new")
    newcomer(page, phone="139")
    assert page.staff.newcomer.phone_field.has_problem()
    scanner.card(other)
    assert in_front(page) is page.answer
    staff_opens(page, kit)
    choose(page, "Register someone new")
    assert page.staff.newcomer.entered().name == "吴新新"
    assert page.staff.newcomer.entered().phone == "139"


def test_somebody_new_who_is_registered_already_signs_in(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, known = kit.an_activity(), kit.a_volunteer("吴新新", phone="13900008888")
    page, _ = kiosk(activity)
    staff_opens(page, kit)
    choose(page, "Register someone new")
    newcomer(page)
    choose(page, f"吴新新 · {known.number}")
    assert here(kit, activity) == {"吴新新"}
    assert len(kit.store.queries.search_people("吴新新")) == 1


def test_at_an_unattended_kiosk_a_phone_is_left_for_the_staff(kit: DeskKit, kiosk: Kiosk) -> None:
    in_public(kit)
    page, scanner = kiosk(kit.an_activity())
    QTest.mouseClick(page.side.help_button, Qt.MouseButton.LeftButton)
    tap(page, "note")
    scanner.type("13900007777")
    assert page.answer.answer().kind is AnswerKind.ALREADY
    assert "13900007777" not in every_text(page)
    (one,) = Waiting(kit.tools.drafts).all()
    assert (one.phone, one.at) == ("13900007777", kit.clock())
    kit.tools.settings.change(kiosk_mode=KioskMode.STAFFED)
    staff_opens(page, kit)
    choose(page, "1 waiting")
    choose(page, "13900007777 · 09:28")
    choose(page, "Register now")
    assert page.staff.newcomer.entered().phone == "13900007777"
    newcomer(page, phone="13900007777")
    assert [one.name for one in Waiting(kit.tools.drafts).all()] == ["吴新新"]


def test_whoever_was_called_back_is_taken_off_the_list(kit: DeskKit, kiosk: Kiosk) -> None:
    Waiting(kit.tools.drafts).call("a", "13900007777", kit.clock())
    page, _ = kiosk(kit.an_activity())
    staff_opens(page, kit)
    choose(page, "1 waiting")
    choose(page, "13900007777")
    choose(page, "Called back")
    assert Waiting(kit.tools.drafts).all() == ()


# -- staff, mode, privacy --


def test_who_holds_the_clock_and_chooses_a_name_is_on_duty(kit: DeskKit, kiosk: Kiosk) -> None:
    kit.add_clerk("周值班")
    page, scanner = kiosk(kit.an_activity())
    page.top.clock.hold_timer.timeout.emit()
    choose(page, "周值班")
    assert kit.on_duty.clerk is not None
    assert kit.on_duty.clerk.name == "周值班"
    (volunteer,) = people(kit, 1)
    scanner.card(volunteer)
    assert kit.desk_runner.clerk == kit.on_duty.clerk.id


def test_the_mode_is_switched_at_the_kiosk_and_kept(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first,) = kit.an_activity(), [kit.a_volunteer("罗小满")]
    page, scanner = kiosk(activity)
    scanner.card(first)
    assert page.side.undo_button.isVisible()
    staff_opens(page, kit)
    choose(page, "Switch to unattended")
    assert kit.tools.settings.current.kiosk_mode is KioskMode.PUBLIC
    assert in_front(page) is page.idle
    assert not page.side.undo_button.isVisible()
    assert "罗小满" not in every_text(page.side)
    staff_opens(page, kit)
    choose(page, "Switch to staffed")
    assert "罗小满" in every_text(page.side)


def test_what_staff_opened_and_left_is_put_away_by_itself(kit: DeskKit, kiosk: Kiosk) -> None:
    page, _ = kiosk(kit.an_activity())
    staff_opens(page, kit)
    for _ in range(90):
        page.patience.entry.timeout.emit()
    assert in_front(page) is page.idle


def test_an_unattended_kiosk_wipes_what_was_half_typed_sooner(kit: DeskKit, kiosk: Kiosk) -> None:
    in_public(kit)
    page, scanner = kiosk(kit.an_activity())
    scanner.type("55")
    for _ in range(15):
        page.patience.entry.timeout.emit()
    assert page.idle.keypad.digits() == ""


def strangers_see(page: KioskPage, scanner: Scanner, family: list[Volunteer], team: list[Volunteer]) -> str:
    """Every text of every panel and answer that a stranger can bring up."""
    seen = [every_text(page)]

    def then(act: Callable[[], object]) -> None:
        act()
        seen.append(every_text(page))

    then(lambda: scanner.card(family[0]))
    then(lambda: tap(page, "child"))
    then(lambda: scanner.card(family[0]))
    for digits in ("2222", team[0].phone[-4:], "0000"):
        then(partial(scanner.type, digits))
        page._show_idle()
    then(page._help)
    then(lambda: tap(page, "note"))
    then(lambda: scanner.type("1390000"))
    then(lambda: scanner.type("7777"))
    tap_sign_out(page)
    then(lambda: scanner.card(team[1]))
    page.top.direction.choose("in")
    page._switch_direction("in")
    return "\n".join(seen)


def staff_sees(page: KioskPage, kit: DeskKit) -> str:
    """Every text of the staff's panels while the kiosk is unattended."""
    page.top.clock.hold_timer.timeout.emit()
    seen = [every_text(page)]
    for steps in (("Sign a team in", "银发陪伴队"), ("3 waiting", "罗*阳"), ("2 waiting", "139****7777")):
        staff_opens(page, kit)
        seen.append(every_text(page))
        for step in steps:
            choose(page, step)
            seen.append(every_text(page))
    return "\n".join(seen)


def test_in_public_no_full_name_phone_or_number_is_drawn_in_any_state(kit: DeskKit, kiosk: Kiosk) -> None:
    """Acceptance check 9."""
    in_public(kit)
    activity, family, team = kit.an_activity(leader_name="陈带队"), a_family(kit), a_team(kit, 3)
    kit.signed_up(activity, [*family, *team])
    Waiting(kit.tools.drafts).newcomer(activity.id, family[2].id, family[2].name, kit.clock())
    Waiting(kit.tools.drafts).call(activity.id, "13900007777", kit.clock())
    page, scanner = kiosk(activity)
    whole = strangers_see(page, scanner, family, team) + staff_sees(page, kit)
    everybody = [*family, *team]
    private = [text for one in everybody for text in (one.name, one.phone, one.number, one.id_number)]
    private += ["13900007777", "陈带队", "陈立群", activity.door_secret]
    assert [text for text in private if text in whole] == []
    assert "罗*山" in whole
    assert "139****7777" in whole


def tap_sign_out(page: KioskPage) -> None:
    QTest.mouseClick(page.top.direction._segments[1], Qt.MouseButton.LeftButton)


def test_right_clicks_open_no_menu(kit: DeskKit, kiosk: Kiosk) -> None:
    page, _ = kiosk(kit.an_activity())
    QTest.mouseClick(page.idle, Qt.MouseButton.RightButton)
    assert QApplication.activePopupWidget() is None


# -- the code at the door --


def with_a_host(kit: DeskKit) -> None:
    site = kit.on_duty.site
    assert site is not None
    kit.write(partial(change_site, site=msgspec.structs.replace(site, public_host="qinghe.example.invalid")))


def test_the_screen_shows_a_code_that_changes_every_half_minute(kit: DeskKit, kiosk: Kiosk) -> None:
    with_a_host(kit)
    activity = kit.an_activity()
    page, _ = kiosk(activity)
    first = page.idle.door.payload()
    assert parse_code(first) == Code(CodeKind.ACTIVITY, activity.token)
    assert shown_at_door(activity.door_secret, first.split("/")[-2], kit.clock())
    kit.later(seconds=29)
    page.clock_timer.timeout.emit()
    assert page.idle.door.payload() == first
    kit.later(seconds=1)
    page.clock_timer.timeout.emit()
    assert page.idle.door.payload() != first


def test_without_a_host_there_is_nothing_to_scan(kit: DeskKit, kiosk: Kiosk) -> None:
    page, _ = kiosk(kit.an_activity())
    assert page.idle.door.payload() == ""
    assert not page.idle.door.isVisible()


def test_the_window_for_the_door_shows_the_same_code_and_closes_by_esc(kit: DeskKit, qtbot: QtBot) -> None:
    activity = kit.an_activity()
    window = DoorWindow(kit.theme, kit.clock, "qinghe.example.invalid", activity)
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    first = window.sign.payload()
    assert shown_at_door(activity.door_secret, first.split("/")[-2], kit.clock())
    kit.later(seconds=30)
    window.timer.timeout.emit()
    assert window.sign.payload() != first
    assert activity.door_secret not in every_text(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_telephones_picture_of_the_screen_reads_as_the_activity_on_a_desk(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    with_a_host(kit)
    activity = kit.an_activity()
    page, scanner = kiosk(activity)
    gone: list[Destination] = []
    page.go.connect(lambda where, _what: gone.append(where))
    scanner.scan(page.idle.door.payload())
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    assert gone == []
    assert not kit.store.queries.kiosk_board(activity.id).here  # type: ignore[union-attr]  # planned above
