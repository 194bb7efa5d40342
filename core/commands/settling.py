"""The missing sign-outs of an activity, settled together."""

from collections.abc import Collection
from datetime import datetime

from core.commands.attendances import SettleSignOut, settle_sign_out
from core.commands.lookup import require
from core.commands.refusals import SignOutOutsideActivity
from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.ports.store import Desk


def settle_together(
    desk: Desk, activity_id: str, volunteer_ids: Collection[str], check_out_at: datetime, reason: str
) -> tuple[SettleSignOut, ...]:
    """Confirm one time of leaving for those of the people who came before it and never signed out.

    Raises SignOutOutsideActivity when there is nobody among them whom this time could be true of.
    """
    activity = require(desk.rows, Activity, activity_id)
    unsettled = [
        visit
        for visit in desk.rows.find(Attendance, activity_id=activity_id)
        if visit.volunteer_id in volunteer_ids
        and visit.check_out_at is None
        and not visit.cancelled
        and visit.reviewed_at is None
        and visit.check_in_at < check_out_at
    ]
    if not unsettled:
        raise SignOutOutsideActivity(attendance_id="", latest=activity.ends_at)
    return tuple(
        settle_sign_out(desk, activity_id, visit.volunteer_id, check_out_at, reason) for visit in unsettled
    )
