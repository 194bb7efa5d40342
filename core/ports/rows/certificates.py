"""Certificates as the register and their own page show them, and who could be given one."""

from datetime import datetime

import msgspec

from core.domain.certificate import Certificate, CertificateKind, CertificateStatus
from core.ports.rows.history import PrintRow


class CertificateRow(msgspec.Struct, frozen=True, kw_only=True):
    """An issued certificate in a list or log."""

    id: str
    number: str
    kind: CertificateKind
    status: CertificateStatus
    volunteer_id: str
    volunteer_name: str
    service_minutes: int
    issued_at: datetime
    void_at: datetime | None
    void_reason: str
    print_count: int


class RegisterFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What of the register of certificates is asked for.

    `state`: everything, valid, void, reissued (stands for an older one) or unprinted (valid and never
    printed). `text` is part of a number or of a name.
    """

    year: int
    month: int | None = None
    kind: CertificateKind | None = None
    state: str = "everything"
    text: str = ""


class RegisterRow(msgspec.Struct, frozen=True, kw_only=True):
    """In the register (登记簿). `reissue_of` is the number it stands for, `reasons` those of reprints."""

    id: str
    number: str
    kind: CertificateKind
    status: CertificateStatus
    volunteer_name: str
    issued_at: datetime
    clerk_name: str
    void_at: datetime | None
    void_reason: str
    reissue_of: str
    print_count: int
    reasons: tuple[str, ...]


class RegisterSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A year of the register: how many there are of each state, and every number with its row's id.

    `unprinted` are ids and kinds of those never printed, the lowest number first. `years` are those with
    certificates, newest first; `desk_code` is this desk's.
    """

    counts: dict[str, int]
    numbers: tuple[tuple[str, str], ...]
    unprinted: tuple[tuple[str, CertificateKind], ...]
    years: tuple[int, ...]
    desk_code: str


class CertificateCandidate(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who could be certified for a period; `missing` says what stands in the way.

    Codes: no_identity, pending, no_records.
    """

    volunteer_id: str
    name: str
    number: str
    service_minutes: int
    unreviewed_minutes: int
    missing: tuple[str, ...]
    issued_count: int


class CertificateDetail(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate with its prints, for checking and printing again."""

    certificate: Certificate
    prints: tuple[PrintRow, ...]
