"""Issuing certificates and declaring them void."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class NothingToCertify(Refusal):
    """No reviewed record of this unit lies in the period."""

    code: ClassVar[str] = "nothing_to_certify"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class StarNotReached(Refusal):
    """The reviewed hours of this unit do not reach the first star, or not the one to be certified."""

    code: ClassVar[str] = "star_not_reached"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class IdentityMissing(Refusal):
    """A certificate names the ID type and number (民发〔2015〕149 号); the record holds none."""

    code: ClassVar[str] = "identity_missing"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class RecordNotCertifiable(Refusal):
    """A record is not reviewed, cancelled, another person's or another unit's."""

    code: ClassVar[str] = "record_not_certifiable"
    record_id: str


@dataclass(eq=False, kw_only=True)
class AlreadyVoid(Refusal):
    """The certificate was voided before."""

    code: ClassVar[str] = "already_void"
    number: str
    at: datetime


@dataclass(eq=False, kw_only=True)
class CertificateExists(Refusal):
    """This person has a valid certificate of this kind for this period; it can be printed again."""

    code: ClassVar[str] = "certificate_exists"
    certificate_id: str
    number: str
    issued_at: datetime
