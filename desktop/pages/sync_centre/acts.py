"""The command behind a settled case; None where settling is only a note of this desk."""

from collections.abc import Callable
from functools import partial

from core.commands.again import issue_again, keep_both_numbers, take_back_ours
from core.ports.rows import CaseRow
from core.ports.store import Command, Desk, Order

ReadBody = Callable[[str], bytes | None]
"""The logged JSON of an entry, by its key; for the writer's thread."""


def order_for(row: CaseRow, how: str, read_body: ReadBody) -> Order | None:
    """What has to be written when a person settles this case so."""
    if how == "again":
        return partial(_again, row, read_body)
    if how == "both":
        return partial(keep_both_numbers, volunteer_id=_id(row), ours=str(_ours(row).get("phone", "")))
    if how == "mine" and row.detail.get("table") == "volunteer":
        return partial(take_back_ours, volunteer_id=_id(row), ours=_ours(row))
    return None


def _again(row: CaseRow, read_body: ReadBody, desk: Desk) -> Command:
    return issue_again(desk, row.entry.command, read_body(row.entry.key))


def _id(row: CaseRow) -> str:
    return str(row.detail.get("id", row.entry.id))


def _ours(row: CaseRow) -> dict[str, object]:
    lost = row.detail.get("lost")
    if not isinstance(lost, dict):
        return {}
    return {field: facts.get("mine") for field, facts in lost.items() if isinstance(facts, dict)}
