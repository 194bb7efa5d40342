"""Writes holidays.json from the chinesecalendar package, one State Council notice a year.

Run from the repository's root when a new notice is out and the package knows it:
`python -m resources.data.build_holidays`.
"""

import json
from datetime import date
from pathlib import Path

from chinese_calendar import constants

FIRST_YEAR, LAST_YEAR = 2024, 2026
NOTICE = "国务院办公厅关于{year}年部分节假日安排的通知"
SOURCE = "State Council notices named for each year; dates taken from chinesecalendar (MIT)"


def table() -> str:
    """The file's text."""
    chinese: dict[str, str] = {entry.value: entry.chinese for entry in constants.Holiday}

    def days_of(year: int, days: dict[date, str]) -> dict[str, str]:
        return {str(day): chinese[name] for day, name in sorted(days.items()) if day.year == year}

    years = {
        str(year): {
            "notice": NOTICE.format(year=year),
            "holidays": days_of(year, constants.holidays),
            "makeup_days": days_of(year, constants.workdays),
        }
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
    }
    return json.dumps({"source": SOURCE, "years": years}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("holidays.json").write_text(table(), encoding="utf-8", newline="\n")
