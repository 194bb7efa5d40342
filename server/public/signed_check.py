"""The page of a signed certificate: the browser proves it, the platform never sees which one.

The signed text stands behind `#` in the address, which browsers send to nobody. The page's script reads it
there, fetches the list of keys and one of 256 parts of the list of void papers, and says what the desk says.
"""

import re
from dataclasses import replace

import msgspec

from core.domain.codes import UnknownCode
from core.domain.local_time import local_day
from core.domain.signing_key import SigningKey, voucher
from db.columns import to_ms
from server.public.asked import Answer, Asked
from server.public.house import Kit
from server.public.screen import POLICY, file_address

_PART = re.compile(r"([0-9a-f]{2})\.json")
_HEADERS = {
    "Cache-Control": "public, max-age=300",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
_MONTHS = {
    "zh": "1 2 3 4 5 6 7 8 9 10 11 12",
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
}


class ShownKey(msgspec.Struct, frozen=True):
    """A key that the county vouches for; texts in hex, instants in ms."""

    id: str
    public_key: str
    unit: str
    since_ms: int
    retired_on: str


class KeyList(msgspec.Struct, frozen=True):
    """Every key the county vouches for or ever did; `at_ms` is when the list was made."""

    at_ms: int
    keys: tuple[ShownKey, ...]


def page(kit: Kit, asked: Asked) -> Answer:
    """The page behind a certificate's QR; everything else happens in the browser."""
    words = kit.screen.words(asked)
    answer = kit.screen.show(
        asked,
        "signed_check.html",
        title=words("certificate.title"),
        kicker=words("certificate.kicker"),
        script=file_address("signed_check.js"),
        verifier=file_address("noble-ed25519.js"),
        months=_MONTHS[asked.language],
        typed=asked.link("/check"),
    )
    policy = f"{POLICY}; connect-src 'self'"
    return replace(answer, headers={**answer.headers, "Content-Security-Policy": policy})


def keys(kit: Kit, _asked: Asked) -> Answer:
    """The keys, with retired ones: what they signed before stays good."""
    trusted = {kit.house.county_key.hex()}
    with kit.house.read() as rows:
        known = [(key, voucher(key, trusted)) for key in rows.find(SigningKey)]
    told = KeyList(
        at_ms=to_ms(kit.clock()),
        keys=tuple(
            ShownKey(
                key.id,
                key.public_key,
                by.unit,
                key.known_since_ms,
                "" if key.retired_at is None else local_day(key.retired_at).isoformat(),
            )
            for key, by in known
            if by is not None
        ),
    )
    return _json(told)


def void_part(kit: Kit, asked: Asked) -> Answer:
    """The void papers whose numbers' hashes begin so."""
    found = _PART.fullmatch(asked.part("part"))
    if found is None:
        raise UnknownCode(length=len(asked.part("part")))
    with kit.house.read() as rows:
        return _json(kit.void_list.part(rows, found[1]))


def _json(told: msgspec.Struct) -> Answer:
    return Answer(body=msgspec.json.encode(told), media_type="application/json", headers=_HEADERS)
