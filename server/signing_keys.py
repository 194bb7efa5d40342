"""The county vouches for the keys of its desks, and ends those of retired ones: its own logged commands."""

from collections.abc import Callable

from core.commands.signing_keys import CertifyKey, RetireKey
from core.domain.ed25519 import key_id
from core.domain.signing_key import certify, new_signing_key
from core.ports.store import Desk
from db.columns import to_ms
from server.devices import County


def vouch_for(county: County, site_id: str, unit: str, public_key: bytes) -> Callable[[Desk], CertifyKey]:
    """The order by which every desk of the county trusts what this key signs for the unit."""

    def order(desk: Desk) -> CertifyKey:
        told = certify(public_key, unit, to_ms(desk.now()), county.public_key, county.signing_key.sign)
        key = new_signing_key(site_id, public_key, told)
        return CertifyKey(at=desk.now(), by=desk.clerk.id, site_id=site_id, key=key)

    return order


def end_of(site_id: str, public_key: bytes) -> Callable[[Desk], RetireKey]:
    """The order by which the key signs nothing more from now on; what it signed stays good."""

    def order(desk: Desk) -> RetireKey:
        return RetireKey(
            at=desk.now(),
            by=desk.clerk.id,
            site_id=site_id,
            key_id=key_id(public_key).hex(),
            retired_at=desk.now(),
        )

    return order
