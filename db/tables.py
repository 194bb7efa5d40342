"""Every table of the desk's file, and which row struct each synced table holds.

There are no foreign keys between synced tables on purpose: sync brings rows in feed order, a page of it may
hold a step before its request, and erasure removes what others point to. Ids are UUIDs, references are
checked by the handlers. STRICT keeps the types honest instead.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlalchemy.types import TypeEngine

from core.domain.activity import (
    Activity,
    ActivityPhoto,
    ActivityRole,
    ActivityState,
    RiskLevel,
    ServicePlatform,
    SignInSheetPage,
    Signup,
    SiteSeats,
)
from core.domain.attendance import Attendance, AttendanceFlag, AttendanceSource
from core.domain.certificate import Certificate, CertificateFacts, CertificateKind, CertificateStatus
from core.domain.clerk import Clerk
from core.domain.correction import Correction, CorrectionState
from core.domain.dispatch import Dispatch, DispatchState, SuggestedTeam
from core.domain.erasure import Erasure
from core.domain.hours_correction import CorrectionAnswer, HoursCorrection
from core.domain.hours_posting import HoursPosting
from core.domain.identity_number import IdType, Sex
from core.domain.minors import Guardian
from core.domain.national_report import NationalReport, ReportState
from core.domain.paper_template import PaperTemplate
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.print_record import Paper, PrintRecord
from core.domain.rating import AspectGrade, Grade, Rating, RatingSource
from core.domain.request_note import NoteKind, RequestNote
from core.domain.resident import Resident
from core.domain.service_menu import EditionEntry, MenuEdition, MenuItem, ServiceOffer
from core.domain.service_record import ServiceRecord
from core.domain.service_request import (
    RequestCategory,
    RequestChannel,
    RequestState,
    RequestStep,
    ServedGroup,
    ServiceRequest,
    VisitHint,
    WantedTime,
)
from core.domain.sheet_reading import ReadRow, SheetReading
from core.domain.signing_key import Certification, SigningKey
from core.domain.star_list import StarAward, StarList, StarRow
from core.domain.unit_policy import PolicyKind, UnitPolicy
from core.domain.volunteer import Consent, Volunteer, VolunteerStatus
from core.domain.volunteer_merge import VolunteerMerge
from core.domain.volunteer_team import FreeTime, TeamKind, TeamMember, TeamRole, VolunteerTeam
from core.ports.store import OpKind
from db.columns import Choice, Day, Flag, Instant, Json, Key, Step

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s"})


# Any: SQLAlchemy's own parameter for "a column of any Python type".
def _must(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=True)


def _synced(
    name: str, *parts: Column[Any] | Index | UniqueConstraint, unique: tuple[str | tuple[str, ...], ...] = ()
) -> Table:
    """A table that is synced: id and version first; `unique` are columns or groups that never repeat."""
    constraints = [UniqueConstraint(*([group] if isinstance(group, str) else group)) for group in unique]
    return Table(
        name,
        metadata,
        Column("id", Text, primary_key=True, nullable=False),
        _must("version", Integer),
        *parts,
        *constraints,
        sqlite_strict=True,
    )


def _local(
    name: str, *parts: Column[Any] | Index | PrimaryKeyConstraint | UniqueConstraint, rowid: bool = True
) -> Table:
    """A table that never leaves this machine."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _index(*columns: str, where: SQLCoreOperations[bool] | None = None) -> Index:
    return Index(None, *columns, sqlite_where=where)


practice_site = _synced(
    "practice_site",
    _must("code", Text),
    _must("name", Text),
    _must("level", Choice(SiteLevel)),
    _may("parent_id", Text),
    _must("region_code", Text),
    _must("phone", Text),
    _must("opening_hours", Text),
    _must("address", Text),
    _must("public_host", Text),
    _must("certificate_template", Text),
    _must("towns", Json(tuple[tuple[str, tuple[str, ...]], ...])),
    _may("valid_from", Day),
    _may("valid_to", Day),
    _must("seats", Integer),
    _index("code"),
    _index("parent_id"),
)

clerk = _synced(
    "clerk",
    _must("site_id", Text),
    _must("name", Text),
    _must("badge_token", Text),
    _must("active", Flag),
    _index("site_id"),
    _index("name"),
    unique=("badge_token",),
)

resident = _synced(
    "resident",
    _must("site_id", Text),
    _must("name", Text),
    _must("phone", Text),
    _must("contact", Text),
    _may("sex", Choice(Sex)),
    _may("birth_on", Day),
    _must("town", Text),
    _must("village", Text),
    _must("address", Text),
    _index("phone"),
)

service_request = _synced(
    "service_request",
    _must("site_id", Text),
    _must("number", Text),
    _must("spoken_number", Text),
    _must("token", Text),
    _must("check_code", Text),
    _must("state", Choice(RequestState)),
    _must("resident_id", Text),
    _must("requester_name", Text),
    _must("phone", Text),
    _must("contact", Text),
    _must("words", Text),
    _must("category", Choice(RequestCategory)),
    _must("town", Text),
    _must("village", Text),
    _must("address", Text),
    _must("wanted", Choice(WantedTime)),
    _may("wanted_on", Day),
    _must("urgent", Flag),
    _must("channel", Choice(RequestChannel)),
    _must("consent_share", Flag),
    _must("hints", Json(tuple[VisitHint, ...])),
    _must("on_behalf_of", Text),
    _may("served_group", Choice(ServedGroup)),
    _must("people_count", Integer),
    _must("menu_item_id", Text),
    _must("menu_item_text", Text),
    _must("risk_note", Text),
    _must("photos", Json(tuple[str, ...])),
    _must("answer", Text),
    _must("verified_by", Text),
    _may("verified_at", Instant),
    _may("contacted_at", Instant),
    _may("published_at", Instant),
    _must("transferred_to", Text),
    _must("merged_into", Text),
    _must("activity_id", Text),
    _must("registered_at", Instant),
    _must("registered_by", Text),
    _may("due_at", Instant),
    _may("closed_at", Instant),
    _index("site_id", "state", "due_at"),
    _index("site_id", "closed_at"),
    _index("site_id", "registered_at"),
    _index("state"),
    _index("resident_id", "registered_at"),
    _index("spoken_number"),
    _index("check_code"),
    _index("town", "village", "registered_at"),
    _index("number"),
    _index("menu_item_id", "registered_at"),
    _index("merged_into"),
    _index("activity_id"),
    unique=("token",),
)

request_step = _synced(
    "request_step",
    _must("request_id", Text),
    _must("site_id", Text),
    _must("at", Instant),
    _must("clerk_id", Text),
    _must("desk_code", Text),
    _must("from_state", Choice(RequestState)),
    _must("to_state", Choice(RequestState)),
    _must("reason", Text),
    _index("request_id", "at"),
    _index("at"),
)

volunteer = _synced(
    "volunteer",
    _must("site_id", Text),
    _must("number", Text),
    _must("token", Text),
    _must("name", Text),
    _may("sex", Choice(Sex)),
    _may("birth_on", Day),
    _must("id_type", Choice(IdType)),
    _must("id_number", Text),
    _must("id_digest", Text),
    _must("phone", Text),
    _must("contact", Text),
    _must("town", Text),
    _must("village", Text),
    _must("address", Text),
    _may("team_id", Text),
    _must("skills", Json(tuple[str, ...])),
    _must("service_categories", Json(tuple[str, ...])),
    _must("available_times", Json(tuple[str, ...])),
    _must("emergency_contact", Text),
    _must("clothing_size", Text),
    _may("guardian", Json(Guardian | None)),
    _may("consent", Json(Consent | None)),
    _must("national_number", Text),
    _must("status", Choice(VolunteerStatus)),
    _must("missing", Json(tuple[str, ...])),
    _may("alias_of", Text),
    _must("registered_at", Instant),
    _must("registered_by", Text),
    _index("id_digest"),
    _index("phone"),
    _index("team_id"),
    _index("status"),
    _index("number"),
    # Only minors have one: a whole family is found in it without reading the volunteers.
    Index("ix_volunteer_guardian", "guardian", sqlite_where=text("guardian IS NOT NULL")),
    unique=("token",),
)

volunteer_team = _synced(
    "volunteer_team",
    _must("site_id", Text),
    _must("name", Text),
    _must("kind", Choice(TeamKind)),
    _must("leader_id", Text),
    _must("leader_name", Text),
    _must("leader_phone", Text),
    _must("skills", Json(tuple[str, ...])),
    _must("categories", Json(tuple[str, ...])),
    _must("areas", Json(tuple[str, ...])),
    _must("timetable", Json(tuple[FreeTime, ...])),
    _must("monthly_capacity", Integer),
    _must("link_token", Text),
    _must("code", Text),
    _may("founded_on", Day),
    _must("note", Text),
    _may("paused_from", Day),
    _may("paused_until", Day),
    _may("retired_on", Day),
    _must("active", Flag),
    _index("site_id"),
    _index("name"),
    _index("leader_id"),
    _index("link_token"),
)

team_member = _synced(
    "team_member",
    _must("site_id", Text),
    _must("team_id", Text),
    _must("volunteer_id", Text),
    _must("role", Choice(TeamRole)),
    _must("joined_on", Day),
    _may("left_on", Day),
    _must("told_at", Instant),
    _index("team_id", "left_on", "volunteer_id"),
    _index("volunteer_id"),
)

activity = _synced(
    "activity",
    _must("site_id", Text),
    _must("number", Text),
    _must("token", Text),
    _must("title", Text),
    _must("content", Text),
    _must("starts_at", Instant),
    _must("ends_at", Instant),
    _must("place", Text),
    _must("organising_unit", Text),
    _must("leader_name", Text),
    _must("leader_phone", Text),
    _must("counts_as_service", Flag),
    _must("category", Text),
    _must("risk_level", Choice(RiskLevel)),
    _must("risk_note", Text),
    _must("insurer", Text),
    _must("insurance_number", Text),
    _may("insured_from", Day),
    _may("insured_to", Day),
    _must("needed_volunteers", Integer),
    _must("request_ids", Json(tuple[str, ...])),
    _must("series_id", Text),
    _must("team_id", Text),
    _may("team_kind", Choice(TeamKind)),
    _may("platform", Choice(ServicePlatform)),
    _must("roles", Json(tuple[ActivityRole, ...])),
    _must("required_skills", Json(tuple[str, ...])),
    _must("required_licence", Text),
    _must("min_age", Integer),
    _must("seats", Json(tuple[SiteSeats, ...])),
    _must("door_secret", Text),
    _must("door_code_only", Flag),
    _may("declared_at", Instant),
    _must("declared_by", Text),
    _may("filed_at", Instant),
    _must("filed_by", Text),
    _must("served_people", Integer),
    _must("result", Text),
    _must("state", Choice(ActivityState)),
    _may("closed_at", Instant),
    # With the titles: what is typed is looked for in the index, not in whole rows.
    _index("starts_at", "number", "title"),
    # Answers which of the unit's own are over without reading one.
    Index("ix_activity_of_site", "site_id", "starts_at", "ends_at", "state", "counts_as_service", "id"),
    _index("number"),
    _index("series_id"),
    unique=("token",),
)

activity_photo = _synced(
    "activity_photo",
    _must("site_id", Text),
    _must("activity_id", Text),
    _must("image", Text),
    _must("caption", Text),
    _must("consent", Flag),
    _must("added_at", Instant),
    _must("added_by", Text),
    _must("removed", Flag),
    _index("activity_id"),
)

signup = _synced(
    "signup",
    _must("activity_id", Text),
    _must("volunteer_id", Text),
    _must("site_id", Text),
    _must("role", Text),
    _must("position", Integer),
    _must("signed_up_at", Instant),
    _must("waiting", Flag),
    _must("withdrawn", Flag),
    # Counts of a month of activities read no place on a list.
    _index("activity_id", "position", "withdrawn", "waiting"),
    _index("volunteer_id"),
)

sign_in_sheet_page = _synced(
    "sign_in_sheet_page",
    _must("activity_id", Text),
    _must("site_id", Text),
    _must("number", Text),
    _must("token", Text),
    _must("page", Integer),
    _must("pages", Integer),
    _must("first_row", Integer),
    _must("volunteer_ids", Json(tuple[str | None, ...])),
    _must("printed_at", Instant),
    _index("activity_id"),
    _index("number", "page"),
    unique=("token",),
)

attendance = _synced(
    "attendance",
    _must("activity_id", Text),
    _must("volunteer_id", Text),
    _must("site_id", Text),
    _must("check_in_at", Instant),
    _must("check_in_source", Choice(AttendanceSource)),
    _may("check_out_at", Instant),
    _may("check_out_source", Choice(AttendanceSource)),
    _must("recorded_by", Text),
    _must("service_minutes", Integer),
    _must("policy_version", Integer),
    _must("flags", Json(tuple[AttendanceFlag, ...])),
    _must("settled_by", Text),
    _must("settle_reason", Text),
    _must("reviewed_by", Text),
    _may("reviewed_at", Instant),
    _must("companions", Integer),
    _must("door_code", Flag),
    _must("approved_by", Text),
    _must("evidence", Text),
    _must("cancelled", Flag),
    # Covers what the kiosk counts and who came last: the last scan of a day is as quick as the first.
    _index("activity_id", "cancelled", "check_in_at", "check_out_at", "volunteer_id"),
    _index("check_in_at"),
    _index("volunteer_id", "check_in_at"),
    Index(
        "ix_attendance_unconfirmed",
        "activity_id",
        "check_in_at",
        "cancelled",
        "reviewed_at",
        "id",
        sqlite_where=text("reviewed_at IS NULL"),
    ),
)

service_record = _synced(
    "service_record",
    _must("site_id", Text),
    _must("volunteer_id", Text),
    _must("activity_id", Text),
    _must("attendance_id", Text),
    _must("activity_name", Text),
    _must("content", Text),
    _must("place", Text),
    _must("recording_unit", Text),
    _must("leader_name", Text),
    _must("served_on", Day),
    _must("service_minutes", Integer),
    _must("source", Choice(AttendanceSource)),
    _must("policy_version", Integer),
    _must("recorded_by", Text),
    _must("reviewed_by", Text),
    _must("reviewed_at", Instant),
    _must("cancelled", Flag),
    # With what a person's card adds up: somebody with hundreds of records is not read record by record.
    Index(
        "ix_service_record_of_person",
        "volunteer_id",
        "served_on",
        "cancelled",
        "service_minutes",
        "activity_id",
    ),
    _index("activity_id"),
    _index("site_id", "cancelled", "served_on"),
    # Sums of the unit's own hours of one person after the other.
    _index("site_id", "cancelled", "volunteer_id", "served_on", "service_minutes"),
)

certificate = _synced(
    "certificate",
    _must("site_id", Text),
    _must("number", Text),
    _must("token", Text),
    _must("check_code", Text),
    _must("kind", Choice(CertificateKind)),
    _must("volunteer_id", Text),
    _must("facts", Json(CertificateFacts)),
    _must("status", Choice(CertificateStatus)),
    _must("issued_at", Instant),
    _must("issued_by", Text),
    _may("void_at", Instant),
    _must("void_by", Text),
    _must("void_reason", Text),
    _must("signed", Text),
    _must("reissue_of", Text),
    _index("check_code"),
    _index("volunteer_id", "issued_at"),
    # The counts, numbers and order of a year's register; its rows are long and most are not shown.
    Index(
        "ix_certificate_register",
        "issued_at",
        "volunteer_id",
        "status",
        "reissue_of",
        "number",
        "kind",
        "id",
    ),
    _index("number"),
    unique=("token",),
)

print_record = _synced(
    "print_record",
    _must("site_id", Text),
    _must("paper", Choice(Paper)),
    _must("subject_id", Text),
    _must("printed_at", Instant),
    _must("clerk_id", Text),
    _must("printer", Text),
    _must("copy_number", Integer),
    _must("reason", Text),
    _index("subject_id", "printed_at"),
)

dispatch = _synced(
    "dispatch",
    _must("site_id", Text),
    _must("request_id", Text),
    _must("team_id", Text),
    _must("state", Choice(DispatchState)),
    _must("note", Text),
    _must("link_token", Text),
    _must("dispatched_at", Instant),
    _must("dispatched_by", Text),
    _must("reply_by", Instant),
    _may("answered_at", Instant),
    _must("who_goes", Text),
    _may("proposed_at", Instant),
    _must("answer_note", Text),
    _must("suggested", Json(tuple[SuggestedTeam, ...])),
    _must("claimed", Flag),
    _index("request_id", "dispatched_at"),
    # Orders of a month, acceptance and ratings of each team of a list, without reading a dispatch.
    Index("ix_dispatch_of_team", "team_id", "state", "dispatched_at", "request_id"),
    # A whole answer from the index: the ranking asks for all teams at once.
    _index("dispatched_at", "state", "team_id", "request_id"),
    unique=("link_token",),
)

rating = _synced(
    "rating",
    _must("site_id", Text),
    _must("request_id", Text),
    _must("grade", Step(Grade)),
    _must("aspects", Json(tuple[AspectGrade, ...])),
    _must("tags", Json(tuple[str, ...])),
    _must("words", Text),
    _must("source", Choice(RatingSource)),
    _must("rated_at", Instant),
    _must("again", Flag),
    _index("request_id", "rated_at", "again", "grade"),
)

volunteer_merge = _synced(
    "volunteer_merge",
    _must("site_id", Text),
    _must("kept_id", Text),
    _must("merged_id", Text),
    _must("reason", Text),
    _must("moved", Json(tuple[tuple[str, str], ...])),
    _must("merged_at", Instant),
    _must("merged_by", Text),
    _may("undone_at", Instant),
    _index("kept_id"),
    _index("merged_id"),
)

erasure = _synced(
    "erasure",
    _must("site_id", Text),
    _must("subject_table", Text),
    _must("subject_id", Text),
    _must("reason", Text),
    _must("ordered_at", Instant),
    _must("ordered_by", Text),
    _index("subject_id"),
)

signing_key = _synced(
    "signing_key",
    _must("site_id", Text),
    _must("public_key", Text),
    _must("certified", Json(tuple[Certification, ...])),
    _may("retired_at", Instant),
)

sheet_reading = _synced(
    "sheet_reading",
    _must("site_id", Text),
    _must("page_id", Text),
    _must("activity_id", Text),
    _must("image", Text),
    _must("rows", Json(tuple[ReadRow, ...])),
    _must("read_at", Instant),
    _must("read_by", Text),
    _index("page_id"),
    _index("activity_id"),
)

paper_template = _synced(
    "paper_template",
    _must("site_id", Text),
    _must("paper", Text),
    _must("body", Text),
    _must("edited_at", Instant),
    _must("edited_by", Text),
    _index("paper"),
)

request_note = _synced(
    "request_note",
    _must("site_id", Text),
    _must("request_id", Text),
    _must("kind", Choice(NoteKind)),
    _must("words", Text),
    _must("reached", Flag),
    _must("at", Instant),
    _must("clerk_id", Text),
    _must("desk_code", Text),
    _index("request_id", "at"),
)

correction = _synced(
    "correction",
    _must("site_id", Text),
    _must("request_id", Text),
    _must("rating_id", Text),
    _must("state", Choice(CorrectionState)),
    _must("opened_at", Instant),
    _must("due_at", Instant),
    _must("measure", Text),
    _may("measured_at", Instant),
    _must("measured_by", Text),
    _must("tries", Integer),
    _may("called_at", Instant),
    _must("called_by", Text),
    _may("satisfied", Flag),
    _must("words", Text),
    _index("request_id"),
    _index("state", "due_at"),
)

menu_item = _synced(
    "menu_item",
    _must("site_id", Text),
    _must("parent_id", Text),
    _must("name", Text),
    _must("description", Text),
    _must("category", Choice(RequestCategory)),
    _must("keywords", Json(tuple[str, ...])),
    _must("position", Integer),
    _must("active", Flag),
    _index("site_id", "parent_id", "position"),
)

service_offer = _synced(
    "service_offer",
    _must("site_id", Text),
    _must("item_id", Text),
    _must("team_id", Text),
    _must("times", Text),
    _must("monthly_capacity", Integer),
    _must("villages", Json(tuple[str, ...])),
    _may("paused_from", Day),
    _may("paused_until", Day),
    _must("pause_reason", Text),
    _must("active", Flag),
    _index("item_id"),
    _index("team_id"),
)

menu_edition = _synced(
    "menu_edition",
    _must("site_id", Text),
    _must("label", Text),
    _must("entries", Json(tuple[EditionEntry, ...])),
    _must("published_at", Instant),
    _must("published_by", Text),
    _index("site_id", "published_at"),
)

hours_correction = _synced(
    "hours_correction",
    _must("site_id", Text),
    _must("attendance_id", Text),
    _must("activity_id", Text),
    _must("volunteer_id", Text),
    _must("old_minutes", Integer),
    _must("new_minutes", Integer),
    _must("reason", Text),
    _must("evidence", Text),
    _must("by_volunteer", Flag),
    _must("asked_at", Instant),
    _must("asked_by", Text),
    _must("answer", Choice(CorrectionAnswer)),
    _must("answer_note", Text),
    _may("decided_at", Instant),
    _must("decided_by", Text),
    _index("attendance_id"),
    _index("volunteer_id"),
    # Which ones wait, and how many, without reading one.
    Index("ix_hours_correction_waiting", "answer", "site_id", "asked_at", "id"),
)

hours_posting = _synced(
    "hours_posting",
    _must("site_id", Text),
    _must("activity_id", Text),
    _must("attendance_ids", Json(tuple[str, ...])),
    _must("minutes", Json(tuple[int, ...])),
    _must("posted_at", Instant),
    _must("posted_by", Text),
    _must("until", Day),
    _must("objections", Text),
    _may("ended_at", Instant),
    _must("ended_by", Text),
    _index("activity_id"),
)

unit_policy = _synced(
    "unit_policy",
    _must("site_id", Text),
    _must("kind", Choice(PolicyKind)),
    _must("number", Integer),
    _must("valid_from", Day),
    _must("body", Text),
    _must("reason", Text),
    _must("decided_at", Instant),
    _must("decided_by", Text),
    _index("site_id", "kind", "valid_from"),
)

national_report = _synced(
    "national_report",
    _must("site_id", Text),
    _must("record_id", Text),
    _must("state", Choice(ReportState)),
    _must("batch", Text),
    _must("number", Text),
    _must("reason", Text),
    _must("reported_at", Instant),
    _must("reported_by", Text),
    _may("answered_at", Instant),
    _index("record_id"),
    _index("site_id", "state"),
    _index("batch"),
)

training_record = _synced(
    "training_record",
    _must("site_id", Text),
    _must("volunteer_id", Text),
    _must("name", Text),
    _must("content", Text),
    _must("minutes", Integer),
    _must("organiser", Text),
    _must("held_on", Day),
    _must("recorded_at", Instant),
    _must("recorded_by", Text),
    _must("cancelled", Flag),
    _must("cancel_reason", Text),
    _index("volunteer_id", "held_on"),
)

volunteer_award = _synced(
    "volunteer_award",
    _must("site_id", Text),
    _must("volunteer_id", Text),
    _must("name", Text),
    _must("level", Choice(AwardLevel)),
    _must("granted_by", Text),
    _must("granted_on", Day),
    _must("evidence", Text),
    _must("seen_by", Text),
    _must("recorded_at", Instant),
    _must("recorded_by", Text),
    _must("cancelled", Flag),
    _must("cancel_reason", Text),
    _index("volunteer_id", "granted_on"),
)

volunteer_evaluation = _synced(
    "volunteer_evaluation",
    _must("site_id", Text),
    _must("volunteer_id", Text),
    _must("activity_id", Text),
    _must("grade", Step(Grade)),
    _must("rater", Choice(RaterKind)),
    _must("words", Text),
    _must("rated_on", Day),
    _must("recorded_at", Instant),
    _must("recorded_by", Text),
    _must("cancelled", Flag),
    _must("cancel_reason", Text),
    _index("volunteer_id", "rated_on"),
    _index("activity_id"),
)

star_list = _synced(
    "star_list",
    _must("site_id", Text),
    _must("as_of", Day),
    _must("star_hours", Json(tuple[int, ...])),
    _must("rows", Json(tuple[StarRow, ...])),
    _must("made_at", Instant),
    _must("made_by", Text),
    _may("posted_until", Day),
    _must("cancelled", Flag),
    _must("cancel_reason", Text),
    _index("site_id", "as_of"),
)

star_award = _synced(
    "star_award",
    _must("site_id", Text),
    _must("volunteer_id", Text),
    _must("list_id", Text),
    _must("stars", Integer),
    _must("minutes", Integer),
    _must("as_of", Day),
    _must("awarded_at", Instant),
    _must("cancelled", Flag),
    _index("volunteer_id", "as_of"),
    _index("list_id"),
)

SYNCED: Mapping[type[msgspec.Struct], Table] = {
    PracticeSite: practice_site,
    Clerk: clerk,
    Resident: resident,
    ServiceRequest: service_request,
    RequestStep: request_step,
    Volunteer: volunteer,
    VolunteerTeam: volunteer_team,
    Activity: activity,
    Signup: signup,
    SignInSheetPage: sign_in_sheet_page,
    Attendance: attendance,
    ServiceRecord: service_record,
    Certificate: certificate,
    PrintRecord: print_record,
    Dispatch: dispatch,
    Rating: rating,
    VolunteerMerge: volunteer_merge,
    Erasure: erasure,
    SigningKey: signing_key,
    SheetReading: sheet_reading,
    PaperTemplate: paper_template,
    TeamMember: team_member,
    RequestNote: request_note,
    Correction: correction,
    MenuItem: menu_item,
    ServiceOffer: service_offer,
    MenuEdition: menu_edition,
    ActivityPhoto: activity_photo,
    HoursCorrection: hours_correction,
    HoursPosting: hours_posting,
    UnitPolicy: unit_policy,
    NationalReport: national_report,
    TrainingRecord: training_record,
    VolunteerAward: volunteer_award,
    VolunteerEvaluation: volunteer_evaluation,
    StarList: star_list,
    StarAward: star_award,
}
"""Every row struct and its table; all columns of these tables are synced."""

op_log = _local(
    "op_log",
    _must("device", Text),
    _must("epoch", Integer),
    _must("seq", Integer),
    _must("op_id", Text),
    _must("kind", Choice(OpKind)),
    _must("type", Text),
    _must("schema", Integer),
    _must("wall_ms", Integer),
    _must("hlc", Integer),
    _must("actor", Text),
    Column("seen", Integer, nullable=False, server_default="0"),
    _must("refs", Text),
    _must("salt", LargeBinary),
    _may("body", LargeBinary),
    _must("digest", LargeBinary),
    _must("chain", LargeBinary),
    PrimaryKeyConstraint("device", "epoch", "seq"),
)

op_ref = _local(
    "op_ref",
    _must("row_id", Text),
    _must("device", Text),
    _must("epoch", Integer),
    _must("seq", Integer),
    PrimaryKeyConstraint("row_id", "device", "epoch", "seq"),
    rowid=False,
)
"""Which log entries touched a row: the history a page shows, without searching every entry."""

desk_identity = _local(
    "desk_identity",
    Column("id", Integer, primary_key=True, nullable=False),
    _must("device", Text),
    _must("epoch", Integer),
    _must("desk_code", Text),
    _must("last_hlc", Integer),
    _must("identity_key", LargeBinary),
    _may("site_id", Text),
)
"""One row (id 1): who this desk is. `last_hlc` is the newest clock seen from outside."""

sync_state = _local(
    "sync_state",
    Column("id", Integer, primary_key=True, nullable=False),
    _must("acked_seq", Integer),
    _must("digested_seq", Integer),
    _must("seen", Integer),
    _must("clock_offset_ms", Integer),
    _may("last_contact_at", Instant),
    _may("last_sync_at", Instant),
    _must("platform_url", Text),
    _may("private_key", LargeBinary),
    _may("certificate", Text),
    _must("standing", Text),
    _may("first_site_id", Text),
    Column("own_ids_until", Integer, nullable=False, server_default="0"),
    _may("county_seed", LargeBinary),
)
"""One row (id 1): how far the platform has this desk's log, and who this desk is to the platform.

`acked_seq` counts the entries of the current device and epoch that the platform has, `digested_seq` those
whose rows the row digests take in. `seen` is the newest feed number of the own site's scope this desk holds,
written into each new log entry. `standing`: see core.sync.parts.Standing. `first_site_id` is the id this desk
gave its unit before the county told another one: entries of that time still name it. Up to `own_ids_until`
entries of the current device and epoch have ids that nobody can derive from their numbers: those of the first
release, and those that were numbered again. `private_key` signs requests and certificates, `county_seed` is
the county key of a desk that works alone: it vouches for the other.
"""

before_image = _local(
    "before_image",
    _must("seq", Integer),
    _must("table_name", Text),
    _must("row_id", Text),
    _may("body", Text),
    PrimaryKeyConstraint("seq", "table_name", "row_id"),
    rowid=False,
)
"""What a row was before an entry the platform has not acknowledged: JSON array in column order.

NULL says that there was no such row; a row that its entry calls new (base version 0) needs not even that. A
changed row without an image (entries of the first release) cannot be put back: docs/sync.md, "Pull".
"""

sync_cursor = _local(
    "sync_cursor",
    Column("scope", Text, primary_key=True, nullable=False),
    _must("n", Integer),
)

row_digest = _local(
    "row_digest",
    Column("row_key", Key, nullable=False),
    _must("part", Integer),
    _must("bucket", Integer),
    _must("hash", LargeBinary),
    PrimaryKeyConstraint("row_key", "part"),
    rowid=False,
)
"""The hash of each row as the platform knows it; sums of these are compared: docs/digest.md.

`row_key`: db.row_keys. `part`: which table in which scope, see `scope_sum`; a county office may hold one row
by two scopes. `bucket`: core.sync.digest.bucket_of. It has no index: a page of rows would touch as many pages
of it as it has rows.
"""

scope_sum = _local(
    "scope_sum",
    Column("part", Integer, primary_key=True, nullable=False),
    _must("scope", Text),
    _must("table_name", Text),
    _must("total", LargeBinary),
    UniqueConstraint("scope", "table_name"),
)
"""The sum of the row digests of each table, kept as they change, so that an idle sync reads no rows."""

row_extra = _local(
    "row_extra",
    _must("table_name", Text),
    _must("row_id", Text),
    _must("fields", Text),
    PrimaryKeyConstraint("table_name", "row_id"),
    rowid=False,
)
"""Fields a newer platform sent that this release does not know: kept, and given back untouched."""

attention = _local(
    "attention",
    _must("device", Text),
    _must("epoch", Integer),
    _must("seq", Integer),
    _must("code", Text),
    _must("detail", Text),
    _must("arrived_at", Instant),
    _may("settled_at", Instant),
    _must("settled_by", Text),
    _must("settled_how", Text),
    PrimaryKeyConstraint("device", "epoch", "seq"),
    Index("ix_attention_open", "settled_at", "arrived_at"),
)
"""Every result of the platform that is not a plain yes: cases for a person, and what was settled by rule."""

blob = _local(
    "blob",
    Column("sha256", Text, primary_key=True, nullable=False),
    _must("size", Integer),
    _must("sent", Integer),
    _must("content", LargeBinary),
    _must("added_at", Instant),
)
"""Files that travel beside the log (photos of sheets); `sent` bytes are on the platform."""

voided_entry = _local("voided_entry", Column("seq", Integer, primary_key=True, nullable=False))
"""Entries of the current device and epoch that are sent without their body: the platform cannot read them."""

erasure_receipt = _local(
    "erasure_receipt",
    Column("erasure_id", Text, primary_key=True, nullable=False),
    _must("scrubbed_ops", Integer),
    _must("scrubbed_rows", Integer),
    _must("scrubbed_at", Instant),
    _must("given", Flag),
)
"""What this desk scrubbed for each erasure; `given` once the platform has heard of it."""

person_due = _local(
    "person_due",
    Column("row_id", Text, primary_key=True, nullable=False),
    _must("table_name", Text),
    rowid=False,
)
"""People whose search words are not made yet: a big pull does not wait for them."""

number_counter = _local(
    "number_counter",
    Column("series", Text, primary_key=True, nullable=False),
    _must("last", Integer),
)

draft = _local(
    "draft",
    _must("kind", Text),
    _must("key", Text),
    _must("body", LargeBinary),
    _must("saved_at", Instant),
    PrimaryKeyConstraint("kind", "key"),
)

local_setting = _local(
    "local_setting",
    Column("name", Text, primary_key=True, nullable=False),
    _must("value", Text),
)

write_permit = _local(
    "write_permit",
    Column("id", Integer, primary_key=True, nullable=False),
    _must("open", Integer),
)
"""One row (id 1): open while the unit of work changes synced rows; a log entry closes it: db.tripwires."""

person_entry = _local(
    "person_entry",
    Column("entry", Integer, primary_key=True, nullable=False),
    _must("kind", Text),
    _must("row_id", Text),
    _must("status", Text),
    _must("name_key", Text),
    _must("sort_key", Text),
    _must("total_minutes", Integer),
    _must("last_seen_at", Instant),
    _must("tokens", Text),
    _index("name_key"),
    # Covers every filter and count of the volunteers page, so that no list reads whole rows it does not show.
    # Without what every volunteer has alike, and without ids: a county's counts read half the pages so.
    Index(
        "ix_person_entry_volunteers",
        "sort_key",
        "status",
        "total_minutes",
        "last_seen_at",
        sqlite_where=text("kind = 'volunteer'"),
    ),
    Index("ux_person_entry_row_id", "row_id", unique=True),
)
"""One row for each volunteer and resident: what lists are ordered and filtered by and db.search looks into.

`status` is empty for residents. `total_minutes` (sum of valid service records) and `last_seen_at` (last
sign-in, 0 for never) are kept by triggers, so that lists need no sums.
"""
