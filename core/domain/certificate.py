"""Proof of service (志愿服务记录证明) and honour certificates (荣誉证书)."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from core.domain.identity_number import IdType, Sex


class CertificateKind(StrEnum):
    """What is certified; the value is the code in reports and in the log."""

    SERVICE_RECORD = "service_record"
    HONOUR = "honour"
    STAR = "star"
    THANKS = "thanks"


class CertificateStatus(StrEnum):
    """A certificate is never deleted: it is valid or it is void (已作废)."""

    VALID = "valid"
    VOID = "void"


class ServiceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One reviewed visit as it is printed. The three things Order 67 art. 15 demands: time, content, unit."""

    served_on: date
    content: str
    place: str
    service_minutes: int
    recording_unit: str


class CertificateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a record certificate says, frozen when it is issued: a reprint renders these again.

    `id_number_masked` is already masked, and neither birth date nor age stands beside it: with the age, a
    masked mainland number leaves about 33 candidates. `lines` are newest first. `service_minutes` is
    the sum of `lines`; `total_minutes` counts every reviewed minute up to `issued_on`. `honour`, `reason` and
    `honorific` (同志, 同学 ...) are for the kinds other than a service record.
    """

    number: str
    kind: CertificateKind
    token: str
    check_code: str
    volunteer_name: str
    sex: str
    id_type: str
    id_number_masked: str
    volunteer_number: str
    team: str
    service_minutes: int
    total_minutes: int
    stars: int
    period_from: date
    period_to: date
    lines: tuple[ServiceLine, ...]
    issuer: str
    issuer_phone: str
    handler: str
    issued_on: date
    honour: str = ""
    reason: str = ""
    honorific: str = ""


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """An issued certificate and what became of it. `facts` never change; a correction is a new number.

    `signed` is its code (core.domain.certificate_code), empty on those of the first release; `reissue_of` the
    id of the one it stands for (补发).
    """

    id: str
    version: int = 0
    site_id: str
    number: str
    token: str
    check_code: str
    kind: CertificateKind
    volunteer_id: str
    facts: CertificateFacts
    status: CertificateStatus = CertificateStatus.VALID
    issued_at: datetime
    issued_by: str
    void_at: datetime | None = None
    void_by: str = ""
    void_reason: str = ""
    signed: str = ""
    reissue_of: str = ""


DUPLICATE_OF = "duplicate_of:"
"""Begins the reason of a certificate that is void because another one counts; its number follows."""
REPLACED_BY = "replaced_by:"
"""Begins the reason of one that was issued anew (补发): the new number, and on the next line why."""


class VoidReason(NamedTuple):
    """Why a certificate is void: the number that counts instead, if any, and the clerk's words."""

    duplicate_of: str = ""
    replaced_by: str = ""
    words: str = ""

    @property
    def without_words(self) -> str:
        """What every desk may know of it: numbers, never what a clerk wrote."""
        if self.duplicate_of:
            return DUPLICATE_OF + self.duplicate_of
        return REPLACED_BY + self.replaced_by if self.replaced_by else ""


def void_reason(kept: str) -> VoidReason:
    """Read the reason that a void certificate keeps."""
    if kept.startswith(DUPLICATE_OF):
        return VoidReason(duplicate_of=kept.removeprefix(DUPLICATE_OF))
    if kept.startswith(REPLACED_BY):
        number, _, words = kept.removeprefix(REPLACED_BY).partition("\n")
        return VoidReason(replaced_by=number, words=words)
    return VoidReason(words=kept)


_SEX_ON_PAPER = {Sex.MALE: "男", Sex.FEMALE: "女", None: "—"}
_ID_TYPES_ON_PAPER = {
    IdType.MAINLAND_ID: "居民身份证",
    IdType.HMT_RESIDENCE: "港澳台居民居住证",
    IdType.FOREIGN_RESIDENCE: "外国人永久居留身份证",
    IdType.HM_PASS: "港澳居民来往内地通行证",
    IdType.TAIWAN_PASS: "台湾居民来往大陆通行证",
}


def sex_on_paper(sex: Sex | None) -> str:
    """The word for the sex on a Chinese paper; a dash when it is not known."""
    return _SEX_ON_PAPER[sex]


def id_type_on_paper(id_type: IdType) -> str:
    """The full official name of the kind of document."""
    return _ID_TYPES_ON_PAPER.get(id_type, id_type.label_zh)
