import sys

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.papers.paper import A4
from core.papers.pen import Pen
from core.papers.qr import (
    FINEST_LASER_MM,
    FINEST_THERMAL_MM,
    CodeTooFine,
    QrCode,
    make_qr,
    make_reference_qr,
    module_size,
)
from tests.papers.builders import CERTIFICATE_CODE
from tests.papers.reading import codes, raster

ALPHANUMERIC = st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", min_size=1, max_size=120)


def _decoded(code: QrCode) -> tuple[str, str]:
    side = code.modules + 8
    image = Image.new("L", (side, side), 255)
    for column, row, length in code.dark_runs():
        image.paste(0, (column + 4, row + 4, column + 4 + length, row + 5))
    found = zxingcpp.read_barcode(image.resize((side * 6, side * 6), Image.Resampling.NEAREST))
    assert found is not None
    return found.text, found.ec_level


@settings(max_examples=40)
@given(ALPHANUMERIC)
def test_the_fast_writer_and_the_reference_say_the_same_at_level_m(payload: str) -> None:
    assert _decoded(make_qr(payload)) == _decoded(make_reference_qr(payload)) == (payload, "M")


@settings(max_examples=40)
@given(ALPHANUMERIC)
def test_the_fast_writer_needs_no_more_modules_than_the_reference(payload: str) -> None:
    assert make_qr(payload).modules == make_reference_qr(payload).modules


def test_without_the_fast_writer_the_reference_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    code = make_qr(CERTIFICATE_CODE)
    monkeypatch.undo()
    assert code == make_reference_qr(CERTIFICATE_CODE)
    assert _decoded(code)[0] == CERTIFICATE_CODE


def test_our_url_stays_in_the_compact_alphanumeric_mode() -> None:
    assert make_qr(CERTIFICATE_CODE).modules == 29
    assert make_qr("V0123456789ABCDEFX").modules == 21


def test_a_code_too_long_for_its_box_is_refused_not_printed_too_fine() -> None:
    long = make_qr("A" * 900)
    with pytest.raises(CodeTooFine) as refused:
        module_size(long, 40.0, FINEST_LASER_MM)
    assert refused.value.payload_length == 900
    assert refused.value.module_mm < FINEST_LASER_MM
    assert module_size(make_qr("A" * 20), 14.5, FINEST_THERMAL_MM) == pytest.approx(0.5)


@pytest.mark.parametrize("as_image", [False, True])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_both_ways_of_drawing_a_code_are_read_back(as_image: bool, dpi: int) -> None:
    pen = Pen(A4, "codes")
    pen.qr(20, 20, 25, make_qr(CERTIFICATE_CODE), as_image=as_image)
    pen.end_page()
    assert codes(pen.close(), dpi=dpi) == [CERTIFICATE_CODE]


@pytest.mark.parametrize("as_image", [False, True])
def test_a_drawn_code_is_exactly_as_large_and_where_it_was_asked(as_image: bool) -> None:
    pen = Pen(A4, "codes")
    pen.qr(20, 30, 25, make_qr(CERTIFICATE_CODE), as_image=as_image)
    pen.end_page()
    dark = raster(pen.close(), dpi=254).point(lambda value: 255 if value < 128 else 0).getbbox()
    assert dark == pytest.approx((200, 300, 450, 550), abs=1)
