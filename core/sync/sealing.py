"""Boxes that only one key can open: X25519, HKDF-SHA-256 and AES-256-GCM over a stream of frames.

Desks and county have Ed25519 keys. For agreement each is taken to Curve25519 by the map that RFC 7748, 4.1
names and libsodium and age use, so nobody has to keep and certify a second key.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator

_P = 2**255 - 19
_NONCE_BYTES = 12
TAG_BYTES = 16

Agree = Callable[[bytes], bytes]
"""X25519 of the own key with a public one: 32 bytes both sides can make and nobody else."""


class NotOpened(Exception):
    """The frame was changed, cut, moved, or sealed for another key."""


def agreement_key(ed25519_public: bytes) -> bytes:
    """The Curve25519 form of an Ed25519 public key: u = (1 + y) / (1 - y). Raises ValueError for no key."""
    y = int.from_bytes(ed25519_public, "little") & ((1 << 255) - 1)
    if len(ed25519_public) != 32 or y >= _P or y == 1:
        raise ValueError("not an Ed25519 key")
    return ((1 + y) * pow(1 - y, -1, _P) % _P).to_bytes(32, "little")


def agreement(ed25519_seed: bytes) -> Agree:
    """What the holder of an Ed25519 seed does with the other side's agreement key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - seldom needed
        X25519PrivateKey,
        X25519PublicKey,
    )

    own = X25519PrivateKey.from_private_bytes(hashlib.sha512(ed25519_seed).digest()[:32])
    return lambda public: own.exchange(X25519PublicKey.from_public_bytes(public))


def single_agreement(once: bytes) -> tuple[bytes, Agree]:
    """A key for one box only, from 32 random bytes: its public part, and the agreement."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - seldom needed
        X25519PrivateKey,
        X25519PublicKey,
    )

    own = X25519PrivateKey.from_private_bytes(once)
    return own.public_key().public_bytes_raw(), lambda public: own.exchange(
        X25519PublicKey.from_public_bytes(public)
    )


def box_key(shared: bytes, told: bytes) -> bytes:
    """The key of one box; `told` is everything said in the open about it."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - seldom needed
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - seldom needed

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=told).derive(shared)


def sealed(frames: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Each frame sealed in its place. The last one is marked, so that a shortened box is noticed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - seldom needed

    box = AESGCM(key)
    waiting: bytes | None = None
    place = 0
    for frame in frames:
        if waiting is not None:
            yield box.encrypt(_nonce(place, last=False), waiting, None)
            place += 1
        waiting = frame
    yield box.encrypt(_nonce(place, last=True), waiting or b"", None)


def opened(boxes: list[bytes], key: bytes) -> Iterator[bytes]:
    """The frames again. Raises NotOpened at the first that is not what was sealed there."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - seldom needed
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - seldom needed

    box = AESGCM(key)
    for place, part in enumerate(boxes, start=1):
        try:
            yield box.decrypt(_nonce(place - 1, last=place == len(boxes)), part, None)
        except InvalidTag:
            raise NotOpened from None


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(_NONCE_BYTES - 1, "big") + bytes([last])
