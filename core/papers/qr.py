"""QR codes: error level M, a quiet zone of four modules, never finer than paper can hold.

zxing-cpp writes a code about twenty times faster than `qrcode`; `qrcode` is the reference and stands in where
zxing-cpp is not installed. The two may choose different masks: the pictures differ, the contents do not.
"""

import re
from dataclasses import dataclass
from math import isqrt
from typing import Any, cast

QUIET_MODULES = 4
# DESIGN 12: what a laser printer and a 203 dpi thermal head can draw and a phone can read.
_DARK = re.compile(rb"\0+")
FINEST_LASER_MM = 0.4
FINEST_THERMAL_MM = 0.5
THERMAL_DOT_MM = 0.125


class CodeTooFine(Exception):
    """The code's text is too long for the space the paper has for it."""

    def __init__(self, payload_length: int, module_mm: float, finest_mm: float) -> None:
        self.payload_length, self.module_mm, self.finest_mm = payload_length, module_mm, finest_mm
        super().__init__(
            f"{payload_length} characters need modules of {module_mm:.2f} mm, finest is {finest_mm} mm"
        )


@dataclass(frozen=True)
class QrCode:
    """A square of modules. `rows` hold one byte a module, 0 where it is dark."""

    payload: str
    rows: tuple[bytes, ...]

    @property
    def modules(self) -> int:
        """Modules along one side, without the quiet zone."""
        return len(self.rows)

    def dark_runs(self) -> list[tuple[int, int, int]]:
        """(column, row from the top, length) of each horizontal run of dark modules."""
        return [
            (run.start(), y, run.end() - run.start())
            for y, row in enumerate(self.rows)
            for run in _DARK.finditer(row)
        ]


def make_qr(payload: str) -> QrCode:
    """The code for `payload`, by the fast writer where there is one."""
    try:
        import zxingcpp  # noqa: PLC0415 - loaded by the first code, not at start
    except ImportError:
        return make_reference_qr(payload)
    barcode = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    # The image offers its pixels as a buffer, which its type stub does not say.
    pixels = bytes(cast("Any", barcode.to_image(scale=1, add_quiet_zones=False)))
    side = isqrt(len(pixels))
    return QrCode(payload, tuple(pixels[start : start + side] for start in range(0, side * side, side)))


def make_reference_qr(payload: str) -> QrCode:
    """The code for `payload` as `qrcode` makes it."""
    import qrcode  # noqa: PLC0415 - loaded by the first code, not at start

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return QrCode(payload, tuple(bytes(0 if dark else 255 for dark in row) for row in code.get_matrix()))


def module_size(code: QrCode, side_mm: float, finest_mm: float, *, quiet_inside: bool = True) -> float:
    """Module size in millimetres for a code that fills `side_mm`. Raises CodeTooFine.

    With `quiet_inside` the quiet zone is part of `side_mm`; else the caller keeps it free around the square.
    """
    module_mm = side_mm / (code.modules + (2 * QUIET_MODULES if quiet_inside else 0))
    if module_mm < finest_mm:
        raise CodeTooFine(len(code.payload), module_mm, finest_mm)
    return module_mm
