"""What the public pages say, in Chinese and English: words.toml beside this file."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from string import Formatter

from core.domain.local_time import local, local_day
from server.public.asked import Language

_FILE = Path(__file__).with_name("words.toml")
_HAN = re.compile("[\u3400-\u9fff]")
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@lru_cache(maxsize=1)
def all_words() -> Mapping[str, tuple[str, str]]:
    """Every text by its key, `section.name`: (Chinese, English)."""
    sections = tomllib.loads(_FILE.read_text("utf-8"))
    return {
        f"{section}.{name}": (texts[0], texts[1])
        for section, entries in sections.items()
        for name, texts in entries.items()
    }


class Words:
    """The texts of one language, with dates and hours as that language writes them."""

    def __init__(self, language: Language, now: datetime) -> None:
        self.language = language
        self._column = 1 if language == "en" else 0
        self._now = now

    def __call__(self, key: str, **facts: object) -> str:
        """The text of a key, as it begins a line; a key that does not exist is a programming error."""
        return _beginning(_filled(all_words()[key][self._column], facts))

    def day(self, day: date) -> str:
        """今天, 明天, 5 月 20 日（周三）; the year only when it is another one."""
        today = local_day(self._now)
        if day == today:
            return all_words()["time.today"][self._column]
        if day == today + timedelta(days=1):
            return all_words()["time.tomorrow"][self._column]
        if self.language == "en":
            year = "" if day.year == today.year else f" {day.year}"
            return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"
        year = "" if day.year == today.year else f"{day.year} 年 "
        return f"{year}{day.month} 月 {day.day} 日（周{_WEEKDAYS[day.weekday()]}）"

    def full_date(self, day: date) -> str:
        """2026 年 5 月 20 日; 20 May 2026."""
        if self.language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.year} 年 {day.month} 月 {day.day} 日"

    def clock(self, instant: datetime) -> str:
        """The time of day, 24 hours."""
        return f"{local(instant):%H:%M}"

    def moment(self, instant: datetime) -> str:
        """Day and time of day; the day is left out for today."""
        day = local_day(instant)
        if day == local_day(self._now):
            return self.clock(instant)
        return f"{self.day(day)} {self.clock(instant)}"

    @staticmethod
    def starting(text: str) -> str:
        """The text as it begins a line."""
        return _beginning(text)

    def short_moment(self, instant: datetime) -> str:
        """09:40 for today, 5/19 for another day: what fits under a dot of the state line."""
        day = local_day(instant)
        return self.clock(instant) if day == local_day(self._now) else f"{day.month}/{day.day}"

    def span(self, start: datetime, end: datetime) -> str:
        """今天 09:30–11:30."""
        return _beginning(f"{self.day(local_day(start))} {self.clock(start)}–{self.clock(end)}")

    def hours(self, minutes: int) -> str:
        """Hours with one decimal; minutes below an hour."""
        if minutes < 60:
            return self("time.minutes", n=minutes)
        return self("time.hours", n=f"{minutes / 60:.1f}".removesuffix(".0"))


def _beginning(text: str) -> str:
    """With a capital at its beginning, where its writing has capitals."""
    return text[:1].upper() + text[1:]


def _filled(template: str, facts: Mapping[str, object]) -> str:
    """The template with its facts. A space stands beside figures, not between two Chinese words."""
    text = ""
    for literal, name, *_ in Formatter().parse(template):
        told = literal
        if text and _HAN.match(text[-1]) and told[:1] == " " and _HAN.match(told[1:2]):
            told = told[1:]
        text += told
        if name is None:
            continue
        value = str(facts[name])
        if text[-1:] == " " and _HAN.match(text[-2:-1]) and _HAN.match(value[:1]):
            text = text[:-1]
        text += value
    return text
