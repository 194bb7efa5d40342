"""Figures and dates as Chinese papers write them."""

from datetime import date, datetime

from core.domain.service_minutes import hours_text

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_DATE_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"


def chinese_capitals(minutes: int) -> str:
    """The hours of `hours_text` in capital figures (大写), hard to alter: 5,190 minutes are 捌拾陆点伍.

    A round number of hours has no 点. One in the tens place is written (壹拾), zeros between are said once.
    """
    whole, _, tenth = hours_text(minutes).partition(".")
    return _capital_integer(int(whole)) + (f"点{_DIGITS[int(tenth)]}" if tenth != "0" else "")


def _capital_integer(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    said = ""
    group = 0
    zero_owed = False
    while number:
        number, four = divmod(number, 10_000)
        if four:
            part = _capital_four(four) + _GROUPS[group]
            said = part + (_DIGITS[0] if zero_owed and said else "") + said
            zero_owed = four < 1_000
        elif said:
            zero_owed = True
        group += 1
    return said


def _capital_four(four: int) -> str:
    said = ""
    pending_zero = False
    for place in (3, 2, 1, 0):
        digit = four // 10**place % 10
        if digit:
            said += (_DIGITS[0] if pending_zero else "") + _DIGITS[digit] + _PLACES[place]
            pending_zero = False
        else:
            pending_zero = bool(said)
    return said


def date_text(day: date) -> str:
    """2026 年 5 月 20 日."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def chinese_date_text(day: date) -> str:
    """二〇二六年三月五日; the nought is U+3007, never 零 or a circle."""
    year = "".join(_DATE_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_chinese_count(day.month)}月{_chinese_count(day.day)}日"


def _chinese_count(number: int) -> str:
    tens, units = divmod(number, 10)
    said = "" if tens == 0 else "十" if tens == 1 else f"{_DATE_DIGITS[tens]}十"
    return said + (_DATE_DIGITS[units] if units or not tens else "")


def period_text(starts_at: datetime, ends_at: datetime) -> str:
    """2026 年 5 月 20 日（星期三）09:30–11:30; over midnight the second date is written too."""
    weekday = f"（星期{_WEEKDAYS[starts_at.weekday()]}）"
    end = f"{ends_at:%H:%M}"
    if ends_at.date() != starts_at.date():
        end = f"{ends_at.month} 月 {ends_at.day} 日 {end}"
    return f"{date_text(starts_at.date())}{weekday}{starts_at:%H:%M}–{end}"


def minute_text(at: datetime) -> str:
    """2026-05-20 09:40, the ISO form used in tables and foot lines."""
    return f"{at:%Y-%m-%d %H:%M}"
