"""Finds the rows behind a paper and has it drawn; used on the papers thread only."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

import msgspec

from core.commands.honours import Award, honorific_for
from core.commands.policies import policy_of
from core.commands.refusals import NotFound, StarNotReached
from core.commands.requests import RequestForm
from core.commands.volunteers import VolunteerForm
from core.domain.certificate import (
    CertificateFacts,
    CertificateKind,
    ServiceLine,
    id_type_on_paper,
    sex_on_paper,
)
from core.domain.certificate_code import certificate_link
from core.domain.local_time import local_day
from core.domain.masking import mask_identity_number
from core.domain.practice_site import PracticeSite
from core.domain.print_record import BLANK, FORMS, ON_A3, ON_BLANKS, PAPER_OF_KIND, POSTER_A3, Paper
from core.domain.register_period import parse_register_period
from core.domain.service_request import RequestState, ServiceRequest
from core.domain.stars import stars_for, stars_name
from core.ports.devices import PaperSize
from core.ports.queries import Queries
from core.ports.rows import PostableRow, RegisterFilter, VolunteerDetail
from core.ports.store import DeskPolicy
from desktop.page import OnDuty
from desktop.runtime.paper_desk import MadePaper
from desktop.settings import SettingsFile, SlipPaper

if TYPE_CHECKING:
    from core.papers.template.drawing import Overprint
    from core.papers.template.words import Values

ROLLS = {SlipPaper.ROLL_80MM: PaperSize(80.0, 0.0), SlipPaper.ROLL_58MM: PaperSize(58.0, 0.0)}
A4 = PaperSize(210.0, 297.0)
A5_LANDSCAPE = PaperSize(210.0, 148.0)
CARD = PaperSize(85.6, 54.0)
DRAFT_NUMBER = "—"
MOST_NEEDS = 1_000
"""On one list for the wall: seventy pages."""
MOST_LISTS = 1_000
MOST_LINES = 100_000
"""Of a printed register: more than any unit issues in a year."""
# A code of the right length for drawings of what is not saved yet; no row ever has it.
DRAFT_TOKEN = "0" * 16
DRAFT_CODE = "A" * 320


class DeskPaperMaker:
    """PaperMaker over the queries. reportlab and the fonts are loaded at the first paper."""

    def __init__(
        self,
        queries: Queries,
        settings: SettingsFile,
        on_duty: OnDuty,
        now: Callable[[], datetime],
        policy: DeskPolicy,
    ) -> None:
        self._queries, self._settings, self._on_duty = queries, settings, on_duty
        self._now, self._policy = now, policy

    def _in_force(self) -> DeskPolicy:
        """What the unit decided: the promise on a slip is its own."""
        return policy_of(self._queries.policies(), local_day(self._now()), self._policy)

    def make(self, paper: Paper, subject_id: str) -> MadePaper:
        """The paper of a saved row, or a blank form. Raises NotFound, MissingGlyph, and CodeTooFine."""
        if paper is Paper.MENU_POSTER:
            return self._poster(subject_id)
        if paper in FORMS:
            return self._form(paper, subject_id)
        if paper is Paper.RULER_SHEET:
            return self._rulers()
        makers = {
            Paper.REQUEST_SLIP: self._slip,
            Paper.SIGN_IN_SHEET: self._sheet,
            Paper.VOLUNTEER_CARD: self._card,
            Paper.CLERK_BADGE: self._badge,
            Paper.CERTIFICATE_REGISTER: self._register,
            Paper.FULL_RECORD: self._full_record,
            Paper.DEMAND_MENU: self._demand,
            Paper.HOURS_POSTING: self._posting,
            Paper.STAR_LIST: self._star_list,
            Paper.TEAM_MEMBERS: self._team_members,
            Paper.ACTIVITY_POSTER: self._activity_poster,
            **dict.fromkeys(PAPER_OF_KIND.values(), self._certificate),
        }
        if paper not in makers:
            # The key of the recovery sheet is in no row; the settings hand that sheet over by themselves.
            raise NotFound(kind=paper.value, row_id=subject_id)
        return makers[paper](subject_id)

    def make_together(self, paper: Paper, subject_ids: Sequence[str]) -> MadePaper:
        """Certificates in one PDF. Raises NotFound, MissingGlyph, and CodeTooFine."""
        texts = {subject_id: self._certificate_words(subject_id) for subject_id in dict.fromkeys(subject_ids)}
        return self._drawn_certificates(paper, [texts[subject_id] for subject_id in subject_ids])

    def slip_draft(self, form: RequestForm) -> MadePaper:
        """The slip of a form that is still being filled in."""
        now = self._now()
        request = ServiceRequest(
            id="",
            site_id="",
            number="",
            spoken_number=DRAFT_NUMBER,
            token=DRAFT_TOKEN,
            check_code="",
            state=RequestState.DRAFT,
            resident_id="",
            requester_name=form.name.strip(),
            phone=form.phone.strip(),
            words=form.words.strip() or DRAFT_NUMBER,
            category=form.category,
            town=form.town,
            village=form.village,
            address=form.address,
            wanted=form.wanted,
            wanted_on=form.wanted_on,
            urgent=form.urgent,
            registered_at=now,
            registered_by="",
        )
        return self._drawn_slip(request, DRAFT_NUMBER, self._clerk_name())

    def card_draft(self, form: VolunteerForm) -> MadePaper:
        """The front of a card, card size, of a form that is still being filled in."""
        from core.papers.volunteer_card import CardFacts, render_card_front  # noqa: PLC0415 - loads reportlab

        teams = {team.id: team.name for team in self._queries.teams()}
        site = self._site()
        facts = CardFacts(
            site_name=site.name,
            site_phone=site.phone,
            name=form.name.strip() or DRAFT_NUMBER,
            team=teams.get(form.team_id, ""),
            volunteer_number=DRAFT_NUMBER,
            stars=0,
            code="V" + DRAFT_TOKEN + "0",
            registered_on=local_day(self._now()),
        )
        own = self._queries.paper_template(Paper.VOLUNTEER_CARD.value)
        return MadePaper(render_card_front(facts, own), CARD, form.name)

    def certificate_draft(self, volunteer_id: str, period_from: date, period_to: date) -> MadePaper:
        """A record certificate as it will be; number and codes are drawn when it is issued."""
        detail = self._volunteer(volunteer_id)
        facts = self._draft_facts(detail, period_from, period_to)
        return self._drawn_certificate(facts, certificate_link(self._site().public_host, DRAFT_CODE))

    def require_printable(self, facts: CertificateFacts) -> None:
        """Whether every character of it can be printed; raises MissingGlyph. On any thread."""
        from core.papers.fonts import check_printable  # noqa: PLC0415 - loads reportlab

        check_printable(facts)

    def award_draft(self, volunteer_id: str, award: Award, period_from: date, period_to: date) -> MadePaper:
        """An honour, star or thanks as it will be; number and codes are drawn when it is issued."""
        detail = self._volunteer(volunteer_id)
        facts = self._award_facts(detail, award, period_from, period_to)
        if award.kind is CertificateKind.STAR and not facts.stars:
            raise StarNotReached(volunteer_id=volunteer_id)
        return self._drawn_certificate(facts, certificate_link(self._site().public_host, DRAFT_CODE))

    def template_draft(self, layout: str, body: str) -> MadePaper:
        """A paper by a template that is being edited, with invented values. Raises TemplateProblem."""
        from core.papers.draft import render_draft  # noqa: PLC0415 - loads reportlab
        from core.papers.form_values import blank_values  # noqa: PLC0415 - the same
        from core.papers.template.shipped import printable  # noqa: PLC0415 - the same

        template = printable(layout, body)
        own = {**blank_values(self._site()), "issuer": self._site().name}
        own.pop("code")
        return MadePaper(render_draft(layout, body, own), template.size, layout)

    def _slip(self, request_id: str) -> MadePaper:
        detail = self._queries.request(request_id)
        if detail is None:
            raise NotFound(kind="service_request", row_id=request_id)
        return self._drawn_slip(
            detail.request, detail.spoken_number, detail.clerk_name, detail.print_count + 1
        )

    def _drawn_slip(self, request: ServiceRequest, told: str, clerk: str, copy_number: int = 1) -> MadePaper:
        from core.papers.from_rows import slip_facts  # noqa: PLC0415 - loads reportlab
        from core.papers.request_slip import A5_LAYOUT, render_slip, roll_layout  # noqa: PLC0415 - the same

        facts = slip_facts(
            request, self._site(), clerk, self._in_force(), self._now(), copy_number, spoken_number=told
        )
        title = request.number or told
        roll = ROLLS.get(self._settings.current.slip_paper)
        layout = roll_layout(roll.width_mm) if roll else A5_LAYOUT
        pdf = render_slip(layout, facts, self._queries.paper_template(layout))
        return MadePaper(pdf, roll or A5_LANDSCAPE, title)

    def _sheet(self, activity_id: str) -> MadePaper:
        from core.papers.from_rows import sheet_facts  # noqa: PLC0415 - loads reportlab
        from core.papers.sign_in_sheet import render_sign_in_sheet  # noqa: PLC0415 - loads reportlab

        detail = self._queries.activity(activity_id)
        pages = self._queries.latest_sheet(activity_id)
        if detail is None or not pages:
            raise NotFound(kind="sign_in_sheet_page", row_id=activity_id)
        facts = sheet_facts(detail, pages, self._site())
        own = self._queries.paper_template(Paper.SIGN_IN_SHEET.value)
        return MadePaper(render_sign_in_sheet(facts, own), A4, f"{facts.number} {facts.title}")

    def certificate_file(self, certificate_id: str) -> MadePaper:
        """A certificate with all that is on it: a file is never laid over a bought blank."""
        facts, text = self._certificate_words(certificate_id)
        return self._drawn_certificates(PAPER_OF_KIND[facts.kind], [(facts, text)], whole=True)

    def _certificate(self, certificate_id: str) -> MadePaper:
        facts, text = self._certificate_words(certificate_id)
        return self._drawn_certificate(facts, text)

    def _certificate_words(self, certificate_id: str) -> tuple[CertificateFacts, str]:
        """What stands on a certificate, and what its code says."""
        detail = self._queries.certificate(certificate_id)
        if detail is None:
            raise NotFound(kind="certificate", row_id=certificate_id)
        from core.papers.from_rows import certificate_text  # noqa: PLC0415 - loads reportlab

        certificate = detail.certificate
        return certificate.facts, certificate_text(certificate, self._site())

    def _drawn_certificate(self, facts: CertificateFacts, text: str) -> MadePaper:
        return self._drawn_certificates(PAPER_OF_KIND[facts.kind], [(facts, text)])

    def _drawn_certificates(
        self, paper: Paper, certificates: Sequence[tuple[CertificateFacts, str]], *, whole: bool = False
    ) -> MadePaper:
        """Certificates of one kind; the title names the person, or the first and the last number."""
        first, last = certificates[0][0], certificates[-1][0]
        alone = first.number == last.number
        title = f"{first.number} {first.volunteer_name if alone else f'- {last.number}'}"
        if paper is not Paper.SERVICE_CERTIFICATE:
            from core.papers.certificate_values import certificate_values  # noqa: PLC0415 - loads reportlab

            values = [certificate_values(*one) for one in certificates]
            return self._filled(paper, values, title, whole=whole)
        from core.papers.service_certificate import render_service_certificates  # noqa: PLC0415 - the same

        own = self._queries.paper_template(paper.value)
        return MadePaper(render_service_certificates(certificates, body=own), A4, title)

    def _form(self, paper: Paper, subject_id: str) -> MadePaper:
        values = self._form_values(paper, subject_id)
        return self._filled(paper, [values], f"{values.get('number', '')} {values.get('name', '')}".strip())

    def _form_values(self, paper: Paper, subject_id: str) -> "Values":
        from core.papers import form_values as forms  # noqa: PLC0415 - loads reportlab

        site, clerk = self._site(), self._clerk_name()
        if paper is Paper.DUTY_LOG and not subject_id.startswith(BLANK):
            day = date.fromisoformat(subject_id)
            return forms.duty_values(site, clerk, day, self._queries.day_counts(day))
        if subject_id.startswith(BLANK):
            return forms.blank_values(site)
        if paper in {Paper.VOLUNTEER_FORM, Paper.GUARDIAN_CONSENT}:
            person = self._volunteer(subject_id)
            if paper is Paper.GUARDIAN_CONSENT:
                return forms.guardian_values(person.volunteer, site)
            return forms.volunteer_values(person.volunteer, person.team, site, clerk)
        if paper is Paper.ACTIVITY_RECORD:
            activity = self._queries.activity(subject_id)
            if activity is None:
                raise NotFound(kind="activity", row_id=subject_id)
            return forms.activity_values(activity, site, clerk)
        return self._request_form_values(paper, subject_id)

    def _full_record(self, volunteer_id: str) -> MadePaper:
        from core.papers.full_record_values import full_record_values  # noqa: PLC0415 - loads reportlab

        record = self._queries.full_record(volunteer_id)
        if record is None:
            raise NotFound(kind="volunteer", row_id=volunteer_id)
        values = full_record_values(record, self._site(), self._clerk_name(), self._now())
        title = f"{record.volunteer.number} {record.volunteer.name}"
        return self._filled(Paper.FULL_RECORD, [values], title)

    def _request_form_values(self, paper: Paper, request_id: str) -> "Values":
        from core.papers import form_values as forms  # noqa: PLC0415 - loads reportlab

        site, clerk = self._site(), self._clerk_name()
        detail = self._queries.request(request_id)
        if detail is None:
            raise NotFound(kind="service_request", row_id=request_id)
        if paper is Paper.REQUEST_FORM:
            return forms.request_values(detail.request, site, detail.clerk_name)
        service = self._queries.service_facts(request_id)
        if paper is Paper.DISPATCH_NOTICE:
            return forms.dispatch_values(detail.request, site, clerk, service.dispatches)
        return forms.feedback_values(detail.request, site, clerk, service)

    def _register(self, period: str) -> MadePaper:
        from core.papers import form_values as forms  # noqa: PLC0415 - loads reportlab

        asked = parse_register_period(period)
        wanted = RegisterFilter(year=asked.year, month=asked.month, kind=asked.kind, state=asked.state)
        rows = self._queries.certificate_register(wanted, 0, MOST_LINES)[::-1]
        values = forms.register_values(rows, asked, self._site(), self._clerk_name(), self._now())
        return self._filled(Paper.CERTIFICATE_REGISTER, [values], period.replace("/", " "))

    def _poster(self, size: str) -> MadePaper:
        """The menu as it stands, on A4 or A3."""
        from core.papers.menu_values import poster_values  # noqa: PLC0415 - loads reportlab
        from core.papers.template.drawing import Printable, render  # noqa: PLC0415 - the same
        from core.papers.template.enlarging import A3_OF_A4, enlarged  # noqa: PLC0415 - the same
        from core.papers.template.shipped import printable  # noqa: PLC0415 - the same

        made = printable(Paper.MENU_POSTER.value, self._queries.paper_template(Paper.MENU_POSTER.value))
        if size == POSTER_A3:
            made = Printable(enlarged(made.template, A3_OF_A4))
        menu = self._queries.service_menu(local_day(self._now()))
        return MadePaper(render(made, poster_values(menu, self._site())), made.size, made.template.title)

    def _activity_poster(self, subject_id: str) -> MadePaper:
        """The poster of an activity, on A4 or A3."""
        from core.papers.poster_values import activity_poster_values  # noqa: PLC0415 - loads reportlab

        activity_id, large = subject_id.removesuffix(ON_A3), subject_id.endswith(ON_A3)
        detail = self._queries.activity(activity_id)
        if detail is None:
            raise NotFound(kind="activity", row_id=activity_id)
        values = activity_poster_values(detail.activity, self._site())
        return self._for_the_wall(Paper.ACTIVITY_POSTER, values, detail.activity.title, large=large)

    def _demand(self, _subject_id: str) -> MadePaper:
        from core.papers.menu_values import demand_values  # noqa: PLC0415 - loads reportlab

        needs = self._queries.open_needs(MOST_NEEDS)
        values = demand_values(needs, self._site(), self._clerk_name(), self._now())
        return self._filled(Paper.DEMAND_MENU, [values], "")

    def posting_draft(self, visits: Sequence[PostableRow], until: date, days: int) -> MadePaper:
        """The list of these hours as it would hang from today on."""
        from core.papers.list_values import posting_values  # noqa: PLC0415 - loads reportlab

        now = self._now()
        values = posting_values(visits, local_day(now), until, days, self._site(), self._clerk_name(), now)
        return self._filled(Paper.HOURS_POSTING, [values], "")

    def _posting(self, subject_id: str) -> MadePaper:
        """A list of hours as it hung, on A4 or A3."""
        from core.papers.list_values import posting_values  # noqa: PLC0415 - loads reportlab

        list_id, large = subject_id.removesuffix(ON_A3), subject_id.endswith(ON_A3)
        found = self._queries.posting_list(list_id)
        if found is None:
            raise NotFound(kind="hours_posting", row_id=list_id)
        told = found.told
        posted_on = local_day(told.posted_at)
        values = posting_values(
            found.rows, posted_on, told.until, told.days, self._site(), self._clerk_name(), self._now()
        )
        return self._for_the_wall(Paper.HOURS_POSTING, values, posted_on.isoformat(), large=large)

    def _star_list(self, subject_id: str) -> MadePaper:
        """A star list as it was made, on A4 or A3."""
        from core.papers.list_values import star_list_values  # noqa: PLC0415 - loads reportlab

        list_id, large = subject_id.removesuffix(ON_A3), subject_id.endswith(ON_A3)
        made = next((row for row in self._queries.star_lists(MOST_LISTS) if row.id == list_id), None)
        if made is None:
            raise NotFound(kind="star_list", row_id=list_id)
        people = self._queries.star_list_people(list_id)
        values = star_list_values(made, people, self._site(), self._clerk_name(), self._now())
        return self._for_the_wall(Paper.STAR_LIST, values, made.as_of.isoformat(), large=large)

    def _team_members(self, team_id: str) -> MadePaper:
        from core.papers.list_values import team_values  # noqa: PLC0415 - loads reportlab

        detail = self._queries.team(team_id, self._now())
        if detail is None:
            raise NotFound(kind="volunteer_team", row_id=team_id)
        values = team_values(detail, self._site(), self._clerk_name(), self._now())
        return self._filled(Paper.TEAM_MEMBERS, [values], detail.team.name)

    def _for_the_wall(self, paper: Paper, values: "Values", title: str, *, large: bool) -> MadePaper:
        """The same paper half as large again on A3, to be read from two metres."""
        if not large:
            return self._filled(paper, [values], title)
        from core.papers.template.drawing import Printable, render  # noqa: PLC0415 - loads reportlab
        from core.papers.template.enlarging import A3_OF_A4, enlarged  # noqa: PLC0415 - the same
        from core.papers.template.shipped import printable  # noqa: PLC0415 - the same

        template = printable(paper.value, self._queries.paper_template(paper.value)).template
        made = Printable(enlarged(template, A3_OF_A4))
        return MadePaper(render(made, [values]), made.size, title)

    def _filled(
        self, paper: Paper, values: Sequence["Values"], title: str, *, whole: bool = False
    ) -> MadePaper:
        """Papers whose layout is a template."""
        from core.papers.template.drawing import render  # noqa: PLC0415 - loads reportlab
        from core.papers.template.shipped import printable  # noqa: PLC0415 - the same

        template = printable(paper.value, self._queries.paper_template(paper.value))
        overprint = None if whole else self._overprint(paper)
        return MadePaper(render(template, values, overprint=overprint), template.size, title)

    def _overprint(self, paper: Paper) -> "Overprint | None":
        """How the printer of this paper prints on bought blanks; None where it prints whole papers."""
        from core.papers.template.drawing import Overprint  # noqa: PLC0415 - loads reportlab

        shift = self._settings.current.shift_of(paper)
        if paper not in ON_BLANKS or not shift.on:
            return None
        return Overprint(shift.right_mm, shift.down_mm, shift.scale)

    def _rulers(self) -> MadePaper:
        from core.papers.ruler_sheet import PAPER, render_ruler_sheet  # noqa: PLC0415 - loads reportlab

        shift = self._settings.current.shift_of(Paper.HONOUR_CERTIFICATE)
        pdf = render_ruler_sheet(shift.right_mm, shift.down_mm, shift.scale)
        return MadePaper(pdf, PAPER, "")

    def _card(self, volunteer_id: str) -> MadePaper:
        from core.papers.from_rows import card_facts  # noqa: PLC0415 - loads reportlab
        from core.papers.volunteer_card import render_volunteer_card  # noqa: PLC0415 - the same

        detail = self._volunteer(volunteer_id)
        cards = sum(row.paper is Paper.VOLUNTEER_CARD for row in detail.prints)
        facts = card_facts(
            detail.volunteer, detail.team, detail.total_minutes, self._site(), self._in_force(), cards + 1
        )
        own = self._queries.paper_template(Paper.VOLUNTEER_CARD.value)
        return MadePaper(render_volunteer_card(facts, own), A4, f"{facts.volunteer_number} {facts.name}")

    def _badge(self, clerk_id: str) -> MadePaper:
        from core.papers.clerk_badge import render_clerk_badges  # noqa: PLC0415 - loads reportlab
        from core.papers.from_rows import badge_facts  # noqa: PLC0415 - the same

        clerk = next((clerk for clerk in self._queries.clerks() if clerk.id == clerk_id), None)
        if clerk is None:
            raise NotFound(kind="clerk", row_id=clerk_id)
        facts = badge_facts(clerk, self._site(), self._settings.current.window_label)
        return MadePaper(render_clerk_badges([facts]), A4, clerk.name)

    def _draft_facts(self, detail: VolunteerDetail, period_from: date, period_to: date) -> CertificateFacts:
        volunteer, site = detail.volunteer, self._site()
        lines = tuple(
            ServiceLine(
                served_on=local_day(record.check_in_at),
                content=record.title,
                place=record.place,
                service_minutes=record.service_minutes or 0,
                recording_unit=site.name,
            )
            for record in detail.records
            if record.reviewed
            and record.counts_as_service
            and record.service_minutes
            and period_from <= local_day(record.check_in_at) <= period_to
        )
        return CertificateFacts(
            number=DRAFT_NUMBER,
            kind=CertificateKind.SERVICE_RECORD,
            token=DRAFT_TOKEN,
            check_code=DRAFT_NUMBER,
            volunteer_name=volunteer.name,
            sex=sex_on_paper(volunteer.sex),
            id_type=id_type_on_paper(volunteer.id_type),
            id_number_masked=mask_identity_number(volunteer.id_number),
            volunteer_number=volunteer.number,
            team=detail.team,
            service_minutes=sum(line.service_minutes for line in lines),
            total_minutes=detail.total_minutes,
            stars=stars_for(detail.total_minutes, self._in_force().star_hours),
            period_from=period_from,
            period_to=period_to,
            lines=lines,
            issuer=site.name,
            issuer_phone=site.phone,
            handler=self._clerk_name(),
            issued_on=local_day(self._now()),
        )

    def _award_facts(
        self, detail: VolunteerDetail, award: Award, period_from: date, period_to: date
    ) -> CertificateFacts:
        facts = self._draft_facts(detail, period_from, period_to)
        star = award.kind is CertificateKind.STAR
        return msgspec.structs.replace(
            facts,
            kind=award.kind,
            lines=(),
            honour=stars_name(facts.stars) if star else award.honour.strip() or DRAFT_NUMBER,
            reason=award.reason.strip(),
            honorific=award.honorific or honorific_for(detail.volunteer, local_day(self._now())),
        )

    def _volunteer(self, volunteer_id: str) -> VolunteerDetail:
        detail = self._queries.volunteer(volunteer_id, self._now())
        if detail is None:
            raise NotFound(kind="volunteer", row_id=volunteer_id)
        return detail

    def _site(self) -> PracticeSite:
        site = self._on_duty.site
        if site is None:
            raise NotFound(kind="practice_site", row_id="")
        return site

    def _clerk_name(self) -> str:
        return self._on_duty.clerk.name if self._on_duty.clerk is not None else DRAFT_NUMBER
