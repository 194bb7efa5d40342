"""The county's invitation: an address and a code, typed, or scanned from its admin page."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from core.domain.codes import Code, CodeKind, parse_code
from core.domain.refusals import Refusal
from core.domain.typed_text import half_width, without_invisible

_LONGEST = 300
_NEAR = re.compile(r"localhost|127\.\d+\.\d+\.\d+|\[::1\]", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?|\[[0-9a-f:.]+\]")


class AddressRefused(Exception):
    """The address cannot be one of a platform. `reason`: missing, malformed, not_secure."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Invitation(NamedTuple):
    """Where to ask, and the code given out for it; the code may be empty."""

    url: str
    code: str


def read_invitation(text: str) -> Invitation | None:
    """What a scan says: `HTTPS://HOST/D...`, or address and code beside each other. None when it is neither.

    A code alone gives an empty address.
    """
    plain = without_invisible(half_width(text)).strip()
    if len(plain) > _LONGEST:
        return None
    parts = plain.split()
    if len(parts) == 1 and "/" in plain:
        address, _, last = plain.rstrip("/").rpartition("/")
        parts = [address, last]
    code = _device_code(parts[-1]) if parts else None
    if code is None or len(parts) > 2:
        return None
    if len(parts) == 1:
        return Invitation("", code.text)
    try:
        return Invitation(platform_address(parts[0]), code.text)
    except AddressRefused:
        return None


def platform_address(text: str) -> str:
    """An address as typed, made whole: `zx.example.cn` becomes `https://zx.example.cn`.

    Raises AddressRefused.

    Without encryption only this computer itself is spoken to.
    """
    plain = without_invisible(half_width(text)).strip().rstrip("/")
    if not plain:
        raise AddressRefused("missing")
    if "://" not in plain:
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        scheme, host, port = parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower(), parts.port
    except ValueError as error:
        raise AddressRefused("malformed") from error
    name = host.removesuffix(f":{port}") if port is not None else host
    if scheme not in {"http", "https"} or not _HOST.fullmatch(name) or "@" in parts.netloc:
        raise AddressRefused("malformed")
    if scheme == "http" and not _NEAR.fullmatch(name):
        raise AddressRefused("not_secure")
    return f"{scheme}://{host}{parts.path.rstrip('/')}"


def _device_code(text: str) -> Code | None:
    try:
        code = parse_code(text)
    except Refusal:
        return None
    return code if code.kind is CodeKind.DEVICE else None
