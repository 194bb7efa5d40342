"""Sync by USB stick: the same messages in a signed and sealed file. See docs/sync.md, "The bundle".

`PDB1`, the length and JSON of a header, sealed frames with their lengths, and at the end an Ed25519 signature
of the sender over all of it. A frame is a letter and a message as it travels on the line or a part of a file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

import msgspec

from core.domain.ed25519 import SIGNATURE_BYTES, verified
from core.sync.sealing import (
    TAG_BYTES,
    Agree,
    NotOpened,
    agreement_key,
    box_key,
    opened,
    sealed,
    single_agreement,
)
from core.sync.wire import (
    MAX_COMPRESSED,
    BodyRefused,
    HelloRequest,
    PullReply,
    PushReply,
    PushRequest,
    pack,
    unpack,
)

MAGIC = b"PDB1"
MAX_BUNDLE = 64 << 20
MAX_HEADER = 4 << 10
MAX_FRAME = 1 + MAX_COMPRESSED + TAG_BYTES
BLOB_PART = 256 << 10
_STATEMENT = b"practice-desk bundle 1\n"
_LENGTH = 4


class BundleRefused(Exception):
    """A file is not taken in. `code`: not_a_bundle, damaged, too_large, wrong_reader, signature_invalid."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Way(StrEnum):
    """Where a bundle goes."""

    TO_COUNTY = "to_county"
    TO_DESK = "to_desk"


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the open. `sender` is a device or county; `reader` the Ed25519 key it is sealed for."""

    way: Way
    sender: str
    reader: bytes
    once: bytes
    made_ms: int


class BlobPart(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A part of a file."""

    sha256: str
    offset: int
    total: int
    part: bytes


class Acknowledged(msgspec.Struct, frozen=True, kw_only=True):
    """What the county answers to a device and epoch about its entries."""

    device: str
    epoch: int
    reply: PushReply


class Pulled(msgspec.Struct, frozen=True, kw_only=True):
    """What changed behind the cursors `behind`, for a device and epoch."""

    device: str
    epoch: int
    behind: dict[str, int]
    reply: PullReply


Message = HelloRequest | PushRequest | BlobPart | Acknowledged | Pulled

_LETTERS: dict[bytes, type[Message]] = {
    b"H": HelloRequest,
    b"P": PushRequest,
    b"B": BlobPart,
    b"A": Acknowledged,
    b"R": Pulled,
}
_LETTER_OF = {kind: letter for letter, kind in _LETTERS.items()}
_DECODERS = {letter: msgspec.json.Decoder(kind) for letter, kind in _LETTERS.items()}
_HEADER = msgspec.json.Decoder(Header)


class Bundle(NamedTuple):
    """A file that has the shape of a bundle; who sent it is not proven before `messages` is asked."""

    header: Header
    told: bytes
    boxes: list[bytes]
    digest: bytes
    signature: bytes

    def messages(self, public_key: bytes, reader: bytes, agree: Agree) -> Iterator[Message]:
        """What is in it, in order; `public_key` is the sender's, `reader` and `agree` are the reader's key.

        Raises BundleRefused. Nothing is given out before the signature over the whole file was proven.
        """
        if self.header.reader != reader:
            raise BundleRefused("wrong_reader")
        if not verified(public_key, self.signature, _STATEMENT + self.digest):
            raise BundleRefused("signature_invalid")
        try:
            key = box_key(agree(self.header.once), self.told)
            for frame in opened(self.boxes, key):
                if frame:
                    yield _read(frame)
        except (NotOpened, BodyRefused, ValueError) as error:
            raise BundleRefused("damaged") from error


def write_bundle(
    messages: Iterable[Message],
    *,
    way: Way,
    sender: str,
    reader: bytes,
    made_ms: int,
    sign: Callable[[bytes], bytes],
    once: bytes,
) -> Iterator[bytes]:
    """The file, piece by piece; `sign` is the sender's Ed25519, `reader` the public key it is sealed for.

    `once` are 32 random bytes that were never used before: the key of this box.

    Raises BundleRefused("too_large") rather than writing what no reader takes.
    """
    public, agree = single_agreement(once)
    header = Header(way=way, sender=sender, reader=reader, once=public, made_ms=made_ms)
    told = msgspec.json.encode(header)
    key = box_key(agree(agreement_key(reader)), told)
    digest, size = hashlib.sha256(), SIGNATURE_BYTES
    for piece in _pieces(told, sealed(map(_frame, messages), key)):
        digest.update(piece)
        size += len(piece)
        if size > MAX_BUNDLE:
            raise BundleRefused("too_large")
        yield piece
    yield sign(_STATEMENT + digest.digest())


def read_bundle(raw: bytes) -> Bundle:
    """Take a file apart. Raises BundleRefused: not_a_bundle, too_large or damaged."""
    if not raw.startswith(MAGIC):
        raise BundleRefused("not_a_bundle")
    if len(raw) > MAX_BUNDLE:
        raise BundleRefused("too_large")
    body, signature = raw[:-SIGNATURE_BYTES], raw[-SIGNATURE_BYTES:]
    told, *boxes = _cut(memoryview(body)[len(MAGIC) :])
    if not boxes or len(told) > MAX_HEADER or max(map(len, boxes)) > MAX_FRAME:
        raise BundleRefused("damaged")
    try:
        header = _HEADER.decode(told)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BundleRefused("damaged") from error
    return Bundle(header, told, boxes, hashlib.sha256(body).digest(), signature)


def _cut(rest: memoryview) -> list[bytes]:
    parts = []
    while rest:
        length = int.from_bytes(rest[:_LENGTH], "big")
        if len(rest) < _LENGTH + length:
            raise BundleRefused("damaged")
        parts.append(bytes(rest[_LENGTH : _LENGTH + length]))
        rest = rest[_LENGTH + length :]
    return parts or [b""]


def _pieces(told: bytes, boxes: Iterable[bytes]) -> Iterator[bytes]:
    yield MAGIC
    for part in chain((told,), boxes):
        yield len(part).to_bytes(_LENGTH, "big") + part


def _frame(message: Message) -> bytes:
    return _LETTER_OF[type(message)] + pack(message)


def _read(frame: bytes) -> Message:
    decoder = _DECODERS.get(frame[:1])
    if decoder is None:
        raise BodyRefused("malformed", "letter")
    return unpack(frame[1:], decoder)
