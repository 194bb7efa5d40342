"""What the kiosk knows while it stands: the activity, whom the answer in front is about, and names."""

from core.domain.activity import ActivityState
from core.ports.rows import KioskBoard, KioskPerson
from desktop.pages.kiosk.signing import Signed

NAMES_KEPT = 200


class Scene:
    """What stands before the screen.

    `board` is what was read last, `about` whom the answer in front is about, `last_asked` who came last.
    """

    def __init__(self) -> None:
        self.activity_id = ""
        self.board: KioskBoard | None = None
        self.about: Signed | None = None
        self.last_asked = ""
        self._names: dict[str, str] = {}

    def begin(self, activity_id: str) -> None:
        """Another activity."""
        self.activity_id = activity_id
        self._names.clear()

    def forget_names(self) -> None:
        """Other eyes look on now."""
        self._names.clear()

    def know(self, volunteer_id: str, name: str) -> None:
        """Names of those who were here lately, for answers; never more than a few hundred."""
        self._names.pop(volunteer_id, None)
        self._names[volunteer_id] = name
        for known in list(self._names)[:-NAMES_KEPT]:
            del self._names[known]

    def name(self, volunteer_id: str) -> str:
        """The name, as far as it is known here."""
        person = self.board.person if self.board is not None else None
        known = person.name if person is not None and person.volunteer_id == volunteer_id else ""
        return known or self._names.get(volunteer_id, "")

    def wanted(self) -> str:
        """The person the next reading of the board tells about."""
        return self.about.first if self.about is not None else self.last_asked

    def person_about(self) -> KioskPerson | None:
        """The person just signed, if the board has caught up."""
        person = self.board.person if self.board is not None else None
        same = self.about is not None and person is not None and person.volunteer_id == self.about.first
        return person if same else None

    def companions(self) -> int:
        """Children noted with the person just signed."""
        person = self.person_about()
        return person.companions if person is not None else 0

    def still_open(self, activity_id: str) -> bool:
        """Whether a sign-in of this activity can still be taken back."""
        board = self.board
        return (
            board is None or board.activity.id != activity_id or board.activity.state is ActivityState.PLANNED
        )
