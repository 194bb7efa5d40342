"""From the store's rows to the words of the cards; every result of docs/sync.md has its sentence here."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from core.ports.rows import CaseRow, WaitingRow
from desktop import words
from desktop.pages.sync_centre.entry_words import (
    command_icon,
    command_text,
    field_text,
    subject_text,
    value_text,
)
from desktop.pages.sync_centre.views import Act, Case, Settled, Side, Waiting
from desktop.runtime.sync_desk import Line, SyncStatus
from desktop.sentences import code_sentence

translate = QCoreApplication.translate

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

CAN_TRY_AGAIN = frozenset({"unknown_type", "cannot_apply", "depends_on", "out_of_scope", "malformed_body"})
"""Reasons that may be gone by now: the platform was updated, the row is there, the unit is right."""


def waiting_look(row: WaitingRow, status: SyncStatus) -> Waiting:
    """An entry that waits."""
    entry = row.entry
    if not status.joined:
        chip = translate("Looks", "on this PC")
    elif status.line is Line.UP:
        chip = translate("Looks", "in turn")
    else:
        chip = translate("Looks", "waits for the line")
    if row.bodiless:
        chip = translate("Looks", "without content")
    return Waiting(
        entry.key,
        command_icon(entry.command),
        command_text(entry.command),
        subject_text(entry) or entry.clerk_name,
        entry.at,
        chip,
    )


def size_text(size: int) -> str:
    """18 KB, 2.4 MB."""
    if size < 1 << 20:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / (1 << 20):.1f} MB"


# -- what a person should look at --


def case_look(row: CaseRow, now: datetime) -> Case:
    """A case with everything needed to settle it."""
    name, about = _who(row, now)
    foot = translate("Looks", "Work goes on meanwhile")
    if row.code == "merged" and _lost(row):
        return Case(
            row.entry.key,
            _conflict(row),
            name,
            about,
            _conflict_text(row),
            _sides(row, now),
            _conflict_acts(row),
            foot,
        )
    if row.code == "superseded":
        return Case(
            row.entry.key, _superseded(row), name, about, _beaten(row, now), (), _told_acts(row), foot
        )
    caption = translate("Looks", "The platform has not taken it")
    return Case(row.entry.key, caption, name, about, _rejected(row), (), _rejected_acts(row), foot)


def _who(row: CaseRow, now: datetime) -> tuple[str, str]:
    entry = row.entry
    made = translate("Looks", "%1, %2").replace("%1", words.moment(entry.at, now))
    facts = (entry.number, command_text(entry.command), made.replace("%2", entry.clerk_name))
    return entry.title or command_text(entry.command), " · ".join(part for part in facts if part)


def _lost(row: CaseRow) -> Mapping[str, Mapping[str, object]]:
    lost = row.detail.get("lost")
    return lost if isinstance(lost, dict) else {}


def _fields(row: CaseRow) -> str:
    comma = translate("Looks", ", ", "between the names of fields")
    return comma.join(field_text(field) for field in _lost(row))


def _conflict(row: CaseRow) -> str:
    return translate("Looks", "changed on both sides: %1").replace("%1", _fields(row))


def _sides(row: CaseRow, now: datetime) -> tuple[Side, ...]:
    lost = _lost(row)
    at_ms = max((value for facts in lost.values() if isinstance(value := facts.get("at_ms"), int)), default=0)
    theirs = words.moment(_instant(at_ms), now) if at_ms else ""
    who = row.their_name or translate("Looks", "another desk")
    return (
        Side(
            "mine",
            translate("Looks", "Entered here"),
            f"{words.moment(row.entry.at, now)} {row.entry.clerk_name}".strip(),
            tuple((field_text(field), value_text(field, facts.get("mine"))) for field, facts in lost.items()),
        ),
        Side(
            "theirs",
            translate("Looks", "On the platform"),
            f"{theirs} {who}".strip(),
            tuple(
                (field_text(field), value_text(field, facts.get("theirs"))) for field, facts in lost.items()
            ),
        ),
    )


def _ours_can_be_taken(row: CaseRow) -> bool:
    return row.detail.get("table") == "volunteer"


def _conflict_text(row: CaseRow) -> str:
    if _ours_can_be_taken(row):
        return ""
    return translate("Looks", "The later entry counts. To change it, please open the record.")


def _conflict_acts(row: CaseRow) -> tuple[Act, ...]:
    if not _ours_can_be_taken(row):
        return (Act("seen", translate("Looks", "Noted")), _later())
    acts = [Act("take", translate("Looks", "Use this PC's"))]
    if "phone" in _lost(row):
        acts.append(Act("both", translate("Looks", "Keep both numbers")))
    return (*acts, _later())


def _superseded(row: CaseRow) -> str:
    if row.detail.get("team_id"):
        return translate("Looks", "already dispatched elsewhere")
    return translate("Looks", "somebody was quicker")


def _beaten(row: CaseRow, now: datetime) -> str:
    facts = row.detail.get("facts")
    reason = code_sentence(str(row.detail.get("refusal", "")), facts if isinstance(facts, dict) else {})
    at_ms = row.detail.get("at_ms")
    at = words.moment(_instant(at_ms), now) if isinstance(at_ms, int) and at_ms else ""
    if row.team_name:
        told = translate(
            "Looks", "Sent to %1 already (%2). Your dispatch did not count: please tell your team."
        )
        return told.replace("%1", row.team_name).replace("%2", at or translate("Looks", "before"))
    told = translate("Looks", "“%1” did not count: %2")
    return told.replace("%1", command_text(row.entry.command)).replace("%2", reason)


def _told_acts(row: CaseRow) -> tuple[Act, ...]:
    if row.detail.get("team_id"):
        return (Act("told", translate("Looks", "The team knows")), _later())
    return (Act("seen", translate("Looks", "Noted")), _later())


def _rejected(row: CaseRow) -> str:
    match row.detail.get("reason"):
        case "unknown_type":
            return translate("Looks", "The platform is older and does not know this yet. It is kept here.")
        case "out_of_scope":
            return translate("Looks", "This belongs to another unit. Please ask the county office.")
        case "depends_on":
            return translate(
                "Looks", "An earlier record it needs was not taken either. Please see to that first."
            )
        case "no_body":
            return translate("Looks", "Its content is not there any more, so nothing was changed.")
        case "malformed_body":
            return translate("Looks", "The platform cannot read it. It is kept here; please enter it again.")
    return translate("Looks", "The platform could not carry it out. It is kept here; please try again.")


def _rejected_acts(row: CaseRow) -> tuple[Act, ...]:
    seen = Act("seen", translate("Looks", "Noted"))
    if row.detail.get("reason") in CAN_TRY_AGAIN:
        return (Act("again", translate("Looks", "Try again")), seen, _later())
    return (seen, _later())


def _later() -> Act:
    return Act("later", translate("Looks", "Leave it for now"))


# -- what is settled --


def settled_look(row: CaseRow, now: datetime) -> Settled:
    """A settled line: whose, the rule or who settled it, and the values that did not win."""
    subject = row.entry.title or row.entry.number
    title = " ".join(part for part in (subject, command_text(row.entry.command)) if part)
    originals = tuple(
        (field_text(field), value_text(field, facts.get("mine")), value_text(field, facts.get("theirs")))
        for field, facts in _lost(row).items()
    )
    same = row.code == "merged" and row.detail.get("rule") == "same_person"
    merged_id = str(row.detail.get("merged_id", "")) if same else ""
    return Settled(
        row.entry.key, title, _how(row, now), row.settled_at or row.arrived_at, originals, merged_id
    )


def _how(row: CaseRow, now: datetime) -> str:
    if row.settled_how not in {"rule", "law"}:
        told = translate("Looks", "%1 by %2").replace("%1", _choice(row.settled_how))
        return told.replace("%2", row.settled_by_name or translate("Looks", "a clerk"))
    if row.code == "erased":
        return translate("Looks", "Erased by law; only figures without a name remain")
    if row.code == "merged":
        return _rule(row, now)
    return _beaten(row, now) if row.code == "superseded" else _rejected(row)


def _choice(how: str) -> str:
    return {
        "mine": translate("Looks", "This PC's value taken"),
        "theirs": translate("Looks", "The platform's value kept"),
        "both": translate("Looks", "Both numbers kept"),
        "told": translate("Looks", "Team told"),
        "again": translate("Looks", "Sent again"),
    }.get(how, translate("Looks", "Noted"))


def _rule(row: CaseRow, now: datetime) -> str:
    detail = row.detail
    match detail.get("rule"):
        case "field":
            told = translate("Looks", "%1: the later entry counts, the other is kept")
            return told.replace("%1", _fields(row))
        case "same_person":
            return translate("Looks", "The same person was registered before: one record now")
        case "number_taken":
            told = translate("Looks", "Number %1 was taken; both stay, told apart by their codes")
        case "duplicate_certificate":
            told = translate("Looks", "Already certified as %1; the second is marked as its double")
            return told.replace("%1", str(detail.get("first_number", "")))
        case "attendance":
            kept = detail.get("kept_ms")
            at = words.moment(_instant(kept), now) if isinstance(kept, int) else ""
            return translate("Looks", "Signed in twice: one line, the earlier %1").replace("%1", at)
        case _:
            return translate("Looks", "Brought together with what the platform had")
    return told.replace("%1", str(detail.get("number", "")))


def _instant(milliseconds: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=milliseconds)
