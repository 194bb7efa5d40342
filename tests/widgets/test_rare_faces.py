"""Names on the screen: a rare character brings its font along, and nothing else is loaded."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontDatabase, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from resources import rare_pack
from resources.hanzi import level_3
from widgets.base import Label, Painted, paint_text, painting
from widgets.inputs import TextArea, TextInput
from widgets.scan_box import ScanEdit
from widgets.theme import Theme


class PaintedName(Painted):
    """As tables and cards draw names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.shown = ""

    def setText(self, text: str) -> None:  # noqa: N802 - as the others have it
        self.shown = text
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with painting(self) as painter:
            paint_text(
                painter, QRectF(self.rect()), self.shown, self.tokens.font("body"), self.tokens.color("text")
            )


def _area(theme: Theme) -> TextArea:
    area = TextArea(theme)
    area.setText = area.setPlainText  # type: ignore[attr-defined]
    return area


MAKERS: tuple[Callable[[Theme], QWidget], ...] = (
    Label,
    TextInput,
    _area,
    PaintedName,
    lambda _theme: ScanEdit(),
)


@pytest.fixture
def unused() -> Iterator[tuple[str, str, str]]:
    """A file of the pack that Qt has not read in this process, and two of its characters."""
    families = set(QFontDatabase.families())
    for name in rare_pack.names():
        if _family(name) not in families:
            one, other, *_ = sorted(c for c in level_3() if rare_pack.file_with(c) == name)
            yield _family(name), one, other
            return
    raise AssertionError("every file of the pack was read by another test")


def _family(name: str) -> str:
    """`PracticeRareMing03-Regular` holds the family Practice Rare Ming 03."""
    word = name.removesuffix("-Regular").removeprefix("PracticeRare")
    return f"Practice Rare {word[:-2]} {word[-2:]}"


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("make", MAKERS, ids=["label", "input", "area", "painted", "scan box"])
def test_a_rare_character_is_drawn_as_soon_as_it_is_shown(
    theme: Theme, make: Callable[[Theme], QWidget], unused: tuple[str, str, str]
) -> None:
    family, one, other = unused
    first, second = make(theme), make(theme)
    for widget, character in ((first, one), (second, other)):
        widget.resize(240, 80)
        widget.setText(f"罗{character}")  # type: ignore[attr-defined]
        widget.show()
    assert _picture(first) == _picture(second), "the same box for both while the font is not there"
    QApplication.processEvents()
    assert family in QFontDatabase.families()
    assert _picture(first) != _picture(second)
    for widget in (first, second):
        widget.close()
        widget.deleteLater()


def test_all_characters_of_the_pack_lie_beyond_the_one_that_everyday_text_is_compared_with() -> None:
    assert all(c >= "\U00020000" for c in level_3() if rare_pack.file_with(c))


def test_everyday_text_loads_nothing_of_the_pack() -> None:
    script = (
        "from PySide6.QtGui import QFontDatabase\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from widgets.base import Label\n"
        "from widgets.theme import Theme, register_fonts\n"
        "app = QApplication([])\n"
        "register_fonts()\n"
        "label = Label(Theme(app), '罗小满峯㐅䶮𬱖𬴃𠅤')\n"
        "label.show()\n"
        "app.processEvents()\n"
        "of_pack = ('Practice Rare Ming',)\n"
        "print([name for name in QFontDatabase.families() if name.startswith(of_pack)])\n"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_an_input_that_is_not_shown_yet_has_its_font_when_it_is(
    theme: Theme, unused: tuple[str, str, str]
) -> None:
    family, one, _ = unused
    edit = TextInput(theme)
    edit.setText(one)
    QApplication.processEvents()
    assert family in QFontDatabase.families()
    assert isinstance(edit, QLineEdit)
    edit.deleteLater()
