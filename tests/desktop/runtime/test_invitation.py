"""What the county gives out: an address and a code, in every way people type and scanners read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.codes import Code, CodeKind
from desktop.runtime.invitation import AddressRefused, Invitation, platform_address, read_invitation

CODE = Code(CodeKind.DEVICE, "0123456789ABCDEF").text
CARD = Code(CodeKind.VOLUNTEER, "0123456789ABCDEF").text


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (f"HTTPS://ZX.EXAMPLE.CN/{CODE}", "https://zx.example.cn"),
        (f"HTTPS://ZX.EXAMPLE.CN:8443/{CODE}", "https://zx.example.cn:8443"),
        (f"https://zx.example.cn/county/{CODE}", "https://zx.example.cn/county"),
        (f"zx.example.cn {CODE}", "https://zx.example.cn"),
        (f"http://127.0.0.1:8000 {CODE}", "http://127.0.0.1:8000"),
        (f"HTTP://127.0.0.1:8000/{CODE}", "http://127.0.0.1:8000"),
        (CODE, ""),
        (CODE.lower(), ""),
    ],
)
def test_a_scan_of_the_countys_code_gives_address_and_code(text: str, url: str) -> None:
    assert read_invitation(text) == Invitation(url, CODE)


@pytest.mark.parametrize(
    "text",
    [
        "https://zx.example.cn K7MA-2PXT",
        "zx.example.cn k7ma2pxt",
        "HTTPS://ZX.EXAMPLE.CN/DK7MA2PXT",
        "https://zx.example.cn/K7MA-2PXT",
    ],
)
def test_a_code_of_eight_characters_needs_its_address_beside_it(text: str) -> None:
    assert read_invitation(text) == Invitation("https://zx.example.cn", "K7MA-2PXT")
    assert read_invitation("K7MA-2PXT") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        CARD,
        f"HTTPS://ZX.EXAMPLE.CN/{CARD}",
        f"http://zx.example.cn/{CODE}",
        f"zx.example.cn {CODE} more",
        "999901199003150019",
        "D",
        CODE[:-1] + "*",
        "x" * 400,
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert read_invitation(text) is None


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("zx.example.cn", "https://zx.example.cn"),
        (" ZX.Example.CN/ ", "https://zx.example.cn"),
        ("https：//zx.example.cn", "https://zx.example.cn"),
        ("https://zx.example.cn:8443/county/", "https://zx.example.cn:8443/county"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_made_whole(typed: str, url: str) -> None:
    assert platform_address(typed) == url


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "missing"),
        ("  ", "missing"),
        ("http://zx.example.cn", "not_secure"),
        ("http://127.0.0.1.example.cn", "not_secure"),
        ("ftp://zx.example.cn", "malformed"),
        ("https://name:word@zx.example.cn", "malformed"),
        ("zx example cn", "malformed"),
        ("https://zx.example.cn:99999", "malformed"),
        ("https://[::1", "malformed"),
    ],
)
def test_what_is_no_address_is_refused_by_name(typed: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        platform_address(typed)
    assert refused.value.reason == reason


@given(st.text(max_size=80))
def test_no_text_makes_it_stumble(text: str) -> None:
    found = read_invitation(text)
    assert found is None or found.code
    try:
        address = platform_address(text)
    except AddressRefused:
        return
    assert address.startswith(("https://", "http://"))
