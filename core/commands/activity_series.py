"""A series of activities is planned, changed and called off together; each occurrence is an activity."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from core.commands.activities import (
    ACTIVITY_FIELDS,
    ActivityForm,
    AmendActivity,
    PlanActivity,
    amend_activity,
    plan_activity,
)
from core.commands.activity_requests import call_off_activity, serve_requests
from core.commands.lookup import require
from core.commands.patching import differing
from core.commands.refusals import SeriesEmpty
from core.domain.activity import Activity, ActivityState
from core.domain.activity_series import Rhythm, occurrences
from core.domain.local_time import local_day
from core.ports.store import Command, Desk


def plan_series(
    desk: Desk, form: ActivityForm, rhythm: Rhythm, request_ids: Sequence[str] = ()
) -> tuple[Command, ...]:
    """An activity for each day of the rhythm, from the form's day on; requests are served by the first.

    Raises SeriesEmpty when every day is left out.
    """
    first = local_day(form.starts_at)
    days = occurrences(first, rhythm, desk.calendar)
    if not days:
        raise SeriesEmpty
    series_id = desk.new_id()
    planned: list[PlanActivity] = []
    for day in days:
        served = request_ids if not planned else ()
        planned.append(plan_activity(desk, _moved(form, day - first), served, series_id))
    return (*planned, *serve_requests(desk, request_ids))


def _moved(form: ActivityForm, by: timedelta) -> ActivityForm:
    """The same on another day; an insurance that covers only the day itself is moved with it."""
    one_day = form.insured_from is not None and form.insured_from == form.insured_to
    return msgspec.structs.replace(
        form,
        starts_at=form.starts_at + by,
        ends_at=form.ends_at + by,
        insured_from=form.insured_from + by if one_day and form.insured_from else form.insured_from,
        insured_to=form.insured_to + by if one_day and form.insured_to else form.insured_to,
    )


def this_and_later(desk: Desk, activity_id: str) -> list[Activity]:
    """The activity and those planned after it in its series, by start; what is over or called off stays."""
    chosen = require(desk.rows, Activity, activity_id)
    if not chosen.series_id:
        return [chosen]
    later = [
        other
        for other in desk.rows.find(Activity, series_id=chosen.series_id)
        if other.id != chosen.id
        and other.state is ActivityState.PLANNED
        and other.starts_at >= chosen.starts_at
    ]
    return [chosen, *sorted(later, key=lambda other: (other.starts_at, other.id))]


def amend_series(desk: Desk, activity_id: str, form: ActivityForm) -> tuple[AmendActivity, ...]:
    """Change this occurrence and the later ones: each keeps its day, moved by as much as this one was."""
    chosen, *later = this_and_later(desk, activity_id)
    shift = form.starts_at - chosen.starts_at
    length = form.ends_at - form.starts_at
    amended = [amend_activity(desk, activity_id, form)]
    for other in later:
        starts_at = other.starts_at + shift
        moved = _moved(form, local_day(starts_at) - local_day(form.starts_at))
        moved = msgspec.structs.replace(moved, starts_at=starts_at, ends_at=starts_at + length)
        amended.append(amend_activity(desk, other.id, moved))
    return tuple(amended)


def cancel_series(desk: Desk, activity_id: str, reason: str) -> tuple[Command, ...]:
    """Call off this occurrence and the later ones; requests that were to be served wait for others."""
    called_off: list[Command] = []
    for other in this_and_later(desk, activity_id):
        called_off += call_off_activity(desk, other.id, reason)
    return tuple(called_off)


def put_back(desk: Desk, before: Sequence[Activity]) -> tuple[AmendActivity, ...]:
    """Undo changes: the plans of these activities as they stood; what is over meanwhile stays as it is."""
    undone = []
    for activity in before:
        now = require(desk.rows, Activity, activity.id)
        if now.state is ActivityState.PLANNED:
            undone.append(
                AmendActivity(
                    at=desk.now(),
                    by=desk.clerk.id,
                    site_id=desk.site.id,
                    activity=activity,
                    changed=differing(now, activity, ACTIVITY_FIELDS),
                )
            )
    return tuple(undone)
