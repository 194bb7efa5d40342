"""Certificates: what they rest on, what they freeze, how they end. Everybody here is invented."""

from datetime import date, timedelta
from functools import partial

import msgspec
import pytest

from core.commands.certificates import (
    IssueCertificate,
    certificate_of_number,
    issue_record_certificate,
    issue_together,
    void_certificate,
)
from core.commands.refusals import (
    AlreadyVoid,
    CertificateExists,
    IdentityMissing,
    NotFound,
    NothingToCertify,
    PersonErased,
    ReasonMissing,
    RecordNotCertifiable,
    VolunteerWithdrawn,
)
from core.commands.registry import desk_handlers
from core.commands.reissuing import reissue_certificate
from core.commands.teams import AddTeam, add_team
from core.commands.volunteers import withdraw_volunteer
from core.domain.certificate import DUPLICATE_OF, Certificate, CertificateStatus, VoidReason, void_reason
from core.domain.certificate_code import read_certificate_code
from core.domain.codes import CodeKind, check_character, parse_check_code, parse_code
from core.domain.erasure import ERASED_NAME
from core.domain.minors import ParticipationPending
from core.domain.numbers import NumberTemplate
from core.domain.service_record import ServiceRecord
from core.domain.volunteer import Volunteer
from tests.core.commands.people import a_visit, a_volunteer, an_activity, an_id_number, reviewed
from tests.core.memory import MORNING, MemoryDesk

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def serves(desk: MemoryDesk, volunteer: Volunteer, minutes: int = 90, title: str = "四点半课堂") -> None:
    """A confirmed visit, now."""
    at = desk.instant
    activity = an_activity(desk, title=title, starts_at=at, ends_at=at + timedelta(hours=8))
    a_visit(desk, activity, volunteer, minutes)
    reviewed(desk, activity)


def certified(
    desk: MemoryDesk, volunteer: Volunteer, period: tuple[date, date] = YEAR
) -> tuple[Certificate, tuple[str, ...]]:
    order = partial(
        issue_record_certificate, volunteer_id=volunteer.id, period_from=period[0], period_to=period[1]
    )
    (command,) = desk.write(order)
    assert isinstance(command, IssueCertificate)
    return command.certificate, command.record_ids


# -- several in one commit --


def test_of_several_issued_together_each_has_its_number_and_the_first_brings_the_key() -> None:
    desk = MemoryDesk()
    people = [a_volunteer(desk) for _ in range(3)]
    for person in people:
        serves(desk, person)
    order = partial(issue_record_certificate, period_from=YEAR[0], period_to=YEAR[1])
    makers = [partial(order, volunteer_id=person.id) for person in people]
    made = desk.write(lambda one: issue_together(one, makers))
    issued = [command for command in made if isinstance(command, IssueCertificate)]
    assert [command.certificate.volunteer_id for command in issued] == [one.id for one in people]
    numbers = [command.certificate.number for command in issued]
    assert sorted(set(numbers)) == numbers
    keys = [command.key.id if command.key is not None else "" for command in issued]
    assert keys == [keys[0], "", ""]
    assert {read_certificate_code(command.certificate.signed).key_id.hex() for command in issued} == {keys[0]}


# -- what it rests on --


def test_reviewed_hours_of_the_period_are_certified_newest_first() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer, 90, "四点半课堂")
    desk.later(days=1)
    serves(desk, volunteer, 30, "清洁家园")
    facts = certified(desk, volunteer)[0].facts
    assert [(line.content, line.service_minutes) for line in facts.lines] == [
        ("清洁家园", 30),
        ("四点半课堂", 90),
    ]
    assert (facts.service_minutes, facts.period_from, facts.period_to) == (120, *YEAR)
    assert {line.recording_unit for line in facts.lines} == {desk.site.name}


def test_the_period_cuts_the_lines_but_not_the_total() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer, 90)
    desk.later(days=1)
    serves(desk, volunteer, 30)
    certificate, records = certified(desk, volunteer, (date(2026, 5, 21), date(2026, 5, 21)))
    assert (certificate.facts.service_minutes, certificate.facts.total_minutes) == (30, 120)
    assert len(records) == len(certificate.facts.lines) == 1


def test_hours_nobody_confirmed_are_not_certified() -> None:
    desk = MemoryDesk()
    volunteer, activity = a_volunteer(desk), an_activity(desk)
    a_visit(desk, activity, volunteer)
    with pytest.raises(NothingToCertify):
        certified(desk, volunteer)
    reviewed(desk, activity)
    with pytest.raises(NothingToCertify):
        certified(desk, volunteer, (date(2025, 1, 1), date(2025, 12, 31)))
    assert certified(desk, volunteer)[0].facts.service_minutes == 120


def test_records_of_another_unit_and_cancelled_ones_are_left_out() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    for _ in range(3):
        serves(desk, volunteer, 60)
        desk.later(days=1)
    foreign, cancelled, ours = desk.rows.find(ServiceRecord, volunteer_id=volunteer.id)
    desk.rows.put(msgspec.structs.replace(foreign, site_id="another unit"))
    desk.rows.put(msgspec.structs.replace(cancelled, cancelled=True))
    certificate, records = certified(desk, volunteer)
    assert records == (ours.id,)
    assert (certificate.facts.service_minutes, certificate.facts.total_minutes) == (60, 60)


@pytest.mark.parametrize(
    "wrong", [{"cancelled": True}, {"volunteer_id": "another"}, {"site_id": "another unit"}]
)
def test_a_certificate_resting_on_a_foreign_record_is_refused_wherever_it_was_made(
    wrong: dict[str, object],
) -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    made = issue_record_certificate(desk, volunteer.id, *YEAR)
    (record,) = desk.rows.find(ServiceRecord)
    desk.rows.put(msgspec.structs.replace(record, **wrong))
    with pytest.raises(RecordNotCertifiable) as refused:
        desk_handlers()[IssueCertificate].check(desk.rows, made)
    assert refused.value.record_id == record.id


def test_a_record_that_is_not_here_is_not_certified() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    made = issue_record_certificate(desk, volunteer.id, *YEAR)
    with pytest.raises(RecordNotCertifiable):
        desk_handlers()[IssueCertificate].check(
            desk.rows, msgspec.structs.replace(made, record_ids=("elsewhere",))
        )


# -- who --


def test_a_pending_a_withdrawn_and_an_unknown_person_are_refused() -> None:
    desk = MemoryDesk()
    pending = a_volunteer(desk, consent=False)
    gone = a_volunteer(desk, "何远志")
    serves(desk, gone)
    desk.write(partial(withdraw_volunteer, volunteer_id=gone.id, reason="搬走了"))
    with pytest.raises(ParticipationPending):
        certified(desk, pending)
    with pytest.raises(VolunteerWithdrawn):
        certified(desk, gone)
    with pytest.raises(NotFound):
        certified(desk, msgspec.structs.replace(gone, id="elsewhere"))


def test_without_an_identity_number_nothing_is_certified() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    desk.rows.put(msgspec.structs.replace(volunteer, id_number=""))
    with pytest.raises(IdentityMissing):
        certified(desk, volunteer)


# -- what it freezes --


def test_the_number_is_masked_and_neither_birth_date_nor_age_is_in_the_facts() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk, id_number=an_id_number(date(1988, 7, 6), 123))
    serves(desk, volunteer)
    facts = certified(desk, volunteer)[0].facts
    told = msgspec.json.encode(facts).decode()
    assert facts.id_number_masked == f"999901********{volunteer.id_number[-4:]}"
    assert "19880706" not in told
    assert "1988-07-06" not in told
    assert volunteer.phone not in told


def test_the_facts_name_person_team_unit_and_clerk() -> None:
    desk = MemoryDesk()
    (team,) = desk.write(partial(add_team, name="柳溪镇大学生志愿服务队"))
    assert isinstance(team, AddTeam)
    volunteer = a_volunteer(desk, team_id=team.id)
    serves(desk, volunteer)
    facts = certified(desk, volunteer)[0].facts
    assert (facts.volunteer_name, facts.volunteer_number, facts.team) == (
        "罗小满",
        volunteer.number,
        "柳溪镇大学生志愿服务队",
    )
    assert (facts.issuer, facts.issuer_phone, facts.handler) == (desk.site.name, "0000-12345", "陈立群")
    assert facts.issued_on == date(2026, 5, 20)


def test_a_team_this_desk_does_not_know_is_left_blank() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk, team_id="elsewhere")
    serves(desk, volunteer)
    assert certified(desk, volunteer)[0].facts.team == ""


def test_what_changes_later_does_not_change_an_issued_certificate() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    issued = certified(desk, volunteer)[0]
    desk.rows.put(msgspec.structs.replace(volunteer, name="罗晓满"))
    desk.later(days=1)
    serves(desk, volunteer)
    kept = desk.rows.get(Certificate, issued.id)
    assert kept is not None
    assert kept.facts == issued.facts


def test_each_certificate_has_its_number_its_code_and_its_check_code() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    first = certified(desk, volunteer)[0]
    second = certified(desk, volunteer, (YEAR[0], date(2026, 6, 30)))[0]
    assert first.number.startswith("QH-K7-C2026-000001-")
    assert second.number.startswith("QH-K7-C2026-000002-")
    for certificate in (first, second):
        body = CodeKind.CERTIFICATE.value + certificate.token
        assert parse_code(body + check_character(body)).token == certificate.token
        assert parse_check_code(certificate.check_code) == certificate.check_code
    assert first.token != second.token
    assert first.check_code != second.check_code


def test_the_unit_writes_numbers_in_its_own_way() -> None:
    desk = MemoryDesk()
    pattern = "叙文实证〔{year}〕{desk}-{counter}-{check}"
    desk.site = msgspec.structs.replace(desk.site, certificate_template=pattern)
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    number = certified(desk, volunteer)[0].number
    assert number.startswith("叙文实证〔2026〕K7-000001-")
    assert NumberTemplate(pattern).parse(number, "QH").counter == 1


# -- how it ends --


def test_voiding_needs_a_reason_keeps_it_and_happens_once() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    issued = certified(desk, volunteer)[0]
    with pytest.raises(ReasonMissing):
        desk.write(partial(void_certificate, certificate_id=issued.id, reason="  "))
    desk.write(partial(void_certificate, certificate_id=issued.id, reason=" 姓名错字 "))
    row = desk.rows.get(Certificate, issued.id)
    assert row is not None
    assert (row.status, row.void_reason, row.void_by, row.void_at) == (
        CertificateStatus.VOID,
        "姓名错字",
        "clerk",
        desk.instant,
    )
    assert row.facts == issued.facts
    with pytest.raises(AlreadyVoid) as refused:
        desk.write(partial(void_certificate, certificate_id=issued.id, reason="再一次"))
    assert (refused.value.number, refused.value.at) == (issued.number, desk.instant)


def test_a_certificate_that_is_not_here_cannot_be_voided() -> None:
    with pytest.raises(NotFound):
        MemoryDesk(now=MORNING).write(partial(void_certificate, certificate_id="elsewhere", reason="错"))


# -- one valid certificate for each person, kind and period --


def test_a_second_certificate_for_the_same_period_is_refused_and_names_the_first() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    first = certified(desk, volunteer)[0]
    with pytest.raises(CertificateExists) as caught:
        certified(desk, volunteer)
    assert (caught.value.certificate_id, caught.value.number) == (first.id, first.number)


def test_a_second_one_that_was_printed_offline_is_kept_as_void_and_names_the_first() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    late = issue_record_certificate(desk, volunteer.id, *YEAR)
    first = certified(desk, volunteer)[0]
    handler = desk_handlers()[IssueCertificate]
    with pytest.raises(handler.settles):
        handler.check(desk.rows, late)
    handler.apply(desk.rows, late)
    second = desk.rows.get(Certificate, late.certificate.id)
    assert second is not None
    assert (second.status, second.void_reason) == (CertificateStatus.VOID, DUPLICATE_OF + first.number)
    assert second.facts == late.certificate.facts
    stands = desk.rows.get(Certificate, first.id)
    assert stands is not None
    assert stands.status is CertificateStatus.VALID


def test_after_the_first_was_voided_another_one_can_be_issued() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    first = certified(desk, volunteer)[0]
    desk.write(partial(void_certificate, certificate_id=first.id, reason="姓名有误"))
    assert certified(desk, volunteer)[0].number != first.number


def test_what_is_void_stays_void_for_the_reason_that_was_first() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    first = certified(desk, volunteer)[0]
    late = void_certificate(desk, first.id, "另一个原因")
    desk.write(partial(void_certificate, certificate_id=first.id, reason="姓名有误"))
    desk_handlers()[type(late)].apply(desk.rows, late)
    row = desk.rows.get(Certificate, first.id)
    assert row is not None
    assert row.void_reason == "姓名有误"


def test_nothing_is_certified_to_whoever_was_erased() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    made = issue_record_certificate(desk, volunteer.id, *YEAR)
    desk.rows.put(msgspec.structs.replace(volunteer, name=ERASED_NAME))
    handler = desk_handlers()[IssueCertificate]
    for rule in (handler.check, handler.apply):
        with pytest.raises(PersonErased):
            rule(desk.rows, made)


# -- issuing anew (补发) --


def test_issuing_anew_gives_a_new_signed_number_and_the_old_one_says_which() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    old = certified(desk, volunteer)[0]
    serves(desk, volunteer, minutes=30)
    desk.write(partial(reissue_certificate, certificate_id=old.id, reason=" 原件遗失 "))
    (new,) = (row for row in desk.rows.find(Certificate) if row.id != old.id)
    before = desk.rows.get(Certificate, old.id)
    assert before is not None
    assert (new.status, new.reissue_of, new.facts.service_minutes) == (CertificateStatus.VALID, old.id, 120)
    assert read_certificate_code(new.signed).facts.number == new.number != old.number
    assert before.status is CertificateStatus.VOID
    assert void_reason(before.void_reason) == VoidReason(replaced_by=new.number, words="原件遗失")
    assert before.facts == old.facts


def test_issuing_anew_needs_a_reason_and_a_certificate_that_counts() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    old = certified(desk, volunteer)[0]
    with pytest.raises(ReasonMissing):
        desk.write(partial(reissue_certificate, certificate_id=old.id, reason=" "))
    desk.write(partial(void_certificate, certificate_id=old.id, reason="收回"))
    with pytest.raises(AlreadyVoid):
        desk.write(partial(reissue_certificate, certificate_id=old.id, reason="遗失"))
    assert desk.rows.find(Certificate) == [desk.rows.get(Certificate, old.id)]


@pytest.mark.parametrize("kept", ["", "姓名错字", "duplicate_of:7", "replaced_by:〔2026〕7\n遗失"])
def test_of_a_reason_other_units_learn_the_numbers_alone(kept: str) -> None:
    assert void_reason(kept).without_words == (kept.split("\n", maxsplit=1)[0] if "_" in kept else "")


def test_a_typed_number_finds_its_certificate_in_any_form() -> None:
    desk = MemoryDesk()
    volunteer = a_volunteer(desk)
    serves(desk, volunteer)
    issued = certified(desk, volunteer)[0]
    for typed in (issued.number, f" {issued.number.lower()} ", issued.number.replace("-", "")):
        assert certificate_of_number(desk, typed).id == issued.id
    with pytest.raises(NotFound):
        certificate_of_number(desk, "QH-K7-C2026-000999-X")
