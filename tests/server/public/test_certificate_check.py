"""Checking a certificate: by code, by typed check code, void ones, unknown ones, and guessing."""

import pytest

from core.domain.certificate import Certificate
from core.domain.codes import Code, CodeKind, new_check_code, show_check_code
from tests.server.public.county import County, code_of
from tests.server.public.phone import Phone


@pytest.fixture
def certificate(county: County) -> Certificate:
    return county.certificate(county.volunteer(team_id=county.team()))


def test_a_genuine_one_gives_the_verdict_first_and_facts_to_compare(
    certificate: Certificate, phone: Phone
) -> None:
    page = phone.open(f"/{code_of(certificate)}")
    assert page.text.index("证书真实有效") < page.text.index("志愿服务记录证明")
    for fact in (
        certificate.facts.number,
        "罗*满",
        certificate.facts.id_number_masked[-4:],
        "2026.01.01 – 2026.05.20",
        "2 小时 / 1 次",
        "2026 年 5 月 20 日",
        "0000-12345",
    ):
        assert fact in page


def test_the_page_says_less_than_the_paper(certificate: Certificate, phone: Phone) -> None:
    page = phone.open(f"/{code_of(certificate)}")
    for secret in ("罗小满", certificate.facts.id_number_masked, "13600005590", certificate.volunteer_id):
        assert secret not in page.html
    assert page.headers["cache-control"] == "no-store"
    assert 'name="robots" content="noindex' in page.html


def test_a_void_one_is_said_to_be_void_since_when(
    county: County, certificate: Certificate, phone: Phone
) -> None:
    county.voided(certificate)
    page = phone.open(f"/{code_of(certificate)}")
    assert "这张证书已作废" in page
    assert "2026 年 5 月 20 日作废" in page
    assert "证书真实有效" not in page


def test_one_that_is_not_here_is_never_called_forged(phone: Phone) -> None:
    page = phone.open(f"/{Code(CodeKind.CERTIFICATE, '0' * 16).text}")
    assert page.status == 404
    assert "刚开出的证书可能还没上传" in page
    assert "假" not in page


def test_the_typed_check_code_leads_to_the_same_page(certificate: Certificate, phone: Phone) -> None:
    page = phone.open("/check").send(code=f" {show_check_code(certificate.check_code).lower()} ")
    assert page.path == f"/{code_of(certificate)}"
    assert "证书真实有效" in page


@pytest.mark.parametrize("typed", ["123", "UUUU-UUUU-U", "你好"])
def test_what_is_no_check_code_is_asked_for_again(phone: Phone, typed: str) -> None:
    page = phone.open("/check").send(code=typed)
    assert page.status == 422
    assert "校验码是 9 个字母或数字" in page


def test_a_misread_character_is_told_from_an_unknown_certificate(
    certificate: Certificate, phone: Phone
) -> None:
    swapped = "0" if certificate.check_code[2] != "0" else "1"
    wrong = certificate.check_code[:2] + swapped + certificate.check_code[3:]
    assert "有一位不对" in phone.open("/check").send(code=wrong)


def test_guessing_is_stopped_and_begins_again_later(county: County, phone: Phone) -> None:
    drawn = iter(range(1, 1000))
    guesses = [new_check_code(lambda count: next(drawn).to_bytes(count, "big")) for _ in range(40)]
    pages = [phone.open("/check").send(code=guess) for guess in guesses]
    stopped = [page for page in pages if page.status == 429]
    assert 10 <= len(stopped) < 40
    assert "试得太多了" in stopped[0]
    assert int(stopped[0].headers["retry-after"]) > 0
    county.clock.turn(minutes=10)
    assert phone.open("/check").send(code=guesses[0]).status == 404
