"""A push in one transaction: docs/sync.md, "Push, on the platform"."""

from collections.abc import Sequence

import msgspec

from core.sync.op import GENESIS
from core.sync.wire import OpResult, PushReply, PushRequest
from server.batch import Batch
from server.database import Session
from server.devices import County, Device
from server.entries import Chain, CommandReader, Entry
from server.own_desk import Surroundings
from server.problems import ProblemRaised

_details = msgspec.json.Decoder(dict[str, object])


def push(
    session: Session,
    county: County,
    device: Device,
    request: PushRequest,
    chain: Chain,
    reader: CommandReader,
    surroundings: Surroundings,
    now_ms: int,
) -> PushReply:
    """Take in what is new of the request. The county and the device's row are locked already.

    Raises epoch_stale, fork, gap or chain_broken; then nothing of the request was taken.
    """
    if request.epoch < device.epoch:
        raise ProblemRaised("epoch_stale")
    if request.epoch > device.epoch:
        device = device._replace(epoch=request.epoch, last_seq=0, head=GENESIS)
    known = [entry for entry in chain.entries if entry.header.seq <= device.last_seq]
    new = chain.entries[len(known) :]
    _refuse_strangers(session, county, device, request, known, new)
    if not chain.whole:
        raise ProblemRaised("chain_broken")
    results = stored_results(session, county.county, device, known)
    if new:
        own = _aliases(session, county.county, device)
        for entry in new:
            if own and entry.body is not None:
                _rename(entry, own, device.site_id)
            reader.read(entry)
        batch = Batch(session, county, reader, surroundings, now_ms, device=device, site_id=device.site_id)
        results += batch.push(device, new)
        device = device._replace(
            last_seq=new[-1].header.seq, head=new[-1].chain, hlc=max(device.hlc, new[-1].header.hlc)
        )
    session.run(
        "UPDATE device SET epoch = ?, last_seq = ?, head = ?, hlc = ?, contact_ms = ? "
        "WHERE county = ? AND device = ?",
        (device.epoch, device.last_seq, device.head, device.hlc, now_ms, county.county, device.device),
    )
    # Never beyond what was asked: of entries behind it the desk would not hear how they ended.
    ack = chain.entries[-1].header.seq if chain.entries else 0
    return PushReply(ack=ack, results=tuple(results), server_ms=now_ms)


def _refuse_strangers(
    session: Session,
    county: County,
    device: Device,
    request: PushRequest,
    known: Sequence[Entry],
    new: Sequence[Entry],
) -> None:
    """Raise fork or gap unless the request goes on where this device's log ends."""
    if known:
        stored = dict(
            session.all(
                "SELECT seq, chain FROM op "
                "WHERE county = ? AND device = ? AND epoch = ? AND seq BETWEEN ? AND ?",
                (county.county, device.device, device.epoch, known[0].header.seq, known[-1].header.seq),
            )
        )
        for entry in known:
            if bytes(stored.get(entry.header.seq, b"")) != entry.chain:
                raise ProblemRaised("fork")
    elif new:
        if new[0].header.seq > device.last_seq + 1:
            raise ProblemRaised("gap", expected_seq=device.last_seq + 1)
        if request.previous != device.head:
            raise ProblemRaised("fork")


def stored_results(session: Session, county: str, device: Device, known: Sequence[Entry]) -> list[OpResult]:
    """How these entries ended when they came first."""
    if not known:
        return []
    found = session.all(
        "SELECT seq, code, detail FROM op_result "
        "WHERE county = ? AND device = ? AND epoch = ? AND seq BETWEEN ? AND ? ORDER BY seq",
        (county, device.device, device.epoch, known[0].header.seq, known[-1].header.seq),
    )
    return [OpResult(seq, code, _details.decode(detail)) for seq, code, detail in found]


def _aliases(session: Session, county: str, device: Device) -> list[bytes]:
    """Other ids this desk used for its unit."""
    found = session.all(
        "SELECT alias_id FROM site_alias WHERE county = ? AND device = ?", (county, device.device)
    )
    return [alias.encode() for (alias,) in found]


def _rename(entry: Entry, aliases: Sequence[bytes], site_id: str) -> None:
    """Ids are random UUIDs, so they can be exchanged in the JSON wherever they stand."""
    body = entry.body or b""
    for alias in aliases:
        body = body.replace(alias, site_id.encode())
    entry.canonical = body != entry.body
    entry.read_as = body
