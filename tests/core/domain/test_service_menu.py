"""When a team can be asked for a service: capacity, load and pauses. Everybody here is invented."""

from datetime import UTC, date, datetime

import pytest

from core.domain.service_menu import (
    OFFER_STATES,
    EditionEntry,
    Load,
    MenuEdition,
    OfferState,
    ServiceOffer,
    TeamLimits,
    edition_changes,
    offer_state,
    state_of_all,
)
from core.domain.service_request import Tone

DAY = date(2026, 5, 20)


def an_offer(
    capacity: int = 0, paused_from: date | None = None, paused_until: date | None = None
) -> ServiceOffer:
    return ServiceOffer(
        id="o",
        site_id="s",
        item_id="i",
        team_id="t",
        monthly_capacity=capacity,
        paused_from=paused_from,
        paused_until=paused_until,
    )


def state(
    offer: ServiceOffer, month: int = 0, team: TeamLimits | None = None, team_month: int = 0, on: date = DAY
) -> OfferState:
    return offer_state(offer, team or TeamLimits(), Load(month, month), Load(team_month, team_month), on)


@pytest.mark.parametrize(("capacity", "month", "expected"), [
    (0, 500, OfferState.OPEN),
    (10, 9, OfferState.OPEN),
    (10, 10, OfferState.FULL),
    (10, 11, OfferState.FULL),
])  # fmt: skip
def test_an_offer_is_full_once_the_month_reaches_its_limit(
    capacity: int, month: int, expected: OfferState
) -> None:
    assert state(an_offer(capacity), month) is expected


def test_a_team_that_has_enough_for_the_month_is_full_for_every_service() -> None:
    assert state(an_offer(), 1, TeamLimits(monthly_capacity=5), team_month=5) is OfferState.FULL


@pytest.mark.parametrize(("day", "expected"), [
    (date(2026, 5, 17), OfferState.OPEN),
    (date(2026, 5, 18), OfferState.PAUSED),
    (date(2026, 5, 24), OfferState.PAUSED),
    (date(2026, 5, 25), OfferState.OPEN),
])  # fmt: skip
def test_both_days_of_a_pause_belong_to_it(day: date, expected: OfferState) -> None:
    assert state(an_offer(0, date(2026, 5, 18), date(2026, 5, 24)), on=day) is expected


def test_a_pause_without_a_last_day_goes_on_and_stands_before_fullness() -> None:
    assert state(an_offer(1, DAY), month=1, on=date(2027, 1, 1)) is OfferState.PAUSED


def test_a_team_that_pauses_pauses_what_it_offers() -> None:
    assert state(an_offer(), team=TeamLimits(0, DAY, DAY)) is OfferState.PAUSED


def test_a_service_stands_as_the_best_of_its_offers() -> None:
    assert state_of_all((OfferState.PAUSED, OfferState.FULL)) is OfferState.FULL
    assert state_of_all((OfferState.FULL, OfferState.OPEN)) is OfferState.OPEN
    assert state_of_all(()) is None


def test_the_one_tone_table_colours_every_state() -> None:
    assert [(facts.chinese, facts.tone) for facts in OFFER_STATES.values()] == [
        ("可接", Tone.DONE),
        ("约满", Tone.WAITING),
        ("停", Tone.NOBODY),
    ]
    assert set(OFFER_STATES) == set(OfferState)


def an_edition(*entries: EditionEntry) -> MenuEdition:
    at = datetime(2026, 5, 20, tzinfo=UTC)
    return MenuEdition(id="e", site_id="s", label="l", entries=entries, published_at=at, published_by="c")


def test_two_editions_differ_by_what_was_added_changed_and_taken_off() -> None:
    same, old = EditionEntry("甲", "同", "", ()), EditionEntry("甲", "改", "", ("一队",))
    new, gone = EditionEntry("甲", "改", "", ("二队",)), EditionEntry("乙", "去", "", ())
    added = EditionEntry("乙", "来", "", ())
    changes = edition_changes(an_edition(same, old, gone), an_edition(added, same, new))
    assert [(change.before, change.after) for change in changes] == [(None, added), (old, new), (gone, None)]
