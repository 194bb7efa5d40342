"""The rules for hours and what they would have changed, as plain sentences."""

from PySide6.QtCore import QCoreApplication

from core.domain.hours_preview import Difference, HoursPreview, HoursReach
from core.domain.service_minutes import HoursPolicy, Rounding, hours_text
from desktop import words
from desktop.marking import QT_TRANSLATE_NOOP

ROUNDINGS: dict[Rounding, tuple[str, str]] = {
    Rounding.NONE: (
        QT_TRANSLATE_NOOP("HoursRules", "To the minute"),
        QT_TRANSLATE_NOOP("HoursRules", "Time counts to the minute."),
    ),
    Rounding.NEAREST_6: (
        QT_TRANSLATE_NOOP("HoursRules", "Tenths of an hour"),
        QT_TRANSLATE_NOOP("HoursRules", "Time is rounded to tenths of an hour."),
    ),
    Rounding.NEAREST_30: (
        QT_TRANSLATE_NOOP("HoursRules", "Nearest half hour"),
        QT_TRANSLATE_NOOP("HoursRules", "Time is rounded to the nearest half hour."),
    ),
    Rounding.FLOOR_30: (
        QT_TRANSLATE_NOOP("HoursRules", "Half hours, down"),
        QT_TRANSLATE_NOOP("HoursRules", "Time is rounded down to whole half hours."),
    ),
}


def _say(text: str, **figures: str) -> str:
    said = QCoreApplication.translate("HoursRules", text)
    for name, value in figures.items():
        said = said.replace("{" + name + "}", value)
    return said


def rounding_name(rounding: Rounding) -> str:
    """As the choice says it."""
    return _say(ROUNDINGS[rounding][0])


def rule_sentences(rules: HoursPolicy) -> tuple[str, ...]:
    """One sentence for each rule."""
    return (
        _say(ROUNDINGS[rules.rounding][1]),
        _say(
            QT_TRANSLATE_NOOP("HoursRules", "A visit of less than {n} minutes counts 0."),
            n=str(rules.min_countable),
        ),
        _cap(
            rules.max_per_activity,
            QT_TRANSLATE_NOOP("HoursRules", "One activity counts {h} hours at most."),
            QT_TRANSLATE_NOOP("HoursRules", "One activity has no limit."),
        ),
        _cap(
            rules.max_per_day,
            QT_TRANSLATE_NOOP("HoursRules", "One person's day counts {h} hours at most."),
            QT_TRANSLATE_NOOP("HoursRules", "One person's day has no limit."),
        ),
        _cap(
            rules.made_up_cap,
            QT_TRANSLATE_NOOP("HoursRules", "Made-up hours of one activity count {h} at most."),
            QT_TRANSLATE_NOOP("HoursRules", "Made-up hours count up to the activity's length."),
        ),
        _say(
            QT_TRANSLATE_NOOP("HoursRules", "Minutes in two activities count once.")
            if rules.overlap_once
            else QT_TRANSLATE_NOOP("HoursRules", "Minutes in two activities count in both.")
        ),
        _say(
            QT_TRANSLATE_NOOP("HoursRules", "Hours hang out for {n} working days before they are confirmed.")
            if rules.posting_required
            else QT_TRANSLATE_NOOP("HoursRules", "Hours need not hang out; a list hangs {n} working days."),
            n=str(rules.posting_days),
        ),
    )


def _cap(minutes: int | None, limited: str, free: str) -> str:
    return _say(free) if minutes is None else _say(limited, h=hours_text(minutes))


def preview_sentences(month: str, found: HoursPreview) -> tuple[str, ...]:
    """What would have been, then the largest differences."""
    if not found.changed:
        text = QT_TRANSLATE_NOOP("HoursRules", "{month}: none of {n} visits would count otherwise.")
        return (_say(text, month=month, n=f"{found.visits:,}"),)
    return (
        _say(
            QT_TRANSLATE_NOOP(
                "HoursRules", "{month}: {rows} of {n} visits of {people} people would count otherwise."
            ),
            month=month,
            rows=f"{found.changed:,}",
            n=f"{found.visits:,}",
            people=f"{found.people:,}",
        ),
        _say(
            QT_TRANSLATE_NOOP("HoursRules", "All together {before} hours would be {after} hours ({by})."),
            before=hours_text(found.before),
            after=hours_text(found.after),
            by=signed_hours(found.after - found.before),
        ),
    )


def reach_sentence(reach: HoursReach) -> str:
    """Which units the preview covers; nothing where our own is the only one."""
    if reach.units == 1:
        return ""
    if reach.held == reach.units:
        text = QT_TRANSLATE_NOOP("HoursRules", "Covers our unit and {n} below without rules of their own.")
        return _say(text, n=f"{reach.units - 1:,}")
    text = QT_TRANSLATE_NOOP(
        "HoursRules",
        "The rules reach {n} units. This preview covers {held}, whose rows this desk holds.",
    )
    return _say(text, n=f"{reach.units:,}", held=f"{reach.held:,}")


def difference_sentence(row: Difference) -> str:
    """Who, when, where, and from what to what."""
    return _say(
        QT_TRANSLATE_NOOP("HoursRules", "{name}, {day}, {activity}: {before} → {after} hours"),
        name=row.name,
        day=words.day(row.day),
        activity=row.activity,
        before=hours_text(row.before),
        after=hours_text(row.after),
    )


def signed_hours(minutes: int) -> str:
    """With its sign: +1.5, -0.5."""
    return ("+" if minutes >= 0 else "-") + hours_text(abs(minutes))
