"""People at the counter (前台人员)."""

import msgspec


class Clerk(msgspec.Struct, frozen=True, kw_only=True):
    """A named person on duty; every command carries one. `badge_token` is what the badge's code holds."""

    id: str
    version: int = 0
    site_id: str
    name: str
    badge_token: str
    active: bool = True
