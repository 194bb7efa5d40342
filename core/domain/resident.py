"""Residents (群众) who ask for a service."""

from datetime import date

import msgspec

from core.domain.identity_number import Sex


class Resident(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who asks. No ID number is kept: the law gives no reason to ask for one (PIPL art. 6).

    Either `phone` is set (digits only) or `contact` says how to reach a person without a phone.
    """

    id: str
    version: int = 0
    site_id: str
    name: str
    phone: str = ""
    contact: str = ""
    sex: Sex | None = None
    birth_on: date | None = None
    town: str = ""
    village: str = ""
    address: str = ""
