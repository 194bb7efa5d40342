"""Forms that were begun and not saved: kept at every keystroke, offered again at the next start."""

import logging
import os
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.runtime.runner import Runner

_log = logging.getLogger("desk.drafts")


class KeptDraft(Protocol):
    """A draft as the store hands it back."""

    @property
    def kind(self) -> str:
        """The form it belongs to."""

    @property
    def key(self) -> str:
        """Which draft of that form."""

    @property
    def body(self) -> bytes:
        """The state as JSON."""

    @property
    def saved_at(self) -> datetime:
        """The last keystroke."""


class DraftStore(Protocol):
    """The local table of drafts; called on the runner's threads."""

    def save_draft(self, kind: str, key: str, body: bytes, at: datetime) -> None:
        """Keep or replace a draft."""

    def drop_draft(self, kind: str, key: str) -> None:
        """Forget a draft."""

    def drafts(self) -> Sequence[KeptDraft]:
        """All drafts."""


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
        store: DraftStore,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._store, self._clock = runner, store, clock
        self._drafts: dict[tuple[str, str], Draft] = {}

    def new_key(self) -> str:
        """A key for a form that is begun; nothing is kept until `keep`."""
        return os.urandom(16).hex()

    def keep(self, form: str, key: str, state: dict[str, object]) -> None:
        """Keep this state instead of the last one; call it at every change of the form."""
        known = self._drafts.get((form, key))
        if known is not None and known.state == state:
            return
        draft = Draft(form=form, key=key, saved_at=self._clock(), state=state)
        self._drafts[form, key] = draft
        save = partial(self._store.save_draft, form, key, msgspec.json.encode(state), draft.saved_at)
        self._runner.write_local(f"draft {form} {key}", save)
        if known is None:
            self.changed.emit()

    def discard(self, form: str, key: str) -> None:
        """The form was saved or given up."""
        if self._drafts.pop((form, key), None) is None:
            return
        self._runner.write_local(f"draft {form} {key}", partial(self._store.drop_draft, form, key))
        self.changed.emit()

    def drafts(self, form: str | None = None) -> tuple[Draft, ...]:
        """What lies here, newest first; of one form or of all."""
        chosen = [draft for draft in self._drafts.values() if form in {None, draft.form}]
        return tuple(sorted(chosen, key=lambda draft: draft.saved_at, reverse=True))

    def find_again(self, done: Callable[[tuple[Draft, ...]], None]) -> None:
        """Read at the start what the last start left; `done` gets the drafts found."""
        self._runner.read(self, self._store.drafts, partial(self._found, done))

    def _found(self, done: Callable[[tuple[Draft, ...]], None], kept: Sequence[KeptDraft]) -> None:
        for found in kept:
            try:
                state = msgspec.json.decode(found.body, type=dict[str, object])
            except msgspec.DecodeError:
                # Not written by us: it stays in the store, but there is nothing to fill a form with.
                _log.warning("a draft of form %s cannot be read", found.kind)
                continue
            draft = Draft(form=found.kind, key=found.key, saved_at=found.saved_at, state=state)
            self._drafts.setdefault((draft.form, draft.key), draft)
        self.changed.emit()
        done(self.drafts())
