"""Confirmed service records, corrections, postings, what was reported, and the stars made of them."""

from sqlalchemy import Index, Integer, Text

from core.domain.attendance import AttendanceSource
from core.domain.hours_correction import CorrectionAnswer
from core.domain.national_report import ReportState
from core.domain.star_list import StarRow
from db.columns import Choice, Day, Flag, Instant, Json
from db.tables.building import index, may, must, synced

service_record = synced(
    "service_record",
    must("site_id", Text),
    must("volunteer_id", Text),
    must("activity_id", Text),
    must("attendance_id", Text),
    must("activity_name", Text),
    must("content", Text),
    must("place", Text),
    must("recording_unit", Text),
    must("leader_name", Text),
    must("served_on", Day),
    must("service_minutes", Integer),
    must("source", Choice(AttendanceSource)),
    must("policy_version", Integer),
    must("recorded_by", Text),
    must("reviewed_by", Text),
    must("reviewed_at", Instant),
    must("cancelled", Flag),
    # With what a person's card adds up: somebody with hundreds of records is not read record by record.
    Index(
        "ix_service_record_of_person",
        "volunteer_id",
        "served_on",
        "cancelled",
        "service_minutes",
        "activity_id",
    ),
    index("activity_id"),
    index("site_id", "cancelled", "served_on"),
    # Sums of the unit's own hours of one person after the other.
    index("site_id", "cancelled", "volunteer_id", "served_on", "service_minutes"),
)


hours_correction = synced(
    "hours_correction",
    must("site_id", Text),
    must("attendance_id", Text),
    must("activity_id", Text),
    must("volunteer_id", Text),
    must("old_minutes", Integer),
    must("new_minutes", Integer),
    must("reason", Text),
    must("policy_version", Integer),
    must("evidence", Text),
    must("by_volunteer", Flag),
    must("asked_at", Instant),
    must("asked_by", Text),
    must("answer", Choice(CorrectionAnswer)),
    must("answer_note", Text),
    may("decided_at", Instant),
    must("decided_by", Text),
    must("posting_id", Text),
    index("attendance_id"),
    index("volunteer_id"),
    # Which ones wait, and how many, without reading one.
    Index("ix_hours_correction_waiting", "answer", "site_id", "asked_at", "id"),
    index("posting_id"),
)


hours_posting = synced(
    "hours_posting",
    must("site_id", Text),
    must("activity_id", Text),
    must("attendance_ids", Json(tuple[str, ...])),
    must("minutes", Json(tuple[int, ...])),
    must("posted_at", Instant),
    must("posted_by", Text),
    must("until", Day),
    must("objections", Text),
    may("ended_at", Instant),
    must("ended_by", Text),
    must("list_id", Text),
    must("days", Integer),
    must("cancelled", Flag),
    must("cancel_reason", Text),
    index("activity_id"),
    index("list_id"),
    index("site_id", "posted_at"),
)


national_report = synced(
    "national_report",
    must("site_id", Text),
    must("record_id", Text),
    must("state", Choice(ReportState)),
    must("batch", Text),
    must("number", Text),
    must("reason", Text),
    must("reported_at", Instant),
    must("reported_by", Text),
    may("answered_at", Instant),
    index("record_id"),
    index("site_id", "state"),
    index("batch"),
)


star_list = synced(
    "star_list",
    must("site_id", Text),
    must("as_of", Day),
    must("star_hours", Json(tuple[int, ...])),
    must("rows", Json(tuple[StarRow, ...])),
    must("made_at", Instant),
    must("made_by", Text),
    may("posted_until", Day),
    must("cancelled", Flag),
    must("cancel_reason", Text),
    index("site_id", "as_of"),
)


star_award = synced(
    "star_award",
    must("site_id", Text),
    must("volunteer_id", Text),
    must("list_id", Text),
    must("stars", Integer),
    must("minutes", Integer),
    must("as_of", Day),
    must("awarded_at", Instant),
    must("cancelled", Flag),
    # With the stars: what thousands of people have is told without reading when they got it.
    index("volunteer_id", "as_of", "cancelled", "stars"),
    index("list_id"),
)
