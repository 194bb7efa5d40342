"""Volunteer teams (志愿服务队)."""

import msgspec


class VolunteerTeam(msgspec.Struct, frozen=True, kw_only=True):
    """A team volunteers belong to."""

    id: str
    version: int = 0
    site_id: str
    name: str
    active: bool = True
