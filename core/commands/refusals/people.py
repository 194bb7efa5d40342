"""Volunteers and residents: registering, joining two records, and what erasure leaves."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from core.domain.refusals import Refusal


@dataclass(eq=False, kw_only=True)
class AlreadyRegistered(Refusal):
    """Someone with this identity number is registered."""

    code: ClassVar[str] = "already_registered"
    volunteer_id: str
    number: str


@dataclass(eq=False, kw_only=True)
class VolunteerWithdrawn(Refusal):
    """The volunteer's registration was withdrawn."""

    code: ClassVar[str] = "volunteer_withdrawn"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class PersonErased(Refusal):
    """The person's data were erased by law; nothing can be written to the record any more."""

    code: ClassVar[str] = "person_erased"
    row_id: str


@dataclass(eq=False, kw_only=True)
class RegistrationMerged(Refusal):
    """This registration was merged into another one of the same person."""

    code: ClassVar[str] = "registration_merged"
    volunteer_id: str
    kept_id: str


@dataclass(eq=False, kw_only=True)
class SamePerson(Refusal):
    """A registration cannot be merged with itself."""

    code: ClassVar[str] = "same_registration"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class NotMerged(Refusal):
    """There is no merge to take back, or it was taken back before."""

    code: ClassVar[str] = "not_merged"
    volunteer_id: str


@dataclass(eq=False, kw_only=True)
class MergeTooOld(Refusal):
    """A merge can be taken back for thirty days; `until` was the last moment."""

    code: ClassVar[str] = "merge_too_old"
    volunteer_id: str
    until: datetime
