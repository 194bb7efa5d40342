"""The county's requests with everything done for them, and its service menu with the teams' offers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec

from benchmarks.county_base import DAYS, NOW, Frame, row_id
from core.commands.service_menu import offer_id
from core.domain.correction import Correction, CorrectionState, correction_id
from core.domain.dispatch import Dispatch, DispatchState
from core.domain.practice_site import PracticeSite
from core.domain.rating import BAD, Grade, Rating, RatingSource
from core.domain.request_note import NoteKind, RequestNote
from core.domain.resident import Resident
from core.domain.service_menu import EditionEntry, MenuEdition, MenuItem, ServiceOffer
from core.domain.service_request import RequestCategory, RequestState, RequestStep, ServiceRequest

TOWNS = 19
WAY = (
    RequestState.DRAFT,
    RequestState.SUBMITTED,
    RequestState.ACCEPTED,
    RequestState.DISPATCHED,
    RequestState.TAKEN,
    RequestState.IN_SERVICE,
    RequestState.FULFILLED,
    RequestState.RATED,
    RequestState.CLOSED,
)
OPEN_STATES = WAY[1:-1]
SIDE_EXITS = (
    RequestState.DECLINED_BY_CENTRE,
    RequestState.TRANSFERRED,
    RequestState.MERGED,
    RequestState.WITHDRAWN,
)
WORDS = (
    "家里水龙头漏水，想请人来修",
    "老人一个人住，想请人陪着去医院",
    "孩子暑假没人辅导作业",
    "想请人讲讲养老保险怎么办",
    "门口的路灯坏了，晚上看不见",
    "想学用手机挂号",
    "楼道里堆了很多旧东西，请帮忙清一清",
    "想请人写一份协议",
)
GROUPS, SERVICES, OFFERS, EDITIONS = 12, 10, 3, 24
"""Groups of the menu, services in each, offers of each team, and editions that were published."""
_GRADES = (Grade.VERY_SATISFIED, Grade.VERY_SATISFIED, Grade.SATISFIED, Grade.FAIR)
_CATEGORIES = tuple(RequestCategory)


def menu(county: Frame) -> Iterator[msgspec.Struct]:
    """The centre's menu, what every team offers of it, and its editions."""
    entries = []
    for group in range(GROUPS):
        yield _item(county, group, "", f"服务类{group + 1}", group)
        for place in range(SERVICES):
            index = GROUPS + group * SERVICES + place
            name = f"服务{group + 1}-{place + 1}"
            yield _item(county, index, row_id(14, group), name, place)
            entries.append(EditionEntry(f"服务类{group + 1}", name, "上门服务", ("暖阳队",), "周末"))
    for index in range(len(county.teams) * OFFERS):
        item, team = _service(index), county.teams[index // OFFERS]
        yield ServiceOffer(
            id=offer_id(item, team.id),
            version=1,
            site_id=county.centre.id,
            item_id=item,
            team_id=team.id,
            times="周末",
            monthly_capacity=index % 4 * 5,
            paused_from=NOW.date() if index % 30 == 0 else None,
        )
    for index in range(EDITIONS):
        yield MenuEdition(
            id=row_id(16, index),
            version=1,
            site_id=county.centre.id,
            label=f"2026-{index:02d}-K7",
            entries=tuple(entries),
            published_at=NOW - timedelta(days=index * 30),
            published_by="bench",
        )


def _item(county: Frame, index: int, parent: str, name: str, position: int) -> MenuItem:
    return MenuItem(
        id=row_id(14, index),
        version=1,
        site_id=county.centre.id,
        parent_id=parent,
        name=name,
        description="上门服务",
        category=_CATEGORIES[index % len(_CATEGORIES)],
        keywords=(f"词{index}", f"修{index}"),
        position=position,
    )


def _service(index: int) -> str:
    return row_id(14, GROUPS + index % (GROUPS * SERVICES))


def requests(county: Frame) -> Iterator[msgspec.Struct]:
    """One in twenty is open, most others were rated and closed. Half of all belong to the centre."""
    for index in range(county.size.requests):
        site = county.at(index, 2)
        is_open = index % 40 < 2
        asked = NOW - timedelta(days=index % 7 if is_open else index % DAYS, minutes=index % 500)
        resident = Resident(
            id=row_id(7, index * 2 // 3),
            version=1,
            site_id=site.id,
            name=county.people[index * 2 // 3 % len(county.people)].name,
            phone=f"18{index * 2 // 3:09d}",
        )
        if index % 3 != 1:  # such a one is the second request of its resident
            yield resident
        request = _request(index, site, resident, asked, _state(index, is_open=is_open))
        yield request
        yield from _way(request, asked, index)
        if request.state in WAY[3:]:
            yield from _served(county, request, index)


def _state(index: int, *, is_open: bool) -> RequestState:
    if is_open:
        return OPEN_STATES[index // 40 % len(OPEN_STATES)]
    return RequestState.CLOSED if index % 25 else SIDE_EXITS[index // 25 % len(SIDE_EXITS)]


def _request(
    index: int, site: PracticeSite, resident: Resident, asked: datetime, state: RequestState
) -> ServiceRequest:
    is_open = state in OPEN_STATES
    return ServiceRequest(
        id=row_id(8, index),
        version=1,
        site_id=site.id,
        number=f"{site.code}-K7-R{asked:%Y-%m%d}-{index:05d}-X",
        spoken_number=f"{asked:%m%d}-{index % 1000:03d}",
        token=row_id(8, index),
        check_code=f"{index:09d}",
        state=state,
        resident_id=resident.id,
        requester_name=resident.name,
        phone=resident.phone,
        words=WORDS[index % len(WORDS)],
        category=_CATEGORIES[index % len(_CATEGORIES)],
        menu_item_id=_service(index) if index % 3 else "",
        merged_into=row_id(8, index - 1) if state is RequestState.MERGED else "",
        town=f"第{index % TOWNS + 1}镇",
        village=f"第{index % 380 + 1}村",
        registered_at=asked,
        registered_by="bench",
        due_at=asked + timedelta(days=2) if is_open else None,
        closed_at=None if is_open else asked + timedelta(days=5),
    )


def _way(request: ServiceRequest, asked: datetime, index: int) -> Iterator[msgspec.Struct]:
    """The steps up to where the request stands, and a note for every second one."""
    way = WAY[: WAY.index(request.state) + 1] if request.state in WAY else (*WAY[:2], request.state)
    for place, (before, after) in enumerate(pairwise(way)):
        yield RequestStep(
            id=row_id(9, index * 8 + place),
            version=1,
            request_id=request.id,
            site_id=request.site_id,
            at=asked + timedelta(hours=place * 10),
            clerk_id="bench",
            from_state=before,
            to_state=after,
        )
    for place in range(index % 3):
        yield RequestNote(
            id=row_id(17, index * 3 + place),
            version=1,
            site_id=request.site_id,
            request_id=request.id,
            kind=NoteKind.CALL if place else NoteKind.REMARK,
            words="打过电话，周末在家",
            at=asked + timedelta(hours=place + 1),
            clerk_id="bench",
        )


def _served(county: Frame, request: ServiceRequest, index: int) -> Iterator[msgspec.Struct]:
    """Who was sent, how it was rated, and what a bad rating led to. Every fifth team declined first."""
    sent = request.registered_at + timedelta(hours=20)
    if index % 5 == 0:
        yield _dispatch(county, request, index * 2 + 1, sent - timedelta(hours=5), DispatchState.DECLINED)
    waits = request.state is RequestState.DISPATCHED
    offered = DispatchState.OTHER_TIME if index % 80 else DispatchState.WAITING
    yield _dispatch(county, request, index * 2, sent, offered if waits else DispatchState.TAKEN)
    if request.state in WAY[-2:] and index % 10:
        grade = Grade.DISSATISFIED if index % 40 == 7 else _GRADES[index % len(_GRADES)]
        rated = Rating(
            id=row_id(11, index),
            version=1,
            site_id=request.site_id,
            request_id=request.id,
            grade=grade,
            source=RatingSource.QR,
            rated_at=request.registered_at + timedelta(days=4),
        )
        yield rated
        if grade in BAD:
            yield _correction(rated, index)


def _dispatch(
    county: Frame, request: ServiceRequest, index: int, at: datetime, state: DispatchState
) -> Dispatch:
    return Dispatch(
        id=row_id(10, index),
        version=1,
        site_id=request.site_id,
        request_id=request.id,
        team_id=county.teams[index % len(county.teams)].id,
        state=state,
        link_token=row_id(10, index),
        dispatched_at=at,
        dispatched_by="bench",
        reply_by=at + timedelta(days=1),
        answered_at=None if state is DispatchState.WAITING else at + timedelta(hours=4),
    )


def _correction(rated: Rating, index: int) -> Correction:
    is_open = index % 120 == 7
    return Correction(
        id=correction_id(rated.request_id),
        version=1,
        site_id=rated.site_id,
        request_id=rated.request_id,
        rating_id=rated.id,
        state=CorrectionState.OPEN if is_open else CorrectionState.CLOSED,
        opened_at=rated.rated_at,
        due_at=rated.rated_at + timedelta(days=20),
        measure="" if is_open else "重新上门",
        called_at=None if is_open else rated.rated_at + timedelta(days=9),
        satisfied=None if is_open else True,
    )
