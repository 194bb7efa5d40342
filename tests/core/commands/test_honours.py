"""Honours, stars and thanks: what they rest on and what they freeze. Everybody here is invented."""

from datetime import date, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.award_rules import MOST_HONOUR
from core.commands.certificates import IssueCertificate, VoidCertificate
from core.commands.honours import Award, honorific_for, issue_award
from core.commands.refusals import CertificateExists, StarNotReached, VolunteerWithdrawn
from core.commands.reissuing import reissue_certificate
from core.commands.volunteers import withdraw_volunteer
from core.domain.certificate import Certificate, CertificateKind
from core.domain.certificate_code import is_certificate_code, read_certificate_code
from core.domain.refusals import FieldMissing, FieldTooLong
from core.domain.volunteer import Volunteer
from tests.core.commands.people import a_visit, a_volunteer, an_activity, reviewed
from tests.core.memory import MemoryDesk

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
HONOUR = Award(CertificateKind.HONOUR, honour="优秀志愿者", reason="在 2025 年度志愿服务工作中表现突出")
STAR = Award(CertificateKind.STAR)
THANKS = Award(CertificateKind.THANKS, reason="冒雨为老人送药")


def awarded(desk: MemoryDesk, volunteer: Volunteer, award: Award) -> Certificate:
    order = partial(
        issue_award, volunteer_id=volunteer.id, award=award, period_from=YEAR[0], period_to=YEAR[1]
    )
    (command,) = desk.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate


def serves(desk: MemoryDesk, volunteer: Volunteer, hours: int) -> None:
    """Confirmed visits of eight hours or less, a day each."""
    while hours > 0:
        at = desk.instant
        activity = an_activity(desk, starts_at=at, ends_at=at + timedelta(hours=8))
        a_visit(desk, activity, volunteer, min(hours, 8) * 60)
        reviewed(desk, activity)
        desk.later(days=1)
        hours -= 8


def test_an_honour_needs_neither_hours_nor_an_identity_number() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    desk.rows.put(msgspec.structs.replace(volunteer, id_number=""))
    certificate = awarded(desk, volunteer, HONOUR)
    facts = certificate.facts
    assert (facts.honour, facts.reason, facts.honorific) == (HONOUR.honour, HONOUR.reason, "同志")
    assert (facts.id_number_masked, facts.lines) == ("", ())


def test_an_award_is_signed_and_its_code_carries_the_honour() -> None:
    desk = MemoryDesk()
    certificate = awarded(desk, a_volunteer(desk), HONOUR)
    assert is_certificate_code(certificate.signed)
    read = read_certificate_code(certificate.signed).facts
    assert (read.name, read.honour, read.kind) == ("罗小满", "优秀志愿者", CertificateKind.HONOUR)
    assert read.number == certificate.number


def test_the_text_of_an_honour_stands_on_one_line_without_hidden_marks() -> None:
    desk = MemoryDesk()
    certificate = awarded(
        desk, a_volunteer(desk), Award(CertificateKind.HONOUR, " 优秀\n志愿者\u200b", "热心")
    )
    assert certificate.facts.honour == "优秀 志愿者"


@pytest.mark.parametrize(
    ("award", "field"),
    [
        (Award(CertificateKind.HONOUR, "", "热心"), "honour"),
        (Award(CertificateKind.HONOUR, "优秀", " "), "reason"),
        (Award(CertificateKind.THANKS, "", ""), "reason"),
    ],
)
def test_what_an_award_is_for_must_be_said(award: Award, field: str) -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    with pytest.raises(FieldMissing) as caught:
        awarded(desk, volunteer, award)
    assert caught.value.field == field


def test_an_honour_has_room_for_forty_characters() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    with pytest.raises(FieldTooLong):
        awarded(desk, volunteer, Award(CertificateKind.HONOUR, "优" * (MOST_HONOUR + 1), "热心"))


def test_a_star_rests_on_reviewed_hours() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer, 96)
    with pytest.raises(StarNotReached):
        awarded(desk, volunteer, STAR)
    serves(desk, volunteer, 4)
    facts = awarded(desk, volunteer, STAR).facts
    assert (facts.stars, facts.honour, facts.total_minutes) == (1, "一星志愿者", 6000)


def test_a_star_is_given_once_whatever_the_period() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer, 100)
    first = awarded(desk, volunteer, STAR)
    order = partial(
        issue_award,
        volunteer_id=volunteer.id,
        award=STAR,
        period_from=date(2025, 1, 1),
        period_to=date(2025, 12, 31),
    )
    with pytest.raises(CertificateExists) as caught:
        desk.write(order)
    assert caught.value.number == first.number


def test_different_honours_stand_beside_each_other_the_same_one_does_not() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    awarded(desk, volunteer, HONOUR)
    awarded(desk, volunteer, Award(CertificateKind.HONOUR, "先进个人", HONOUR.reason))
    awarded(desk, volunteer, THANKS)
    with pytest.raises(CertificateExists):
        awarded(desk, volunteer, HONOUR)


def test_who_left_gets_no_award() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    desk.write(partial(withdraw_volunteer, volunteer_id=volunteer.id, reason="本人要求"))
    with pytest.raises(VolunteerWithdrawn):
        awarded(desk, volunteer, HONOUR)


@pytest.mark.parametrize(
    ("birth_on", "honorific"),
    [(date(2016, 3, 15), "小朋友"), (date(2010, 3, 15), "同学"), (date(1990, 3, 15), "同志")],
)
def test_the_honorific_follows_the_age(birth_on: date, honorific: str) -> None:
    volunteer = msgspec.structs.replace(a_volunteer(MemoryDesk()), birth_on=birth_on)
    assert honorific_for(volunteer, date(2026, 5, 20)) == honorific


def test_an_honour_issued_anew_says_the_same_under_another_number() -> None:
    desk = MemoryDesk()
    old = awarded(desk, a_volunteer(desk), HONOUR)
    void, issued = desk.write(partial(reissue_certificate, certificate_id=old.id, reason="原件遗失"))
    assert isinstance(void, VoidCertificate)
    assert isinstance(issued, IssueCertificate)
    new = issued.certificate
    assert (new.kind, new.facts.honour, new.facts.reason) == (old.kind, old.facts.honour, old.facts.reason)
    assert (new.reissue_of, new.number != old.number) == (old.id, True)
