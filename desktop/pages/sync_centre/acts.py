"""The command behind a settled case; None where settling is only a note of this desk."""

from collections.abc import Callable
from functools import partial

from core.commands.again import issue_again, keep_both_numbers, set_values
from core.ports.rows import CaseRow
from core.ports.store import Command, Desk, Order

ReadBody = Callable[[str], bytes | None]
"""The logged JSON of an entry, by its key; for the writer's thread."""


def order_for(row: CaseRow, how: str, read_body: ReadBody) -> Order | None:
    """What has to be written when a person settles this case so; `how` is the act, or the side taken."""
    if how == "again":
        return partial(_again, row, read_body)
    if how == "both":
        return partial(keep_both_numbers, volunteer_id=_id(row), other=_other_number(row))
    values = _to_set(row, how)
    return partial(set_values, volunteer_id=_id(row), values=values) if values else None


def _again(row: CaseRow, read_body: ReadBody, desk: Desk) -> Command:
    return issue_again(desk, row.entry.command, read_body(row.entry.key))


def _id(row: CaseRow) -> str:
    return str(row.detail.get("id", row.entry.id))


def _lost(row: CaseRow) -> dict[str, dict[str, object]]:
    lost = row.detail.get("lost")
    if row.detail.get("table") != "volunteer" or not isinstance(lost, dict):
        return {}
    return {field: facts for field, facts in lost.items() if isinstance(facts, dict)}


def _to_set(row: CaseRow, side: str) -> dict[str, object]:
    """The values of the chosen side that do not stand already."""
    return {
        field: facts.get(side)
        for field, facts in _lost(row).items()
        if side in {"mine", "theirs"} and facts.get("won", "theirs") != side
    }


def _other_number(row: CaseRow) -> str:
    facts = _lost(row).get("phone", {})
    return str(facts.get("theirs" if facts.get("won") == "mine" else "mine", ""))
