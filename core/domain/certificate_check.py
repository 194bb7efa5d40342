"""What a signed code is worth: proven with the keys and the list of void papers that are known here."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from core.domain.certificate import Certificate, CertificateStatus
from core.domain.certificate_code import CertificateCode, SignedFacts, signed_facts
from core.domain.ed25519 import verified
from core.domain.local_time import local_day
from core.domain.signing_key import SigningKey, voucher

CLOCK_TOLERANCE = timedelta(days=1)


class Verdict(StrEnum):
    """VOID was good once; UNKNOWN cannot be told here; FORGED was not signed by the key it names."""

    VALID = "valid"
    VOID = "void"
    UNKNOWN = "unknown"
    FORGED = "forged"
    UNREADABLE = "unreadable"


class Doubt(StrEnum):
    """Why a code is not simply valid, or what else to know about it.

    NOT_HERE: a code for looking up, of no certificate known here. NOT_SIGNED: the register answers alone.
    """

    NONE = ""
    KEY_UNKNOWN = "key_unknown"
    KEY_NOT_CERTIFIED = "key_not_certified"
    KEY_RETIRED = "key_retired"
    WRONG_SIGNATURE = "wrong_signature"
    NOT_HERE = "not_here"
    NOT_SIGNED = "not_signed"
    ISSUED_IN_FUTURE = "issued_in_future"
    CLOCK_WRONG = "clock_wrong"


class KeyRing(msgspec.Struct, frozen=True, kw_only=True):
    """What this place knows: the key a code names, the counties trusted (hex), and how fresh its list is.

    `list_at` is the last word from the platform; None for a desk that works alone and is its own list.
    `clock_wrong`: this computer's clock stands before something it did itself, or far from the platform's.
    """

    key: SigningKey | None
    trusted: Collection[str]
    list_at: datetime | None
    clock_wrong: bool = False


class CheckedCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. Ages are whole days; None where there is no key, or no platform was ever met."""

    verdict: Verdict
    doubt: Doubt = Doubt.NONE
    facts: SignedFacts | None = None
    certificate: Certificate | None = None
    key_age_days: int | None = None
    list_age_days: int | None = None


UNREADABLE = CheckedCertificate(verdict=Verdict.UNREADABLE)
NOT_HERE = CheckedCertificate(verdict=Verdict.UNKNOWN, doubt=Doubt.NOT_HERE)


def check_register(known: Certificate, list_at: datetime | None, now: datetime) -> CheckedCertificate:
    """What the register alone says: of a paper of the first release, or a void one of another unit."""
    void = known.status is CertificateStatus.VOID
    return CheckedCertificate(
        verdict=Verdict.VOID if void else Verdict.VALID,
        doubt=Doubt.NONE if void else Doubt.NOT_SIGNED,
        facts=signed_facts(known.facts),
        certificate=known,
        list_age_days=_days_since(list_at, now),
    )


def check_certificate(
    code: CertificateCode, ring: KeyRing, known: Certificate | None, now: datetime
) -> CheckedCertificate:
    """Judge a code. `known` is the certificate of this number where its row, or its being void, is known."""
    key = ring.key
    if key is None:
        return _answer(code, ring, now, Verdict.UNKNOWN, Doubt.KEY_UNKNOWN)
    if not verified(bytes.fromhex(key.public_key), code.signature, code.message):
        return _answer(code, ring, now, Verdict.FORGED, Doubt.WRONG_SIGNATURE, facts=None)
    told = voucher(key, ring.trusted)
    if told is None:
        return _answer(code, ring, now, Verdict.UNKNOWN, Doubt.KEY_NOT_CERTIFIED)
    facts = code.facts if code.facts.issuer else msgspec.structs.replace(code.facts, issuer=told.unit)
    if key.retired_at is not None and facts.issued_on > local_day(key.retired_at):
        return _answer(code, ring, now, Verdict.UNKNOWN, Doubt.KEY_RETIRED, facts)
    if known is not None and known.status is CertificateStatus.VOID:
        return _answer(code, ring, now, Verdict.VOID, Doubt.NONE, facts, known)
    doubt = _doubt_of_time(facts.issued_on, ring, now)
    return _answer(code, ring, now, Verdict.VALID, doubt, facts, known)


def _doubt_of_time(issued_on: date, ring: KeyRing, now: datetime) -> Doubt:
    if ring.clock_wrong:
        return Doubt.CLOCK_WRONG
    return Doubt.ISSUED_IN_FUTURE if issued_on > local_day(now + CLOCK_TOLERANCE) else Doubt.NONE


def _answer(
    code: CertificateCode,
    ring: KeyRing,
    now: datetime,
    verdict: Verdict,
    doubt: Doubt,
    facts: SignedFacts | None = None,
    known: Certificate | None = None,
) -> CheckedCertificate:
    now_ms = int(now.timestamp() * 1000)
    key_age = None if ring.key is None else max(0, now_ms - ring.key.known_since_ms) // 86_400_000
    shown = facts if facts is not None or verdict is Verdict.FORGED else code.facts
    return CheckedCertificate(
        verdict=verdict,
        doubt=doubt,
        facts=shown,
        certificate=known,
        key_age_days=key_age,
        list_age_days=_days_since(ring.list_at, now),
    )


def _days_since(at: datetime | None, now: datetime) -> int | None:
    return None if at is None else max(0, (now - at).days)
