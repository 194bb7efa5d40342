"""A code that lets a PC in: how the county shows it and what its QR holds."""

import pytest

from core.domain.invitation import given_code, invitation_url


@pytest.mark.parametrize("text", ["K7MA-2PXT", "k7ma2pxt", "DK7MA2PXT", "DK7MA-2PXT"])
def test_a_code_is_known_in_every_way_it_is_written(text: str) -> None:
    assert given_code(text) == "K7MA-2PXT"


@pytest.mark.parametrize("text", ["", "K7MA-2PX", "K7MA-2PXTT", "K7MA-2PX0", "XK7MA2PXT", "K7MA 2PXT"])
def test_anything_else_is_none(text: str) -> None:
    assert given_code(text) == ""


def test_the_link_of_a_qr_is_upper_case_and_ends_in_the_code() -> None:
    assert (
        invitation_url("https://zx.example.cn:8443/", "K7MA-2PXT") == "HTTPS://ZX.EXAMPLE.CN:8443/DK7MA2PXT"
    )
