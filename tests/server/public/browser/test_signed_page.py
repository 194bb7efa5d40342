"""The page of a signed certificate in a real browser: every verdict, and what the server is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from selenium.webdriver.support.wait import WebDriverWait

from core.domain import ed25519
from core.domain.certificate import Certificate
from core.domain.certificate_code import read_certificate_code, sign_facts
from tests.server.public.browser.chromium import Browser, browser
from tests.server.public.browser.conftest import Town

pytestmark = pytest.mark.slow

FIRST_LOAD = 60 * 1024
OLD_BROWSER = """
const importKey = crypto.subtle?.importKey.bind(crypto.subtle);
if (importKey) crypto.subtle.importKey = (form, key, name, ...rest) =>
  name === "Ed25519" ? Promise.reject(new Error("not supported")) : importKey(form, key, name, ...rest);
"""


@pytest.fixture(params=["own", "bundled"])
def window(driver: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A telephone with scripts: with an Ed25519 of its own, and an older one that needs ours."""
    with browser(driver, tmp_path, scripts=True) as opened:
        if request.param == "bundled":
            source = {"source": OLD_BROWSER}
            opened.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
        yield opened


def scanned(town: Town, window: Browser, code: str, *, language: str = "") -> str:
    """What the page says once the verdict stands there."""
    window.open("about:blank")
    window.open(f"{town.address}/C{language}#{code}")
    waiting = WebDriverWait(window.driver, 20, poll_frequency=0.05)
    waiting.until(lambda _: not window.one("#plain").is_displayed())
    return window.text


def forged(certificate: Certificate) -> str:
    code = read_certificate_code(certificate.signed)
    more = msgspec.structs.replace(code.facts, service_minutes=60_000)
    return sign_facts(more, code.key_id, lambda said: ed25519.sign(b"x" * 32, said))


def unknown(certificate: Certificate) -> str:
    facts = read_certificate_code(certificate.signed).facts
    key_id = ed25519.key_id(ed25519.public_key(b"x" * 32))
    return sign_facts(facts, key_id, lambda said: ed25519.sign(b"x" * 32, said))


def flipped(certificate: Certificate) -> str:
    """One letter of the signature is another."""
    code = certificate.signed
    return code[:-20] + ("A" if code[-20] != "A" else "B") + code[-19:]


def test_a_genuine_one_is_proven_with_the_facts_and_nothing_of_it_is_sent(
    town: Town, window: Browser
) -> None:
    facts = town.certificate.facts
    text = scanned(town, window, town.certificate.signed)
    assert text.index("证书真实有效") < text.index("志愿服务记录证明")
    for fact in (
        facts.number,
        "罗小满",
        "2026.01.01 – 2026.05.20",
        "2 小时",
        "2026 年 5 月 20 日",
        facts.issuer,
    ):
        assert fact in text
    assert window.content_width() <= 390
    assert window.loaded_bytes() <= FIRST_LOAD
    assert window.complaints() == []
    asked = " ".join(town.asked)
    assert "/C/keys.json" in asked
    assert "/C/void/" in asked
    for secret in (town.certificate.signed[:20], town.certificate.signed[-20:], facts.number):
        assert secret not in asked


def test_every_other_verdict_is_told_apart(town: Town, window: Browser) -> None:
    assert "这张证书已作废" in scanned(town, window, town.voided.signed)
    assert "2026 年 5 月 20 日 作废" in window.text
    for spoiled in (forged, flipped):
        assert "伪造或被改动" in scanned(town, window, spoiled(town.certificate))
        assert "罗小满" not in window.text
    text = scanned(town, window, unknown(town.certificate))
    assert "现在无法判断" in text
    assert text.index("下面的内容未经证实") < text.index("罗小满")
    for cut in (town.certificate.signed[:-9], town.certificate.signed[9:], "", "AAAA"):
        assert "没有扫完整" in scanned(town, window, cut)


def test_the_other_language_keeps_the_code(town: Town, window: Browser) -> None:
    scanned(town, window, town.certificate.signed)
    window.tap("a.language")
    waiting = WebDriverWait(window.driver, 20, poll_frequency=0.05)
    waiting.until(lambda _: "Genuine and valid" in window.text)
    assert "20 May 2026" in window.text


def test_without_scripts_the_page_says_so(town: Town, driver: str, tmp_path: Path) -> None:
    with browser(driver, tmp_path) as window:
        window.open(f"{town.address}/C#{town.certificate.signed}")
        assert "签名还没有核对" in window.text
        assert "证书真实有效" not in window.text
        window.tap("a.button")
        assert "证书上的校验码" in window.text


@pytest.mark.parametrize("damage", [str.lower, lambda code: code[:50] + " " + code[50:]])
def test_lower_case_and_spaces_do_no_harm(
    town: Town, driver: str, tmp_path: Path, damage: Callable[[str], str]
) -> None:
    with browser(driver, tmp_path, scripts=True) as window:
        assert "证书真实有效" in scanned(town, window, damage(town.certificate.signed).replace(" ", "%20"))
