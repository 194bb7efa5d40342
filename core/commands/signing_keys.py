"""Keys that sign certificates: made known, vouched for, and taken out of use."""

from datetime import datetime

import msgspec

from core.commands.handler import Handler
from core.commands.patching import put_if_changed
from core.domain.signing_key import SigningKey, certify, new_signing_key
from core.ports.store import CertificateSigner, Command, Desk, OpKind, Ref, UnitOfWork


class CertifyKey(Command, frozen=True, kw_only=True):
    """A county vouches for a key; `key` holds its one certification."""

    key: SigningKey


class RetireKey(Command, frozen=True, kw_only=True):
    """A key signs nothing any more from `retired_at` on: the computer is gone, or its disk was stolen."""

    key_id: str
    retired_at: datetime


def own_key(desk: Desk, signer: CertificateSigner) -> SigningKey:
    """This desk's key, vouched for by the county key made on this desk."""
    at_ms = int(desk.now().timestamp() * 1000)
    told = certify(signer.public_key, desk.site.name, at_ms, signer.county_key, signer.vouch)
    return new_signing_key(desk.site.id, signer.public_key, told)


def keep_key(rows: UnitOfWork, told: SigningKey) -> None:
    """The key with everybody who vouches for it, in one order whatever arrives first."""
    before = rows.get(SigningKey, told.id)
    if before is None:
        rows.put(told)
        return
    if before.public_key != told.public_key:
        return
    everybody = {(one.county_key, one.at_ms, one.unit): one for one in (*told.certified, *before.certified)}
    certified = tuple(everybody[which] for which in sorted(everybody))
    put_if_changed(rows, before, msgspec.structs.replace(before, certified=certified))


def _retire(rows: UnitOfWork, command: RetireKey) -> None:
    """The earliest end stands."""
    before = rows.get(SigningKey, command.key_id)
    if before is None:
        return
    ends = min(filter(None, (before.retired_at, command.retired_at)))
    put_if_changed(rows, before, msgspec.structs.replace(before, retired_at=ends))


def _accept(_rows: UnitOfWork, _command: Command) -> None:
    """Facts are not refused."""


HANDLERS = (
    Handler(
        CertifyKey,
        OpKind.FACT,
        lambda c: (Ref(SigningKey, c.key.id),),
        _accept,
        lambda rows, c: keep_key(rows, c.key),
    ),
    Handler(RetireKey, OpKind.FACT, lambda c: (Ref(SigningKey, c.key_id),), _accept, _retire),
)
