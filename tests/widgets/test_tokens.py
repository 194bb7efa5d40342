"""The tables of the design guide hold, in every scheme."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from widgets.icons import UnknownIconError, icon_names, icon_pixmap
from widgets.theme import Theme
from widgets.tokens import CONTRAST, DARK, LIGHT, SCALES, Colours, Scheme, Tone, contrast, make_tokens

TEXT_PAIRS = [
    (ink, ground)
    for ink, grounds in {
        "text": ("surface", "page", "sunken", "nav", "brand_soft"),
        "text_2": ("surface", "page", "sunken", "nav", "lane"),
        "text_3": ("surface", "page", "sunken", "nav"),
        "brand": ("surface", "brand_soft"),
        "on_brand": ("brand_fill", "brand_hover", "brand_press"),
        "ok": ("surface", "ok_soft"),
        "warn": ("surface", "warn_soft"),
        "error": ("surface", "error_soft"),
        "info": ("surface", "info_soft"),
        "gold": ("surface",),
        "avatar_text": ("avatar",),
        "on_tooltip": ("tooltip",),
        "paper": ("kiosk_ok", "kiosk_bad", "kiosk_ask"),
    }.items()
    for ground in grounds
]
SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


@pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_has_a_contrast_of_at_least_four_and_a_half(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("line", ["control", "focus", "brand", "error"])
@pytest.mark.parametrize("ground", ["surface", "page"])
def test_borders_of_controls_have_a_contrast_of_at_least_three(
    colours: Colours, line: str, ground: str
) -> None:
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3


def test_the_contrast_formula_gives_the_guides_figures() -> None:
    assert round(contrast(LIGHT.text, LIGHT.surface), 2) == 16.73
    assert round(contrast(LIGHT.control, LIGHT.page), 2) == 3.39
    assert round(contrast(DARK.brand, DARK.surface), 2) == 5.54


@pytest.mark.parametrize(("scale", "body", "line"), [(1.0, 15, 24), (1.25, 19, 30), (1.5, 22, 35)])
def test_large_text_grows_type_fully_and_space_by_half_as_much(scale: float, body: int, line: int) -> None:
    tokens = make_tokens(Scheme.LIGHT, scale)
    assert (tokens.px("body"), tokens.line_height("body")) == (body, line)
    assert tokens.size(40) == round(40 * scale)
    assert tokens.space(20) == round(20 * (1 + (scale - 1) / 2))
    assert tokens.font("kiosk_xl").pixelSize() == 104


def test_a_line_is_at_least_one_and_two_fifths_of_its_type() -> None:
    for scale in SCALES:
        tokens = make_tokens(Scheme.LIGHT, scale)
        for role in ("caption", "small", "body_s", "body"):
            assert tokens.line_height(role) >= 1.4 * tokens.px(role)


def test_a_size_or_scheme_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="text scale"):
        make_tokens(Scheme.LIGHT, 1.1)
    with pytest.raises(ValueError, match="SYSTEM"):
        make_tokens(Scheme.SYSTEM)


def test_each_tone_has_its_own_ink() -> None:
    tokens = make_tokens(Scheme.LIGHT)
    assert len({tokens.tone(tone)[0].name() for tone in Tone}) == len(Tone)


def test_a_theme_changes_live_and_stays_inside_the_three_sizes(theme: Theme, qapp: QApplication) -> None:
    heard: list[int] = []
    theme.changed.connect(lambda: heard.append(1))
    edit = QLineEdit()
    edit.ensurePolished()
    low = edit.sizeHint().height()
    for _ in range(5):
        theme.step_text_scale(1)
    assert theme.tokens.scale == 1.5
    assert len(heard) == 2
    edit.ensurePolished()
    assert edit.sizeHint().height() > low
    theme.set_scheme(Scheme.DARK)
    assert qapp.palette().window().color().name() == DARK.page.lower()
    theme.set_scheme(Scheme.DARK)
    assert len(heard) == 3


def test_all_icons_render_in_the_colour_asked_for(theme: Theme) -> None:
    colour = theme.tokens.color("brand")
    names = icon_names()
    assert len(names) >= 90
    for name in names:
        image = icon_pixmap(name, colour, 24, 2.0).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(48)
            for y in range(48)
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert inked, name
        assert all(abs(pixel.red() - colour.red()) <= 2 for pixel in inked), name


def test_an_icon_that_does_not_ship_is_named(theme: Theme) -> None:
    with pytest.raises(UnknownIconError, match="no-such-icon"):
        icon_pixmap("no-such-icon", theme.tokens.color("text"), 16)
