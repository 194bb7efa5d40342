"""The numbers of void certificates in parts that tell nobody which one was asked for."""

import hashlib
from collections.abc import Callable
from datetime import datetime

import msgspec

from core.domain.certificate import Certificate, CertificateStatus, void_reason
from core.domain.local_time import local_day
from db.columns import to_ms
from server.public.reading import Rows

PREFIX_LENGTH = 2
"""Hexadecimal digits of a number's SHA-256 that the platform is told: 256 parts, many papers in each."""


class VoidPaper(msgspec.Struct, frozen=True):
    """A void certificate by the SHA-256 of its number (UTF-8, hex), and the number that counts instead."""

    hash: str
    on: str
    replaced_by: str


class VoidPart(msgspec.Struct, frozen=True):
    """One part of the list of void papers."""

    at_ms: int
    void: tuple[VoidPaper, ...]


class VoidList:
    """The void papers by their parts, read again when older than a minute: many phones ask at once."""

    _KEPT_MS = 60_000

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._at_ms = -self._KEPT_MS
        self._parts: dict[str, tuple[VoidPaper, ...]] = {}

    def part(self, rows: Rows, prefix: str) -> VoidPart:
        """One part, with the time the whole list is of."""
        now_ms = to_ms(self._clock())
        if not 0 <= now_ms - self._at_ms < self._KEPT_MS:
            self._parts, self._at_ms = _read(rows), now_ms
        return VoidPart(self._at_ms, self._parts.get(prefix, ()))


def _read(rows: Rows) -> dict[str, tuple[VoidPaper, ...]]:
    parts: dict[str, list[VoidPaper]] = {}
    for row in rows.find(Certificate, status=CertificateStatus.VOID):
        if len(rows.find(Certificate, number=row.number)) > 1:
            # Two desks drew one number: the void one does not speak for the other.
            continue
        digest = hashlib.sha256(row.number.encode()).hexdigest()
        on = "" if row.void_at is None else local_day(row.void_at).isoformat()
        paper = VoidPaper(digest, on, void_reason(row.void_reason).replaced_by)
        parts.setdefault(digest[:PREFIX_LENGTH], []).append(paper)
    return {prefix: tuple(papers) for prefix, papers in parts.items()}
