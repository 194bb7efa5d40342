"""What a desk puts into a bundle for the county, and what it takes out of one that comes back."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from core.sync.bundle import (
    BLOB_PART,
    Acknowledged,
    BlobPart,
    Bundle,
    BundleRefused,
    Message,
    Pulled,
    Way,
    write_bundle,
)
from core.sync.parts import DeskState, SyncStore
from core.sync.wire import MAX_OPS, DeviceCertificate, PullReply


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """What a bundle from the county brought.

    `older` counts messages that were known already, `missing` is true when pages before these have not
    arrived here: the bundle in between has to be read first.
    """

    acknowledged: int = 0
    rows: int = 0
    older: int = 0
    missing: bool = False


def for_county(store: SyncStore, *, app: str, now: datetime, disk_free: int) -> Iterator[Message]:
    """How the desk stands, everything unsent, and the files: to the letter what it would push."""
    wall_ms = int(now.timestamp() * 1000)
    yield store.hello(app=app, wall_ms=wall_ms, disk_free=disk_free)
    after = 0
    while (request := store.batch(MAX_OPS, after)) is not None:
        yield request
        after = request.ops[-1].seq
    for sha256, total, sent in store.blobs_due():
        for offset in range(sent, total, BLOB_PART):
            part = store.blob_part(sha256, offset, min(BLOB_PART, total - offset))
            yield BlobPart(sha256, offset, total, part)


def write_for_county(
    store: SyncStore, certificate: DeviceCertificate, *, app: str, now: datetime, disk_free: int, once: bytes
) -> Iterator[bytes]:
    """The whole bundle, piece by piece; `once` are 32 random bytes."""
    return write_bundle(
        for_county(store, app=app, now=now, disk_free=disk_free),
        way=Way.TO_COUNTY,
        sender=certificate.device,
        reader=certificate.county_key,
        made_ms=int(now.timestamp() * 1000),
        sign=store.sign,
        once=once,
    )


def take_from_county(
    store: SyncStore, certificate: DeviceCertificate, bundle: Bundle, now: datetime
) -> TakenIn:
    """Take in what the county answered. Read twice or late it changes nothing.

    Raises BundleRefused: from another county, for another desk or epoch, damaged. What came before the damage
    is kept, as when the line breaks.
    """
    if bundle.header.way is not Way.TO_DESK or bundle.header.sender != certificate.county:
        raise BundleRefused("wrong_reader")
    taken = TakenIn()
    for message in bundle.messages(certificate.county_key, certificate.public_key, store.agree):
        state = store.state()
        if not isinstance(message, Acknowledged | Pulled):
            raise BundleRefused("damaged")
        if (message.device, message.epoch) != (state.device, state.epoch):
            raise BundleRefused("wrong_reader")
        if isinstance(message, Acknowledged):
            taken = _acknowledge(store, state, message, taken, now)
        else:
            taken = _pull(store, state, message, taken, now)
    return taken


def _acknowledge(
    store: SyncStore, state: DeskState, message: Acknowledged, taken: TakenIn, now: datetime
) -> TakenIn:
    if message.reply.ack > state.head_seq:
        # Entries that this desk never made: its file was restored from a copy, which the line will settle.
        raise BundleRefused("wrong_reader")
    # Known acknowledgements are taken too: their results are kept once, whatever the way they came.
    store.acknowledged(message.reply, now)
    return msgspec.structs.replace(
        taken, acknowledged=taken.acknowledged + max(0, message.reply.ack - state.acked_seq)
    )


def _pull(store: SyncStore, state: DeskState, message: Pulled, taken: TakenIn, now: datetime) -> TakenIn:
    own, behind, reply = state.cursors, message.behind, message.reply
    if any(own.get(scope, 0) < behind.get(scope, 0) for scope in reply.cursors):
        return msgspec.structs.replace(taken, missing=True)
    newer = _newer(reply, own)
    if newer is None:
        return msgspec.structs.replace(taken, older=taken.older + 1)
    store.take(newer, now)
    return msgspec.structs.replace(taken, rows=taken.rows + sum(len(page.rows) for page in newer.pages))


def _newer(reply: PullReply, own: dict[str, int]) -> PullReply | None:
    """Only the scopes in which this page is ahead of the desk: older rows must not cover newer ones."""
    cursors = {scope: number for scope, number in reply.cursors.items() if own.get(scope, 0) < number}
    if not cursors:
        return None
    pages = tuple(page for page in reply.pages if page.scope in cursors)
    return msgspec.structs.replace(reply, cursors=cursors, pages=pages)
