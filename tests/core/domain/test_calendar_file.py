"""Calendar files of the desk, read back by a strict reader."""

from datetime import datetime, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from core.domain.activity import Activity, ActivityState
from core.domain.calendar_file import CalendarEvent, CalendarFacts, calendar_domain, calendar_file
from core.domain.local_time import LOCAL_ZONE
from tests.calendar_reading import read_calendar
from tests.core.domain.test_activity_filing import an_activity

NOW = datetime(2026, 5, 19, 9, 0, tzinfo=LOCAL_ZONE)
DESK = CalendarFacts(name="清禾县中心", domain=calendar_domain("qinghe"), product="Desk")


def events_of(*activities: Activity, facts: CalendarFacts = DESK) -> list[dict[str, str]]:
    told = (
        CalendarEvent(activity=one, organiser=one.organising_unit, contact="0000-12345") for one in activities
    )
    return read_calendar(calendar_file(told, facts, NOW))[1]


def test_a_desks_file_tells_what_the_platforms_feed_tells() -> None:
    (event,) = events_of(an_activity(version=3))
    assert event["UID"] == "a@qinghe.practice-desk"
    assert (event["DTSTART"], event["DTEND"]) == ("20260520T013000Z", "20260520T033000Z")
    assert (event["SEQUENCE"], event["STATUS"]) == ("2", "CONFIRMED")
    assert event["DESCRIPTION"] == "讲座\n0000-12345"
    assert "URL" not in event
    assert "LAST-MODIFIED" not in event


def test_a_desk_of_no_county_still_gives_a_uid_that_stays() -> None:
    facts = msgspec.structs.replace(DESK, domain=calendar_domain(""))
    assert events_of(an_activity(), facts=facts)[0]["UID"] == "a@practice-desk"


def test_a_series_is_as_many_events() -> None:
    week = timedelta(weeks=1)
    later = an_activity(id="b", series_id="s", starts_at=an_activity().starts_at + week)
    assert [event["UID"][0] for event in events_of(an_activity(series_id="s"), later)] == ["a", "b"]


def test_what_was_called_off_is_told_as_called_off() -> None:
    assert events_of(an_activity(state=ActivityState.CANCELLED))[0]["STATUS"] == "CANCELLED"


def test_nobody_is_named() -> None:
    body = calendar_file(
        [CalendarEvent(activity=an_activity(token="SECRETTOKEN"), organiser="中心")], DESK, NOW
    ).decode()
    assert "罗小满" not in body
    assert "SECRETTOKEN" not in body


@given(title=st.text(max_size=80), place=st.text(max_size=80), content=st.text(max_size=200))
def test_whatever_was_typed_is_a_file_that_others_can_read(title: str, place: str, content: str) -> None:
    (event,) = events_of(an_activity(title=title, place=place, content=content))
    shown = "".join(c for c in title.replace("\r\n", "\n").replace("\r", "\n") if c == "\n" or c >= " ")
    assert event["SUMMARY"] == shown.replace("\x7f", "")
