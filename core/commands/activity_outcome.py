"""What an activity came to, and that the county was told of it: declared before, filed after (备案, 归档)."""

from datetime import datetime

import msgspec

from core.commands.activities import MOST_SERVED
from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.refusals import ActivityNotOpen, NumberRefused
from core.domain.activity import Activity, ActivityState
from core.domain.activity_filing import Duty
from core.ports.store import Desk, OpKind, Ref, UnitOfWork

OUTCOME_FIELDS = ("served_people", "result")
TOLD_FIELDS = {Duty.DECLARE: ("declared_at", "declared_by"), Duty.FILE: ("filed_at", "filed_by")}
RESULT_LIMIT = 200


class RecordOutcome(Patch, frozen=True, kw_only=True):
    """How many people were served, and what came of it: the record form's last lines."""

    activity_id: str
    served_people: int = 0
    result: str = ""


class NoteFiling(Patch, frozen=True, kw_only=True):
    """The county was told of an activity before it (declared) or after it (filed); None takes it back."""

    activity_id: str
    declared_at: datetime | None = None
    declared_by: str = ""
    filed_at: datetime | None = None
    filed_by: str = ""


def record_outcome(desk: Desk, activity_id: str, served_people: int, result: str) -> RecordOutcome:
    """What the activity came to; also of one that is over, as a correction."""
    before = require(desk.rows, Activity, activity_id)
    told = optional_text("result", result, RESULT_LIMIT)
    after = msgspec.structs.replace(before, served_people=served_people, result=told)
    return RecordOutcome(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        activity_id=activity_id,
        served_people=served_people,
        result=told,
        changed=differing(before, after, OUTCOME_FIELDS),
    )


def note_filing(desk: Desk, activity_id: str, duty: Duty, *, done: bool = True) -> NoteFiling:
    """Mark an activity as declared or filed now; with `done` False take the mark back."""
    at, by = (desk.now(), desk.clerk.id) if done else (None, "")
    names = TOLD_FIELDS[duty]
    told = NoteFiling(
        at=desk.now(), by=desk.clerk.id, site_id=desk.site.id, activity_id=activity_id, changed=names
    )
    return msgspec.structs.replace(told, **dict(zip(names, (at, by), strict=True)))


def _refuse_cancelled(rows: UnitOfWork, activity_id: str) -> Activity:
    activity = require(rows, Activity, activity_id)
    if activity.state is ActivityState.CANCELLED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)
    return activity


def _check_outcome(rows: UnitOfWork, command: RecordOutcome) -> None:
    _refuse_cancelled(rows, command.activity_id)
    if not 0 <= command.served_people <= MOST_SERVED:
        raise NumberRefused(field="served_people", least=0, most=MOST_SERVED)


def _outcome_patch(_rows: UnitOfWork, command: RecordOutcome) -> Patched:
    return Patched(Activity, command.activity_id, values_of(command, command.changed, OUTCOME_FIELDS))


def _outcome(rows: UnitOfWork, command: RecordOutcome) -> None:
    before = require(rows, Activity, command.activity_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_outcome_patch(rows, command).values))


def _check_filing(rows: UnitOfWork, command: NoteFiling) -> None:
    activity = _refuse_cancelled(rows, command.activity_id)
    if command.filed_at is not None and activity.state is not ActivityState.CLOSED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)


def _filing_patch(_rows: UnitOfWork, command: NoteFiling) -> Patched:
    fields = [name for names in TOLD_FIELDS.values() for name in names]
    return Patched(Activity, command.activity_id, values_of(command, command.changed, fields))


def _note(rows: UnitOfWork, command: NoteFiling) -> None:
    before = require(rows, Activity, command.activity_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_filing_patch(rows, command).values))


HANDLERS = (
    Handler(
        RecordOutcome,
        OpKind.PATCH,
        lambda c: (Ref(Activity, c.activity_id),),
        _check_outcome,
        _outcome,
        patch=_outcome_patch,
    ),
    Handler(
        NoteFiling,
        OpKind.PATCH,
        lambda c: (Ref(Activity, c.activity_id),),
        _check_filing,
        _note,
        patch=_filing_patch,
    ),
)
