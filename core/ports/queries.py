"""The read side of the desk: one method for each list or card a screen shows."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.domain.activity import Activity, SignInSheetPage
from core.domain.certificate import CertificateKind
from core.domain.certificate_check import CheckedCertificate
from core.domain.clerk import Clerk
from core.domain.codes import Code
from core.domain.hours_preview import HoursReach, MonthVisit
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


class Queries(Protocol):
    """Every method may be called from any reader thread; none of them writes.

    A day is the desk's local day; instants are aware.
    """

    def site(self) -> PracticeSite | None:
        """The unit this desk works for, None before the first start is finished."""

    def clerks(self) -> tuple[Clerk, ...]:
        """Active clerks by name."""

    def policies(self) -> tuple[UnitPolicy, ...]:
        """What the unit decided, then what the units above it did; core.commands.policies reads it."""

    def confirmed_hours(self, limit: int = 300) -> tuple[ConfirmedRow, ...]:
        """The unit's confirmed visits, the latest day first, with what they counted before."""

    def decided_rules(self, kind: PolicyKind) -> tuple[DecidedRow, ...]:
        """Decisions of one kind, of the unit and those above it, the latest first."""

    def month_visits(self, month: date) -> tuple[MonthVisit, ...]:
        """The visits of the month of this day with a sign-out, for a preview of other rules."""

    def hours_reach(self, day: date) -> HoursReach:
        """Which units a decision for hours from this day on would reach."""

    def hours_review(self, now: datetime, limit: int = 100) -> HoursReview:
        """The unit's unconfirmed visits of activities that are over, and the corrections that wait."""

    def postable_hours(
        self, first: date, last: date, now: datetime, limit: int = 2_000
    ) -> tuple[PostableRow, ...]:
        """The unit's hours of these days that may hang out: unconfirmed, not on a list that hangs or hung."""

    def posting_lists(self, limit: int = 50) -> tuple[PostingListRow, ...]:
        """The unit's lists of posted hours, the newest first."""

    def posting_list(self, list_id: str) -> PostingList | None:
        """One of them with its lines."""

    def hours_waiting(self, now: datetime) -> HoursWaiting:
        """How many of them there are, and since when."""

    def paper_template(self, paper: str) -> str:
        """The unit's own text of a paper's template; empty where the shipped one is used."""

    def places(self) -> tuple[PracticeSite, ...]:
        """Every place this desk knows, ended ones too, by code and name."""

    def teams_list(
        self, text: str, chip: str, kind: str, now: datetime, *, below: bool, offset: int = 0, limit: int = 25
    ) -> tuple[TeamRow, ...]:
        """Teams by text, chip (everyone, busy, paused, retired) and kind; most in hand first.

        `below`: of this unit and of all units below it.
        """

    def team_counts(self, now: datetime, *, below: bool) -> TeamCounts:
        """The counts of the chips."""

    def team(self, team_id: str, now: datetime) -> TeamDetail | None:
        """A team with members and orders."""

    def teams(self) -> tuple[VolunteerTeam, ...]:
        """Active teams by name."""

    def service_menu(self, on: date) -> ServiceMenu:
        """The menu used here with its offers, their load and state on that local day."""

    def menu_wants(self, on: date) -> MenuWants:
        """What people asked for in the last 90 days that the menu lacks."""

    def menu_editions(self, limit: int = 50) -> tuple[MenuEdition, ...]:
        """Published editions of the menu used here, the newest first."""

    def open_needs(self, limit: int = 200) -> tuple[DemandRow, ...]:
        """Accepted requests that wait for a team, on the demand menu or not: urgent ones first."""

    def home(self, now: datetime, *, below: bool = False) -> HomeBoard:
        """The home page."""

    def day_counts(self, day: date) -> DayCounts:
        """Requests registered, dispatched and closed, and visits signed in, on a day."""

    def search(self, text: str, limit: int = 8) -> tuple[Hit, ...]:
        """Search as you type over people and our numbers: persons first, then the rest."""

    def search_people(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Volunteers and residents by name part, pinyin, phone tail, ID tail or number."""

    def resolve(self, code: Code) -> CodeTarget | None:
        """The row behind a scanned or typed code; None when this desk does not know it."""

    def open_requests(
        self, offset: int = 0, limit: int = 50, *, below: bool = False
    ) -> tuple[RequestRow, ...]:
        """Open requests by time limit."""

    def request(self, request_id: str) -> RequestDetail | None:
        """A request with its history."""

    def service_facts(self, request_id: str) -> ServiceFacts:
        """Which teams were asked, when it was served, and how it was rated."""

    def board(self, wanted: BoardFilter, offset: int = 0, limit: int = 50) -> tuple[RequestRow, ...]:
        """A tab of the board: what is owed first stands first; what is over, the newest first."""

    def board_counts(self, *, below: bool = False) -> dict[str, int]:
        """How many stand on each tab of what is still to be done, by the tab's name."""

    def satisfaction(self, since: datetime, *, below: bool = False) -> Satisfaction:
        """How satisfied people were with this unit's services registered since, and how many did not say."""

    def board_request(self, request_id: str) -> BoardDetail | None:
        """A request with its dispatches, notes, correction, and what is done together with it."""

    def team_facts(self, request_id: str, today: date) -> tuple[TeamFacts, ...]:
        """Every active team as the ranking for this request looks at it (core.domain.team_ranking)."""

    def resident(self, resident_id: str) -> ResidentCard | None:
        """A resident with past requests, newest first."""

    def resident_for_volunteer(self, volunteer_id: str) -> ResidentCard | None:
        """The volunteer as someone who asks: the resident of the same name and phone, if there is one."""

    def similar_requests(
        self, town: str, village: str, words: str, since: datetime
    ) -> tuple[SimilarRequest, ...]:
        """Open requests of the same village that say the same, most alike first."""

    def usual_phrases(self, now: datetime) -> PhraseBook:
        """Phrases this unit's residents use; reads every request of two years, so not at every letter."""

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
        """Volunteers by text and chip (everyone, starred, recently_active, pending), by name sort key.

        Starred by the unit's `star_hours` (thresholds in hours); without them by those that are shipped.
        """

    def volunteer_counts(
        self, now: datetime, *, below: bool = False, star_hours: tuple[int, ...] = ()
    ) -> VolunteerCounts:
        """The counts of the chips."""

    def volunteer(self, volunteer_id: str, now: datetime) -> VolunteerDetail | None:
        """A volunteer with hours."""

    def merge(self, merged_id: str, now: datetime) -> MergedRow | None:
        """The merge of this registration into another; None when it may not be taken back any more."""

    def possible_duplicates(
        self, name: str, birth_on: date | None, identity_digest: str, phone: str
    ) -> tuple[PossibleDuplicate, ...]:
        """Volunteers with the same identity digest, or the same name with near phone or birth date."""

    def activities(self, first: date, last: date, *, below: bool = False) -> tuple[ActivityRow, ...]:
        """Activities that start on these local days, by start."""

    def kiosk_board(self, activity_id: str, volunteer_id: str = "") -> KioskBoard | None:
        """What the kiosk shows of an activity, and one person of it."""

    def kiosk_people(self, activity_id: str, tail: str) -> tuple[KioskPerson, ...]:
        """Who is on the list or here and has a phone ending so, in list order."""

    def family_of(self, activity_id: str, volunteer_id: str) -> tuple[KioskPerson, ...]:
        """Who shares a phone with this person, as its owner or as a guardian; at most eight."""

    def activity(self, activity_id: str) -> ActivityDetail | None:
        """An activity with its people."""

    def sign_up_problems(
        self, activity_id: str, volunteer_ids: Sequence[str], role: str = ""
    ) -> Mapping[str, Refusal]:
        """What a sign-up of each of these would be refused with; who is not in it may sign up."""

    def activities_in(self, first: date, last: date, *, below: bool = False) -> tuple[Activity, ...]:
        """The same days' activities whole, by start: what a calendar file tells."""

    def activities_of_series(self, series_id: str) -> tuple[Activity, ...]:
        """The activities that were planned together, by start."""

    def activities_to_tell(self, now: datetime, least: int) -> tuple[FilingRow, ...]:
        """This unit's activities around now, of `least` volunteers and more, not declared or not filed."""

    def requests_to_plan(self) -> tuple[PlannableRequest, ...]:
        """Requests of this unit that a team has taken and that no activity serves yet, the oldest first."""

    def kept_file(self, sha256: str) -> bytes:
        """A file that was kept on this desk (a photo); empty when another desk has it."""

    def latest_sheet(self, activity_id: str) -> tuple[SignInSheetPage, ...]:
        """The pages of the activity's newest sign-in sheet, in order; empty before the first."""

    def sheet_page(self, token: str) -> SheetPageRow | None:
        """The printed page whose code holds this token; None for a sheet this desk does not know."""

    def next_activity(self, now: datetime, *, below: bool = False) -> ActivityRow | None:
        """The activity running now, else the next one to start."""

    def phone_tail_matches(self, activity_id: str, tail: str) -> tuple[Hit, ...]:
        """Volunteers whose phone ends so; those signed up for the activity first."""

    def certificate_candidates(
        self,
        period_from: date,
        period_to: date,
        *,
        activity_id: str | None = None,
        team_id: str | None = None,
    ) -> tuple[CertificateCandidate, ...]:
        """People of an activity or team with their reviewed minutes in the period, recorded by this unit."""

    def certificate_candidate(
        self, volunteer_id: str, period_from: date, period_to: date
    ) -> CertificateCandidate | None:
        """One person, found by scan or name."""

    def certificate(self, certificate_id: str) -> CertificateDetail | None:
        """A certificate with its prints."""

    def prints(self, subject_id: str) -> tuple[PrintRow, ...]:
        """Every print of a row's papers, the first one first."""

    def certificate_by_check_code(self, check_code: str) -> CertificateDetail | None:
        """The certificate whose printed check code (nine characters, see parse_check_code) was typed."""

    def check_certificate(self, text: str, now: datetime) -> CheckedCertificate:
        """What a certificate's scanned or typed code is worth, as far as this desk can tell."""

    def certificate_log(self, limit: int = 20) -> tuple[CertificateRow, ...]:
        """The newest certificates, void ones among them."""

    def certificates_issued(
        self, kind: CertificateKind, period_from: date, period_to: date, since: datetime
    ) -> tuple[CertificateRow, ...]:
        """Valid certificates of this kind and exactly this period issued since then, oldest first."""

    def full_record(self, volunteer_id: str) -> FullRecord | None:
        """The five statutory groups of one volunteer."""

    def star_candidates(self, as_of: date, star_hours: tuple[int, ...]) -> tuple[StarCandidate, ...]:
        """Who would rise by a star list as of this day."""

    def star_lists(self, limit: int = 50) -> tuple[StarListRow, ...]:
        """The unit's star lists, the newest first."""

    def star_list_people(self, list_id: str) -> tuple[StarCandidate, ...]:
        """Who stands on a star list, as it was made."""

    def national_rows(
        self,
        state: str,
        first: date | None = None,
        last: date | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> tuple[NationalRow, ...]:
        """Service records that stand so to the national system, the oldest first."""

    def national_counts(self) -> NationalCounts:
        """How many records stand how to the national system."""

    def certificate_register(
        self, asked: RegisterFilter, offset: int = 0, limit: int = 50
    ) -> tuple[RegisterRow, ...]:
        """Every number of a year, the highest first."""

    def certificate_register_summary(self, year: int) -> RegisterSummary:
        """The counts and numbers of a year."""

    def link(self, now: datetime) -> LinkFacts:
        """How this desk stands to the platform, and how much waits."""

    def waiting(self, offset: int = 0, limit: int = 50) -> tuple[WaitingRow, ...]:
        """Entries the platform does not have yet, oldest first."""

    def open_cases(self, limit: int = 50) -> tuple[CaseRow, ...]:
        """What a person should look at, oldest first; settled with `store.sync.settle`."""

    def settled_cases(self, offset: int = 0, limit: int = 50) -> tuple[CaseRow, ...]:
        """What is settled, by rule, by law or by a person, newest first."""

    def entry_body(self, key: str) -> bytes | None:
        """The logged command of an entry as JSON, by the entry's key; None when it was emptied."""

    def identity_digest(self, id_type: str, number: str) -> str:
        """The keyed hash this store uses for duplicate search."""

    def encrypted(self) -> bool:
        """Whether the data file is encrypted; quick, where `health` proves everything."""

    def health(self) -> StoreHealth:
        """Proof that the store is whole."""
