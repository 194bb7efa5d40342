"""What residents said about an activity, noted at the desk (居民反馈)."""

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require, required_text
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.refusals import ActivityNotOpen, NameConsentMissing
from core.domain.activity import Activity, ActivityState
from core.domain.activity_feedback import ActivityFeedback
from core.ports.store import Command, Desk, OpKind, Ref, UnitOfWork

FEEDBACK_LIMIT, NAME_LIMIT = 200, 30
FEEDBACK_FIELDS = ("name", "removed")


class NoteFeedback(Command, frozen=True, kw_only=True):
    """A resident said something. `name_agreed`: the person may be named with it (Order 67 art. 16)."""

    feedback: ActivityFeedback
    name_agreed: bool = False


class AmendFeedback(Patch, frozen=True, kw_only=True):
    """The name is taken out, since the person wishes so; or the words are off the record, or on it again."""

    feedback_id: str
    name: str = ""
    removed: bool = False


def note_feedback(
    desk: Desk, activity_id: str, words: str, name: str = "", *, name_agreed: bool = False
) -> NoteFeedback:
    """Note what was said, in the resident's own words."""
    require(desk.rows, Activity, activity_id)
    return NoteFeedback(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        feedback=ActivityFeedback(
            id=desk.new_id(),
            site_id=desk.site.id,
            activity_id=activity_id,
            words=required_text("feedback", words, FEEDBACK_LIMIT),
            name=optional_text("name", name, NAME_LIMIT),
            noted_at=desk.now(),
            noted_by=desk.clerk.id,
        ),
        name_agreed=name_agreed,
    )


def amend_feedback(
    desk: Desk, feedback_id: str, *, unnamed: bool = False, removed: bool | None = None
) -> AmendFeedback:
    """Take the name out, or the words off the record; nothing is deleted."""
    before = require(desk.rows, ActivityFeedback, feedback_id)
    after = msgspec.structs.replace(
        before,
        name="" if unnamed else before.name,
        removed=before.removed if removed is None else removed,
    )
    return AmendFeedback(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        feedback_id=feedback_id,
        name=after.name,
        removed=after.removed,
        changed=differing(before, after, FEEDBACK_FIELDS),
    )


def _check_note(rows: UnitOfWork, command: NoteFeedback) -> None:
    activity = require(rows, Activity, command.feedback.activity_id)
    if activity.state is ActivityState.CANCELLED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)
    if command.feedback.name and not command.name_agreed:
        raise NameConsentMissing


def _note(rows: UnitOfWork, command: NoteFeedback) -> None:
    """Kept in any case; a name nobody agreed to is not."""
    if rows.get(ActivityFeedback, command.feedback.id) is None:
        told = command.feedback
        rows.put(told if command.name_agreed else msgspec.structs.replace(told, name=""))


def _check_amend(rows: UnitOfWork, command: AmendFeedback) -> None:
    require(rows, ActivityFeedback, command.feedback_id)


def _amend_patch(_rows: UnitOfWork, command: AmendFeedback) -> Patched:
    return Patched(
        ActivityFeedback, command.feedback_id, values_of(command, command.changed, FEEDBACK_FIELDS)
    )


def _amend(rows: UnitOfWork, command: AmendFeedback) -> None:
    before = require(rows, ActivityFeedback, command.feedback_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_amend_patch(rows, command).values))


HANDLERS = (
    Handler(
        NoteFeedback,
        OpKind.FACT,
        lambda c: (Ref(ActivityFeedback, c.feedback.id), Ref(Activity, c.feedback.activity_id)),
        _check_note,
        _note,
    ),
    Handler(
        AmendFeedback,
        OpKind.PATCH,
        lambda c: (Ref(ActivityFeedback, c.feedback_id),),
        _check_amend,
        _amend,
        patch=_amend_patch,
    ),
)
