"""The desk's keys for certificates, made in the transaction that first needs them."""

from functools import cached_property

from core.domain import ed25519
from db.identity import RandomBytes
from db.raw import RawConnection


class DeskSigner:
    """Implements core.ports.store.CertificateSigner over the one row of sync_state.

    The key is the one that signs requests, too: the county's certificate names it.
    """

    def __init__(self, connection: RawConnection, random: RandomBytes) -> None:
        self._connection = connection
        self._random = random

    @property
    def public_key(self) -> bytes:
        """The raw public key."""
        return ed25519.public_key(self._seed)

    @property
    def county_key(self) -> bytes:
        """The raw public key of the county key made on this desk."""
        return ed25519.public_key(self._county_seed)

    def sign(self, message: bytes) -> bytes:
        """Ed25519 with the desk's key."""
        return ed25519.sign(self._seed, message)

    def vouch(self, message: bytes) -> bytes:
        """Ed25519 with the county key made on this desk."""
        return ed25519.sign(self._county_seed, message)

    @cached_property
    def _seed(self) -> bytes:
        return self._kept("private_key")

    @cached_property
    def _county_seed(self) -> bytes:
        return self._kept("county_seed")

    def _kept(self, column: str) -> bytes:
        (found,) = self._connection.execute(f"SELECT {column} FROM sync_state").fetchone()  # noqa: S608 - our own names
        if found is None:
            found = self._random(ed25519.KEY_BYTES)
            self._connection.execute(f"UPDATE sync_state SET {column} = ?", (found,))  # noqa: S608 - the same
        return bytes(found)
