"""DESIGN.md section 14: what each task may cost in keys, clicks and scans, done in the real window."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt

from core.commands.dispatches import DispatchAnswer, answer_dispatch, dispatch_request
from core.commands.request_moves import accept_request, fulfil_request, start_service
from core.domain.activity import Activity
from core.domain.codes import Code, CodeKind
from core.domain.volunteer import Volunteer
from core.ports.devices import IdCard
from desktop.page import Destination
from tests.desktop.kit import DeskKit, an_id_number
from tests.desktop.pages.paper import a_scan
from tests.journeys.counter import Counter, OpenCounter
from tests.papers.reading import pypdf_text

ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "家里的灯一开就跳闸想请人上门来看一看吧好"
CARD = IdCard(
    name="龙晓燕",
    sex="女",
    birth_on="19980412",
    address="清禾县柳溪镇新民村 3 组",
    id_number=an_id_number(date(1998, 4, 12), 224),
)


def card_of(volunteer: Volunteer) -> str:
    return Code(CodeKind.VOLUNTEER, volunteer.token).text


def signed_in(at: OpenCounter, activity: Activity) -> set[str]:
    """Ids of those who are signed in, as the store has it."""
    detail = at.store().queries.activity(activity.id)
    assert detail is not None
    return {row.volunteer_id for row in detail.attendees if row.check_in_at is not None}


class Filled:
    """What a store is prepared with, to be named in the test."""

    volunteers: tuple[Volunteer, ...] = ()
    activity: Activity
    request: str

    def a_request_to_dispatch(self, kit: DeskKit) -> None:
        """Reviewed, with two teams that could go."""
        kit.a_team("石桥镇助学队")
        kit.a_team("新民村邻里互助队")
        self.request = kit.a_request().id
        kit.write(partial(accept_request, request_id=self.request))

    def a_request_to_rate(self, kit: DeskKit) -> None:
        """Served just now."""
        self.a_request_to_dispatch(kit)
        team = kit.store.queries.teams()[0].id
        kit.write(partial(dispatch_request, request_id=self.request, team_id=team))
        sent = kit.store.queries.service_facts(self.request).dispatches[0].dispatch
        accept = partial(answer_dispatch, dispatch_id=sent.id, answer=DispatchAnswer.ACCEPT)
        kit.write(partial(accept, who_goes="何师傅"))
        kit.write(partial(start_service, request_id=self.request))
        kit.write(partial(fulfil_request, request_id=self.request))

    def thirty_people(self, kit: DeskKit) -> None:
        """An activity that begins now, with 30 people on its list."""
        self.activity = kit.an_activity()
        self.volunteers = tuple(kit.a_volunteer(f"罗小满{chr(0x4E00 + n)}") for n in range(30))
        kit.signed_up(self.activity, self.volunteers)

    def twenty_people(self, kit: DeskKit) -> None:
        """An activity with a sheet's length of people on its list."""
        self.activity = kit.an_activity()
        self.volunteers = tuple(kit.a_volunteer(f"罗小满{chr(0x4E00 + n)}") for n in range(20))
        kit.signed_up(self.activity, self.volunteers)

    def thirty_served(self, kit: DeskKit) -> None:
        """The same, served two hours each and confirmed."""
        self.thirty_people(kit)
        for volunteer in self.volunteers:
            kit.a_visit(self.activity, volunteer, minutes=None)
        kit.later(minutes=120)
        for volunteer in self.volunteers:
            kit.leaves(self.activity, volunteer)
        kit.reviewed(self.activity)


def test_a_known_resident_s_request_and_slip_cost_65_keys(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.a_request())
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F2)
        at.page(Destination.NEW_REQUEST)
        at.hands.type("zgl")
        at.settle()
        at.hands.press(ENTER)
        at.settle()
        at.hands.type(WORDS)
        at.hands.press(Qt.Key.Key_1, ALT)
        with at.commits("service_request", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        at.picture("budget-known")
        keys, clicks, scans = at.hands.spent
        assert (keys <= 65, clicks, scans) == (True, 0, 0), at.hands.spent
        assert WORDS in pypdf_text(counter.printed[-1].read_bytes())


def test_a_new_resident_with_the_card_reader_costs_75_keys(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.a_request())
    counter.id_reader.lay_on(CARD)
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F2)
        at.page(Destination.NEW_REQUEST)
        at.hands.press(TAB)
        at.hands.press(SPACE)
        at.settle()
        at.hands.press(ENTER)
        at.settle()
        at.hands.type("13800004242")
        at.hands.press(TAB)
        at.hands.press(Qt.Key.Key_Down)
        for _ in range(3):
            at.hands.press(TAB)
        at.hands.type(WORDS)
        at.hands.press(Qt.Key.Key_1, ALT)
        with at.commits("service_request", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        keys, clicks, scans = at.hands.spent
        assert (keys <= 75, clicks, scans) == (True, 0, 0), at.hands.spent
        assert WORDS in pypdf_text(counter.printed[-1].read_bytes())


def test_a_volunteer_with_reader_and_card_costs_20_keys(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.a_team())
    counter.id_reader.lay_on(CARD)
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F3)
        page = at.page(Destination.NEW_VOLUNTEER)
        at.settle()
        at.hands.click(page.band.button)  # type: ignore[attr-defined]  # as below
        at.settle()
        at.hands.type("13800004242")
        at.hands.click(page.fields.consent.tick)  # type: ignore[attr-defined]  # as below
        with at.commits("volunteer", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        keys, clicks, scans = at.hands.spent
        assert (keys <= 20, clicks <= 2, scans) == (True, True, 0), at.hands.spent
        assert CARD.name in pypdf_text(counter.printed[-1].read_bytes())


def test_dispatching_to_the_suggested_team_costs_one_key(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.a_request_to_dispatch)
    with counter.open() as at:
        at.shell.go(Destination.REQUESTS, filled.request)
        at.settle()
        at.hands.wait(lambda: at.reads("新民村邻里互助队"), "the suggested team")
        at.hands.start_counting()
        with at.commits("dispatch"):
            at.hands.press(ENTER, CONTROL)
        assert at.hands.spent == (1, 0, 0)
        sent = at.store().queries.service_facts(filled.request).dispatches[0]
        assert sent.team == "新民村邻里互助队"
        assert sent.dispatch.suggested[0].team_id == sent.dispatch.team_id


def test_a_rating_told_by_telephone_costs_three_keys(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.a_request_to_rate)
    with counter.open() as at:
        at.shell.go(Destination.REQUESTS, filled.request)
        at.settle()
        at.hands.start_counting()
        at.hands.press(ENTER, CONTROL)
        at.hands.press(Qt.Key.Key_5)
        with at.commits("rating"):
            at.hands.press(ENTER)
        assert at.hands.spent == (3, 0, 0)


def test_signing_one_person_in_costs_one_scan(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_people)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F4)
        at.page(Destination.KIOSK)
        at.settle()
        at.hands.start_counting()
        with at.commits("attendance"):
            at.hands.scan(card_of(filled.volunteers[0]))
        assert at.hands.spent == (0, 0, 1)


def test_thirty_people_are_signed_in_by_thirty_scans(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_people)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F4)
        at.page(Destination.KIOSK)
        at.settle()
        at.hands.start_counting()
        for volunteer in filled.volunteers:
            at.hands.scan(card_of(volunteer))
        assert at.hands.spent == (0, 0, 30)
        at.hands.wait(lambda: len(signed_in(at, filled.activity)) == 30, "everybody is signed in")
        assert signed_in(at, filled.activity) == {volunteer.id for volunteer in filled.volunteers}


def test_one_record_certificate_costs_3_keys_and_a_scan(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_served)
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F6)
        at.page(Destination.CERTIFICATES)
        at.settle()
        at.hands.scan(card_of(filled.volunteers[3]))
        at.settle()
        at.picture("budget-certificate")
        with at.commits("certificate", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        keys, clicks, scans = at.hands.spent
        assert (keys <= 3, clicks, scans) == (True, 0, 1), at.hands.spent
        assert [row.volunteer_name for row in at.store().queries.certificate_log()] == [
            filled.volunteers[3].name
        ]
        assert filled.volunteers[3].name in pypdf_text(counter.printed[-1].read_bytes())


def test_thirty_certificates_cost_5_keys_and_3_clicks(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_served)
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F6)
        # Whoever served and holds no certificate yet is ticked already.
        at.page(Destination.CERTIFICATES)
        at.settle()
        at.picture("budget-thirty-1")
        at.hands.press(Qt.Key.Key_F9)
        at.hands.wait(lambda: len(counter.printed) == 30, "30 papers")
        keys, clicks, scans = at.hands.spent
        assert (keys <= 5, clicks <= 3, scans) == (True, True, 0), at.hands.spent
        numbers = [row.number for row in at.store().queries.certificate_log(50)]
        assert len(set(numbers)) == len(counter.printed) == 30


def test_checking_a_certificate_costs_one_scan(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_served)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_F6)
        at.settle()
        at.hands.scan(card_of(filled.volunteers[0]))
        at.settle()
        with at.commits("certificate", "print_record"):
            at.hands.press(Qt.Key.Key_F9)
        issued = at.store().queries.certificate_log()[0]
        detail = at.store().queries.certificate(issued.id)
        assert detail is not None
        at.hands.press(Qt.Key.Key_1, CONTROL)
        at.page(Destination.HOME)
        at.hands.start_counting()
        at.hands.scan(Code(CodeKind.CERTIFICATE, detail.certificate.facts.token).text)
        at.page(Destination.CERTIFICATES)
        at.hands.wait(lambda: at.reads(issued.number), "the verdict")
        assert at.hands.spent == (0, 0, 1)
        at.picture("budget-verify")


def test_finding_a_person_by_initials_costs_4_keys(counter: Counter) -> None:
    counter.prepare(lambda kit: kit.some_volunteers())
    with counter.open() as at:
        at.hands.start_counting()
        at.hands.type("lxm")
        at.hands.wait(lambda: at.reads("罗小满"), "the person in the list")
        at.hands.press(ENTER)
        at.page(Destination.VOLUNTEERS)
        assert at.hands.spent == (4, 0, 0)


def test_undoing_the_last_step_costs_one_key(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.thirty_people)
    with counter.open() as at:
        at.hands.press(Qt.Key.Key_4, CONTROL)
        at.page(Destination.ACTIVITIES)
        at.settle()
        with at.commits("attendance"):
            at.hands.scan(card_of(filled.volunteers[0]))
        at.settle()
        at.hands.start_counting()
        with at.commits("attendance"):
            at.hands.press(Qt.Key.Key_Z, CONTROL)
        assert at.hands.spent == (1, 0, 0)
        detail = at.store().queries.activity(filled.activity.id)
        assert detail is not None
        assert not any(row.check_in_at for row in detail.attendees)
        assert any(filled.volunteers[0].name in text for text in at.said)


def test_a_sheet_of_twenty_rows_costs_three_keys_and_one_for_the_doubtful_row(counter: Counter) -> None:
    filled = Filled()
    counter.prepare(filled.twenty_people)
    with counter.open() as at:
        at.shell.go(Destination.ACTIVITIES, filled.activity.id)
        at.page(Destination.ACTIVITIES)
        at.settle()
        with at.commits("print_record"):
            at.hands.press(Qt.Key.Key_F7)
        pdf, rows = counter.printed[-1].read_bytes(), range(1, 21)
        scan = a_scan(pdf, counter.folder / "scans", present=rows, left=rows[:18], struck=(5,), worn=True)
        counter.clock.advance(timedelta(hours=3))
        at.hands.start_counting()
        at.hands.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
        page = at.page(Destination.READ_BACK)
        page.add_files([scan])  # type: ignore[attr-defined]  # what the dialog answers
        at.hands.wait(lambda: at.reads("看不太清"), "the doubtful row", 30_000)
        at.settle()
        at.hands.press(Qt.Key.Key_N)
        at.hands.wait(lambda: not at.reads("看不太清"), "the answer")
        with at.commits("attendance", "sheet_reading"):
            at.hands.press(ENTER, CONTROL)
        keys, clicks, scans = at.hands.spent
        assert (keys <= 3 + 1, clicks, scans) == (True, 0, 0), at.hands.spent
        assert len(signed_in(at, filled.activity)) == 19
