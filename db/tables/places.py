"""The units, their clerks, their rules and their templates."""

from sqlalchemy import Integer, Text

from core.domain.practice_site import SiteLevel
from core.domain.unit_policy import PolicyKind
from db.columns import Choice, Day, Flag, Instant, Json
from db.tables.building import index, may, must, synced

practice_site = synced(
    "practice_site",
    must("code", Text),
    must("name", Text),
    must("level", Choice(SiteLevel)),
    may("parent_id", Text),
    must("region_code", Text),
    must("phone", Text),
    must("opening_hours", Text),
    must("address", Text),
    must("public_host", Text),
    must("certificate_template", Text),
    must("towns", Json(tuple[tuple[str, tuple[str, ...]], ...])),
    may("valid_from", Day),
    may("valid_to", Day),
    must("seats", Integer),
    index("code"),
    index("parent_id"),
)


clerk = synced(
    "clerk",
    must("site_id", Text),
    must("name", Text),
    must("badge_token", Text),
    must("active", Flag),
    index("site_id"),
    index("name"),
    unique=("badge_token",),
)


paper_template = synced(
    "paper_template",
    must("site_id", Text),
    must("paper", Text),
    must("body", Text),
    must("edited_at", Instant),
    must("edited_by", Text),
    index("paper"),
)


unit_policy = synced(
    "unit_policy",
    must("site_id", Text),
    must("kind", Choice(PolicyKind)),
    must("number", Integer),
    must("valid_from", Day),
    must("body", Text),
    must("reason", Text),
    must("decided_at", Instant),
    must("decided_by", Text),
    index("site_id", "kind", "valid_from"),
)
