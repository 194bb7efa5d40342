"""Residents and volunteers, and what is kept about a volunteer beside the hours."""

from sqlalchemy import Index, Integer, Text, text

from core.domain.identity_number import IdType, Sex
from core.domain.minors import Guardian
from core.domain.personal_record import AwardLevel, RaterKind
from core.domain.rating import Grade
from core.domain.volunteer import Consent, VolunteerStatus
from db.columns import Choice, Day, Flag, Instant, Json, Step
from db.tables.building import index, may, must, synced

resident = synced(
    "resident",
    must("site_id", Text),
    must("name", Text),
    must("phone", Text),
    must("contact", Text),
    may("sex", Choice(Sex)),
    may("birth_on", Day),
    must("town", Text),
    must("village", Text),
    must("address", Text),
    index("phone"),
)


volunteer = synced(
    "volunteer",
    must("site_id", Text),
    must("number", Text),
    must("token", Text),
    must("name", Text),
    may("sex", Choice(Sex)),
    may("birth_on", Day),
    must("id_type", Choice(IdType)),
    must("id_number", Text),
    must("id_digest", Text),
    must("phone", Text),
    must("contact", Text),
    must("town", Text),
    must("village", Text),
    must("address", Text),
    may("team_id", Text),
    must("skills", Json(tuple[str, ...])),
    must("service_categories", Json(tuple[str, ...])),
    must("available_times", Json(tuple[str, ...])),
    must("emergency_contact", Text),
    must("clothing_size", Text),
    may("guardian", Json(Guardian | None)),
    may("consent", Json(Consent | None)),
    must("national_number", Text),
    must("status", Choice(VolunteerStatus)),
    must("missing", Json(tuple[str, ...])),
    may("alias_of", Text),
    must("registered_at", Instant),
    must("registered_by", Text),
    index("id_digest"),
    index("phone"),
    index("team_id", "status", "id"),
    index("status", "site_id"),
    index("number"),
    # The few who are no longer counted: members of many teams are counted without reading each.
    Index(
        "ix_volunteer_gone",
        "id",
        "status",
        "alias_of",
        sqlite_where=text("status IN ('withdrawn', 'merged')"),
    ),
    # Only minors have one: a whole family is found in it without reading the volunteers.
    Index("ix_volunteer_guardian", "guardian", sqlite_where=text("guardian IS NOT NULL")),
    unique=("token",),
)


volunteer_merge = synced(
    "volunteer_merge",
    must("site_id", Text),
    must("kept_id", Text),
    must("merged_id", Text),
    must("reason", Text),
    must("moved", Json(tuple[tuple[str, str], ...])),
    must("merged_at", Instant),
    must("merged_by", Text),
    may("undone_at", Instant),
    index("kept_id"),
    index("merged_id"),
)


erasure = synced(
    "erasure",
    must("site_id", Text),
    must("subject_table", Text),
    must("subject_id", Text),
    must("reason", Text),
    must("ordered_at", Instant),
    must("ordered_by", Text),
    index("subject_id"),
)


training_record = synced(
    "training_record",
    must("site_id", Text),
    must("volunteer_id", Text),
    must("name", Text),
    must("content", Text),
    must("minutes", Integer),
    must("organiser", Text),
    must("held_on", Day),
    must("recorded_at", Instant),
    must("recorded_by", Text),
    must("cancelled", Flag),
    must("cancel_reason", Text),
    index("volunteer_id", "held_on"),
)


volunteer_award = synced(
    "volunteer_award",
    must("site_id", Text),
    must("volunteer_id", Text),
    must("name", Text),
    must("level", Choice(AwardLevel)),
    must("granted_by", Text),
    must("granted_on", Day),
    must("evidence", Text),
    must("seen_by", Text),
    must("recorded_at", Instant),
    must("recorded_by", Text),
    must("cancelled", Flag),
    must("cancel_reason", Text),
    index("volunteer_id", "granted_on"),
)


volunteer_evaluation = synced(
    "volunteer_evaluation",
    must("site_id", Text),
    must("volunteer_id", Text),
    must("activity_id", Text),
    must("grade", Step(Grade)),
    must("rater", Choice(RaterKind)),
    must("words", Text),
    must("rated_on", Day),
    must("recorded_at", Instant),
    must("recorded_by", Text),
    must("cancelled", Flag),
    must("cancel_reason", Text),
    index("volunteer_id", "rated_on"),
    index("activity_id"),
)
