"""The code of the screen at the door: proof for two minutes, and nothing to send on."""

from datetime import timedelta

import pytest

from core.domain.activity import Activity
from core.domain.attendance import Attendance
from core.domain.codes import Code, CodeKind
from core.domain.door_code import door_code, door_url
from server.database import Database
from tests.server.public.county import County, code_of
from tests.server.public.phone import Phone


def screen(activity: Activity, county: County, **later: float) -> str:
    """The path of what the screen shows now, or a while from now."""
    shown = door_code(activity.door_secret, county.clock() + timedelta(**later))
    url = door_url("qinghe.invalid", Code(CodeKind.ACTIVITY, activity.token), shown)
    return url.removeprefix("HTTPS://QINGHE.INVALID")


def visits(county: County, activity: Activity) -> list[Attendance]:
    with county.house.read() as rows:
        return rows.find(Attendance, activity_id=activity.id)


def test_whoever_scans_the_screen_signs_in_with_the_proof_of_it(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    done = phone.open(screen(activity, county)).send(tail="5590").send(step="in")
    assert "签到成功" in done
    (visit,) = visits(county, activity)
    assert visit.door_code


def test_the_printed_code_signs_in_without_that_proof(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    phone.open(f"/{code_of(activity)}").send(tail="5590").send(step="in")
    (visit,) = visits(county, activity)
    assert not visit.door_code


def test_where_only_the_screen_counts_the_printed_code_says_so(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer(), door_code_only=True)
    told = phone.open(f"/{code_of(activity)}")
    assert told.status == 409
    assert "请扫门口屏幕上的码" in told
    assert "银发学堂 · 手机防诈骗" in told
    walk_in = phone.open(f"/{code_of(activity)}/walk-in")
    assert "请扫门口屏幕上的码" in walk_in
    assert visits(county, activity) == []


def test_in_and_out_by_the_screen_where_only_that_counts(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer(), door_code_only=True)
    assert "签到成功" in phone.open(screen(activity, county)).send(tail="5590").send(step="in")
    county.clock.turn(minutes=90)
    assert "签退成功" in phone.open(screen(activity, county)).send(tail="5590").send(step="out")


def test_a_walk_in_takes_the_proof_along(county: County, phone: Phone) -> None:
    county.volunteer()
    activity = county.activity(door_code_only=True)
    question = phone.open(screen(activity, county))
    link = next(link for link in question.links if "walk-in" in link)
    assert "签到成功" in phone.open(link).send(phone="13600005590").send(step="in")
    assert visits(county, activity)[0].door_code


@pytest.mark.parametrize("only", [True, False])
def test_a_screen_photographed_and_sent_on_is_refused_after_two_minutes(
    county: County, phone: Phone, only: bool
) -> None:
    activity = county.activity(county.volunteer(), door_code_only=only)
    photographed = screen(activity, county)
    county.clock.turn(minutes=2)
    told = phone.open(photographed)
    assert told.status == 409
    assert "已经过了时间" in told
    assert visits(county, activity) == []


def test_an_address_sent_on_from_the_door_is_worth_nothing_two_minutes_later(
    county: County, phone: Phone
) -> None:
    activity = county.activity(county.volunteer(), door_code_only=True)
    match = phone.open(screen(activity, county)).send(tail="5590")
    county.clock.turn(minutes=2, seconds=1)
    assert "离扫码已经过了两分钟" in match.send(step="in")
    assert "离扫码已经过了两分钟" in phone.open(match.path)
    assert visits(county, activity) == []


def test_without_the_demand_a_slow_visitor_is_signed_in_all_the_same(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    match = phone.open(screen(activity, county)).send(tail="5590")
    county.clock.turn(minutes=5)
    assert "签到成功" in match.send(step="in")
    assert not visits(county, activity)[0].door_code


def test_the_screen_of_another_activity_opens_nothing(county: County, phone: Phone) -> None:
    one, other = county.activity(county.volunteer()), county.activity(title="敬老院义诊")
    crossed = screen(one, county).replace(code_of(one), code_of(other))
    assert phone.open(crossed).status == 409


@pytest.mark.parametrize("path", ["/D/0/{code}", "/D/%E7%AD%BE%E5%88%B0/{code}", "/D/ABCDEFGH/NONSENSE"])
def test_nonsense_is_answered_kindly(county: County, phone: Phone, path: str) -> None:
    activity = county.activity()
    assert phone.open(path.format(code=code_of(activity))).status in {404, 409}


def test_guessing_is_rate_limited(county: County, phone: Phone) -> None:
    activity = county.activity(door_code_only=True)
    statuses = {phone.open(f"/D/0000{n:04d}/{code_of(activity)}").status for n in range(200)}
    assert statuses == {409, 429}


def test_a_screen_whose_clock_is_known_to_be_slow_is_believed(
    county: County, phone: Phone, database: Database
) -> None:
    activity = county.activity(county.volunteer(), door_code_only=True)
    assert phone.open(screen(activity, county, minutes=-7)).status == 409
    with database.write() as session:
        session.run("UPDATE device SET site_id = ?, clock_offset_ms = ?", (activity.site_id, 7 * 60_000))
    assert "签到成功" in phone.open(screen(activity, county, minutes=-7)).send(tail="5590").send(step="in")


def test_no_page_shows_the_secret(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    pages = [phone.open(screen(activity, county)), phone.open(f"/{code_of(activity)}")]
    pages += [pages[0].send(tail="5590")]
    assert all(activity.door_secret not in page.html for page in pages)
    assert all(activity.door_secret not in path for path in phone.visited)


def test_every_activity_has_a_secret_of_its_own(county: County) -> None:
    first, second = county.activity(), county.activity()
    assert len(first.door_secret) == 16
    assert len({first.door_secret, second.door_secret, first.token, second.token}) == 4
