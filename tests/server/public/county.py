"""An invented county for the tests of the public pages: people, an activity, a request, a certificate.

Everything comes in through the desk's own commands. Names, numbers and telephones belong to nobody.
"""

from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar

import msgspec

from core.commands.activities import ActivityForm, PlanActivity, plan_activity
from core.commands.attendances import check_in, check_out
from core.commands.certificates import IssueCertificate, issue_record_certificate, void_certificate
from core.commands.dispatches import DispatchAnswer, DispatchRequest, answer_dispatch, dispatch_request
from core.commands.places import PlaceForm, RecordPlace, add_place, amend_place, form_of_place
from core.commands.request_moves import (
    accept_request,
    fulfil_request,
    start_service,
)
from core.commands.requests import (
    RegisterRequest,
    RequestForm,
    register_request,
)
from core.commands.reviewing import review_attendance
from core.commands.signups import sign_up
from core.commands.sites import EstablishSite, change_site
from core.commands.teams import AddTeam, add_team
from core.commands.volunteers import RegisterVolunteer, VolunteerForm, register_volunteer
from core.domain.activity import Activity
from core.domain.attendance import AttendanceSource
from core.domain.certificate import Certificate
from core.domain.codes import Code, CodeKind
from core.domain.dispatch import Dispatch
from core.domain.identity_number import mainland_check_character
from core.domain.local_time import LOCAL_ZONE
from core.domain.practice_site import PracticeSite, SiteLevel
from core.domain.service_request import RequestCategory, ServiceRequest, VisitHint, WantedTime
from core.domain.volunteer import Volunteer
from core.ports.store import Command, OnlineOrder, Written
from server.public.house import House

C = TypeVar("C", bound=Command)

MORNING = datetime(2026, 5, 20, 9, 28, tzinfo=LOCAL_ZONE)
TOWNS = (("柳溪镇", ("新民村", "柳溪村")), ("城关镇", ("桂花社区",)))
CENTRE, STATION = "site-centre", "site-station"


class TurnedClock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.at = MORNING

    def __call__(self) -> datetime:
        return self.at

    def turn(self, **by: float) -> None:
        self.at += timedelta(**by)


class County:
    """A platform with two units, and hands that do at the desk what a test needs done."""

    def __init__(self, house: House, clock: TurnedClock) -> None:
        self.house = house
        self.clock = clock
        self._people = 0
        for site_id, code, name, level in (
            (CENTRE, "QH", "清禾县新时代文明实践中心", SiteLevel.COUNTY_CENTER),
            (STATION, "LX", "柳溪镇新时代文明实践所", SiteLevel.TOWN_STATION),
        ):
            site = PracticeSite(
                id=site_id,
                code=code,
                name=name,
                level=level,
                phone="0000-12345",
                public_host="qinghe.invalid",
                certificate_template="{site}-{desk}-C{year}-{counter}-{check}",
                towns=TOWNS if level is SiteLevel.COUNTY_CENTER else TOWNS[:1],
            )
            self.does(EstablishSite, partial(change_site, site=site), site_id)

    def place(self, name: str, parent_id: str, level: SiteLevel = SiteLevel.VILLAGE_POST) -> PracticeSite:
        """A place of the tree that the county office puts up; no desk stands there."""
        form = PlaceForm(name=name, parent_id=parent_id, level=level)
        return self.does(RecordPlace, lambda desk: add_place(desk, form)).place

    def below_the_centre(self) -> None:
        """The station hangs below the centre in the tree."""
        with self.house.read() as rows:
            station = rows.get(PracticeSite, STATION)
        assert station is not None
        form = msgspec.structs.replace(form_of_place(station), parent_id=CENTRE)
        self.does(RecordPlace, lambda desk: amend_place(desk, STATION, form))

    def does(self, kind: type[C], order: OnlineOrder, site_id: str = CENTRE) -> C:
        """Carry an order out and return its command of that kind."""
        written: Written = self.house.write(site_id, order)
        return next(command for command in written.commands if isinstance(command, kind))

    def team(self, name: str = "新民村邻里互助队") -> str:
        return self.does(AddTeam, lambda desk: add_team(desk, name=name)).id

    def volunteer(
        self,
        name: str = "罗小满",
        phone: str = "13600005590",
        team_id: str = "",
        *,
        consent: bool = True,
    ) -> Volunteer:
        self._people += 1
        first = f"99990119900315{self._people:03d}"
        form = VolunteerForm(
            name=name,
            id_number=first + mainland_check_character(first),
            phone=phone,
            team_id=team_id,
            consent=consent,
        )
        return self.does(RegisterVolunteer, lambda desk: register_volunteer(desk, form)).volunteer

    def activity(self, *people: Volunteer, **told: object) -> Activity:
        given: dict[str, object] = {
            "title": "银发学堂 · 手机防诈骗",
            "content": "教老年人识别电话和网络诈骗",
            "starts_at": MORNING + timedelta(minutes=2),
            "ends_at": MORNING + timedelta(minutes=122),
            "place": "桂花社区文明实践站 二楼",
            "leader_name": "罗小满",
            "leader_phone": "13600005590",
        }
        form = ActivityForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
        activity = self.does(PlanActivity, lambda desk: plan_activity(desk, form)).activity
        if people:
            ids = [person.id for person in people]
            self.does(Command, lambda desk: sign_up(desk, activity.id, ids))
        return activity

    def request(self, at: str = CENTRE, **told: object) -> ServiceRequest:
        given: dict[str, object] = {
            "name": "周桂兰",
            "phone": "13800002046",
            "words": "家里电路老化，一开电饭煲就跳闸，想请人上门看看",
            "category": RequestCategory.REPAIR,
            "town": "柳溪镇",
            "village": "新民村",
            "address": "3 组 12 号",
            "wanted": WantedTime.THIS_AFTERNOON,
            "hints": (VisitHint.HARD_OF_HEARING,),
            "consent_share": True,
        }
        form = RequestForm(**(given | told))  # type: ignore[arg-type]  # a builder: the tests name the fields
        return self.does(RegisterRequest, lambda desk: register_request(desk, form), at).request

    def dispatched(self, request: ServiceRequest, team_id: str) -> Dispatch:
        self.does(Command, lambda desk: accept_request(desk, request.id))
        order = self.does(DispatchRequest, lambda desk: dispatch_request(desk, request.id, team_id))
        return order.dispatch

    def fulfilled(self, request: ServiceRequest, team_id: str) -> None:
        dispatch = self.dispatched(request, team_id)
        at = self.clock() + timedelta(hours=4)
        self.does(
            Command,
            lambda desk: answer_dispatch(
                desk, dispatch.id, DispatchAnswer.ACCEPT, who_goes="邓师傅", goes_at=at
            ),
        )
        self.does(Command, lambda desk: start_service(desk, request.id))
        self.clock.turn(hours=5)
        self.does(Command, lambda desk: fulfil_request(desk, request.id))

    def certificate(self, person: Volunteer) -> Certificate:
        activity = self.activity(person)
        scan = AttendanceSource.SCAN
        self.does(Command, lambda desk: check_in(desk, activity.id, person.id, scan))
        self.clock.turn(hours=2)
        self.does(Command, lambda desk: check_out(desk, activity.id, person.id, scan))
        self.does(Command, lambda desk: review_attendance(desk, activity.id))
        first, last = date(2026, 1, 1), date(2026, 5, 20)
        order = self.does(
            IssueCertificate, lambda desk: issue_record_certificate(desk, person.id, first, last)
        )
        return order.certificate

    def voided(self, certificate: Certificate) -> None:
        self.does(Command, lambda desk: void_certificate(desk, certificate.id, "姓名有误"))


def code_of(row: Activity | ServiceRequest | Certificate | Volunteer | Dispatch) -> str:
    """The code as printed on the row's paper."""
    kinds: dict[type[msgspec.Struct], CodeKind] = {
        Activity: CodeKind.ACTIVITY,
        ServiceRequest: CodeKind.REQUEST,
        Certificate: CodeKind.CERTIFICATE,
        Volunteer: CodeKind.VOLUNTEER,
        Dispatch: CodeKind.DISPATCH,
    }
    token = row.link_token if isinstance(row, Dispatch) else row.token
    return Code(kinds[type(row)], token).text
