"""Durations, deadlines and dates as people say them, in both languages."""

from datetime import date, datetime, timedelta
from enum import StrEnum

import pytest

from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.certificate import CertificateKind
from core.domain.identity_number import IdType, Sex
from core.domain.local_time import LOCAL_ZONE
from core.domain.print_record import Paper
from core.domain.service_request import (
    RequestCategory,
    RequestChannel,
    RequestState,
    VisitHint,
    WantedTime,
)
from core.domain.working_days import shipped_calendar
from desktop import words
from desktop.language import Translations
from desktop.settings import Language
from widgets.tokens import Tone

NOW = datetime(2026, 5, 20, 9, 28, tzinfo=LOCAL_ZONE)
KINDS: tuple[type[StrEnum], ...] = (
    AttendanceFlag,
    AttendanceSource,
    CertificateKind,
    IdType,
    Paper,
    RequestCategory,
    RequestChannel,
    Sex,
    VisitHint,
    WantedTime,
)


@pytest.fixture
def chinese(translations: Translations) -> None:
    translations.use(Language.CHINESE)


@pytest.fixture
def english(translations: Translations) -> None:
    translations.use(Language.ENGLISH)


def spans(*minutes: int) -> list[str]:
    return [words.span_text(timedelta(minutes=n)) for n in minutes]


@pytest.mark.usefixtures("chinese")
def test_durations_are_said_in_words() -> None:
    assert spans(0, 26, 60, 72, 180, 200, 48 * 60) == [
        "0 分钟", "26 分钟", "1 小时", "1 小时 12 分", "3 小时", "3 小时", "2 天",
    ]  # fmt: skip


@pytest.mark.usefixtures("english")
def test_durations_have_plurals_in_english() -> None:
    assert spans(1, 26, 60, 72, 180, 48 * 60) == [
        "1 minute", "26 minutes", "1 hour", "1 hour 12 min", "3 hours", "2 days",
    ]  # fmt: skip


@pytest.mark.usefixtures("chinese")
def test_a_deadline_is_amber_under_two_hours_and_red_when_passed() -> None:
    assert limit(None) == ("", Tone.GREY, "")
    assert limit(NOW - timedelta(hours=2)) == ("已超时 2 小时", Tone.ERROR, "5 月 20 日 07:28")
    assert limit(NOW + timedelta(minutes=119))[:2] == ("还剩 1 小时 59 分", Tone.WARN)
    assert limit(NOW + timedelta(hours=2))[:2] == ("还剩 2 小时", Tone.GREY)


@pytest.mark.usefixtures("chinese")
def test_days_of_a_deadline_are_working_days_and_never_a_weekend() -> None:
    friday, monday = NOW + timedelta(days=2), NOW + timedelta(days=5)
    assert limit(monday)[:2] == ("还剩 3 个工作日", Tone.GREY)
    assert limit(friday, monday)[:2] == ("已超时 1 个工作日", Tone.ERROR)
    assert limit(friday, friday + timedelta(days=1)).text == "已超时 1 天"


@pytest.mark.usefixtures("chinese")
def test_a_year_without_a_holiday_table_is_said_to_be_uncertain() -> None:
    in_2040 = NOW.replace(year=2040)
    text, _, exact = limit(in_2040 + timedelta(days=8), in_2040)
    assert text == "还剩 6 个工作日左右"
    assert "节假日" in exact


def limit(due_at: datetime | None, now: datetime = NOW) -> words.TimeText:
    return words.request_time(RequestState.SUBMITTED, due_at, now, shipped_calendar())


@pytest.mark.usefixtures("chinese")
def test_dates_have_spaces_and_no_leading_zeros() -> None:
    on = date(2026, 5, 2)
    assert words.day(on) == "5 月 2 日"
    assert words.full_day(on) == "2026 年 5 月 2 日"
    assert words.month(on) == "2026 年 5 月"
    assert words.weekday(on) == "星期六"
    assert words.moment(NOW, NOW) == "09:28"
    assert words.moment(NOW - timedelta(days=1), NOW) == "5 月 19 日 09:28"
    assert words.hours(5190) == "86.5 小时"


@pytest.mark.usefixtures("english")
def test_dates_read_as_english() -> None:
    on = date(2026, 5, 2)
    assert (words.day(on), words.full_day(on), words.month(on)) == ("2 May", "2 May 2026", "May 2026")
    assert words.weekday(on) == "Saturday"
    assert words.relative_day(NOW + timedelta(days=1), NOW) == "tomorrow"


def test_the_clock_is_the_one_on_the_wall_here() -> None:
    assert words.clock(datetime.fromisoformat("2026-05-20T01:28:00+00:00")) == "09:28"
    assert words.clock_span(NOW, NOW + timedelta(hours=2)) == "09:28–11:28"


@pytest.mark.usefixtures("chinese")
def test_the_greeting_follows_the_hour() -> None:
    hours = [words.greeting(NOW.replace(hour=hour)) for hour in (8, 11, 12, 17, 18)]
    assert hours == ["上午好", "上午好", "下午好", "下午好", "晚上好"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.usefixtures("chinese")
def test_every_code_has_a_name_in_both_languages(translations: Translations, kind: type[StrEnum]) -> None:
    in_chinese = [words.name_of(code) for code in kind]
    translations.use(Language.ENGLISH)
    in_english = [words.name_of(code) for code in kind]
    assert len(set(in_chinese)) == len(set(in_english)) == len(in_english)
    assert not any(told.isascii() for told in in_chinese)
    assert all(told.isascii() for told in in_english)


def test_a_category_and_a_document_of_one_spelling_keep_their_own_names(translations: Translations) -> None:
    translations.use(Language.ENGLISH)
    assert words.name_of(RequestCategory.OTHER) == "Other"
    assert words.name_of(IdType.OTHER) == "Other document"


@pytest.mark.parametrize("state", list(RequestState))
@pytest.mark.usefixtures("chinese")
def test_every_state_is_named_and_has_a_tone(translations: Translations, state: RequestState) -> None:
    assert not words.state_text(state).isascii()
    assert words.state_tone(state) in Tone
    translations.use(Language.ENGLISH)
    assert words.state_text(state).isascii()
