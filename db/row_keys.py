"""Row ids as short keys: a UUID takes 16 bytes instead of 36, in an index that every pulled row goes into."""

import re

_is_uuid = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}").fullmatch


def key_of(row_id: str) -> bytes | str:
    """The key of an id; an id that is no UUID in its one spelling is its own key."""
    return bytes.fromhex(row_id.replace("-", "")) if _is_uuid(row_id) else row_id


def id_of(key: bytes | str) -> str:
    """The id of a key."""
    if isinstance(key, str):
        return key
    digits = key.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
