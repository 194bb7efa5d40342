"""Who has a telephone that ends so: signing in without a card."""

from sqlalchemy import and_, select
from sqlalchemy.engine import Connection

from core.domain.volunteer import VolunteerStatus
from core.ports.rows import Hit
from db.search import matching_entries
from db.tables import person_entry, signup, volunteer


def phone_tail_matches(connection: Connection, activity_id: str, tail: str) -> tuple[Hit, ...]:
    """Volunteers whose phone ends so; those signed up for the activity first, then by name."""
    digits = tail.strip()
    if not digits.isdigit():
        return ()
    expected = signup.c.id.is_not(None)
    found = connection.execute(
        select(volunteer.c.id, volunteer.c.name, volunteer.c.village, volunteer.c.phone, volunteer.c.number)
        .join(person_entry, person_entry.c.row_id == volunteer.c.id)
        .outerjoin(
            signup,
            and_(
                signup.c.activity_id == activity_id,
                signup.c.volunteer_id == volunteer.c.id,
                signup.c.withdrawn.is_(False),
            ),
        )
        .where(
            person_entry.c.entry.in_(matching_entries(connection, digits)),
            volunteer.c.phone.endswith(digits, autoescape=True),
            volunteer.c.status.not_in((VolunteerStatus.WITHDRAWN, VolunteerStatus.MERGED)),
        )
        .order_by(expected.desc(), person_entry.c.sort_key)
    )
    return tuple(
        Hit(
            group="person",
            kind="volunteer",
            id=row.id,
            title=row.name,
            detail=" · ".join(part for part in (row.village, digits) if part),
            number=row.number,
        )
        for row in found
    )
