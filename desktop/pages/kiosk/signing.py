"""Signing in and out at the kiosk, alone and together, and taking the newest back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from core.commands.arrivals import (
    check_in_since,
    check_in_together,
    check_out_together,
    note_companions,
    take_back_together,
)
from core.commands.attendances import (
    CheckIn,
    CheckOut,
    cancel_check_in,
    cancel_check_out,
    check_in,
    check_out,
    join_and_check_in,
)
from core.domain.attendance import AttendanceSource
from core.ports.store import Order, Written
from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import PageTools
from desktop.pages.kiosk.waiting import Waits
from desktop.runtime.undo import UndoEntry

SIGNED_IN = QT_TRANSLATE_NOOP("Undo", "{name} signed in")
SIGNED_OUT = QT_TRANSLATE_NOOP("Undo", "{name} signed out")
REMEMBERED = 60
"""Newest sign-ins that are remembered for taking back; older ones are taken back on the activity's page."""


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What was committed: who, in which direction, when; a team's name when several came together."""

    ids: tuple[str, ...]
    out: bool
    at: datetime
    group: str | None = None

    @property
    def first(self) -> str:
        """The person, where there is one."""
        return self.ids[0] if self.ids else ""


Done = Callable[[Signed], None]
Failed = Callable[[str, Exception], None]


class Signing:
    """Writes for one page and one activity. `shown` makes a name what may stand on this screen."""

    def __init__(
        self, tools: PageTools, owner: QWidget, shown: Callable[[str], str], still_open: Callable[[str], bool]
    ) -> None:
        self._tools, self._owner, self._shown, self._still_open = tools, owner, shown, still_open
        self.activity_id, self.out, self.joining = "", False, False
        self._entries: dict[str, UndoEntry] = {}

    def begin(self, activity_id: str) -> None:
        """Another activity."""
        if activity_id != self.activity_id:
            self._entries.clear()
        self.activity_id = activity_id

    def forget(self) -> None:
        """Another clerk has taken over."""
        self._entries.clear()

    def one(self, volunteer_id: str, name: str, source: AttendanceSource, done: Done, failed: Failed) -> None:
        """One person, in the direction the kiosk stands in."""
        make = check_out if self.out else join_and_check_in if self.joining else check_in
        order: Order = partial(make, activity_id=self.activity_id, volunteer_id=volunteer_id, source=source)
        self._write(order, (volunteer_id,), name, None, done, failed)

    def together(
        self, ids: Sequence[str], name: str, source: AttendanceSource, done: Done, failed: Failed
    ) -> None:
        """Several people with one commit; taken back with one, too."""
        make = check_out_together if self.out else check_in_together
        order: Order = partial(make, activity_id=self.activity_id, volunteer_ids=tuple(ids), source=source)
        self._write(order, tuple(ids), name, name, done, failed)

    def since(self, one: Waits, reason: str, done: Done, failed: Failed) -> None:
        """Somebody who had to wait, as of the moment they stood here."""
        order: Order = partial(
            check_in_since,
            activity_id=one.activity_id,
            volunteer_id=one.volunteer_id,
            arrived_at=one.at,
            reason=reason,
        )
        self._write(order, (one.volunteer_id,), one.name, None, done, failed)

    def children(self, volunteer_id: str, count: int, done: Callable[[], None], failed: Failed) -> None:
        """So many children came along."""
        order: Order = partial(
            note_companions, activity_id=self.activity_id, volunteer_id=volunteer_id, companions=count
        )
        self._tools.runner.write(self._owner, order, lambda _written: done(), partial(failed, volunteer_id))

    def take_back(self, volunteer_id: str, done: Callable[[], None], failed: Failed) -> None:
        """The newest was a mistake, or a whole group."""

        def undone(_written: Written) -> None:
            done()

        refused = partial(failed, volunteer_id)
        entry = self._entries.pop(volunteer_id, None)
        if entry is not None and self._tools.undo.undo(entry, self._owner, undone, refused):
            return
        make = cancel_check_out if self.out else cancel_check_in
        order: Order = partial(make, activity_id=self.activity_id, volunteer_id=volunteer_id)
        self._tools.runner.write(self._owner, order, undone, refused)

    def _write(
        self, order: Order, ids: tuple[str, ...], name: str, group: str | None, done: Done, failed: Failed
    ) -> None:
        def written(result: Written) -> None:
            visits = [command for command in result.commands if isinstance(command, CheckIn | CheckOut)]
            if not visits:
                return
            out = isinstance(visits[0], CheckOut)
            signed = Signed(
                ids=tuple(visit.volunteer_id for visit in visits), out=out, at=visits[0].at, group=group
            )
            self._remember(signed, visits[0].activity_id, name)
            done(signed)

        self._tools.runner.write(self._owner, order, written, partial(failed, ids[0]))

    def _remember(self, signed: Signed, activity_id: str, name: str) -> None:
        back = partial(take_back_together, activity_id=activity_id, volunteer_ids=signed.ids, out=signed.out)
        entry = UndoEntry(
            text=SIGNED_OUT if signed.out else SIGNED_IN,
            at=signed.at,
            order=lambda: back,
            facts={"name": name if signed.group is not None else self._shown(name)},
            still_open=partial(self._still_open, activity_id),
        )
        for person in signed.ids:
            self._entries.pop(person, None)
            self._entries[person] = entry
        for person in list(self._entries)[: -max(REMEMBERED, len(signed.ids))]:
            del self._entries[person]
        self._tools.undo.push(entry)
