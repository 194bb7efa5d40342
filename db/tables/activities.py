"""Activities, who signed up, the sheets, and who was there."""

from sqlalchemy import Index, Integer, Text, text

from core.domain.activity import ActivityRole, ActivityState, RiskLevel, ServicePlatform, SiteSeats
from core.domain.attendance import AttendanceFlag, AttendanceSource
from core.domain.sheet_reading import ReadRow
from core.domain.volunteer_team import TeamKind
from db.columns import Choice, Day, Flag, Instant, Json
from db.tables.building import index, may, must, synced

activity = synced(
    "activity",
    must("site_id", Text),
    must("number", Text),
    must("token", Text),
    must("title", Text),
    must("content", Text),
    must("starts_at", Instant),
    must("ends_at", Instant),
    must("place", Text),
    must("organising_unit", Text),
    must("leader_name", Text),
    must("leader_phone", Text),
    must("counts_as_service", Flag),
    must("category", Text),
    must("risk_level", Choice(RiskLevel)),
    must("risk_note", Text),
    must("insurer", Text),
    must("insurance_number", Text),
    may("insured_from", Day),
    may("insured_to", Day),
    must("needed_volunteers", Integer),
    must("request_ids", Json(tuple[str, ...])),
    must("series_id", Text),
    must("team_id", Text),
    may("team_kind", Choice(TeamKind)),
    may("platform", Choice(ServicePlatform)),
    must("roles", Json(tuple[ActivityRole, ...])),
    must("required_skills", Json(tuple[str, ...])),
    must("required_licence", Text),
    must("min_age", Integer),
    must("seats", Json(tuple[SiteSeats, ...])),
    must("door_secret", Text),
    must("door_code_only", Flag),
    may("declared_at", Instant),
    must("declared_by", Text),
    may("filed_at", Instant),
    must("filed_by", Text),
    must("served_people", Integer),
    must("result", Text),
    must("state", Choice(ActivityState)),
    may("closed_at", Instant),
    # With the titles: what is typed is looked for in the index, not in whole rows.
    index("starts_at", "number", "title"),
    # Answers which of the unit's own are over, or to be declared or filed, without reading one.
    Index(
        "ix_activity_of_site",
        "site_id",
        "starts_at",
        "ends_at",
        "state",
        "counts_as_service",
        "id",
        "declared_at",
        "filed_at",
    ),
    # The few that keep seats for units: the others need not be read to find those of ours.
    Index("ix_activity_shared", "starts_at", sqlite_where=text("seats <> '[]'")),
    index("number"),
    index("series_id"),
    unique=("token",),
)


activity_photo = synced(
    "activity_photo",
    must("site_id", Text),
    must("activity_id", Text),
    must("image", Text),
    must("caption", Text),
    must("consent", Flag),
    must("added_at", Instant),
    must("added_by", Text),
    must("removed", Flag),
    index("activity_id"),
)


activity_feedback = synced(
    "activity_feedback",
    must("site_id", Text),
    must("activity_id", Text),
    must("words", Text),
    must("name", Text),
    must("noted_at", Instant),
    must("noted_by", Text),
    must("removed", Flag),
    index("activity_id"),
    index("name"),
)


signup = synced(
    "signup",
    must("activity_id", Text),
    must("volunteer_id", Text),
    must("site_id", Text),
    must("role", Text),
    must("position", Integer),
    must("signed_up_at", Instant),
    must("waiting", Flag),
    must("withdrawn", Flag),
    # Counts of a month of activities read no place on a list.
    index("activity_id", "position", "withdrawn", "waiting"),
    # The few who wait are not looked for among all names.
    Index("ix_signup_waiting", "activity_id", "waiting", sqlite_where=text("waiting = 1")),
    index("volunteer_id"),
)


sign_in_sheet_page = synced(
    "sign_in_sheet_page",
    must("activity_id", Text),
    must("site_id", Text),
    must("number", Text),
    must("token", Text),
    must("page", Integer),
    must("pages", Integer),
    must("first_row", Integer),
    must("volunteer_ids", Json(tuple[str | None, ...])),
    must("printed_at", Instant),
    index("activity_id"),
    index("number", "page"),
    unique=("token",),
)


attendance = synced(
    "attendance",
    must("activity_id", Text),
    must("volunteer_id", Text),
    must("site_id", Text),
    must("check_in_at", Instant),
    must("check_in_source", Choice(AttendanceSource)),
    may("check_out_at", Instant),
    may("check_out_source", Choice(AttendanceSource)),
    must("recorded_by", Text),
    must("service_minutes", Integer),
    must("policy_version", Integer),
    must("flags", Json(tuple[AttendanceFlag, ...])),
    must("settled_by", Text),
    must("settle_reason", Text),
    must("reviewed_by", Text),
    may("reviewed_at", Instant),
    must("companions", Integer),
    must("door_code", Flag),
    must("approved_by", Text),
    must("evidence", Text),
    must("cancelled", Flag),
    # Covers what the kiosk counts and who came last: the last scan of a day is as quick as the first.
    index("activity_id", "cancelled", "check_in_at", "check_out_at", "volunteer_id"),
    # How many came, of thousands of activities: a third of what the whole visits take.
    Index("ix_attendance_there", "activity_id", "cancelled", sqlite_where=text("cancelled = 0")),
    index("check_in_at"),
    # With the activity: whether somebody busy was signed in already is told without reading all visits.
    Index("ix_attendance_of_person", "volunteer_id", "check_in_at", "activity_id"),
    Index(
        "ix_attendance_unconfirmed",
        "activity_id",
        "check_in_at",
        "cancelled",
        "reviewed_at",
        "id",
        sqlite_where=text("reviewed_at IS NULL"),
    ),
    # What a person has that is not confirmed yet, without reading what is.
    Index(
        "ix_attendance_unconfirmed_of_person",
        "volunteer_id",
        "check_in_at",
        "cancelled",
        "service_minutes",
        "activity_id",
        "reviewed_at",
        sqlite_where=text("reviewed_at IS NULL"),
    ),
)


sheet_reading = synced(
    "sheet_reading",
    must("site_id", Text),
    must("page_id", Text),
    must("activity_id", Text),
    must("image", Text),
    must("rows", Json(tuple[ReadRow, ...])),
    must("read_at", Instant),
    must("read_by", Text),
    index("page_id"),
    index("activity_id"),
)
