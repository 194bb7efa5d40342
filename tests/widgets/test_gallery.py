"""The gallery shows every widget; nothing in it is clipped at any size, in any scheme or in English."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.base import ElidedLabel, Label
from widgets.buttons import Button
from widgets.clipping import clipped_texts
from widgets.gallery import Gallery, fit_height, show_popover
from widgets.inputs import ComboInput
from widgets.theme import Theme
from widgets.tokens import SCALES, Scheme


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_no_text_of_the_gallery_is_clipped(theme: Theme, qtbot: QtBot, scheme: Scheme, scale: float) -> None:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.show()
    theme.set_scheme(scheme)
    theme.set_text_scale(scale)
    fit_height(gallery)
    assert clipped_texts(gallery) == []
    image = gallery.grab().toImage()
    assert image.pixelColor(image.width() - 4, image.height() - 4) == theme.tokens.color("page")


def test_the_popover_of_the_gallery_is_whole(theme: Theme, qtbot: QtBot) -> None:
    gallery = Gallery(theme)
    qtbot.addWidget(gallery)
    gallery.show()
    popover = show_popover(gallery)
    QCoreApplication.sendPostedEvents()
    assert popover.isVisible()
    assert clipped_texts(popover) == []


def a_row(qtbot: QtBot, *parts: QWidget, width: int = 300) -> QWidget:
    root = QWidget()
    qtbot.addWidget(root)
    row = QHBoxLayout(root)
    for part in parts:
        row.addWidget(part)
    root.resize(width, 60)
    root.show()
    return root


def test_a_label_cut_at_its_side_is_found(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "这句话放不下这么窄的地方")
    label.setFixedWidth(60)
    assert any("这句话" in problem for problem in clipped_texts(a_row(qtbot, label)))


def test_a_wrapped_label_without_height_is_found(theme: Theme, qtbot: QtBot) -> None:
    label = Label(theme, "这句话要三行才放得下，可是只给了一行的高度", wrap=True)
    label.setFixedSize(100, 24)
    assert any("needs" in problem for problem in clipped_texts(a_row(qtbot, label)))


def test_a_button_squeezed_by_its_page_is_found(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "保存并打印回执", hint="F9")
    button.setFixedWidth(90)
    assert clipped_texts(a_row(qtbot, button))


@pytest.mark.usefixtures("theme")
def test_a_placeholder_longer_than_its_field_is_found(qtbot: QtBot) -> None:
    edit = QLineEdit()
    edit.setPlaceholderText("请扫码，或输入姓名、拼音、手机号、证件号、单号")
    edit.setFixedWidth(160)
    assert any("placeholder" in problem for problem in clipped_texts(a_row(qtbot, edit)))


def test_a_combo_too_narrow_for_its_choice_is_found(theme: Theme, qtbot: QtBot) -> None:
    combo = ComboInput(theme)
    combo.addItem("柳溪镇大学生志愿服务队")
    combo.setFixedWidth(120)
    assert clipped_texts(a_row(qtbot, combo))


def test_two_texts_over_each_other_are_found(qtbot: QtBot) -> None:
    root = a_row(qtbot)
    for number in (1, 2):
        label = QLabel(f"第 {number} 句", root)
        label.setGeometry(10, 10 + number, 80, 20)
        label.show()
    assert any("over each other" in problem for problem in clipped_texts(root))


def test_a_button_that_reaches_out_of_its_parent_is_found(qtbot: QtBot) -> None:
    root = a_row(qtbot)
    button = QPushButton("保存", root)
    button.setGeometry(280, 10, 80, 30)
    button.show()
    assert any("is cut by" in problem for problem in clipped_texts(root))


def test_a_name_shortened_with_its_tooltip_is_allowed(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "家里电路老化，一开电饭煲就跳闸，想请人上门看看")
    root = a_row(qtbot, label, width=160)
    assert label.text().endswith("…")
    assert label.toolTip() == label.full_text() == label.accessibleName()
    assert clipped_texts(root) == []
