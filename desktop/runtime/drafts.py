"""Forms that were begun and not saved: kept at every keystroke, offered again at the next start."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import uuid4

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.runtime.runner import Runner

_log = logging.getLogger("desk.drafts")

PutDraft = Callable[[str, bytes | None], None]
"""Keeps the bytes under the key, or forgets the key; runs on the writer's thread."""
LoadDrafts = Callable[[], Sequence[tuple[str, bytes]]]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A form as far as it was filled in. `state` is the form's own; drafts are local and never sent."""

    key: str
    form: str
    saved_at: datetime
    state: dict[str, object]


class DraftKeeper(QObject):
    """Several drafts may lie parked at once, of one form or of many.

    `changed` tells that the list of drafts is another one, not that a letter was typed.
    """

    changed = Signal()

    def __init__(
        self,
        runner: Runner,
        put: PutDraft,
        load: LoadDrafts,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._put, self._load, self._clock = runner, put, load, clock
        self._drafts: dict[str, Draft] = {}

    def begin(self, form: str) -> str:
        """A key for a new form; nothing is kept until `keep`."""
        return f"{form}:{uuid4().hex}"

    def keep(self, key: str, state: dict[str, object]) -> None:
        """Keep this state instead of the last one; call it at every change of the form."""
        known = self._drafts.get(key)
        if known is not None and known.state == state:
            return
        form = key.partition(":")[0]
        draft = Draft(key=key, form=form, saved_at=self._clock(), state=state)
        self._drafts[key] = draft
        self._write(key, msgspec.json.encode(draft))
        if known is None:
            self.changed.emit()

    def discard(self, key: str) -> None:
        """The form was saved or given up."""
        if self._drafts.pop(key, None) is None:
            return
        self._write(key, None)
        self.changed.emit()

    def drafts(self, form: str | None = None) -> tuple[Draft, ...]:
        """What lies here, newest first; of one form or of all."""
        chosen = [draft for draft in self._drafts.values() if form in {None, draft.form}]
        return tuple(sorted(chosen, key=lambda draft: draft.saved_at, reverse=True))

    def find_again(self, done: Callable[[tuple[Draft, ...]], None]) -> None:
        """Read at the start what the last start left; `done` gets the drafts found."""
        self._runner.read(self, self._load, partial(self._found, done))

    def _found(self, done: Callable[[tuple[Draft, ...]], None], kept: Sequence[tuple[str, bytes]]) -> None:
        for key, body in kept:
            try:
                draft = msgspec.json.decode(body, type=Draft)
            except msgspec.DecodeError:
                # Written by another version: it stays in the store, but this version cannot show it.
                _log.warning("a draft of form %s cannot be read", key.partition(":")[0])
                continue
            self._drafts.setdefault(key, draft)
        self.changed.emit()
        done(self.drafts())

    def _write(self, key: str, body: bytes | None) -> None:
        self._runner.write_local(f"draft:{key}", partial(self._put, key, body))
