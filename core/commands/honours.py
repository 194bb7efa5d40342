"""Issuing honour certificates, star certificates and thank-you letters (荣誉证书、星级证书、感谢信)."""

from dataclasses import dataclass
from datetime import date

from core.commands.award_rules import own_records
from core.commands.certificates import IssueCertificate, signed, team_name
from core.commands.lookup import require
from core.commands.numbering import next_yearly_number
from core.commands.refusals import StarNotReached
from core.domain.certificate import (
    Certificate,
    CertificateFacts,
    CertificateKind,
    sex_on_paper,
)
from core.domain.codes import CodeKind
from core.domain.local_time import local_day
from core.domain.minors import age_on
from core.domain.numbers import NumberTemplate, Series
from core.domain.stars import stars_for, stars_name
from core.domain.typed_text import without_invisible
from core.domain.volunteer import Volunteer
from core.ports.store import Desk

HONORIFICS = ("同志", "先生", "女士", "同学", "小朋友")


@dataclass(frozen=True)
class Award:
    """What is given: `honour` is the title (for an honour certificate only), `reason` why.

    `honorific` empty: by age, see `honorific_for`.
    """

    kind: CertificateKind
    honour: str = ""
    reason: str = ""
    honorific: str = ""


def honorific_for(volunteer: Volunteer, today: date) -> str:
    """小朋友 below 12, 同学 below 18, else 同志, which is right for every adult."""
    if volunteer.birth_on is None:
        return HONORIFICS[0]
    age = age_on(volunteer.birth_on, today)
    return HONORIFICS[4] if age < 12 else HONORIFICS[3] if age < 18 else HONORIFICS[0]


def issue_award(
    desk: Desk, volunteer_id: str, award: Award, period_from: date, period_to: date, *, reissue_of: str = ""
) -> IssueCertificate:
    """Freeze an award into a signed certificate with a number of the same series as the records'.

    Stars follow from all reviewed hours of this unit. Raises StarNotReached, and CodeTooLong.
    """
    volunteer = require(desk.rows, Volunteer, volunteer_id)
    records = own_records(desk.rows, volunteer_id, desk.site.id)
    total = sum(record.service_minutes for record in records)
    stars = stars_for(total, desk.policy.star_hours)
    star = award.kind is CertificateKind.STAR
    if star and not stars:
        raise StarNotReached(volunteer_id=volunteer_id)
    pattern = desk.site.certificate_template or NumberTemplate().pattern
    number = NumberTemplate(pattern).show(next_yearly_number(desk, Series.CERTIFICATE))
    token, check_code = desk.new_token(CodeKind.CERTIFICATE), desk.new_check_code()
    facts = CertificateFacts(
        number=number,
        kind=award.kind,
        token=token,
        check_code=check_code,
        volunteer_name=volunteer.name,
        sex=sex_on_paper(volunteer.sex),
        id_type="",
        id_number_masked="",
        volunteer_number=volunteer.number,
        team=team_name(desk, volunteer),
        service_minutes=sum(r.service_minutes for r in records if period_from <= r.served_on <= period_to),
        total_minutes=total,
        stars=stars,
        period_from=period_from,
        period_to=period_to,
        lines=(),
        issuer=desk.site.name,
        issuer_phone=desk.site.phone,
        handler=desk.clerk.name,
        issued_on=desk.today(),
        honour=stars_name(stars) if star else _plain(award.honour),
        reason=_plain(award.reason),
        honorific=award.honorific or honorific_for(volunteer, local_day(desk.now())),
    )
    certificate = Certificate(
        id=desk.new_id(),
        site_id=desk.site.id,
        number=number,
        token=token,
        check_code=check_code,
        kind=award.kind,
        volunteer_id=volunteer_id,
        facts=facts,
        issued_at=desk.now(),
        issued_by=desk.clerk.id,
        reissue_of=reissue_of,
    )
    return signed(desk, certificate)


def _plain(text: str) -> str:
    """On one line, without what cannot be seen."""
    return without_invisible(" ".join(text.split()))
