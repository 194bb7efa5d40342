"""Requests and all that happens to them: steps, notes, dispatches, ratings, corrections."""

from sqlalchemy import Index, Integer, Text

from core.domain.correction import CorrectionState
from core.domain.dispatch import DispatchState, SuggestedTeam
from core.domain.rating import AspectGrade, Grade, RatingSource
from core.domain.request_note import NoteKind
from core.domain.service_request import (
    RequestCategory,
    RequestChannel,
    RequestState,
    ServedGroup,
    VisitHint,
    WantedTime,
)
from db.columns import Choice, Day, Flag, Instant, Json, Step
from db.tables.building import index, may, must, synced

service_request = synced(
    "service_request",
    must("site_id", Text),
    must("number", Text),
    must("spoken_number", Text),
    must("token", Text),
    must("check_code", Text),
    must("state", Choice(RequestState)),
    must("resident_id", Text),
    must("requester_name", Text),
    must("phone", Text),
    must("contact", Text),
    must("words", Text),
    must("category", Choice(RequestCategory)),
    must("town", Text),
    must("village", Text),
    must("address", Text),
    must("wanted", Choice(WantedTime)),
    may("wanted_on", Day),
    must("urgent", Flag),
    must("channel", Choice(RequestChannel)),
    must("consent_share", Flag),
    must("hints", Json(tuple[VisitHint, ...])),
    must("on_behalf_of", Text),
    may("served_group", Choice(ServedGroup)),
    must("people_count", Integer),
    must("menu_item_id", Text),
    must("menu_item_text", Text),
    must("risk_note", Text),
    must("photos", Json(tuple[str, ...])),
    must("answer", Text),
    must("verified_by", Text),
    may("verified_at", Instant),
    may("contacted_at", Instant),
    may("published_at", Instant),
    must("transferred_to", Text),
    must("merged_into", Text),
    must("activity_id", Text),
    must("registered_at", Instant),
    must("registered_by", Text),
    may("due_at", Instant),
    may("closed_at", Instant),
    # A page of a tab, and what is counted beside it, is found in the index: only the rows shown are read.
    Index(
        "ix_service_request_of_unit",
        "site_id",
        "state",
        "due_at",
        "registered_at",
        "category",
        "closed_at",
        "id",
    ),
    index("site_id", "closed_at"),
    # With all that is typed into the board's search, and what past requests offer while one types.
    Index(
        "ix_service_request_said",
        "site_id",
        "registered_at",
        "words",
        "requester_name",
        "number",
        "spoken_number",
        "state",
        "category",
        "closed_at",
        "resident_id",
    ),
    # The newest of all units below, in their order.
    index("registered_at"),
    index("closed_at"),
    Index(
        "ix_service_request_of_state",
        "state",
        "due_at",
        "site_id",
        "registered_at",
        "category",
        "closed_at",
        "id",
    ),
    # What thousands of dispatches were for, without reading the requests.
    index("id", "menu_item_id", "state"),
    index("resident_id", "registered_at"),
    index("spoken_number"),
    index("check_code"),
    Index(
        "ix_service_request_of_town",
        "town",
        "village",
        "registered_at",
        "state",
        "site_id",
        "due_at",
        "closed_at",
        "category",
    ),
    index("number"),
    index("menu_item_id", "registered_at"),
    index("merged_into"),
    index("activity_id"),
    unique=("token",),
)


request_step = synced(
    "request_step",
    must("request_id", Text),
    must("site_id", Text),
    must("at", Instant),
    must("clerk_id", Text),
    must("desk_code", Text),
    must("from_state", Choice(RequestState)),
    must("to_state", Choice(RequestState)),
    must("reason", Text),
    index("request_id", "at"),
    # What was done today, whole.
    index("at", "site_id", "to_state", "request_id"),
)


dispatch = synced(
    "dispatch",
    must("site_id", Text),
    must("request_id", Text),
    must("team_id", Text),
    must("state", Choice(DispatchState)),
    must("note", Text),
    must("link_token", Text),
    must("dispatched_at", Instant),
    must("dispatched_by", Text),
    must("reply_by", Instant),
    may("answered_at", Instant),
    must("who_goes", Text),
    may("proposed_at", Instant),
    must("answer_note", Text),
    must("suggested", Json(tuple[SuggestedTeam, ...])),
    must("claimed", Flag),
    # With the team: what each has in hand is told without reading a dispatch.
    Index("ix_dispatch_of_request", "request_id", "dispatched_at", "state", "team_id"),
    # Orders of a month, acceptance and ratings of each team of a list, without reading a dispatch.
    Index("ix_dispatch_of_team", "team_id", "state", "dispatched_at", "request_id"),
    # A whole answer from the index: the ranking asks for all teams at once.
    index("dispatched_at", "state", "team_id", "request_id"),
    unique=("link_token",),
)


rating = synced(
    "rating",
    must("site_id", Text),
    must("request_id", Text),
    must("grade", Step(Grade)),
    must("aspects", Json(tuple[AspectGrade, ...])),
    must("tags", Json(tuple[str, ...])),
    must("words", Text),
    must("source", Choice(RatingSource)),
    must("rated_at", Instant),
    must("again", Flag),
    index("request_id", "rated_at", "again", "grade"),
)


request_note = synced(
    "request_note",
    must("site_id", Text),
    must("request_id", Text),
    must("kind", Choice(NoteKind)),
    must("words", Text),
    must("reached", Flag),
    must("at", Instant),
    must("clerk_id", Text),
    must("desk_code", Text),
    index("request_id", "at"),
)


correction = synced(
    "correction",
    must("site_id", Text),
    must("request_id", Text),
    must("rating_id", Text),
    must("state", Choice(CorrectionState)),
    must("opened_at", Instant),
    must("due_at", Instant),
    must("measure", Text),
    may("measured_at", Instant),
    must("measured_by", Text),
    must("tries", Integer),
    may("called_at", Instant),
    must("called_by", Text),
    may("satisfied", Flag),
    must("words", Text),
    index("request_id"),
    index("state", "due_at"),
)
