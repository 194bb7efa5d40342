"""What follows from who came: the sign-in or sign-out, its answer, whoever came along, taking it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.domain.attendance import MOST_COMPANIONS, AttendanceSource
from core.domain.refusals import Refusal
from core.ports.rows import KioskPerson
from desktop import words
from desktop.page import PageTools
from desktop.pages.kiosk.answer_panel import Answer, Choice
from desktop.pages.kiosk.answers import Answers
from desktop.pages.kiosk.scene import Scene
from desktop.pages.kiosk.side_panel import last_signed
from desktop.pages.kiosk.signing import Signed, Signing
from desktop.pages.kiosk.staff_desk import Group
from desktop.pages.kiosk.waiting import Waiting, Waits


class Talk(QObject):
    """What is done with a person, and what the kiosk says to it.

    `said`: an answer about nobody in particular. `told`: the answer about `scene.about`. `company`: there is
    somebody to offer with it. `stale`: what is shown of the people may have changed.
    """

    said = Signal(Answer)
    told = Signal(Answer)
    company = Signal()
    stale = Signal()

    def __init__(
        self,
        tools: PageTools,
        scene: Scene,
        signing: Signing,
        answers: Callable[[], Answers],
        waiting: Waiting,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tools, self._scene, self._signing, self._answers = tools, scene, signing, answers
        self._waiting = waiting
        self._family: tuple[KioskPerson, ...] = ()

    # -- one -------------------------------------------------------------------------------------------

    def sign(self, volunteer_id: str, source: AttendanceSource) -> None:
        """Somebody stands here."""
        scene = self._scene
        if not scene.activity_id:
            return
        scene.last_asked = volunteer_id
        self._signing.one(volunteer_id, scene.name(volunteer_id), source, self._signed, self._refused)

    def sign_again(self) -> None:
        """Who was asked about last, in the other direction."""
        self.sign(self._scene.last_asked, AttendanceSource.SCAN)

    def sign_known(self, volunteer_id: str, name: str) -> None:
        """The newcomer turned out to be registered."""
        self._scene.know(volunteer_id, name)
        self._signing.joining = not self._signing.out
        self.sign(volunteer_id, AttendanceSource.DESK)

    def sign_waiting(self, one: Waits) -> None:
        """Whoever had to wait, as of the moment they stood here."""
        self._scene.know(one.volunteer_id, one.name)

        def done(signed: Signed) -> None:
            self._waiting.settled(one.key)
            self._signed(signed)

        reason = self.tr("Came at %1; the record was completed later").replace("%1", words.clock(one.at))
        self._signing.since(one, reason, done, self._refused)

    def _signed(self, signed: Signed) -> None:
        self._signing.joining = False
        self._scene.about, self._family = signed, ()
        answer = self.answer()
        if answer is not None:
            self.told.emit(answer)
        if not signed.out:
            query = partial(self._tools.queries.family_of, self._scene.activity_id, signed.first)
            self._tools.runner.read(self, query, partial(self._family_found, signed), slot="family")

    def _refused(self, volunteer_id: str, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._signing.joining = False
        self.said.emit(self._answers().refused(error, self._scene.name(volunteer_id)))

    def answer(self) -> Answer | None:
        """The answer about the person just signed, with what is known of them by now."""
        about, board = self._scene.about, self._scene.board
        if about is None or board is None:
            return None
        row, name, activity = self._scene.person_about(), self._scene.name(about.first), board.activity
        if about.out:
            return self._answers().signed_out(name, row, activity)
        counted = row is not None and row.check_in_at is not None
        place = board.here if counted else board.here + 1
        return self._answers().signed_in(name, place, row, activity, about.at)

    # -- together --------------------------------------------------------------------------------------

    def sign_group(self, group: Group) -> None:
        """A team, or a family."""
        done = partial(self._group_signed, group)
        self._signing.together(group.ids, group.name, AttendanceSource.DESK, done, self._refused)

    def _group_signed(self, group: Group, signed: Signed) -> None:
        board, answers = self._scene.board, self._answers()
        if board is None:
            return
        if signed.out:
            self.said.emit(answers.left_together(group.name, len(signed.ids)))
            return
        left_out = len(group.ids) - len(signed.ids)
        self.said.emit(answers.together(group.name, len(signed.ids), left_out, board.activity, signed.at))

    # -- who came along --------------------------------------------------------------------------------

    def _family_found(self, signed: Signed, family: tuple[KioskPerson, ...]) -> None:
        if signed is not self._scene.about or not family:
            return
        self._family = tuple(one for one in family if one.check_in_at is None and not one.pending)
        for one in self._family:
            self._scene.know(one.volunteer_id, one.name)
        self._offer_company()

    def _offer_company(self) -> None:
        self.company.emit()

    def offered(self) -> tuple[Choice, ...]:
        """Who may have come along."""
        return self._answers().company(self._family, self._scene.companions())

    def sign_family(self) -> None:
        """Everybody who was offered."""
        self.sign_group(Group(name="", ids=tuple(one.volunteer_id for one in self._family)))

    def add_child(self) -> None:
        """One more child with the person just signed."""
        about = self._scene.about
        if about is not None:
            count = self._scene.companions() + 1
            self._signing.children(about.first, count, self._offer_company, self._refused)

    def add_child_to_newest(self) -> None:
        """The same, asked for by staff some time later."""
        for newest in last_signed(self._scene.board, out=False)[:1]:
            at = newest.check_in_at or self._tools.now()
            self._scene.about = Signed(ids=(newest.volunteer_id,), out=False, at=at)
            self._scene.know(newest.volunteer_id, newest.name)
            count = min(newest.companions + 1, MOST_COMPANIONS)
            self._signing.children(newest.volunteer_id, count, self._child_noted, self._refused)

    def _child_noted(self) -> None:
        answer = self.answer()
        if answer is not None:
            self.told.emit(answer)
            self.stale.emit()

    # -- taking back -----------------------------------------------------------------------------------

    def undo_newest(self) -> None:
        """The newest was a mistake."""
        for person in last_signed(self._scene.board, out=self._signing.out)[:1]:
            undone = partial(self._undone, person.name)
            self._signing.take_back(person.volunteer_id, undone, self._refused)

    def _undone(self, name: str) -> None:
        self.said.emit(self._answers().taken_back(name))
