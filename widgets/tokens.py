"""The design's colours, type and sizes; nothing else in the program holds a raw colour or size.

Values are those of the design guide, sections 2.1 to 2.4. Dark values the guide leaves open (hover, press,
the soft borders) are read from its drawings.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Final, Literal, NamedTuple

from PySide6.QtGui import QColor, QFont

from widgets import grounds

FAMILIES: Final = (
    "Practice Sans",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "sans-serif",
)
"""Our own face stands first, so that a rare name looks the same, and is as wide, on every machine."""


class Scheme(StrEnum):
    """A set of colours; SYSTEM means whichever of light and dark the desktop asks for."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    SYSTEM = "system"


class Tone(StrEnum):
    """Whose turn it is (design principle 2); ERROR is the one that asks to be looked at now."""

    BRAND = "brand"
    WARN = "warn"
    INFO = "info"
    OK = "ok"
    GREY = "grey"
    ERROR = "error"


ColourName = Literal[
    "page", "nav", "surface", "sunken", "lane", "line", "line_strong", "control", "text", "text_2", "text_3",
    "brand", "brand_fill", "brand_hover", "brand_press", "on_brand", "brand_soft", "brand_line", "brand_deep",
    "ok", "ok_soft", "ok_line", "warn", "warn_soft", "warn_line", "error", "error_soft", "error_line",
    "info", "info_soft", "info_line", "gold", "gold_deco", "focus", "kiosk_ok", "kiosk_bad", "kiosk_ask",
    "avatar", "avatar_text", "desk", "tooltip", "on_tooltip", "paper", "scrim",
]  # fmt: skip

TypeRole = Literal["caption", "small", "body_s", "body", "h3", "h2", "h1", "figure", "figure_l"]
KioskRole = Literal["kiosk_xl", "kiosk_l", "kiosk_m", "kiosk_s"]

REGULAR: Final = 400
MEDIUM: Final = 500
BOLD: Final = 700


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme's colours as #rrggbb."""

    page: str
    nav: str
    surface: str
    sunken: str
    lane: str
    line: str
    line_strong: str
    control: str
    text: str
    text_2: str
    text_3: str
    brand: str
    brand_fill: str
    brand_hover: str
    brand_press: str
    on_brand: str
    brand_soft: str
    brand_line: str
    brand_deep: str
    ok: str
    ok_soft: str
    ok_line: str
    warn: str
    warn_soft: str
    warn_line: str
    error: str
    error_soft: str
    error_line: str
    info: str
    info_soft: str
    info_line: str
    gold: str
    gold_deco: str
    focus: str
    kiosk_ok: str
    kiosk_bad: str
    kiosk_ask: str
    avatar: str
    avatar_text: str
    desk: str
    """What lies under a sheet of paper in a preview."""
    tooltip: str
    on_tooltip: str
    paper: str
    """White in every scheme: a preview shows what the printer makes."""
    scrim: str


LIGHT: Final = Colours(
    page=grounds.LIGHT.page, nav=grounds.LIGHT.nav, surface="#FFFFFF", sunken="#FAF8F5", lane="#EFEBE4",
    line="#E6E1DA", line_strong="#CFC7BC", control="#8C837A",
    text="#211D1A", text_2="#564F48", text_3="#6E665E",
    brand="#A4262C", brand_fill="#A4262C", brand_hover="#8C1E24", brand_press="#73161B", on_brand="#FFFFFF",
    brand_soft="#FAECEA", brand_line="#E9C7C3", brand_deep="#8F2026",
    ok="#1B7346", ok_soft="#E8F4EC", ok_line="#BFDFCC",
    warn="#8A5300", warn_soft="#FDF3DC", warn_line="#EFDBA8",
    error="#BF3A0B", error_soft="#FDEEE6", error_line="#F3CBB5",
    info="#24598A", info_soft="#E9F1F8", info_line="#C4D9EB",
    gold="#8A6414", gold_deco="#C7963A", focus="#1F5FA8",
    kiosk_ok="#14693D", kiosk_bad="#A83208", kiosk_ask="#7A4B00",
    avatar="#EFE7DC", avatar_text="#6B4A1F", desk="#E9E4DC",
    tooltip="#211D1A", on_tooltip="#FFFFFF", paper="#FFFFFF", scrim="#000000",
)  # fmt: skip

DARK: Final = Colours(
    page=grounds.DARK.page, nav=grounds.DARK.nav, surface="#211E1B", sunken="#1B1917", lane="#1B1917",
    line="#38332E", line_strong="#4E4740", control="#857B70",
    text="#F2EEE9", text_2="#C4BCB2", text_3="#A0978C",
    brand="#E5736F", brand_fill="#B8373C", brand_hover="#A62F34", brand_press="#8C262B", on_brand="#FFFFFF",
    brand_soft="#3A2220", brand_line="#6B3633", brand_deep="#5A1A1E",
    ok="#63BE8B", ok_soft="#1B3125", ok_line="#2F5A44",
    warn="#E0A94A", warn_soft="#382B14", warn_line="#5F4A20",
    error="#F08A5D", error_soft="#3B2317", error_line="#6B3E28",
    info="#82B4E0", info_soft="#1B2B39", info_line="#2F4C66",
    gold="#D9AE5C", gold_deco="#C7963A", focus="#7FB3EC",
    kiosk_ok="#14693D", kiosk_bad="#A83208", kiosk_ask="#7A4B00",
    avatar="#3D3425", avatar_text="#E5CFA8", desk="#121110",
    tooltip="#F2EEE9", on_tooltip="#211D1A", paper="#FFFFFF", scrim="#000000",
)  # fmt: skip

CONTRAST: Final = Colours(
    page=grounds.CONTRAST.page, nav=grounds.CONTRAST.nav, surface="#000000", sunken="#000000", lane="#000000",
    line="#FFFFFF", line_strong="#FFFFFF", control="#FFFFFF",
    text="#FFFFFF", text_2="#FFFFFF", text_3="#FFFFFF",
    brand="#FFFFFF", brand_fill="#FFFFFF", brand_hover="#FFFF00", brand_press="#FFFF00", on_brand="#000000",
    brand_soft="#000000", brand_line="#FFFFFF", brand_deep="#000000",
    ok="#7CFF9B", ok_soft="#000000", ok_line="#7CFF9B",
    warn="#FFD75E", warn_soft="#000000", warn_line="#FFD75E",
    error="#FF9C7A", error_soft="#000000", error_line="#FF9C7A",
    info="#8FD0FF", info_soft="#000000", info_line="#8FD0FF",
    gold="#FFD75E", gold_deco="#FFD75E", focus="#FFFF00",
    kiosk_ok="#14693D", kiosk_bad="#A83208", kiosk_ask="#7A4B00",
    avatar="#000000", avatar_text="#FFFFFF", desk="#000000",
    tooltip="#000000", on_tooltip="#FFFFFF", paper="#FFFFFF", scrim="#000000",
)  # fmt: skip


class TypeStep(NamedTuple):
    """Pixel sizes and line heights at 100, 125 and 150 %, and the weight."""

    sizes: tuple[int, int, int]
    lines: tuple[int, int, int]
    weight: int


TYPE: Final[dict[str, TypeStep]] = {
    "caption": TypeStep((12, 15, 18), (18, 22, 26), REGULAR),
    "small": TypeStep((13, 16, 19), (20, 24, 29), REGULAR),
    "body_s": TypeStep((14, 18, 21), (22, 27, 32), REGULAR),
    "body": TypeStep((15, 19, 22), (24, 30, 35), REGULAR),
    "h3": TypeStep((16, 20, 24), (24, 30, 36), BOLD),
    "h2": TypeStep((20, 25, 30), (30, 38, 44), BOLD),
    "h1": TypeStep((26, 32, 39), (36, 45, 54), BOLD),
    "figure": TypeStep((22, 28, 33), (30, 38, 45), BOLD),
    "figure_l": TypeStep((28, 35, 42), (36, 45, 54), BOLD),
}

KIOSK_TYPE: Final[dict[str, tuple[int, int]]] = {
    "kiosk_xl": (104, BOLD),
    "kiosk_l": (60, BOLD),
    "kiosk_m": (34, MEDIUM),
    "kiosk_s": (22, REGULAR),
}

SCALES: Final = (1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Tokens:
    """Everything a painted widget or delegate asks for: one scheme at one text size."""

    scheme: Scheme
    scale: float
    colours: Colours
    families: tuple[str, ...] = FAMILIES

    def color(self, name: ColourName) -> QColor:
        """A colour by its token name."""
        return _qcolor(getattr(self.colours, name))

    def hex(self, name: ColourName) -> str:
        """A colour for the style sheet."""
        return str(getattr(self.colours, name))

    def tone(self, tone: Tone) -> tuple[QColor, QColor, QColor]:
        """Text, soft fill and border of a tone."""
        if tone is Tone.GREY:
            return self.color("text_2"), self.color("sunken"), self.color("line_strong")
        names: dict[Tone, tuple[ColourName, ColourName, ColourName]] = {
            Tone.BRAND: ("brand", "brand_soft", "brand_line"),
            Tone.WARN: ("warn", "warn_soft", "warn_line"),
            Tone.INFO: ("info", "info_soft", "info_line"),
            Tone.OK: ("ok", "ok_soft", "ok_line"),
            Tone.ERROR: ("error", "surface", "error_line"),
        }
        text, soft, line = names[tone]
        return self.color(text), self.color(soft), self.color(line)

    @property
    def _step(self) -> int:
        return SCALES.index(self.scale)

    def px(self, role: TypeRole) -> int:
        """Pixel size of a type role."""
        return TYPE[role].sizes[self._step]

    def line_height(self, role: TypeRole | KioskRole) -> int:
        """Height of one line of a type role."""
        if role in KIOSK_TYPE:
            return round(KIOSK_TYPE[role][0] * 1.3)
        return TYPE[role].lines[self._step]

    def font(self, role: TypeRole | KioskRole, weight: int | None = None) -> QFont:
        """The font of a role; `weight` replaces the role's own (500 for what is chosen or named)."""
        if role in KIOSK_TYPE:
            size, own = KIOSK_TYPE[role]
        else:
            size, own = TYPE[role].sizes[self._step], TYPE[role].weight
        return _font(self.families, size, own if weight is None else weight)

    def size(self, at_100: float) -> int:
        """A control height, icon size or row height, grown with the type."""
        return round(at_100 * self.scale)

    def space(self, at_100: float) -> int:
        """A gap or padding: grows half as much as the type."""
        return round(at_100 * (1 + (self.scale - 1) / 2))

    @property
    def border(self) -> int:
        """Width of a plain border; high contrast doubles it."""
        return 2 if self.scheme is Scheme.CONTRAST else 1

    @property
    def inverse_choice(self) -> bool:
        """High contrast has no soft fills: what is chosen is filled."""
        return self.scheme is Scheme.CONTRAST


@cache
def _qcolor(value: str) -> QColor:
    return QColor(value)


@cache
def _font(families: tuple[str, ...], size: int, weight: int) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def make_tokens(scheme: Scheme, scale: float = 1.0) -> Tokens:
    """Tokens of a resolved scheme (not SYSTEM) at 1.0, 1.25 or 1.5; raises ValueError for others."""
    if scale not in SCALES:
        msg = f"text scale must be one of {SCALES}, not {scale}"
        raise ValueError(msg)
    colours = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}
    if scheme not in colours:
        msg = "SYSTEM must be resolved to a real scheme first"
        raise ValueError(msg)
    return Tokens(scheme, scale, colours[scheme])


def colour_names() -> tuple[str, ...]:
    """All token names, for tests and the gallery."""
    return tuple(field.name for field in fields(Colours))


def contrast(foreground: str, background: str) -> float:
    """Contrast ratio of two #rrggbb colours by the WCAG 2 formula."""
    first, second = sorted((_luminance(foreground), _luminance(background)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(value: str) -> float:
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
