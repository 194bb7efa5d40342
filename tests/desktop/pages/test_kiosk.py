"""签到机: a scan is a decision, the next one always interrupts, and nothing personal is on show."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.activity import RiskLevel
from core.domain.attendance import AttendanceSource
from core.domain.codes import Code, CodeKind
from desktop.page import Destination
from desktop.pages.kiosk import KioskPage
from desktop.pages.kiosk.answer_panel import AnswerKind
from tests.desktop.kit import DeskKit
from tests.desktop.pages.kiosk_desk import Kiosk, choose, in_front, in_public, kiosks, people, tap, tap_person
from tests.desktop.pages.service_desk import a_desk, a_minor, every_text, lay_out, row_of
from widgets.clipping import clipped_texts


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    with a_desk(tmp_path, qapp) as desk:
        yield desk


@pytest.fixture
def kiosk(kit: DeskKit, qtbot: QtBot, qapp: QApplication) -> Iterator[Kiosk]:
    with kiosks(kit, qtbot, qapp) as make:
        yield make


def test_thirty_people_sign_in_with_one_scan_each_and_nothing_else(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, volunteers = kit.an_activity(), people(kit, 30)
    kit.signed_up(activity, volunteers)
    page, scanner = kiosk(activity)
    for volunteer in volunteers:
        scanner.card(volunteer)
    assert scanner.scans == 30
    assert all(row_of(kit, activity, v).check_in_source is AttendanceSource.SCAN for v in volunteers)
    assert page.side.ring.accessibleName().startswith("30")
    assert page.idle.keypad.digits() == ""


def test_a_sign_in_names_the_person_the_place_in_line_and_since_when_hours_count(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    team = kit.a_team("银发陪伴队")
    activity, luo = kit.an_activity(), kit.a_volunteer("罗小满", team_id=team)
    kit.signed_up(activity, [luo])
    page, scanner = kiosk(activity)
    scanner.card(luo)
    answer = page.answer.answer()
    assert in_front(page) is page.answer
    assert (answer.kind, answer.title) == (AnswerKind.SUCCESS, "罗小满")
    assert "1" in answer.detail
    assert answer.detail.endswith(" · 银发陪伴队")
    assert "09:28" in answer.facts[0]
    assert kit.sounder.played[-1] == "success"


def test_the_answer_makes_room_for_the_next_person_after_its_time(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page, scanner = kiosk(activity)
    scanner.card(luo)
    assert page.patience.hold.interval() == 2500
    page.patience.hold.timeout.emit()
    assert in_front(page) is page.idle


def test_the_next_scan_interrupts_whatever_is_shown(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first, second) = kit.an_activity(), people(kit, 2)
    page, scanner = kiosk(activity)
    scanner.card(first)
    scanner.card(second)
    assert page.answer.answer().title == second.name
    scanner.scan("HTTPS://EXAMPLE.INVALID/SOMETHING")
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    scanner.card(first)
    assert page.answer.answer().kind is AnswerKind.ALREADY


def test_signing_out_shows_the_hours_served(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page, scanner = kiosk(activity)
    scanner.card(luo)
    kit.later(minutes=114)
    QTest.mouseClick(page.top.direction._segments[1], Qt.MouseButton.LeftButton)
    scanner.card(luo)
    assert page.answer.answer().kind is AnswerKind.SUCCESS
    assert "1.9" in page.answer.answer().facts[0]
    assert row_of(kit, activity, luo).service_minutes == 114


def test_signing_out_without_a_sign_in_offers_to_sign_in(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page, scanner = kiosk(activity)
    QTest.mouseClick(page.top.direction._segments[1], Qt.MouseButton.LeftButton)
    scanner.card(luo)
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    tap(page, "sign_in_first")
    assert row_of(kit, activity, luo).check_in_at is not None


def test_a_second_scan_of_the_same_card_says_since_when_in_amber(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page, scanner = kiosk(activity)
    scanner.card(luo)
    kit.later(minutes=5)
    scanner.card(luo)
    answer = page.answer.answer()
    assert answer.kind is AnswerKind.ALREADY
    assert "09:28" in answer.detail
    assert kit.sounder.played[-1] == "already"


def test_staff_takes_the_newest_back(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first, second) = kit.an_activity(), people(kit, 2)
    kit.signed_up(activity, [first, second])
    page, scanner = kiosk(activity)
    scanner.card(first)
    kit.later(seconds=2)
    scanner.card(second)
    QTest.mouseClick(page.side.undo_button, Qt.MouseButton.LeftButton)
    assert row_of(kit, activity, second).check_in_at is None
    assert row_of(kit, activity, first).check_in_at is not None
    assert kit.tools.undo.newest() is not None
    QTest.mouseClick(page.side.undo_button, Qt.MouseButton.LeftButton)
    assert row_of(kit, activity, first).check_in_at is None
    assert kit.tools.undo.newest() is None


def test_the_code_of_another_activity_is_refused_with_its_name_and_time(kit: DeskKit, kiosk: Kiosk) -> None:
    here = kit.an_activity()
    start = here.starts_at + timedelta(hours=5)
    other = kit.an_activity(
        "敬老院义诊", place="柳溪镇敬老院", starts_at=start, ends_at=start + timedelta(hours=1)
    )
    page, scanner = kiosk(here)
    scanner.activity(other)
    answer = page.answer.answer()
    assert answer.kind is AnswerKind.PROBLEM
    assert "敬老院义诊" in answer.detail
    assert "14:30" in answer.detail
    newcomer = kit.a_volunteer("谢文博")
    tap(page, "join")
    scanner.card(newcomer)
    row = row_of(kit, here, newcomer)
    assert row.position == 1
    assert row.check_in_at is not None


@pytest.mark.parametrize("paper", ["slip", "sheet", "nonsense", "misread", "unheard"])
def test_every_wrong_paper_is_refused_politely_and_changes_nothing(
    kit: DeskKit, kiosk: Kiosk, paper: str
) -> None:
    activity = kit.an_activity()
    request = kit.a_request("家里的私事")
    page, scanner = kiosk(activity)
    card = Code(CodeKind.VOLUNTEER, kit.a_volunteer().token).text
    codes = {
        "slip": Code(CodeKind.REQUEST, request.token).text,
        "sheet": Code(CodeKind.SHEET, "0123456789ABCDEF").text,
        "nonsense": "6901234567892",
        "misread": card[:5] + ("0" if card[5] != "0" else "1") + card[6:],
        "unheard": Code(CodeKind.VOLUNTEER, "0123456789ABCDEF").text,
    }
    scanner.scan(codes[paper])
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    assert kit.sounder.played[-1] == "problem"
    assert "家里的私事" not in every_text(page)
    assert kit.tools.queries.activity(activity.id).attendees == ()  # type: ignore[union-attr]  # planned above


def test_four_digits_sign_in_the_only_match_at_once(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first, second) = kit.an_activity(), people(kit, 2)
    kit.signed_up(activity, [first, second])
    page, scanner = kiosk(activity)
    scanner.type(first.phone[-4:])
    assert page.answer.answer().title == first.name
    assert row_of(kit, activity, first).check_in_source is AttendanceSource.PHONE_TAIL
    assert row_of(kit, activity, second).check_in_at is None


def test_several_matches_are_shown_masked_and_ask_for_a_tap(kit: DeskKit, kiosk: Kiosk) -> None:
    activity = kit.an_activity()
    luo, lu = kit.a_volunteer("罗小满", phone="13800005590"), kit.a_volunteer("吕佳禾", phone="13900005590")
    kit.signed_up(activity, [luo, lu])
    page, scanner = kiosk(activity)
    scanner.type("5590")
    assert page.idle.asking()
    shown = every_text(page.idle)
    assert "罗*满" in shown
    assert "罗小满" not in shown
    tap_person(page, 1)
    assert row_of(kit, activity, lu).check_in_at is not None
    assert row_of(kit, activity, luo).check_in_at is None


def test_someone_not_on_the_list_joins_with_the_phone_number(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, newcomer = kit.an_activity(), kit.a_volunteer("单𬱖", phone="13800007788")
    page, scanner = kiosk(activity)
    scanner.type("7788")
    tap_person(page, 0)
    assert row_of(kit, activity, newcomer).position == 1
    assert page.answer.answer().kind is AnswerKind.SUCCESS


def test_digits_that_nobody_has_are_said_to_be_unknown(kit: DeskKit, kiosk: Kiosk) -> None:
    page, scanner = kiosk(kit.an_activity())
    scanner.type("0000")
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    assert "0000" in page.answer.answer().title


def test_a_half_typed_number_is_forgotten_after_thirty_seconds_the_last_ten_in_sight(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    page, scanner = kiosk(kit.an_activity())
    scanner.type("55")
    for _ in range(20):
        page.patience.entry.timeout.emit()
    assert "10" in page.idle.keypad_hint.text()
    assert page.idle.keypad.digits() == "55"
    for _ in range(10):
        page.patience.entry.timeout.emit()
    assert page.idle.keypad.digits() == ""
    assert not page.patience.entry.isActive()


def test_in_public_no_full_name_stands_anywhere(kit: DeskKit, kiosk: Kiosk) -> None:
    in_public(kit)
    activity = kit.an_activity(leader_name="陈带队")
    luo, lu = kit.a_volunteer("罗小满", phone="13800005590"), kit.a_volunteer("吕佳禾")
    kit.signed_up(activity, [luo, lu])
    page, scanner = kiosk(activity)
    seen = [every_text(page)]
    scanner.card(lu)
    seen.append(every_text(page))
    scanner.card(lu)
    seen.append(every_text(page))
    scanner.type("5590")
    assert page.idle.asking()
    seen.append(every_text(page))
    tap_person(page, 0)
    seen.append(every_text(page))
    whole = "\n".join(seen)
    assert "罗*满" in whole
    for private in ("罗小满", "吕佳禾", luo.phone, lu.phone, luo.number, "陈带队"):
        assert private not in whole
    assert row_of(kit, activity, luo).check_in_at is not None
    assert page.side.undo_button.isHidden()


def test_a_minor_without_the_guardian_is_refused_and_in_public_nothing_is_said_of_why(
    kit: DeskKit, kiosk: Kiosk
) -> None:
    activity = kit.an_activity()
    minor = a_minor(kit, activity.starts_at.date())
    page, scanner = kiosk(activity)
    scanner.card(minor)
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    staffed = page.answer.answer().detail
    in_public(kit)
    scanner.card(minor)
    assert len(page.answer.answer().detail) < len(staffed)
    assert kit.tools.queries.activity(activity.id).attendees == ()  # type: ignore[union-attr]  # planned above


@pytest.mark.parametrize("insured", [False, True])
def test_a_dangerous_activity_signs_in_only_when_it_is_insured(
    kit: DeskKit, kiosk: Kiosk, insured: bool
) -> None:
    day = kit.clock().date()
    told = {"insurance_number": "P-0000-1", "insured_from": day, "insured_to": day} if insured else {}
    activity = kit.an_activity(risk_level=RiskLevel.DANGEROUS, risk_note="登高", **told)  # type: ignore[arg-type]  # fields of the form
    luo = kit.a_volunteer()
    page, scanner = kiosk(activity)
    scanner.card(luo)
    expected = AnswerKind.SUCCESS if insured else AnswerKind.PROBLEM
    assert page.answer.answer().kind is expected


def test_the_clock_held_for_three_seconds_lets_staff_out_a_tap_does_not(kit: DeskKit, kiosk: Kiosk) -> None:
    in_public(kit)
    activity = kit.an_activity()
    page, _ = kiosk(activity)
    gone: list[tuple[Destination, str]] = []
    page.go.connect(lambda where, what: gone.append((where, what)))
    QTest.mouseClick(page.top.clock, Qt.MouseButton.LeftButton)
    assert not page.top.clock.hold_timer.isActive()
    QTest.mousePress(page.top.clock, Qt.MouseButton.LeftButton)
    assert page.top.clock.hold_timer.interval() == 3000
    assert gone == []
    page.top.clock.hold_timer.timeout.emit()
    assert gone == []
    assert in_front(page) is page.staff
    assert "陈*群" in every_text(page)
    assert "陈立群" not in every_text(page)
    choose(page, "陈*群")
    choose(page, "Leave the kiosk")
    assert gone == [(Destination.ACTIVITIES, activity.id)]


def test_a_staff_badge_lets_staff_out(kit: DeskKit, kiosk: Kiosk) -> None:
    clerk = kit.on_duty.clerk
    assert clerk is not None
    page, scanner = kiosk(kit.an_activity())
    gone: list[Destination] = []
    page.go.connect(lambda where, _what: gone.append(where))
    scanner.scan(Code(CodeKind.BADGE, clerk.badge_token).text)
    assert in_front(page) is page.staff
    scanner.type("1")
    assert gone == [Destination.ACTIVITIES]


def test_a_strangers_badge_opens_nothing(kit: DeskKit, kiosk: Kiosk) -> None:
    page, scanner = kiosk(kit.an_activity())
    gone: list[Destination] = []
    page.go.connect(lambda where, _what: gone.append(where))
    scanner.scan(Code(CodeKind.BADGE, "0123456789ABCDEF").text)
    assert in_front(page) is page.answer
    assert page.answer.answer().kind is AnswerKind.PROBLEM
    assert gone == []


@pytest.mark.parametrize("public", [False, True])
def test_esc_leaves_only_where_staff_stands_by(kit: DeskKit, kiosk: Kiosk, public: bool) -> None:
    if public:
        in_public(kit)
    page, scanner = kiosk(kit.an_activity())
    gone: list[Destination] = []
    page.go.connect(lambda where, _what: gone.append(where))
    scanner.type("12")
    scanner.press(Qt.Key.Key_Escape)
    assert page.idle.keypad.digits() == ""
    assert gone == []
    scanner.press(Qt.Key.Key_Escape)
    assert gone == ([] if public else [Destination.ACTIVITIES])


def test_letters_tab_and_the_menu_key_do_nothing(kit: DeskKit, kiosk: Kiosk) -> None:
    page, scanner = kiosk(kit.an_activity())
    scanner.type("abc")
    scanner.press(Qt.Key.Key_Tab)
    scanner.press(Qt.Key.Key_Menu)
    assert QApplication.focusWidget() is page
    assert page.idle.keypad.digits() == ""


def test_the_keys_of_the_desk_are_off(kit: DeskKit, kiosk: Kiosk) -> None:
    page, scanner = kiosk(kit.an_activity())
    opened: list[bool] = []
    for keys in ("F2", "Ctrl+K", "Ctrl+1"):
        QShortcut(QKeySequence(keys), page).activated.connect(lambda: opened.append(True))
    scanner.press(Qt.Key.Key_F2)
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.window().windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened == []
    assert page.idle.keypad.digits() == ""


def test_the_tick_is_drawn_unless_movement_is_unwanted(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, (first, second) = kit.an_activity(), people(kit, 2)
    page, scanner = kiosk(activity)
    scanner.card(first)
    assert page.answer.mark.moving()
    kit.tools.settings.change(reduced_motion=True)
    scanner.card(second)
    assert not page.answer.mark.moving()


def test_the_sound_switch_silences_and_is_remembered(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    page, scanner = kiosk(activity)
    QTest.mouseClick(page.side.sound_button, Qt.MouseButton.LeftButton)
    assert not kit.tools.settings.current.sounds
    scanner.card(luo)
    assert kit.sounder.played == []
    assert page.answer.answer().kind is AnswerKind.SUCCESS


def test_without_an_argument_the_activity_that_runs_now_is_taken(kit: DeskKit, kiosk: Kiosk) -> None:
    start = kit.clock() + timedelta(days=1)
    kit.an_activity("明天的", starts_at=start, ends_at=start + timedelta(hours=1))
    today = kit.an_activity()
    page, _ = kiosk(today)
    page.opened("")
    assert page.top.title.full_text() == today.title


def test_without_any_activity_it_says_so(kit: DeskKit, qtbot: QtBot) -> None:
    page = KioskPage(kit.tools)
    qtbot.addWidget(page)
    page.opened("")
    assert page.idle.title.text() == page.idle.tr("No activity to sign in to")


def test_an_identity_card_signs_in_its_owner(kit: DeskKit, kiosk: Kiosk) -> None:
    activity, luo = kit.an_activity(), kit.a_volunteer()
    _, scanner = kiosk(activity)
    scanner.scan(luo.id_number)
    assert row_of(kit, activity, luo).check_in_source is AttendanceSource.ID_CARD


@pytest.mark.parametrize(
    "name", ["买买提·吐尔逊·阿卜杜热合曼", "欧阳𬱖䶮", "Alexander Bartholomew Smith-Johnson"]
)
@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)])
def test_long_names_shrink_and_are_never_cut(
    kit: DeskKit, kiosk: Kiosk, name: str, size: tuple[int, int]
) -> None:
    activity, long = kit.an_activity(), kit.a_volunteer(name)
    kit.signed_up(activity, [long])
    page, scanner = kiosk(activity)
    page.resize(*size)
    scanner.card(long)
    lay_out()
    assert clipped_texts(page) == []
    scanner.card(long)
    lay_out()
    assert clipped_texts(page) == []


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_kiosk_keeps_its_size_whatever_the_text_size(
    kit: DeskKit, kiosk: Kiosk, scale: float, size: tuple[int, int]
) -> None:
    kit.theme.set_text_scale(scale)
    activity, volunteers = kit.an_activity(), people(kit, 5)
    kit.signed_up(activity, volunteers)
    page, scanner = kiosk(activity)
    page.resize(*size)
    for volunteer in volunteers:
        scanner.card(volunteer)
    lay_out()
    assert (page.width(), page.height()) == size
    assert clipped_texts(page) == []
    page.patience.hold.timeout.emit()
    scanner.type("12")
    lay_out()
    assert (page.width(), page.height()) == size
    assert clipped_texts(page) == []
