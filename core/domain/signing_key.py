"""The keys that sign certificates (签发密钥), each certified by a county: kept for ever, never replaced."""

import json
from collections.abc import Callable, Collection
from datetime import datetime
from functools import lru_cache

import msgspec

from core.domain.ed25519 import key_id, verified

_STATEMENT = b"practice-desk signing key 1\n"


class Certification(msgspec.Struct, frozen=True, kw_only=True):
    """A county says: this key signs for this unit, from `at_ms` on. Key and signature in hex."""

    county_key: str
    unit: str
    at_ms: int
    signature: str


class SigningKey(msgspec.Struct, frozen=True, kw_only=True):
    """A desk's public key (hex) and who vouches for it. `id` is its key id in hex, the same everywhere.

    A desk that works alone is vouched for by a county key of its own; at enrolment the county's is added.
    What a key signed before `retired_at` stays good.
    """

    id: str
    version: int = 0
    site_id: str
    public_key: str
    certified: tuple[Certification, ...]
    retired_at: datetime | None = None

    @property
    def known_since_ms(self) -> int:
        """When the first county vouched for it."""
        return min(told.at_ms for told in self.certified)


def certify(
    public_key: bytes, unit: str, at_ms: int, county_key: bytes, sign: Callable[[bytes], bytes]
) -> Certification:
    """The county's word for a key; `sign` is Ed25519 with the key of `county_key`."""
    signature = sign(_statement(public_key.hex(), unit, at_ms))
    return Certification(county_key=county_key.hex(), unit=unit, at_ms=at_ms, signature=signature.hex())


def new_signing_key(site_id: str, public_key: bytes, certification: Certification) -> SigningKey:
    """The row of a key that one county vouches for."""
    return SigningKey(
        id=key_id(public_key).hex(),
        site_id=site_id,
        public_key=public_key.hex(),
        certified=(certification,),
    )


def voucher(key: SigningKey, trusted: Collection[str]) -> Certification | None:
    """The newest certification by a county key (hex) that is trusted, and whose signature holds."""
    for told in sorted(key.certified, key=lambda told: told.at_ms, reverse=True):
        if told.county_key in trusted and _holds(key.id, key.public_key, told):
            return told
    return None


# Half of a check's time, and the same answer for every certificate of a desk.
@lru_cache(maxsize=1024)
def _holds(named: str, public_key: str, told: Certification) -> bool:
    try:
        public, county, signature = map(bytes.fromhex, (public_key, told.county_key, told.signature))
    except ValueError:
        return False
    if key_id(public).hex() != named:
        return False
    return verified(county, signature, _statement(public_key, told.unit, told.at_ms))


def _statement(public_key: str, unit: str, at_ms: int) -> bytes:
    # The line in front keeps a signature of one kind of statement from passing as another.
    return (
        _STATEMENT + json.dumps([public_key, unit, at_ms], ensure_ascii=False, separators=(",", ":")).encode()
    )
