"""What the county keeps of its people beside hours: training, awards, evaluations, stars, certificates."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from benchmarks.county_base import DAYS, NOW, Frame, row_id
from benchmarks.people import Made
from core.domain.certificate import Certificate, CertificateFacts, CertificateKind
from core.domain.identity_number import IdType
from core.domain.local_time import local_day
from core.domain.personal_record import (
    AwardLevel,
    RaterKind,
    TrainingRecord,
    VolunteerAward,
    VolunteerEvaluation,
)
from core.domain.print_record import Paper, PrintRecord
from core.domain.rating import Grade
from core.domain.star_list import StarAward, StarList, StarRow, star_award_id

TRAINED, PRAISED, EVALUATED, CERTIFIED = 2, 12, 2, 6
"""One person in so many has one; the busy ones, who stand first, have several."""
BUSY_SHARE, OF_A_BUSY_ONE = 50, 20
STAR_LISTS, ON_A_LIST = 12, 400
STAR_HOURS = (100, 300, 600, 1000, 1500)


def records(county: Frame) -> Iterator[msgspec.Struct]:
    """Everything that stands in a person's full record beside the hours, and the certificates."""
    busy = len(county.people) // BUSY_SHARE
    for index, person in enumerate(county.people):
        for place in range(OF_A_BUSY_ONE if index < busy else 1):
            number = index + place * len(county.people)
            if number % TRAINED == 0:
                yield _training(county, number, person)
            if number % PRAISED == 0:
                yield _award(county, number, person)
            if number % EVALUATED == 1:
                yield _evaluation(county, number, person)
        if index % CERTIFIED == 0:
            yield from _certificate(county, index, person)
    yield from _stars(county)


def _training(county: Frame, index: int, person: Made) -> TrainingRecord:
    held = NOW - timedelta(days=index % DAYS)
    return TrainingRecord(
        id=row_id(21, index),
        version=1,
        site_id=county.home(index).id,
        volunteer_id=person.id,
        name="急救",
        content="心肺复苏",
        minutes=120,
        organiser="红十字会",
        held_on=local_day(held),
        recorded_at=held,
        recorded_by="bench",
    )


def _award(county: Frame, index: int, person: Made) -> VolunteerAward:
    granted = NOW - timedelta(days=index % DAYS)
    return VolunteerAward(
        id=row_id(22, index),
        version=1,
        site_id=county.home(index).id,
        volunteer_id=person.id,
        name="优秀志愿者",
        level=AwardLevel.UNIT,
        granted_by=county.centre.name,
        granted_on=local_day(granted),
        recorded_at=granted,
        recorded_by="bench",
    )


def _evaluation(county: Frame, index: int, person: Made) -> VolunteerEvaluation:
    rated = NOW - timedelta(days=index % DAYS)
    return VolunteerEvaluation(
        id=row_id(23, index),
        version=1,
        site_id=county.home(index).id,
        volunteer_id=person.id,
        grade=Grade.VERY_SATISFIED,
        rater=RaterKind.LEADER,
        rated_on=local_day(rated),
        recorded_at=rated,
        recorded_by="bench",
    )


def _certificate(county: Frame, index: int, person: Made) -> Iterator[msgspec.Struct]:
    issued = NOW - timedelta(days=index % DAYS, seconds=index)
    number = f"{county.centre.code}-K7-C{issued:%Y}-{index:06d}-X"
    facts = CertificateFacts(
        number=number,
        kind=CertificateKind.SERVICE_RECORD,
        token=row_id(24, index),
        check_code=f"{index:09d}",
        volunteer_name=person.name,
        sex="",
        id_type=IdType.MAINLAND_ID,
        id_number_masked=person.id_number[:6] + "********" + person.id_number[-4:],
        volunteer_number=person.number,
        team="",
        service_minutes=600,
        total_minutes=600,
        stars=0,
        period_from=local_day(issued - timedelta(days=365)),
        period_to=local_day(issued),
        lines=(),
        issuer=county.centre.name,
        issuer_phone="",
        handler="周敏",
        issued_on=local_day(issued),
    )
    yield Certificate(
        id=row_id(24, index),
        version=1,
        site_id=county.centre.id if index % 4 == 0 else county.home(index).id,
        number=number,
        token=facts.token,
        check_code=facts.check_code,
        kind=facts.kind,
        volunteer_id=person.id,
        facts=facts,
        issued_at=issued,
        issued_by="bench",
    )
    yield PrintRecord(
        id=row_id(25, index),
        version=1,
        site_id=county.centre.id,
        subject_id=row_id(24, index),
        paper=Paper.SERVICE_CERTIFICATE,
        printed_at=issued,
        clerk_id="bench",
        printer="Laser",
    )


def _stars(county: Frame) -> Iterator[msgspec.Struct]:
    """One list each quarter, of people who had not risen before."""
    for index in range(STAR_LISTS):
        made = NOW - timedelta(days=90 * (STAR_LISTS - index))
        begin = index * ON_A_LIST % len(county.people)
        risen = county.people[begin : begin + ON_A_LIST]
        rows = tuple(StarRow(person.id, 6_300, 1, 0) for person in risen)
        listed = StarList(
            id=row_id(26, index),
            version=1,
            site_id=county.centre.id,
            as_of=local_day(made),
            star_hours=STAR_HOURS,
            rows=rows,
            made_at=made,
            made_by="bench",
        )
        yield listed
        for row in rows:
            yield StarAward(
                id=star_award_id(row.volunteer_id, listed.id),
                version=1,
                site_id=county.centre.id,
                volunteer_id=row.volunteer_id,
                list_id=listed.id,
                stars=row.stars,
                minutes=row.minutes,
                as_of=listed.as_of,
                awarded_at=made,
            )
