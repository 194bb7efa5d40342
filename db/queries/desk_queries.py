"""The read side of the desk over the reader connections."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from sqlalchemy import Engine, select
from sqlalchemy.engine import Connection

from core.domain.activity import Activity, SignInSheetPage
from core.domain.certificate import CertificateKind
from core.domain.certificate_check import CheckedCertificate
from core.domain.clerk import Clerk
from core.domain.codes import Code
from core.domain.hours_preview import HoursReach, MonthVisit
from core.domain.identity_number import IdType, check_identity_number
from core.domain.phrase_completion import PhraseBook
from core.domain.practice_site import PracticeSite
from core.domain.rating import Satisfaction
from core.domain.refusals import Refusal
from core.domain.service_menu import MenuEdition
from core.domain.team_ranking import TeamFacts
from core.domain.unit_policy import PolicyKind, UnitPolicy
from core.domain.volunteer_team import VolunteerTeam
from core.ports.rows import (
    ActivityDetail,
    ActivityRow,
    BoardDetail,
    BoardFilter,
    CaseRow,
    CertificateCandidate,
    CertificateDetail,
    CertificateRow,
    CodeTarget,
    ConfirmedRow,
    DayCounts,
    DecidedRow,
    DemandRow,
    FilingRow,
    FullRecord,
    Hit,
    HomeBoard,
    HoursReview,
    HoursWaiting,
    KioskBoard,
    KioskPerson,
    LinkFacts,
    MenuWants,
    MergedRow,
    NationalCounts,
    NationalRow,
    PlannableRequest,
    PossibleDuplicate,
    PostableRow,
    PostingList,
    PostingListRow,
    PrintRow,
    RegisterFilter,
    RegisterRow,
    RegisterSummary,
    RequestDetail,
    RequestRow,
    ResidentCard,
    ServiceFacts,
    ServiceMenu,
    SheetPageRow,
    SimilarRequest,
    StarCandidate,
    StarListRow,
    StoreHealth,
    TeamCounts,
    TeamDetail,
    TeamRow,
    VolunteerCounts,
    VolunteerDetail,
    VolunteerRow,
    WaitingRow,
)
from core.ports.store import DeskPolicy
from db import health
from db.connection import named_problems
from db.identity import digest_identity, read_identity
from db.queries import (
    activities,
    activity_requests,
    board,
    box,
    certificate_check,
    certificate_register,
    certificates,
    home,
    hours,
    hours_history,
    hours_preview,
    kiosk,
    personal,
    policies,
    postings,
    requests,
    service_menu,
    suggestions,
    sync_centre,
    teams,
    units,
    volunteers,
)
from db.queries.papers import prints, unit_template
from db.queries.phone_tails import phone_tail_matches
from db.queries.reading import read_site, structs
from db.queries.satisfaction import unit_satisfaction
from db.queries.sign_up_problems import sign_up_problems
from db.queries.team_facts import team_facts
from db.raw import RawConnection
from db.row_gateway import table_map
from db.search import search_people
from db.tables import clerk, volunteer_team

R = TypeVar("R", bound=msgspec.Struct)


class DeskQueries:
    """Implements core.ports.queries.Queries; every method sees one snapshot of the file."""

    def __init__(self, readers: Engine, path: Path, policy: DeskPolicy, *, encrypted: bool) -> None:
        self._readers = readers
        self._path = path
        self._shipped = policy
        self._encrypted = encrypted

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Connection]:
        with named_problems(self._path), self._readers.connect() as connection:
            yield connection

    @contextlib.contextmanager
    def _reading_raw(self) -> Iterator[RawConnection]:
        with self._reading() as connection, connection.begin():
            raw = connection.connection.driver_connection
            if raw is not None:  # a pooled connection always has one; its type does not say so
                yield raw

    def site(self) -> PracticeSite | None:
        """The unit this desk works for, None before the first start is finished."""
        with self._reading() as connection:
            return read_site(connection)

    def clerks(self) -> tuple[Clerk, ...]:
        """Active clerks by name."""
        with self._reading() as connection:
            found = connection.execute(select(clerk).where(clerk.c.active.is_(True)).order_by(clerk.c.name))
            return structs(Clerk, found)

    def policies(self) -> tuple[UnitPolicy, ...]:
        """What the unit decided, then what the units above it did."""
        with self._reading() as connection:
            return policies.policies(connection)

    def confirmed_hours(self, limit: int = 300) -> tuple[ConfirmedRow, ...]:
        """The unit's confirmed visits, the latest day first."""
        with self._reading() as connection:
            return hours_history.confirmed_hours(connection, limit)

    def decided_rules(self, kind: PolicyKind) -> tuple[DecidedRow, ...]:
        """Decisions of one kind with names, the latest first."""
        with self._reading() as connection:
            return policies.decided_rules(connection, kind)

    def month_visits(self, month: date) -> tuple[MonthVisit, ...]:
        """The visits of the month of this day with a sign-out."""
        with self._reading() as connection:
            return hours_preview.month_visits(connection, month)

    def hours_reach(self, day: date) -> HoursReach:
        """Which units a decision for hours from this day on would reach."""
        with self._reading() as connection:
            return hours_preview.hours_reach(connection, day)

    def hours_review(self, now: datetime, limit: int = 100) -> HoursReview:
        """The unit's unconfirmed visits of activities that are over, and the corrections that wait."""
        with self._reading() as connection:
            return hours.hours_review(connection, now, self._shipped, limit)

    def postable_hours(
        self, first: date, last: date, now: datetime, limit: int = 2_000
    ) -> tuple[PostableRow, ...]:
        """The unit's hours of these days that may hang out."""
        with self._reading() as connection:
            return postings.postable(connection, first, last, now, limit)

    def posting_lists(self, limit: int = 50) -> tuple[PostingListRow, ...]:
        """The unit's lists of posted hours, the newest first."""
        with self._reading() as connection:
            return postings.posting_lists(connection, limit)

    def posting_list(self, list_id: str) -> PostingList | None:
        """One of them with its lines."""
        with self._reading() as connection:
            return postings.posting_list(connection, list_id)

    def hours_waiting(self, now: datetime) -> HoursWaiting:
        """How many of them there are, and since when."""
        with self._reading() as connection:
            return hours.hours_waiting(connection, now)

    def paper_template(self, paper: str) -> str:
        """The unit's own text of a paper's template; empty where the shipped one is used."""
        with self._reading() as connection:
            return unit_template(connection, paper)

    def places(self) -> tuple[PracticeSite, ...]:
        """Every place this desk knows."""
        with self._reading() as connection:
            return units.places(connection)

    def teams_list(
        self, text: str, chip: str, kind: str, now: datetime, *, below: bool, offset: int = 0, limit: int = 25
    ) -> tuple[TeamRow, ...]:
        """Teams by text, chip and kind; most in hand first."""
        with self._reading() as connection:
            return teams.teams_list(
                connection, text, chip, kind, now, below=below, offset=offset, limit=limit
            )

    def team_counts(self, now: datetime, *, below: bool) -> TeamCounts:
        """The counts of the chips."""
        with self._reading() as connection:
            return teams.team_counts(connection, now, below=below)

    def team(self, team_id: str, now: datetime) -> TeamDetail | None:
        """A team with members and orders."""
        with self._reading() as connection:
            return teams.team_detail(connection, team_id, now)

    def teams(self) -> tuple[VolunteerTeam, ...]:
        """Active teams by name."""
        team = volunteer_team.c
        with self._reading() as connection:
            found = connection.execute(
                select(volunteer_team).where(team.active.is_(True)).order_by(team.name)
            )
            return structs(VolunteerTeam, found)

    def service_menu(self, on: date) -> ServiceMenu:
        """The menu used here, with its offers."""
        with self._reading() as connection:
            return service_menu.service_menu(connection, on)

    def menu_wants(self, on: date) -> MenuWants:
        """What the menu lacks."""
        with self._reading() as connection:
            return service_menu.menu_wants(connection, on)

    def menu_editions(self, limit: int = 50) -> tuple[MenuEdition, ...]:
        """Published editions, the newest first."""
        with self._reading() as connection:
            return service_menu.editions(connection, limit)

    def open_needs(self, limit: int = 200) -> tuple[DemandRow, ...]:
        """Needs that wait for a team."""
        with self._reading() as connection:
            return service_menu.open_needs(connection, limit)

    def home(self, now: datetime, *, below: bool = False) -> HomeBoard:
        """The home page."""
        with self._reading() as connection:
            return home.home(connection, now, below=below)

    def day_counts(self, day: date) -> DayCounts:
        """Requests registered, dispatched and closed, and visits signed in, on a day."""
        with self._reading() as connection:
            return home.day_counts(connection, day)

    def search(self, text: str, limit: int = 8) -> tuple[Hit, ...]:
        """Search as you type over people and our numbers."""
        with self._reading() as connection:
            return box.search(connection, text, limit)

    def search_people(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Volunteers and residents by name part, pinyin, phone tail, ID tail or number."""
        with self._reading() as connection:
            return search_people(connection, text, limit)

    def resolve(self, code: Code) -> CodeTarget | None:
        """The row behind a scanned or typed code; None when this desk does not know it."""
        with self._reading() as connection:
            return home.resolve(connection, code)

    def open_requests(
        self, offset: int = 0, limit: int = 50, *, below: bool = False
    ) -> tuple[RequestRow, ...]:
        """Open requests by time limit."""
        with self._reading() as connection:
            return requests.open_requests(connection, offset, limit, below=below)

    def request(self, request_id: str) -> RequestDetail | None:
        """A request with its history."""
        with self._reading() as connection:
            return requests.request(connection, request_id)

    def service_facts(self, request_id: str) -> ServiceFacts:
        """Which teams were asked, when it was served, and how it was rated."""
        with self._reading() as connection:
            return requests.service_facts(connection, request_id)

    def board(self, wanted: BoardFilter, offset: int = 0, limit: int = 50) -> tuple[RequestRow, ...]:
        """A tab of the board."""
        with self._reading() as connection:
            return board.board(connection, wanted, offset, limit)

    def board_counts(self, *, below: bool = False) -> dict[str, int]:
        """How many stand on each tab of what is still to be done."""
        with self._reading() as connection:
            return board.board_counts(connection, below=below)

    def satisfaction(self, since: datetime, *, below: bool = False) -> Satisfaction:
        """What people thought of this unit's services."""
        with self._reading() as connection:
            return unit_satisfaction(connection, since, below=below)

    def board_request(self, request_id: str) -> BoardDetail | None:
        """A request with all that was done for it."""
        with self._reading() as connection:
            return board.board_request(connection, request_id)

    def team_facts(self, request_id: str, today: date) -> tuple[TeamFacts, ...]:
        """Every active team as the ranking for this request looks at it."""
        with self._reading() as connection:
            return team_facts(connection, request_id, today)

    def resident(self, resident_id: str) -> ResidentCard | None:
        """A resident with past requests, newest first."""
        with self._reading() as connection:
            return requests.resident_card(connection, resident_id)

    def resident_for_volunteer(self, volunteer_id: str) -> ResidentCard | None:
        """The volunteer as someone who asks."""
        with self._reading() as connection:
            return requests.resident_for_volunteer(connection, volunteer_id)

    def similar_requests(
        self, town: str, village: str, words: str, since: datetime
    ) -> tuple[SimilarRequest, ...]:
        """Open requests of the same village that say the same, most alike first."""
        with self._reading() as connection:
            return suggestions.similar_requests(connection, town, village, words, since)

    def usual_phrases(self, now: datetime) -> PhraseBook:
        """Phrases this unit's residents use."""
        with self._reading() as connection:
            return suggestions.usual_phrases(connection, now)

    def volunteers(
        self,
        text: str,
        chip: str,
        now: datetime,
        offset: int = 0,
        limit: int = 50,
        *,
        below: bool = False,
        star_hours: tuple[int, ...] = (),
    ) -> tuple[VolunteerRow, ...]:
        """Volunteers by text and chip, in the order of a phone book."""
        starred = self._first_star(star_hours)
        with self._reading() as connection:
            return volunteers.volunteers(
                connection, text, chip, now, starred, below=below, offset=offset, limit=limit
            )

    def volunteer_counts(
        self, now: datetime, *, below: bool = False, star_hours: tuple[int, ...] = ()
    ) -> VolunteerCounts:
        """The counts of the chips."""
        starred = self._first_star(star_hours)
        with self._reading() as connection:
            return volunteers.volunteer_counts(connection, now, starred, below=below)

    def _first_star(self, star_hours: tuple[int, ...]) -> int:
        return min(star_hours or self._shipped.star_hours, default=0) * 60

    def volunteer(self, volunteer_id: str, now: datetime) -> VolunteerDetail | None:
        """A volunteer with hours."""
        with self._reading() as connection:
            return volunteers.volunteer_detail(connection, volunteer_id, now)

    def merge(self, merged_id: str, now: datetime) -> MergedRow | None:
        """The merge of this registration into another; None when it may not be taken back any more."""
        with self._reading() as connection:
            return volunteers.merge(connection, merged_id, now)

    def possible_duplicates(
        self, name: str, birth_on: date | None, identity_digest: str, phone: str
    ) -> tuple[PossibleDuplicate, ...]:
        """Volunteers who may be the one being registered."""
        with self._reading() as connection:
            return volunteers.possible_duplicates(connection, name, birth_on, identity_digest, phone)

    def activities(self, first: date, last: date, *, below: bool = False) -> tuple[ActivityRow, ...]:
        """Activities that start on these local days, by start."""
        with self._reading() as connection:
            return activities.activities(connection, first, last, below=below)

    def activity(self, activity_id: str) -> ActivityDetail | None:
        """An activity with its people."""
        with self._reading() as connection:
            return activities.activity_detail(connection, activity_id)

    def sign_up_problems(
        self, activity_id: str, volunteer_ids: Sequence[str], role: str = ""
    ) -> Mapping[str, Refusal]:
        """What a sign-up of each of these would be refused with."""
        with self._reading() as connection:
            return sign_up_problems(connection, activity_id, volunteer_ids, role)

    def activities_in(self, first: date, last: date, *, below: bool = False) -> tuple[Activity, ...]:
        """The activities that start on these days, whole."""
        with self._reading() as connection:
            return activities.activities_in(connection, first, last, below=below)

    def activities_of_series(self, series_id: str) -> tuple[Activity, ...]:
        """The activities of a series, by start."""
        with self._reading() as connection:
            return activities.activities_of_series(connection, series_id)

    def activities_to_tell(self, now: datetime, least: int) -> tuple[FilingRow, ...]:
        """Activities that may have to be declared or filed."""
        with self._reading() as connection:
            return activities.activities_to_tell(connection, now, least)

    def requests_to_plan(self) -> tuple[PlannableRequest, ...]:
        """Requests that a team has taken and that no activity serves yet."""
        with self._reading() as connection:
            return activity_requests.requests_to_plan(connection)

    def kept_file(self, sha256: str) -> bytes:
        """A file that was kept on this desk; empty when another desk has it."""
        with self._reading() as connection:
            return activities.kept_file(connection, sha256)

    def all_rows(self, kind: type[R]) -> list[R]:
        """Every row of a synced struct in id order: for reports and exports, never for a screen."""
        mapped = table_map(kind)
        with self._reading() as connection:
            found = connection.exec_driver_sql(f"{mapped.select} ORDER BY id")
            return [mapped.row(values) for values in found]

    def latest_sheet(self, activity_id: str) -> tuple[SignInSheetPage, ...]:
        """The pages of the newest sign-in sheet printed for the activity, in order."""
        with self._reading() as connection:
            return activities.latest_sheet(connection, activity_id)

    def sheet_page(self, token: str) -> SheetPageRow | None:
        """The printed page whose code holds this token; None for a sheet this desk does not know."""
        with self._reading() as connection:
            return activities.sheet_page(connection, token)

    def next_activity(self, now: datetime, *, below: bool = False) -> ActivityRow | None:
        """The activity running now, else the next one to start."""
        with self._reading() as connection:
            return activities.next_activity(connection, now, below=below)

    def phone_tail_matches(self, activity_id: str, tail: str) -> tuple[Hit, ...]:
        """Volunteers whose phone ends so; those signed up for the activity first."""
        with self._reading() as connection:
            return phone_tail_matches(connection, activity_id, tail)

    def kiosk_board(self, activity_id: str, volunteer_id: str = "") -> KioskBoard | None:
        """What the kiosk shows of an activity, and one person of it."""
        with self._reading() as connection:
            return kiosk.kiosk_board(connection, activity_id, volunteer_id)

    def kiosk_people(self, activity_id: str, tail: str) -> tuple[KioskPerson, ...]:
        """Who is on the list or here and has a phone ending so, in list order."""
        with self._reading() as connection:
            return kiosk.kiosk_people(connection, activity_id, tail)

    def family_of(self, activity_id: str, volunteer_id: str) -> tuple[KioskPerson, ...]:
        """Who shares a phone with this person, as its owner or as a guardian; at most eight."""
        with self._reading() as connection:
            return kiosk.family_of(connection, activity_id, volunteer_id)

    def certificate_candidates(
        self,
        period_from: date,
        period_to: date,
        *,
        activity_id: str | None = None,
        team_id: str | None = None,
    ) -> tuple[CertificateCandidate, ...]:
        """People of an activity or team with their reviewed minutes in the period, recorded by this unit."""
        with self._reading() as connection:
            return certificates.candidates(
                connection,
                period_from,
                period_to,
                activity_id=activity_id,
                team_id=team_id,
                volunteer_id=None,
            )

    def certificate_candidate(
        self, volunteer_id: str, period_from: date, period_to: date
    ) -> CertificateCandidate | None:
        """One person, found by scan or name."""
        with self._reading() as connection:
            found = certificates.candidates(
                connection, period_from, period_to, activity_id=None, team_id=None, volunteer_id=volunteer_id
            )
        return found[0] if found else None

    def certificate(self, certificate_id: str) -> CertificateDetail | None:
        """A certificate with its prints."""
        with self._reading() as connection:
            return certificates.certificate_detail(connection, certificate_id)

    def prints(self, subject_id: str) -> tuple[PrintRow, ...]:
        """Every print of a row's papers, the first one first."""
        with self._reading() as connection:
            return prints(connection, subject_id)

    def certificate_by_check_code(self, check_code: str) -> CertificateDetail | None:
        """The certificate whose printed check code was typed."""
        with self._reading() as connection:
            return certificates.by_check_code(connection, check_code)

    def check_certificate(self, text: str, now: datetime) -> CheckedCertificate:
        """What a certificate's scanned or typed code is worth, as far as this desk can tell."""
        with self._reading() as connection:
            return certificate_check.check(connection, text, now)

    def certificate_log(self, limit: int = 20) -> tuple[CertificateRow, ...]:
        """The newest certificates, void ones among them."""
        with self._reading() as connection:
            return certificates.certificate_log(connection, limit)

    def certificates_issued(
        self, kind: CertificateKind, period_from: date, period_to: date, since: datetime
    ) -> tuple[CertificateRow, ...]:
        """Valid certificates of this kind and exactly this period issued since then, oldest first."""
        with self._reading() as connection:
            return certificates.issued_for(connection, kind, period_from, period_to, since)

    def full_record(self, volunteer_id: str) -> FullRecord | None:
        """The five statutory groups of one volunteer."""
        with self._reading() as connection:
            return personal.full_record(connection, volunteer_id)

    def star_candidates(self, as_of: date, star_hours: tuple[int, ...]) -> tuple[StarCandidate, ...]:
        """Who would rise by a star list as of this day."""
        with self._reading() as connection:
            return personal.star_candidates(connection, as_of, star_hours)

    def star_lists(self, limit: int = 50) -> tuple[StarListRow, ...]:
        """The unit's star lists, the newest first."""
        with self._reading() as connection:
            return personal.star_lists(connection, limit)

    def star_list_people(self, list_id: str) -> tuple[StarCandidate, ...]:
        """Who stands on a star list, as it was made."""
        with self._reading() as connection:
            return personal.star_list_people(connection, list_id)

    def national_rows(
        self,
        state: str,
        first: date | None = None,
        last: date | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[NationalRow, ...]:
        """Service records that stand so to the national system, the oldest first."""
        with self._reading() as connection:
            return personal.national_rows(connection, state, first, last, offset, limit)

    def national_counts(self) -> NationalCounts:
        """How many records stand how to the national system."""
        with self._reading() as connection:
            return personal.national_counts(connection)

    def certificate_register(
        self, asked: RegisterFilter, offset: int = 0, limit: int = 50
    ) -> tuple[RegisterRow, ...]:
        """Every number of a year, the highest first."""
        with self._reading() as connection:
            return certificate_register.register(connection, asked, offset, limit)

    def certificate_register_summary(self, year: int) -> RegisterSummary:
        """The counts and numbers of a year."""
        with self._reading() as connection:
            return certificate_register.summary(connection, year)

    def link(self, now: datetime) -> LinkFacts:
        """How this desk stands to the platform, and how much waits."""
        with self._reading() as connection:
            return sync_centre.link(connection, now)

    def waiting(self, offset: int = 0, limit: int = 50) -> tuple[WaitingRow, ...]:
        """Entries the platform does not have yet, oldest first."""
        with self._reading() as connection:
            return sync_centre.waiting(connection, offset, limit)

    def open_cases(self, limit: int = 50) -> tuple[CaseRow, ...]:
        """What a person should look at, oldest first."""
        with self._reading() as connection:
            return sync_centre.open_cases(connection, limit)

    def settled_cases(self, offset: int = 0, limit: int = 50) -> tuple[CaseRow, ...]:
        """What is settled, newest first."""
        with self._reading() as connection:
            return sync_centre.settled_cases(connection, offset, limit)

    def entry_body(self, key: str) -> bytes | None:
        """The logged command of an entry as JSON, by the entry's key; None when it was emptied."""
        with self._reading() as connection:
            return sync_centre.entry_body(connection, key)

    def identity_digest(self, id_type: str, number: str) -> str:
        """The keyed hash this store uses; empty for a text that is no number of this kind."""
        kind = IdType(id_type)
        try:
            value = check_identity_number(kind, number).value
        except Refusal:
            return ""
        with self._reading_raw() as connection:
            return digest_identity(read_identity(connection).identity_key, kind, value)

    def encrypted(self) -> bool:
        """Whether the data file is encrypted."""
        return self._encrypted

    def health(self) -> StoreHealth:
        """Proof that the store is whole; reads everything."""
        with self._reading_raw() as connection:
            return health.examine(connection, encrypted=self._encrypted)
