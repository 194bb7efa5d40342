"""设置, the unit's own certificate: chosen, seen, tried out, removed. The centre is invented."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.devices.pdf_signing import SEALED_FILE
from desktop.language import Translations
from desktop.pages.settings import SettingsPage
from desktop.pages.settings.page import Part
from desktop.pages.settings.signature import SignaturePanel
from desktop.pages.settings.unit import UnitSection
from desktop.settings import Language
from tests.desktop.kit import DeskKit
from tests.desktop.pages.service_desk import a_desk, lay_out, said
from tests.papers.signing_files import CENTRE, PASSWORD, a_signing_file
from widgets.clipping import clipped_texts
from widgets.dialog import Dialog
from widgets.inputs import Field, TextInput
from widgets.theme import register_fonts
from widgets.tokens import Scheme

LEFT = Qt.MouseButton.LeftButton


class Chief:
    """Somebody in the settings with the file of the authority."""

    def __init__(self, kit: DeskKit, qtbot: QtBot, host: QWidget, folder: Path) -> None:
        self.kit, self.qtbot, self.host, self.folder = kit, qtbot, host, folder
        self.page = SettingsPage(kit.tools, host, ask_printers=list)
        column = QVBoxLayout(host)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.heard = said(kit)
        host.resize(1236, 836)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()

    @property
    def panel(self) -> SignaturePanel:
        section = self.page.sections[Part.UNIT]
        assert isinstance(section, UnitSection)
        return section.signature

    def a_file(self, content: bytes | None = None, *, at: datetime | None = None) -> Path:
        file = self.folder / "centre.p12"
        file.write_bytes(a_signing_file(now=at or self.kit.clock()) if content is None else content)
        return file

    def dialog(self) -> Dialog:
        (found,) = [one for one in self.host.findChildren(Dialog) if one.isVisible()]
        return found

    def asked(self) -> bool:
        return any(one.isVisible() for one in self.host.findChildren(Dialog))

    def gives(self, file: Path, password: str) -> None:
        """The file is chosen in the system's dialog; the password typed and entered."""
        self.panel.ask_password(file)
        self.types(password)

    def types(self, password: str) -> None:
        (box,) = self.dialog().findChildren(TextInput)
        assert box.hasFocus()
        box.setText(password)
        QTest.keyClick(box, Qt.Key.Key_Return)

    def has_one(self) -> None:
        self.gives(self.a_file(), PASSWORD)
        self.qtbot.waitUntil(self.panel.remove_button.isVisible)

    def shown(self) -> dict[str, str]:
        return {key: label.full_text() for key, label in self.panel.values.items()}

    def opens_again(self) -> None:
        """Another section, then this one."""
        self.page.show_part(Part.LANGUAGE)
        self.page.show_part(Part.UNIT)


@pytest.fixture
def kit(tmp_path: Path, qapp: QApplication) -> Iterator[DeskKit]:
    register_fonts()
    with a_desk(tmp_path, qapp) as kit:
        yield kit
        kit.theme.set_text_scale(1.0)
        kit.theme.set_scheme(Scheme.LIGHT)


@pytest.fixture
def chief(kit: DeskKit, qtbot: QtBot, tmp_path: Path) -> Iterator[Chief]:
    host = QWidget()
    qtbot.addWidget(host)
    yield Chief(kit, qtbot, host, tmp_path)
    host.hide()


def test_without_a_certificate_there_is_nothing_to_try_or_remove(chief: Chief) -> None:
    panel = chief.panel
    assert panel.choose_button.isVisible()
    assert not any(part.isVisible() for part in (panel.test_button, panel.remove_button, panel.note))


def test_a_certificate_is_chosen_and_tells_whose_it_is(chief: Chief) -> None:
    chief.has_one()
    assert chief.shown() == {"owner": CENTRE, "issuer": CENTRE, "until": "19 June 2026", "use": "Yes"}
    assert chief.heard == [f"Certificates saved as PDF are signed by {CENTRE} from now on."]
    assert chief.kit.signing.chosen


def test_the_password_is_hidden_while_it_is_typed(chief: Chief) -> None:
    chief.panel.ask_password(chief.a_file())
    (box,) = chief.dialog().findChildren(TextInput)
    assert box.echoMode() is TextInput.EchoMode.Password
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not chief.kit.signing.chosen


def test_a_wrong_password_is_asked_for_again(chief: Chief) -> None:
    chief.gives(chief.a_file(), "wrong")
    chief.qtbot.waitUntil(chief.asked)
    (field,) = chief.dialog().findChildren(Field)
    assert field.message() == "The password does not open it. Please try again."
    chief.types(PASSWORD)
    chief.qtbot.waitUntil(chief.panel.remove_button.isVisible)


@pytest.mark.parametrize(
    ("content", "days", "sentence"),
    [
        (b"a letter", 0, "This is no certificate file (.p12 or .pfx)."),
        (None, -40, "The certificate ended on 10 May 2026. Please choose a new one in the settings."),
        (None, 40, "The certificate begins on 28 June 2026. Please check the date of this PC."),
    ],
)
def test_what_cannot_sign_is_refused_in_a_sentence(
    chief: Chief, content: bytes | None, days: int, sentence: str
) -> None:
    file = chief.a_file(content, at=chief.kit.clock() + timedelta(days=days))
    chief.gives(file, PASSWORD)
    chief.qtbot.waitUntil(lambda: bool(chief.heard))
    assert chief.heard == [sentence]
    assert not chief.kit.signing.chosen


def test_a_certificate_for_another_use_is_taken_with_a_warning(chief: Chief) -> None:
    content = a_signing_file(now=chief.kit.clock(), purposes=(ExtendedKeyUsageOID.SERVER_AUTH,))
    chief.gives(chief.a_file(content), PASSWORD)
    chief.qtbot.waitUntil(chief.panel.note.isVisible)
    assert chief.panel.note.text() == "It is made for another use; some readers will not accept it."
    assert chief.shown()["use"] == "No"


def test_an_end_that_is_near_is_said_and_one_that_has_come_too(chief: Chief) -> None:
    chief.has_one()
    chief.kit.later(days=1)
    chief.opens_again()
    chief.qtbot.waitUntil(chief.panel.note.isVisible)
    assert chief.panel.note.text() == "It ends soon. Please ask for a new one in time."
    chief.kit.later(days=40)
    chief.opens_again()
    chief.qtbot.waitUntil(lambda: chief.panel.note.text().startswith("The certificate ended on"))


def test_it_is_tried_out_without_a_paper(chief: Chief) -> None:
    chief.has_one()
    QTest.mouseClick(chief.panel.test_button, LEFT)
    chief.qtbot.waitUntil(lambda: len(chief.heard) == 2)
    assert chief.heard[1] == "A test sheet was signed and read back: all is well."


def test_it_is_removed_after_a_question(chief: Chief) -> None:
    chief.has_one()
    QTest.mouseClick(chief.panel.remove_button, LEFT)
    chief.dialog().answered.emit("keep")
    chief.dialog().cancel()
    assert chief.kit.signing.chosen
    QTest.mouseClick(chief.panel.remove_button, LEFT)
    chief.dialog().answered.emit("remove")
    chief.qtbot.waitUntil(lambda: not chief.panel.remove_button.isVisible())
    assert not chief.kit.signing.chosen


def test_one_that_cannot_be_opened_any_more_can_still_be_removed(chief: Chief) -> None:
    place = chief.kit.folder / "signature"
    place.mkdir()
    (place / SEALED_FILE).write_bytes(b"damaged")
    chief.opens_again()
    chief.qtbot.waitUntil(chief.panel.note.isVisible)
    assert chief.panel.note.text().startswith("The unit's certificate cannot be opened.")
    assert chief.panel.remove_button.isVisible()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_of_it_is_cut(
    kit: DeskKit, qtbot: QtBot, tmp_path: Path, translations: Translations, language: Language, scale: float
) -> None:
    translations.use(language)
    kit.theme.set_text_scale(scale)
    host = QWidget()
    qtbot.addWidget(host)
    chief = Chief(kit, qtbot, host, tmp_path)
    chief.has_one()
    chief.kit.later(days=40)
    chief.opens_again()
    qtbot.waitUntil(chief.panel.note.isVisible)
    chief.panel.ask_password(tmp_path / "清禾县新时代文明实践中心.p12", "x" * 40)
    lay_out()
    assert clipped_texts(host) == []
    host.hide()
