"""The calendar and the news, read back by strict readers of our own."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.activities import ActivityForm, amend_activity, cancel_activity
from core.domain.activity import Activity
from core.ports.store import Command
from server.calendar_feeds import ATOM, Event, to_atom, to_calendar
from tests.calendar_reading import read_calendar
from tests.server.public.county import MORNING, County

STAMP = re.compile(r"\d{8}T\d{6}Z")
AT = "{%s}" % ATOM  # noqa: UP031 - braces are what the notation is about


def read_atom(body: bytes) -> tuple[ElementTree.Element, list[dict[str, str]]]:
    """The feed and its entries by element name; fails where RFC 4287 asks for more or less."""
    feed = ElementTree.fromstring(body)  # noqa: S314 - our own feed
    assert feed.tag == f"{AT}feed"
    assert [len(feed.findall(f"{AT}{name}")) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
    assert [link.get("rel") for link in feed.findall(f"{AT}link")] == ["self", "alternate"]
    entries = []
    for entry in feed.findall(f"{AT}entry"):
        for name in ("id", "title", "updated"):
            assert len(entry.findall(f"{AT}{name}")) == 1
        entries.append({child.tag.removeprefix(AT): child.text or "" for child in entry})
        instant = datetime.fromisoformat(entries[-1]["updated"])
        assert instant.tzinfo is not None
    assert len({entry["id"] for entry in entries}) == len(entries)
    return feed, entries


def fetched(client: "TestClient[Litestar]", name: str) -> bytes:
    answer = client.get(f"/activities.{name}")
    assert answer.status_code == 200
    return answer.content


def test_an_activity_is_an_event_in_universal_time(county: County, client: "TestClient[Litestar]") -> None:
    activity = county.activity()
    calendar, (event,) = read_calendar(fetched(client, "ics"))
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    assert calendar["NAME"] == "清禾县新时代文明实践中心"
    assert event["UID"] == f"{activity.id}@qinghe.practice-desk"
    assert (event["DTSTART"], event["DTEND"]) == ("20260520T013000Z", "20260520T033000Z")
    assert STAMP.fullmatch(event["DTSTAMP"])
    assert STAMP.fullmatch(event["LAST-MODIFIED"])
    assert event["SUMMARY"] == "银发学堂 · 手机防诈骗"
    assert event["LOCATION"] == "桂花社区文明实践站 二楼"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", "0")


def test_a_change_raises_the_sequence_and_keeps_the_uid(
    county: County, client: "TestClient[Litestar]"
) -> None:
    activity = county.activity()
    form = ActivityForm(
        title=activity.title,
        content=activity.content,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        place="柳溪村文化室",
        leader_name=activity.leader_name,
    )
    county.does(Command, lambda desk: amend_activity(desk, activity.id, form))
    _, (event,) = read_calendar(fetched(client, "ics"))
    assert (event["UID"], event["SEQUENCE"]) == (f"{activity.id}@qinghe.practice-desk", "1")
    assert event["LOCATION"] == "柳溪村文化室"


def test_a_cancelled_activity_stays_and_says_so(county: County, client: "TestClient[Litestar]") -> None:
    activity = county.activity()
    county.does(Command, lambda desk: cancel_activity(desk, activity.id, "下雨"))
    _, (event,) = read_calendar(fetched(client, "ics"))
    assert event["STATUS"] == "CANCELLED"
    _, (entry,) = read_atom(fetched(client, "atom"))
    assert entry["title"] == "已取消：银发学堂 · 手机防诈骗"


def test_feeds_name_no_person_and_give_no_code_away(county: County, client: "TestClient[Litestar]") -> None:
    activity = county.activity(county.volunteer())
    for name in ("ics", "atom"):
        text = fetched(client, name).decode().replace("\r\n ", "")
        for secret in ("罗小满", "13600005590", activity.token):
            assert secret not in text


def test_the_calendar_reaches_a_month_back_and_half_a_year_ahead(
    county: County, client: "TestClient[Litestar]"
) -> None:
    for days in (-31, -29, 179, 181):
        at = MORNING + timedelta(days=days)
        county.activity(title=f"{days}", starts_at=at, ends_at=at + timedelta(hours=1))
    _, events = read_calendar(fetched(client, "ics"))
    assert [event["SUMMARY"] for event in events] == ["-29", "179"]


def test_the_news_tells_the_newest_change_first_and_keeps_its_ids(
    county: County, client: "TestClient[Litestar]"
) -> None:
    first = county.activity(title="第一场")
    county.clock.turn(minutes=5)
    county.activity(title="第二场")
    _, before = read_atom(fetched(client, "atom"))
    assert [entry["title"] for entry in before] == ["第二场", "第一场"]
    county.clock.turn(minutes=5)
    county.does(Command, lambda desk: cancel_activity(desk, first.id, "下雨"))
    feed, after = read_atom(fetched(client, "atom"))
    assert [entry["title"] for entry in after] == ["已取消：第一场", "第二场"]
    assert {entry["id"] for entry in after} == {entry["id"] for entry in before}
    updated = feed.findtext(f"{AT}updated")
    assert updated == after[0]["updated"] == "2026-05-20T01:38:00Z"
    assert "5 月 20 日 09:30–11:30" in after[0]["summary"]


def test_both_feeds_may_be_kept_for_a_quarter_of_an_hour(client: "TestClient[Litestar]") -> None:
    for name, kind in (("ics", "text/calendar"), ("atom", "application/atom+xml")):
        answer = client.get(f"/activities.{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["cache-control"] == "public, max-age=900"


def test_a_county_without_activities_has_empty_feeds(client: "TestClient[Litestar]") -> None:
    assert read_calendar(fetched(client, "ics"))[1] == []
    assert read_atom(fetched(client, "atom"))[1] == []


ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=120)
NOT_KEPT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def an_event(title: str, content: str) -> Event:
    activity = Activity(
        id="0198",
        site_id="site",
        number="",
        token="",
        title=title,
        content=content,
        starts_at=MORNING,
        ends_at=MORNING + timedelta(hours=1),
        place=title,
        organising_unit=title,
        leader_name="",
    )
    return Event(activity=activity, unit=None, changed_at=MORNING)


@given(title=ANY_TEXT, content=ANY_TEXT)
def test_whatever_clerks_type_comes_back_from_the_calendar(title: str, content: str) -> None:
    body = to_calendar([an_event(title, content)], None, "qinghe", "https://qinghe.invalid", MORNING)
    _, (event,) = read_calendar(body)
    plain = title.replace("\r\n", "\n").replace("\r", "\n")
    assert event["SUMMARY"] == NOT_KEPT.sub("", plain)


@given(title=ANY_TEXT, content=ANY_TEXT)
def test_whatever_clerks_type_makes_a_readable_feed(title: str, content: str) -> None:
    body = to_atom([an_event(title, content)], None, "qinghe", "https://qinghe.invalid", MORNING)
    feed, (entry,) = read_atom(body)
    assert entry["updated"] == f"{MORNING.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    assert feed.findtext(f"{AT}title") == "qinghe · 活动"


@pytest.mark.parametrize("wrong", [b"BEGIN:VCALENDAR\n", b"SUMMARY:a,b\r\n", b"X" * 76 + b":\r\n"])
def test_the_reader_would_notice(wrong: bytes) -> None:
    with pytest.raises(AssertionError):
        read_calendar(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + wrong + b"END:VEVENT\r\nEND:VCALENDAR\r\n")
