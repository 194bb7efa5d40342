"""Ed25519 (RFC 8032) with raw keys: 32 bytes of seed or public key, 64 bytes of signature."""

import hashlib

KEY_BYTES = 32
SIGNATURE_BYTES = 64
_KEY_ID_BYTES = 8


def sign(seed: bytes, message: bytes) -> bytes:
    """The signature of the key that grows from this seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - not needed to start
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def public_key(seed: bytes) -> bytes:
    """The public key that belongs to the seed."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - the same
        Ed25519PrivateKey,
    )

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def verified(public: bytes, signature: bytes, message: bytes) -> bool:
    """True when the raw key signed the message; a key that is none signed nothing."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - the same
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: PLC0415 - the same
        Ed25519PublicKey,
    )

    if len(public) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_id(public: bytes) -> bytes:
    """The short name of a public key: the first eight bytes of its SHA-256."""
    return hashlib.sha256(public).digest()[:_KEY_ID_BYTES]
