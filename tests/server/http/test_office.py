"""The county's office: who may enter, what they see, what they may do."""

import re
from html import unescape

import pyotp
import pytest
import zxingcpp
from httpx import Response
from PIL import Image

from core.domain.practice_site import SiteLevel
from core.sync.scopes import COUNTY, site_scope, units
from core.sync.wire import EnrolReply, HelloReply
from desktop.runtime.invitation import Invitation, read_invitation
from server.admin import words as office_words
from server.admin.accounts import LOCKED_FOR_S, SESSION_HOURS, TRIES
from server.admin.words import WORDS, Words
from server.limits import Rate
from server.units import add_unit, list_units
from tests.architecture.test_wording import EMOJI, FORBIDDEN, HALF_WIDTH
from tests.server.http.house import HOST, House, a_house, read

PASSWORD = "correct horse battery"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def post(house: House, path: str, **form: str) -> Response:
    return house.client.post(path, data=form, follow_redirects=False)


def code_now(house: House, key: str, steps: int = 0) -> str:
    return pyotp.TOTP(key).generate_otp(int(house.clock().timestamp()) // 30 + steps)


def join(house: House, name: str = "王主任") -> str:
    """A new administrator; the secret of the second factor."""
    link = f"/admin/join/{house.accounts.invite()}"
    found = re.search(r'name="key" value="([A-Z2-7]{32})"', house.client.get(link).text)
    assert found
    key = found[1]
    answer = post(house, link, key=key, name=name, password=PASSWORD, totp=code_now(house, key))
    assert "登记好了" in answer.text
    house.clock.forward(seconds=30)
    return key


def log_in(house: House, key: str, name: str = "王主任", password: str = PASSWORD) -> Response:
    return post(house, "/admin/login", name=name, password=password, totp=code_now(house, key))


def csrf(house: House) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', house.client.get("/admin").text)
    assert found
    return found[1]


@pytest.fixture
def office(house: House) -> House:
    """A house whose browser is logged in; over TLS, since its cookie travels no other way."""
    house.client.base_url = HOST.replace("http:", "https:")
    assert log_in(house, join(house)).headers["location"] == "/admin"
    return house


def test_who_is_not_logged_in_is_shown_the_way_and_nothing_else(house: House) -> None:
    for path in ("/admin", "/admin/units", "/admin/enrolment", "/admin/acts", "/admin/desks/desk-1"):
        answer = house.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"], answer.text) == (303, "/admin/login", "")
    for path in ("/admin/units", "/admin/enrolment/give", "/admin/desks/desk-1/retire", "/admin/invite"):
        assert post(house, path, name="x").headers["location"] == "/admin/login"
    assert list_units(house.database, house.parts.county) == []


def test_the_first_administrator_comes_by_a_link_that_works_once(house: House) -> None:
    secret = house.accounts.invite(only=True)
    key = house.accounts.new_totp_secret()
    assert not house.accounts.exist()
    facts = {"key": key, "name": "王主任", "password": PASSWORD}
    link = f"/admin/join/{secret}"
    assert post(house, link, **facts, totp="000000").status_code == 400
    assert post(house, link, **facts | {"password": "short"}, totp=code_now(house, key)).status_code == 400
    assert post(house, link, **facts | {"name": " "}, totp=code_now(house, key)).status_code == 400
    assert post(house, link, **facts, totp=code_now(house, key)).status_code == 200
    assert house.accounts.exist()
    assert house.client.get(link).status_code == 404
    again = post(house, link, **facts | {"name": "另一位"}, totp=code_now(house, key))
    assert "这个链接用过了" in again.text


def test_a_link_of_an_earlier_start_is_void_and_one_grows_old(house: House) -> None:
    first, second = house.accounts.invite(only=True), house.accounts.invite(only=True)
    assert not house.accounts.invited(first)
    assert house.accounts.invited(second)
    house.clock.forward(days=7, seconds=1)
    assert not house.accounts.invited(second)


def test_the_cookie_is_strict_and_hidden_from_script_and_for_tls_beyond_this_machine(house: House) -> None:
    key = join(house)
    cookie = log_in(house, key).headers["set-cookie"]
    assert {"HttpOnly", "Path=/admin", "SameSite=strict", "Secure"} <= set(cookie.split("; "))
    house.clock.forward(seconds=60)
    form = {"name": "王主任", "password": PASSWORD, "totp": code_now(house, key)}
    local = house.client.post(
        "/admin/login", data=form, headers={"Host": "127.0.0.1:8620"}, follow_redirects=False
    )
    assert "Secure" not in local.headers["set-cookie"]


def test_a_wrong_password_a_wrong_code_and_nobody_sound_the_same(house: House) -> None:
    key = join(house)
    wrong = [
        log_in(house, key, password="wrong password"),
        post(house, "/admin/login", name="王主任", password=PASSWORD, totp="000000"),
        log_in(house, key, name="nobody"),
    ]
    assert {answer.status_code for answer in wrong} == {401}
    assert all("姓名、口令或验证码不对" in answer.text for answer in wrong)
    assert all("set-cookie" not in answer.headers for answer in wrong)


def test_a_code_is_good_once(house: House) -> None:
    key = join(house)
    assert log_in(house, key).status_code == 303
    assert log_in(house, key).status_code == 401
    house.clock.forward(seconds=30)
    assert log_in(house, key).status_code == 303


def test_too_many_wrong_tries_lock_the_account_for_a_while(house: House) -> None:
    key = join(house)
    for _ in range(TRIES):
        assert log_in(house, key, password="wrong password").status_code == 401
    assert "15 分钟" in log_in(house, key).text
    house.clock.forward(seconds=LOCKED_FOR_S + 1)
    assert log_in(house, key).status_code == 303
    assert "locked" in {act.act for act in house.accounts.acts()}


def test_logging_in_is_limited_by_address() -> None:
    with a_house(rates={"login": Rate(2, 0.001)}) as house:
        key = join(house)
        for _ in range(2):
            log_in(house, key, name="nobody")
        assert log_in(house, key).status_code == 429


def test_a_session_ends_by_itself_and_by_hand(office: House) -> None:
    assert office.client.get("/admin").status_code == 200
    post(office, "/admin/logout", csrf=csrf(office))
    assert office.client.get("/admin", follow_redirects=False).status_code == 303


def test_a_session_lives_half_a_day(office: House) -> None:
    office.clock.forward(hours=SESSION_HOURS, seconds=1)
    assert office.client.get("/admin", follow_redirects=False).status_code == 303


def test_a_form_without_its_token_or_of_another_site_does_nothing(office: House) -> None:
    unit = {"name": "清河县新时代文明实践中心", "code": "QH", "level": "county_center"}
    assert post(office, "/admin/units", **unit).status_code == 400
    assert post(office, "/admin/units", **unit, csrf="guess").status_code == 400
    token = csrf(office)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        answer = office.client.post("/admin/units", data=unit | {"csrf": token}, headers=headers)
        assert answer.status_code == 400
    assert office.client.post("/admin/units", json=unit).status_code == 415
    assert list_units(office.database, office.parts.county) == []


def test_a_unit_is_added_once_and_nonsense_is_refused(office: House) -> None:
    unit = {"name": "清河县新时代文明实践中心", "code": "qh", "level": "county_center", "csrf": csrf(office)}
    assert "单位已加好" in post(office, "/admin/units", **unit).text
    assert post(office, "/admin/units", **unit).status_code == 409
    assert post(office, "/admin/units", **unit | {"code": "Q1"}).status_code == 409
    assert post(office, "/admin/units", **unit | {"code": "QHA", "name": " "}).status_code == 409
    assert post(office, "/admin/units", **unit | {"code": "QHA", "level": "x"}).status_code == 409
    (made,) = list_units(office.database, office.parts.county)
    assert (made.code, made.level) == ("QH", SiteLevel.COUNTY_CENTER)


def test_a_waiting_desk_is_approved_for_the_unit_that_was_chosen(office: House) -> None:
    unit = add_unit(office.platform, name="清河县中心", code="QH", level=SiteLevel.COUNTY_CENTER)
    desk = office.desk()
    asked = read(desk.send("/v1/enrol/start", desk.asks()), EnrolReply)
    page = office.client.get("/admin/enrolment").text
    assert asked.user_code in page
    assert "一号窗口" in page
    assert "<dd>0.1.0</dd>" in page, "which release it runs"
    assert '<span class="badge">1</span>' in page
    token = csrf(office)
    assert (
        post(office, "/admin/enrolment/approve", code=asked.user_code, site="no", csrf=token).status_code
        == 404
    )
    done = post(office, "/admin/enrolment/approve", code=asked.user_code, site=unit, csrf=token)
    assert "已接入" in done.text
    assert "0.1.0" in office.client.get("/admin").text, "before it said hello"
    assert desk.send("/v1/hello", desk.hello()).status_code == 200
    again = post(office, "/admin/enrolment/refuse", code=asked.user_code, csrf=token)
    assert again.status_code == 409
    assert next(act.act for act in office.accounts.acts()) == "approved"


def a_county(house: House) -> dict[str, str]:
    """A centre, a station below it, a post below that, and a station of its own; ids by their letters."""
    ids: dict[str, str] = {}
    for letters, level, parent in (
        ("QH", SiteLevel.COUNTY_CENTER, ""),
        ("QHDM", SiteLevel.TOWN_STATION, "QH"),
        ("QHSQ", SiteLevel.VILLAGE_POST, "QHDM"),
        ("XY", SiteLevel.TOWN_STATION, ""),
    ):
        ids[letters] = add_unit(
            house.platform, name=f"{letters}实践站", code=letters, level=level, parent_id=ids.get(parent)
        )
    return ids


@pytest.mark.parametrize(
    ("chosen", "held"),
    [
        ({"reach": "own"}, {"QHDM"}),
        ({}, {"QHDM"}),
        ({"reach": "below"}, {"QHDM", "QHSQ"}),
        ({"reach": "county"}, {"QH", "QHDM", "QHSQ", "XY"}),
        ({"unit-XY": "1"}, {"QHDM", "XY"}),
        ({"reach": "below", "unit-XY": "1", "unit-nobody": "1"}, {"QHDM", "QHSQ", "XY"}),
    ],
)
def test_a_county_office_is_let_in_for_the_units_that_were_chosen(
    office: House, chosen: dict[str, str], held: set[str]
) -> None:
    ids, desk = a_county(office), office.desk()
    asked = read(desk.send("/v1/enrol/start", desk.asks()), EnrolReply)
    page = office.client.get("/admin/enrolment").text
    assert all(f'name="unit-{unit}"' in page for unit in ids.values())
    form = {name.replace("XY", ids["XY"]): value for name, value in chosen.items()}
    done = post(
        office, "/admin/enrolment/approve", code=asked.user_code, site=ids["QHDM"], csrf=csrf(office), **form
    )
    hello = read(desk.send("/v1/hello", desk.hello()), HelloReply)
    assert hello.scopes[0] == site_scope(ids["QHDM"])
    assert units(hello.scopes) == {ids[letters] for letters in held}
    assert (f"可看 {len(held)} 个单位" in done.text) == (len(held) > 1)
    record = office.client.get("/admin/acts").text
    assert (f"可看 {len(held)} 个单位" in record) == (len(held) > 1)
    shown = office.client.get(f"/admin/desks/{desk.device}").text
    assert all(
        (f"<li>{letters}实践站</li>" in shown) == (letters in held and len(held) > 1) for letters in ids
    )


def test_a_desk_with_a_unit_of_its_own_is_given_nothing_below_it(office: House) -> None:
    a_county(office)
    desk = office.desk()
    asked = read(desk.send("/v1/enrol/start", desk.asks()), EnrolReply)
    post(office, "/admin/enrolment/approve", code=asked.user_code, site="", reach="below", csrf=csrf(office))
    hello = read(desk.send("/v1/hello", desk.hello()), HelloReply)
    assert hello.scopes == (site_scope("site-own"), COUNTY)


def qr_texts(page: str) -> list[str]:
    """What a scanner reads off the page."""
    read_off = []
    for size, path in re.findall(r'<svg class="qr" viewBox="0 0 (\d+) \d+".*?<path d="([^"]+)"', page):
        image = Image.new("L", (int(size), int(size)), 255)
        for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path):
            image.putpixel((int(x), int(y)), 0)
        found = zxingcpp.read_barcodes(image.resize((int(size) * 4, int(size) * 4)))
        read_off += [code.text for code in found]
    return read_off


def test_one_scan_of_a_codes_qr_is_address_and_code_for_a_desk(office: House) -> None:
    unit = add_unit(office.platform, name="清河县中心", code="QH", level=SiteLevel.COUNTY_CENTER)
    page = post(office, "/admin/enrolment/give", site=unit, csrf=csrf(office)).text
    (given,) = office.parts.enrolment.given_codes()
    large, listed = qr_texts(page)
    assert large == listed == f"HTTPS://TESTSERVER.LOCAL/D{given.code.replace('-', '')}"
    assert read_invitation(large) == Invitation("https://testserver.local", given.code)
    desk = office.desk()
    assert desk.send("/v1/enrol/start", desk.asks(code=given.code)).status_code == 200
    assert qr_texts(office.client.get("/admin/enrolment").text) == []


def test_codes_are_given_out_and_withdrawn(office: House) -> None:
    unit = add_unit(office.platform, name="清河县中心", code="QH", level=SiteLevel.COUNTY_CENTER)
    token = csrf(office)
    given = post(office, "/admin/enrolment/give", site=unit, csrf=token).text
    (code,) = office.parts.enrolment.given_codes()
    assert code.code in given
    assert code.made_by == "王主任"
    post(office, "/admin/enrolment/withdraw", code=code.code, csrf=token)
    assert office.parts.enrolment.given_codes() == []
    assert post(office, "/admin/enrolment/give", site="no", csrf=token).status_code == 404


def test_a_desk_is_shown_as_it_last_stood_and_what_is_wrong_is_said(office: House) -> None:
    desk = office.enrolled()
    now_ms = int(office.clock().timestamp() * 1000)
    with office.database.write() as session:
        session.run(
            "UPDATE device SET contact_ms = ?, pending = 212, oldest_ms = ?, clock_offset_ms = 300000,"
            " disk_free = 1000000, forks = 1, gaps = 2, app = '0.2.0' WHERE device = ?",
            (now_ms - 4 * 86_400_000, now_ms - 30 * 3_600_000, desk.device),
        )
    page = office.client.get("/admin").text
    for said in ("有 1 台电脑要您看一下", "4 天前", "212 条", "慢 5 分钟", "0.2.0"):
        assert said in page
    for alarm in ("alarm_fork", "alarm_gap", "alarm_backlog", "alarm_silent", "alarm_clock", "alarm_disk"):
        assert WORDS[alarm][0] in page
    assert "一号窗口" in office.client.get(f"/admin/desks/{desk.device}").text
    assert office.client.get("/admin/desks/nobody").status_code == 404


def test_forks_and_gaps_that_somebody_has_seen_are_no_alarm_until_there_is_another(office: House) -> None:
    desk = office.enrolled()
    with office.database.write() as session:
        session.run(
            "UPDATE device SET forks = 1, gaps = 2, trouble = 'gap', trouble_ms = 1 WHERE device = 'desk-1'"
        )
    assert WORDS["alarm_fork"][0] in office.client.get("/admin").text
    done = post(office, f"/admin/desks/{desk.device}/seen", csrf=csrf(office))
    assert "会重新提醒" in done.text
    assert WORDS["alarm_fork"][0] not in done.text
    assert "所有电脑都在正常联系" in office.client.get("/admin").text
    assert "同号不同内容 1 次、编号中断 2 次" in office.client.get("/admin/acts").text
    with office.database.write() as session:
        session.run("UPDATE device SET gaps = gaps + 1 WHERE device = 'desk-1'")
    assert WORDS["alarm_gap"][0] in office.client.get("/admin").text


def test_the_platforms_own_device_is_no_desk(office: House) -> None:
    assert "还没有电脑接入" in office.client.get("/admin").text


def test_a_retired_desk_is_heard_no_more_and_the_act_is_on_record(office: House) -> None:
    desk = office.enrolled()
    answer = post(office, f"/admin/desks/{desk.device}/retire", csrf=csrf(office))
    assert "已停用" in answer.text
    assert desk.send("/v1/hello", desk.hello()).status_code == 403
    assert "停用电脑 K7 一号窗口" in office.client.get("/admin/acts").text


def test_another_administrator_is_invited_by_a_link(office: House) -> None:
    page = post(office, "/admin/invite", csrf=csrf(office)).text
    found = re.search(r"https://testserver\.local(/admin/join/[\w-]+)", page)
    assert found
    assert office.client.get(found[1]).status_code == 200


def test_what_people_type_is_shown_and_never_run(office: House) -> None:
    name = "<script>alert(1)</script>"
    add_unit(office.platform, name=name, code="QH", level=SiteLevel.COUNTY_CENTER)
    page = office.client.get("/admin/units").text
    assert "<script" not in page
    assert name in unescape(page)


def test_pages_need_no_script_and_allow_none(office: House) -> None:
    for path in ("/admin", "/admin/units", "/admin/enrolment", "/admin/acts"):
        answer = office.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        assert "<script" not in answer.text
        assert "style=" not in answer.text
        assert answer.headers["cache-control"] == "no-store"


def test_the_pages_speak_english_when_asked(office: House) -> None:
    answer = post(office, "/admin/language", language="en")
    assert "office_language=en" in answer.headers["set-cookie"]
    assert "<h1>Desks</h1>" in office.client.get("/admin").text
    assert (
        post(office, "/admin/language", language="fr").headers["set-cookie"].startswith("office_language=zh")
    )


def test_a_fault_of_ours_is_a_page_that_tells_nothing(office: House) -> None:
    with office.database.write() as session:
        session.run("DROP TABLE practice_site")
    answer = office.client.get("/admin/units")
    assert answer.status_code in {500, 503}
    assert "practice_site" not in answer.text
    assert "请回到上一页" in answer.text


def test_every_word_is_there_in_both_languages_and_asks_for_the_same_facts() -> None:
    for key, (chinese, english) in office_words.WORDS.items():
        assert chinese, key
        assert english, key
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), key


def test_the_chinese_keeps_the_wording_rules() -> None:
    for chinese, _ in office_words.WORDS.values():
        assert not HALF_WIDTH.search(chinese), chinese
        assert not EMOJI.search(chinese), chinese
        assert "!" not in chinese, chinese
        assert "！" not in chinese, chinese
        assert not [word for word in FORBIDDEN if word in chinese], chinese


@pytest.mark.parametrize(
    ("age_s", "chinese", "english"),
    [
        (30, "刚刚", "just now"),
        (60, "1 分钟前", "1 min ago"),
        (7_200, "2 小时前", "2 h ago"),
        (30 * 3_600, "30 小时前", "30 h ago"),
        (4 * 86_400, "4 天前", "4 d ago"),
    ],
)
def test_ages_are_told_by_their_largest_unit(age_s: int, chinese: str, english: str) -> None:
    assert Words("zh").ago(0, age_s * 1000) == chinese
    assert Words("en").ago(0, age_s * 1000) == english


@pytest.mark.parametrize(("days", "warned"), [(-400, False), (3 * 366, True)])
def test_the_office_is_told_whose_holidays_are_missing(house: House, days: int, warned: bool) -> None:
    house.client.base_url = HOST.replace("http:", "https:")
    key = join(house)
    house.clock.forward(days=days)
    log_in(house, key)
    year = house.platform.holidays_unknown_from()
    assert (year is not None) is warned
    assert (f"还没有 {year} 年的节假日表" in house.client.get("/admin").text) is warned
