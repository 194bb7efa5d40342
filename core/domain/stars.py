"""Star levels (星级志愿者): a setting of the centre, not a rule of the code."""

from collections.abc import Sequence

_WORDS = "零一二三四五六七八九"


def stars_name(stars: int) -> str:
    """二星志愿者; empty for none."""
    return f"{_WORDS[stars]}星志愿者" if stars else ""


def stars_for(total_minutes: int, star_hours: Sequence[int]) -> int:
    """How many thresholds (hours, rising) the reviewed minutes have reached.

    100 / 300 / 600 / 1,000 / 1,500 hours is the usual table (domain.md section 2).
    """
    return sum(total_minutes >= hours * 60 for hours in star_hours)


def minutes_to_next_star(total_minutes: int, star_hours: Sequence[int]) -> int | None:
    """Minutes still missing for the next star; None when every star is there."""
    return next((hours * 60 - total_minutes for hours in star_hours if total_minutes < hours * 60), None)
