"""The county's invitation: an address and a code, typed, or scanned from its admin page."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from core.domain.codes import CodeKind, parse_code
from core.domain.invitation import given_code
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

    One of our own codes of the kind D may come alone; the address is empty then.
    """
    plain = without_invisible(half_width(text)).strip()
    if len(plain) > _LONGEST:
        return None
    parts = plain.split()
    if len(parts) == 1 and "/" in plain:
        address, _, last = plain.rstrip("/").rpartition("/")
        parts = [address, last]
    if len(parts) == 1:
        code = _device_code(parts[0])
        return Invitation("", code) if code else None
    if len(parts) != 2:
        return None
    code = _device_code(parts[1]) or given_code(parts[1])
    try:
        return Invitation(platform_address(parts[0]), code) if code else None
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


def _device_code(text: str) -> str:
    """One of our codes of the kind D, or an empty text."""
    try:
        code = parse_code(text)
    except Refusal:
        return ""
    return code.text if code.kind is CodeKind.DEVICE else ""
