"""Photos of an activity (活动照片): kept as files beside the log, with caption and consent."""

import msgspec

from core.commands.handler import Handler
from core.commands.lookup import optional_text, require
from core.commands.patching import Patch, Patched, differing, put_if_changed, values_of
from core.commands.refusals import ActivityNotOpen
from core.domain.activity import Activity, ActivityPhoto, ActivityState
from core.ports.store import Command, CounterDesk, Desk, OpKind, Ref, UnitOfWork

CAPTION_LIMIT = 60
PHOTO_FIELDS = ("caption", "consent", "removed")


class AddActivityPhoto(Command, frozen=True, kw_only=True):
    """A photo of an activity is on the record."""

    photo: ActivityPhoto


class AmendActivityPhoto(Patch, frozen=True, kw_only=True):
    """Another caption, consent given or withdrawn; or the photo is off the record (or on it again).

    The file itself stays with the commit that brought it: nothing is deleted.
    """

    photo_id: str
    caption: str = ""
    consent: bool = False
    removed: bool = False


def add_activity_photo(
    desk: CounterDesk, activity_id: str, image: bytes, caption: str = "", *, consent: bool = False
) -> AddActivityPhoto:
    """Keep a picture with this commit. `consent`: everyone shown agreed to publication."""
    require(desk.rows, Activity, activity_id)
    return AddActivityPhoto(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        photo=ActivityPhoto(
            id=desk.new_id(),
            site_id=desk.site.id,
            activity_id=activity_id,
            image=desk.keep_file(image),
            caption=optional_text("caption", caption, CAPTION_LIMIT),
            consent=consent,
            added_at=desk.now(),
            added_by=desk.clerk.id,
        ),
    )


def amend_activity_photo(
    desk: Desk,
    photo_id: str,
    *,
    caption: str | None = None,
    consent: bool | None = None,
    removed: bool | None = None,
) -> AmendActivityPhoto:
    """Change what is known of a photo; None leaves it."""
    before = require(desk.rows, ActivityPhoto, photo_id)
    after = msgspec.structs.replace(
        before,
        caption=before.caption if caption is None else optional_text("caption", caption, CAPTION_LIMIT),
        consent=before.consent if consent is None else consent,
        removed=before.removed if removed is None else removed,
    )
    return AmendActivityPhoto(
        at=desk.now(),
        by=desk.clerk.id,
        site_id=desk.site.id,
        photo_id=photo_id,
        caption=after.caption,
        consent=after.consent,
        removed=after.removed,
        changed=differing(before, after, PHOTO_FIELDS),
    )


def _check_add(rows: UnitOfWork, command: AddActivityPhoto) -> None:
    activity = require(rows, Activity, command.photo.activity_id)
    if activity.state is ActivityState.CANCELLED:
        raise ActivityNotOpen(activity_id=activity.id, state=activity.state.value)


def _add(rows: UnitOfWork, command: AddActivityPhoto) -> None:
    if rows.get(ActivityPhoto, command.photo.id) is None:
        rows.put(command.photo)


def _check_amend(rows: UnitOfWork, command: AmendActivityPhoto) -> None:
    require(rows, ActivityPhoto, command.photo_id)


def _amend_patch(_rows: UnitOfWork, command: AmendActivityPhoto) -> Patched:
    return Patched(ActivityPhoto, command.photo_id, values_of(command, command.changed, PHOTO_FIELDS))


def _amend(rows: UnitOfWork, command: AmendActivityPhoto) -> None:
    before = require(rows, ActivityPhoto, command.photo_id)
    put_if_changed(rows, before, msgspec.structs.replace(before, **_amend_patch(rows, command).values))


HANDLERS = (
    Handler(
        AddActivityPhoto,
        OpKind.FACT,
        lambda c: (Ref(ActivityPhoto, c.photo.id), Ref(Activity, c.photo.activity_id)),
        _check_add,
        _add,
    ),
    Handler(
        AmendActivityPhoto,
        OpKind.PATCH,
        lambda c: (Ref(ActivityPhoto, c.photo_id),),
        _check_amend,
        _amend,
        patch=_amend_patch,
    ),
)
