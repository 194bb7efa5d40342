"""Who waits for the staff: newcomers whose record is not complete, and phones left at an unattended kiosk.

Kept as drafts of this desk (in its encrypted file, never sent), so that no arrival is forgotten.
"""

from datetime import datetime
from typing import NamedTuple

from core.domain.masking import mask_phone
from desktop.runtime.drafts import Draft, DraftKeeper

FORM = "kiosk_waiting"
MOST = 20


class Waits(NamedTuple):
    """Somebody who stood here at `at`: registered but not complete (`volunteer_id`), or only a phone."""

    key: str
    activity_id: str
    at: datetime
    volunteer_id: str = ""
    name: str = ""
    phone: str = ""

    def shown_phone(self) -> str:
        """The phone as it may stand on a screen."""
        return mask_phone(self.phone)


class Waiting:
    """The list of those who wait at one desk."""

    def __init__(self, drafts: DraftKeeper) -> None:
        self._drafts = drafts

    def newcomer(self, activity_id: str, volunteer_id: str, name: str, at: datetime) -> None:
        """Registered, arrived, and not complete yet."""
        told = {"activity_id": activity_id, "volunteer_id": volunteer_id, "name": name, "at": at.isoformat()}
        self._drafts.keep(FORM, self._drafts.new_key(), dict(told))

    def call(self, activity_id: str, phone: str, at: datetime) -> None:
        """Nobody of the staff was here; this is the phone."""
        told = {"activity_id": activity_id, "phone": phone, "at": at.isoformat()}
        self._drafts.keep(FORM, self._drafts.new_key(), dict(told))

    def all(self) -> tuple[Waits, ...]:
        """Newest first, at most twenty."""
        found = (_read(draft) for draft in self._drafts.drafts(FORM))
        return tuple(sorted((one for one in found if one is not None), key=_when, reverse=True)[:MOST])

    def settled(self, key: str) -> None:
        """Signed in, registered, or called back."""
        self._drafts.discard(FORM, key)


def _when(one: Waits) -> datetime:
    return one.at


def _read(draft: Draft) -> Waits | None:
    told = {name: value for name, value in draft.state.items() if isinstance(value, str)}
    try:
        at = datetime.fromisoformat(told["at"])
        return Waits(
            draft.key,
            told["activity_id"],
            at,
            told.get("volunteer_id", ""),
            told.get("name", ""),
            told.get("phone", ""),
        )
    except (KeyError, ValueError):
        return None
