"""The service menu, who offers what of it, and its published editions."""

from sqlalchemy import Integer, Text

from core.domain.service_menu import EditionEntry
from core.domain.service_request import RequestCategory
from db.columns import Choice, Day, Flag, Instant, Json
from db.tables.building import index, may, must, synced

menu_item = synced(
    "menu_item",
    must("site_id", Text),
    must("parent_id", Text),
    must("name", Text),
    must("description", Text),
    must("category", Choice(RequestCategory)),
    must("keywords", Json(tuple[str, ...])),
    must("position", Integer),
    must("active", Flag),
    index("site_id", "parent_id", "position"),
)


service_offer = synced(
    "service_offer",
    must("site_id", Text),
    must("item_id", Text),
    must("team_id", Text),
    must("times", Text),
    must("monthly_capacity", Integer),
    must("villages", Json(tuple[str, ...])),
    may("paused_from", Day),
    may("paused_until", Day),
    must("pause_reason", Text),
    must("active", Flag),
    index("item_id"),
    index("team_id"),
)


menu_edition = synced(
    "menu_edition",
    must("site_id", Text),
    must("label", Text),
    must("entries", Json(tuple[EditionEntry, ...])),
    must("published_at", Instant),
    must("published_by", Text),
    index("site_id", "published_at"),
)
