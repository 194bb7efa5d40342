"""What residents said about an activity, as a clerk noted it (居民反馈)."""

from datetime import datetime

import msgspec


class ActivityFeedback(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was said. `name` is who said it, where the person agreed to be named."""

    id: str
    version: int = 0
    site_id: str
    activity_id: str
    words: str
    name: str = ""
    noted_at: datetime
    noted_by: str
    removed: bool = False
