"""Who is it? A card, a code, an identity card, or the last four digits of the phone."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.attendance import AttendanceSource
from core.domain.clerk import Clerk
from core.domain.identity_number import IdType
from core.ports.rows import CodeTarget, Hit, KioskPerson, PossibleDuplicate
from desktop.page import PageTools
from desktop.pages.kiosk.answer_panel import Answer, Choice
from desktop.pages.kiosk.answers import Answers
from desktop.pages.kiosk.scene import Scene
from desktop.pages.kiosk.signing import Signing

MOST_OTHERS = 6
"""People not on the list who are offered for four digits."""


class Finding(QObject):
    """Looks people up by what they hold or type.

    `meant`: this person, found in this way (AttendanceSource). `unsure`: one of `choices`, who has to say so.
    `staff`: a badge of the staff. `said`: an answer, where it was nobody.
    """

    meant = Signal(str, str)
    unsure = Signal()
    staff = Signal(Clerk)
    said = Signal(Answer)

    def __init__(
        self,
        tools: PageTools,
        scene: Scene,
        signing: Signing,
        answers: Callable[[], Answers],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tools, self._scene, self._signing, self._answers = tools, scene, signing, answers
        self.choices: tuple[Choice, ...] = ()

    def target(self, target: CodeTarget) -> None:
        """What a code stands for; unknown and unreadable ones too."""
        answers = self._answers()
        if target.kind == "clerk":
            found = partial(self._badge_read, target.id)
            self._tools.runner.read(self, self._tools.queries.clerks, found, slot="badge")
        elif target.kind == "volunteer":
            self._scene.know(target.id, target.title)
            self.meant.emit(target.id, AttendanceSource.SCAN.value)
        elif target.kind == "unreadable":
            # A reader that types hands an identity number over like a scan.
            self.identity_card(target.title)
        elif target.kind == "activity" and target.id != self._scene.activity_id:
            self.said.emit(answers.other_activity(target, self._tools.now()))
        else:
            self.said.emit(answers.wrong_paper(target.kind))

    def _badge_read(self, token: str, clerks: tuple[Clerk, ...]) -> None:
        clerk = next((clerk for clerk in clerks if clerk.badge_token == token), None)
        if clerk is None:
            self.said.emit(self._answers().wrong_paper(""))
        else:
            self.staff.emit(clerk)

    # -- the last four digits --------------------------------------------------------------------------

    def tail(self, digits: str) -> None:
        """Those on the list first, then everybody who may join."""
        query = partial(self._tools.queries.kiosk_people, self._scene.activity_id, digits)
        self._tools.runner.read(self, query, partial(self._found_listed, digits), slot="tail")

    def _found_listed(self, digits: str, found: tuple[KioskPerson, ...]) -> None:
        people = [one for one in found if not self._signing.out or one.check_in_at is not None]
        for one in people:
            self._scene.know(one.volunteer_id, one.name)
        if len(people) == 1 and not self._answers().public:
            self.meant.emit(people[0].volunteer_id, AttendanceSource.PHONE_TAIL.value)
        elif people:
            self._ask_who([(one.volunteer_id, one.name, one.number) for one in people])
        else:
            query = partial(self._tools.queries.phone_tail_matches, self._scene.activity_id, digits)
            self._tools.runner.read(self, query, partial(self._found_others, digits), slot="tail")

    def _found_others(self, digits: str, hits: tuple[Hit, ...]) -> None:
        if not hits or self._signing.out:
            self.said.emit(self._answers().nobody_with(digits))
            return
        for hit in hits:
            self._scene.know(hit.id, hit.title)
        self._signing.joining = True
        self._ask_who([(hit.id, hit.title, hit.number) for hit in hits[:MOST_OTHERS]])

    def _ask_who(self, people: list[tuple[str, str, str]]) -> None:
        """Names are masked in both modes: whoever stands there may not be the one."""
        masked = Answers(public=True)
        shown = [masked.shown(name) for _, name, _ in people]
        self.choices = tuple(
            Choice(key, f"{text} · {number}" if shown.count(text) > 1 else text)
            for (key, _, number), text in zip(people, shown, strict=True)
        )
        self.unsure.emit()

    # -- identity cards --------------------------------------------------------------------------------

    def identity_card(self, number: str) -> None:
        """Whoever has that number."""
        self._tools.runner.read(self, partial(self._people_with, number), self._found_by_card, slot="card")

    def _people_with(self, number: str) -> tuple[PossibleDuplicate, ...]:
        """Runs on a reader thread. Only the keyed hash is looked up."""
        queries = self._tools.queries
        digest = queries.identity_digest(IdType.MAINLAND_ID, number.strip().upper())
        found = queries.possible_duplicates("", None, digest, "") if digest else ()
        return tuple(person for person in found if person.same_identity)

    def _found_by_card(self, people: tuple[PossibleDuplicate, ...]) -> None:
        if len(people) != 1:
            self.said.emit(self._answers().wrong_paper(""))
            return
        volunteer = people[0].volunteer
        self._scene.know(volunteer.id, volunteer.name)
        self.meant.emit(volunteer.id, AttendanceSource.ID_CARD.value)
