"""The one commit of someone who joins on the spot: a place on the list and the sign-in."""

from collections.abc import Sequence

from core.commands.activities import sign_up
from core.commands.attendances import check_in
from core.domain.activity import Signup
from core.domain.attendance import AttendanceSource, signup_id
from core.ports.store import Command, Desk


def join_and_check_in(
    desk: Desk, activity_id: str, volunteer_id: str, source: AttendanceSource
) -> Sequence[Command]:
    """Put a volunteer on the list unless they are there, and sign them in."""
    arrived = check_in(desk, activity_id, volunteer_id, source)
    place = desk.rows.get(Signup, signup_id(activity_id, volunteer_id))
    if place is not None and not place.withdrawn:
        return (arrived,)
    return (*sign_up(desk, activity_id, [volunteer_id]), arrived)
