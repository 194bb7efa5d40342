"""One number for what rows say, whoever keeps them and in whatever order: see docs/digest.md.

The hash of a row is SHA-256 over its canonical JSON array; the digest of any set of rows is the sum of their
hashes modulo 2^256. So a digest follows a change by one subtraction and one addition.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from core.sync.wire import LEAF_DEPTH

MODULUS = 1 << 256
HASH_BYTES = 32
_BITS_A_DIGIT = 4
_encoder = msgspec.json.Encoder()


def canonical(values: Sequence[object]) -> bytes:
    """A row as it travels and is hashed: a JSON array of its stored values in the order of the columns."""
    return _encoder.encode(values)


def row_hash(row: bytes | memoryview) -> bytes:
    """SHA-256 of a canonical row."""
    return hashlib.sha256(row).digest()


def bucket_of(row_id: str) -> int:
    """The first four hex digits of SHA-256(id), as a number: which leaf the row belongs to."""
    return int.from_bytes(hashlib.sha256(row_id.encode()).digest()[: LEAF_DEPTH // 2], "big")


def prefix_of(bucket: int, digits: int) -> str:
    """The first so many hex digits of a bucket."""
    return f"{bucket:04x}"[:digits]


def buckets_below(prefix: str) -> range:
    """The buckets that begin with this prefix of at most four hex digits. Raises ValueError for others."""
    missing = LEAF_DEPTH - len(prefix)
    if missing < 0 or not set(prefix) <= set("0123456789abcdef"):
        raise ValueError(prefix)
    width = 1 << missing * _BITS_A_DIGIT
    first = int(prefix or "0", 16) * width
    return range(first, first + width)


def add(total: int, hashes: Iterable[bytes]) -> int:
    """The digest with these rows' hashes added."""
    return (total + sum(int.from_bytes(digest, "big") for digest in hashes)) % MODULUS


def take_away(total: int, hashes: Iterable[bytes]) -> int:
    """The digest with these rows' hashes taken away."""
    return (total - sum(int.from_bytes(digest, "big") for digest in hashes)) % MODULUS


def to_bytes(total: int) -> bytes:
    """A digest as it is kept."""
    return total.to_bytes(HASH_BYTES, "big")


def from_bytes(kept: bytes) -> int:
    """A kept digest."""
    return int.from_bytes(kept, "big")


def to_hex(total: int) -> str:
    """A digest as it is told: 64 hex digits."""
    return f"{total:064x}"


def child_sums(prefix: str, rows: Iterable[tuple[int, bytes]]) -> dict[str, str]:
    """The digests one step below `prefix`, out of (bucket, hash) pairs; those without rows are left out."""
    digits = len(prefix) + 1
    shift = (LEAF_DEPTH - digits) * _BITS_A_DIGIT
    inside = buckets_below(prefix)
    sums: dict[int, int] = {}
    for bucket, digest in rows:
        if bucket in inside:
            child = bucket >> shift
            sums[child] = sums.get(child, 0) + int.from_bytes(digest, "big")
    return {f"{child:0{digits}x}": to_hex(total % MODULUS) for child, total in sums.items()}


def root(sums: Mapping[str, int]) -> str:
    """SHA-256 over `table sum` lines in the order of the names; a table without rows has no line."""
    lines = "".join(f"{table} {to_hex(total)}\n" for table, total in sorted(sums.items()) if total)
    return hashlib.sha256(lines.encode()).hexdigest()
