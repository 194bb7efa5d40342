"""Who could not sign up for an activity, and why: told beside the name, before it is picked."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from core.commands.taking_part import why_not
from core.domain.activity import Activity
from core.domain.personal_record import TrainingRecord
from core.domain.refusals import Refusal
from core.domain.volunteer import Volunteer
from db.queries.reading import by_id, structs
from db.tables import training_record, volunteer


def sign_up_problems(
    connection: Connection, activity_id: str, volunteer_ids: Sequence[str], role: str
) -> Mapping[str, Refusal]:
    """The refusal of each that would be refused; the rule is that of the command (taking_part)."""
    activity = by_id(connection, Activity, activity_id)
    if activity is None or not volunteer_ids:
        return {}
    wanted = next((one for one in activity.roles if one.name == role), None)
    people = structs(
        Volunteer, connection.execute(select(volunteer).where(volunteer.c.id.in_(volunteer_ids)))
    )
    trained = _trainings(connection, volunteer_ids) if activity.required_licence else {}
    told = {person.id: why_not(activity, person, trained.get(person.id, ()), wanted) for person in people}
    return {key: refusal for key, refusal in told.items() if refusal is not None}


def _trainings(connection: Connection, volunteer_ids: Sequence[str]) -> Mapping[str, list[TrainingRecord]]:
    found: defaultdict[str, list[TrainingRecord]] = defaultdict(list)
    of_them = training_record.c.volunteer_id.in_(volunteer_ids)
    for training in structs(TrainingRecord, connection.execute(select(training_record).where(of_them))):
        found[training.volunteer_id].append(training)
    return found
