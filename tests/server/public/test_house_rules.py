"""What holds for every public page: languages, weight, headers, contrast, wording, other codes."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from core.commands.demand_menu import RenewTeamLink, publish_request, renew_team_link
from core.commands.request_moves import accept_request
from core.domain.codes import Code, CodeKind
from core.ports.store import Command
from server.public import screen
from server.public.asked import language_of
from server.public.words import all_words
from tests.architecture.test_wording import EMOJI, FORBIDDEN, HALF_WIDTH, TOUCHING
from tests.server.public.county import MORNING, County, code_of
from tests.server.public.phone import Phone

LATER = MORNING + timedelta(days=2)
FIRST_LOAD = 60 * 1024
HAN = re.compile("[\u3400-\u9fff]")
TEMPLATES = sorted((screen.FOLDER / "templates").glob("*.html"))


def every_page(county: County) -> Iterator[str]:
    """The address of each kind of page, with rows behind them."""
    team = county.team()
    person = county.volunteer(team_id=team)
    certificate = county.certificate(person)
    activity = county.activity(person)
    served = county.request()
    county.fulfilled(served, team)
    dispatch = county.dispatched(county.request(), team)
    yield from ("/", "/ask", "/find", "/check", "/C", "/menu", "/needs")
    own = county.does(RenewTeamLink, lambda desk: renew_team_link(desk, team))
    need = county.request()
    county.does(Command, lambda desk: accept_request(desk, need.id))
    county.does(Command, lambda desk: publish_request(desk, need.id))
    yield f"/{Code(CodeKind.TEAM, own.link_token).text}"
    yield f"/{Code(CodeKind.TEAM, own.link_token).text}/need?id={need.id}"
    for row in (person, certificate, activity, served, dispatch):
        yield f"/{code_of(row)}"
    yield f"/{code_of(county.activity(starts_at=LATER, ends_at=LATER + timedelta(hours=2)))}/sign-up"
    yield f"/{code_of(dispatch)}/other"
    yield f"/{code_of(dispatch)}/cannot"


def test_every_page_and_its_files_weigh_less_than_sixty_kilobytes(
    county: County, phone: Phone, client: "TestClient[Litestar]"
) -> None:
    for path in every_page(county):
        page = phone.open(path)
        loaded = re.findall(r'(?:href|src)="(/pages/[^"]+)"', page.html)
        weight = page.size + sum(len(client.get(address).content) for address in loaded)
        assert weight < FIRST_LOAD, path


def test_english_pages_hold_chinese_only_where_people_wrote_it(county: County, phone: Phone) -> None:
    for path in every_page(county):
        page = phone.open(f"{path}{'&' if '?' in path else '?'}lang=en")
        own = page.text.replace("中文", "")
        for told in (
            "银发学堂 · 手机防诈骗",
            "桂花社区文明实践站 二楼",
            "清禾县新时代文明实践中心",
            "新民村邻里互助队",
            "家里电路老化，一开电饭煲就跳闸，想请人上门看看",
            "邓师傅",
            "柳溪镇",
            "新民村",
            "柳溪村",
            "城关镇",
            "桂花社区",
            "罗*满",
        ):
            own = own.replace(told, "")
        assert HAN.findall(own) == [], path


def test_a_chosen_language_is_carried_on_without_cookies(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    page = phone.open(f"/{code_of(activity)}?lang=en").send(tail="5590")
    assert "Is this you?" in page
    done = page.send()
    assert "Signed in" in done
    assert "lang=en" in done.path
    assert "set-cookie" not in done.headers


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "zh"),
        ("", "en-GB,en;q=0.8", "en"),
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("", "fr,en;q=0.5,zh;q=0.4", "en"),
        ("", "en;q=broken,zh", "zh"),
        ("", "fr", "zh"),
        ("zh", "en", "zh"),
        ("en", "zh", "en"),
        ("klingon", "zh", "zh"),
    ],
)
def test_the_language_is_the_chosen_one_else_the_browsers_else_chinese(
    query: str, accepted: str, language: str
) -> None:
    assert language_of(query, accepted)[0] == language


def test_the_switch_leads_to_the_same_page(county: County, phone: Phone) -> None:
    activity = county.activity(county.volunteer())
    match = phone.open(f"/{code_of(activity)}").send(tail="5590")
    (switch,) = [link for link in match.links if "lang=en" in link]
    assert "Is this you?" in phone.open(switch)


def test_every_page_forbids_foreign_and_inline_code(county: County, phone: Phone) -> None:
    for path in every_page(county):
        page = phone.open(path)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["cache-control"] == "no-store"
        assert not re.search(r"<script(?! src=)|style=|\son\w+=", page.html), path
        assert "http://" not in page.html.replace("http://testserver", "")


def test_pages_with_anyones_data_are_not_for_search_engines(county: County, phone: Phone) -> None:
    indexed = [path for path in every_page(county) if "noindex" not in phone.open(path).html]
    assert indexed == ["/", "/menu"]
    assert "Disallow: /" in phone.open("/robots.txt").html


def test_the_files_of_a_page_are_kept_for_good_under_a_name_of_their_content(
    client: "TestClient[Litestar]",
) -> None:
    for name in screen.FILES:
        answer = client.get(screen.file_address(name))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert f"?v={screen.file_address(name)[-12:]}" in screen.file_address(name)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (CodeKind.SHEET, "这是签到表的码"),
        (CodeKind.BADGE, "这是工作证的码"),
        (CodeKind.DEVICE, "这是登记电脑用的码"),
    ],
)
def test_codes_that_are_not_for_phones_are_answered_politely(phone: Phone, kind: CodeKind, told: str) -> None:
    assert told in phone.open(f"/{Code(kind, '0' * 16).text}")


def test_the_countys_code_for_a_desk_is_known_by_a_phone_that_scans_it(phone: Phone) -> None:
    assert "这是登记电脑用的码" in phone.open("/DK7MA2PXT")


def test_a_code_in_lower_case_works_as_well(county: County, phone: Phone) -> None:
    assert "罗*满" in phone.open(f"/{code_of(county.volunteer()).lower()}")


@pytest.mark.parametrize(
    ("path", "told"),
    [("/XYZ", "这不是本系统的码"), ("/v1", "这不是本系统的码"), ("/你好", "这不是本系统的码")],
)
def test_a_foreign_code_is_told_from_ours(phone: Phone, path: str, told: str) -> None:
    page = phone.open(path)
    assert page.status == 404
    assert told in page


def test_a_misread_code_and_half_a_code_are_asked_for_again(county: County, phone: Phone) -> None:
    code = code_of(county.volunteer())
    wrong = "0" if code[5] != "0" else "1"
    assert "有一位读错了" in phone.open(f"/{code[:5]}{wrong}{code[6:]}")
    assert "码没有扫全" in phone.open(f"/{code[:14]}")


def test_a_card_shows_what_the_card_shows_and_no_more(county: County, phone: Phone) -> None:
    person = county.volunteer(team_id=county.team())
    page = phone.open(f"/{code_of(person)}")
    assert "志愿者证有效" in page
    assert person.number in page
    assert "新民村邻里互助队" in page
    for secret in ("罗小满", "13600005590", person.id_number):
        assert secret not in page.html


def test_a_card_with_missing_details_or_unknown_is_not_called_valid(county: County, phone: Phone) -> None:
    pending = phone.open(f"/{code_of(county.volunteer(consent=False))}")
    assert "资料待补" in pending
    unknown = phone.open(f"/{Code(CodeKind.VOLUNTEER, '0' * 16).text}")
    assert unknown.status == 404
    for page in (pending, unknown):
        assert "志愿者证有效" not in page


def test_a_form_larger_than_any_form_is_refused(client: "TestClient[Litestar]") -> None:
    assert client.post("/ask/send", data={"words": "x" * 40_000}).status_code == 413


# Words


def test_every_text_has_both_languages_and_the_same_facts() -> None:
    for key, (chinese, english) in all_words().items():
        assert chinese, key
        assert english, key
        assert set(re.findall(r"{(\w+)}", chinese)) == set(re.findall(r"{(\w+)}", english)), key


def test_templates_hold_no_words_of_their_own() -> None:
    for template in TEMPLATES:
        text = re.sub(r"{#.*?#}", "", template.read_text("utf-8"), flags=re.DOTALL)
        shown = re.sub(r"{%.*?%}|{{.*?}}|<[^>]*>", " ", text, flags=re.DOTALL)
        assert not re.search(r"[A-Za-z\u3400-\u9fff]{2,}", shown), template.name


def test_every_text_is_said_somewhere() -> None:
    sources = "".join(path.read_text("utf-8") for path in [*TEMPLATES, *Path(screen.FOLDER).glob("*.py")])
    composed = (
        "category.", "request.tag_", "request.grade_", "request.now_", "request.step_", "certificate.kind_",
        "team.hint_", "team.wanted_", "team.done_", "ask.problem_", "card.", "code.", "signin.refused_",
        "problem.", "request.aspect_",
    )  # fmt: skip
    said = {key for key in all_words() if key in sources or f"'{key.partition('.')[2]}'" in sources}
    stages = {f"request.{name}" for name in ("registered", "dispatched", "taken", "served", "rated")}
    states = {
        f"team.{name}" for name in ("waiting", "taken", "other_time", "declined", "expired", "called_back")
    }
    titles = {"team.other_title", "team.cannot_title"}
    unsaid = set(all_words()) - said - stages - states - titles
    assert [key for key in unsaid if not key.startswith(composed)] == []


def test_the_pages_speak_as_the_desk_does() -> None:
    for key, (chinese, _) in all_words().items():
        filled = re.sub(r"{\w+}", "二", chinese)
        assert not [word for word in FORBIDDEN if word in chinese], key
        assert not re.search("[!！]", chinese), key
        assert not EMOJI.search(chinese), key
        assert not HALF_WIDTH.search(filled), key
        assert not TOUCHING.search(filled), key


# Colours


def tokens(dark: bool) -> dict[str, str]:
    sheet = screen.FILES["phone.css"][0].read_text("utf-8")
    light, _, rest = sheet.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    if dark:
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rest.partition("* {")[0]))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


READ = [
    ("text", "page"), ("text", "surface"), ("text-2", "page"), ("text-2", "surface"), ("text-2", "sunken"),
    ("text-3", "page"), ("text-3", "surface"), ("brand", "page"), ("brand", "surface"),
    ("brand", "brand-soft"), ("ok", "ok-soft"), ("warn", "warn-soft"), ("warn", "surface"),
    ("error", "surface"), ("error", "error-soft"), ("info", "info-soft"), ("text", "ok-soft"),
    ("text", "warn-soft"), ("on-fill", "brand-fill"), ("on-fill", "brand-press"), ("on-fill", "ok-fill"),
    ("on-fill", "error-fill"),
]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_what_is_read_has_a_contrast_of_at_least_four_and_a_half(dark: bool, ink: str, ground: str) -> None:
    colours = tokens(dark)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("line", ["control", "focus", "ok", "error", "brand"])
def test_borders_that_mean_something_have_a_contrast_of_at_least_three(dark: bool, line: str) -> None:
    colours = tokens(dark)
    assert contrast(colours[line], colours["surface"]) >= 3
    assert contrast(colours[line], colours["page"]) >= 3
