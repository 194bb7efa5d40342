"""The teams and who is in them."""

from sqlalchemy import Integer, Text

from core.domain.volunteer_team import FreeTime, TeamKind, TeamRole
from db.columns import Choice, Day, Flag, Instant, Json
from db.tables.building import index, may, must, synced

volunteer_team = synced(
    "volunteer_team",
    must("site_id", Text),
    must("name", Text),
    must("kind", Choice(TeamKind)),
    must("leader_id", Text),
    must("leader_name", Text),
    must("leader_phone", Text),
    must("skills", Json(tuple[str, ...])),
    must("categories", Json(tuple[str, ...])),
    must("areas", Json(tuple[str, ...])),
    must("timetable", Json(tuple[FreeTime, ...])),
    must("monthly_capacity", Integer),
    must("link_token", Text),
    must("code", Text),
    may("founded_on", Day),
    must("note", Text),
    may("paused_from", Day),
    may("paused_until", Day),
    may("retired_on", Day),
    must("active", Flag),
    index("site_id"),
    index("name"),
    index("leader_id"),
    index("link_token"),
)


team_member = synced(
    "team_member",
    must("site_id", Text),
    must("team_id", Text),
    must("volunteer_id", Text),
    must("role", Choice(TeamRole)),
    must("joined_on", Day),
    may("left_on", Day),
    must("told_at", Instant),
    index("team_id", "left_on", "volunteer_id"),
    index("volunteer_id"),
)
