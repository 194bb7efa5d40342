"""志愿者个人信息告知书: who keeps what, what for, how long, and what one may ask (PIPL art. 17)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.marking import QT_TRANSLATE_NOOP
from widgets.base import Label
from widgets.buttons import ButtonKind
from widgets.dialog import Dialog
from widgets.theme import Theme

_PARAGRAPHS = (
    QT_TRANSLATE_NOOP("PrivacyNotice", "Who keeps it: %1."),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "What for: registering, dispatching, signing in, counting hours and certifying volunteer service.",
    ),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "What is kept: name, sex, date of birth, document and number, phone, where you live, "
        "skills, service categories, and hours.",
    ),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "How it is kept: encrypted on this PC and on the county's platform. Lists, cards and codes show "
        "neither ID number nor the whole phone number.",
    ),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "How long: while you are registered. After that only what the law asks to be kept stays.",
    ),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "You may look, correct, take back your consent or leave at any time, at the desk and free of charge. "
        "Service you have done stays on record.",
    ),
    QT_TRANSLATE_NOOP(
        "PrivacyNotice",
        "Under 18 a guardian agrees too. Under 14 the rules for children's data apply.",
    ),
)


def notice_dialog(theme: Theme, window: QWidget, unit: str, version: str) -> Dialog:
    """The text of one version, with one button to close it."""
    title = QCoreApplication.translate("PrivacyNotice", "Privacy notice for volunteers")
    told = QCoreApplication.translate("PrivacyNotice", "Version %1").replace("%1", version)
    dialog = Dialog(theme, window, title, told, wide=True)
    for paragraph in _PARAGRAPHS:
        text = QCoreApplication.translate("PrivacyNotice", paragraph).replace("%1", unit)
        dialog.body.addWidget(Label(theme, text, role="body_s", wrap=True))
    dialog.add_button("close", QCoreApplication.translate("PrivacyNotice", "Close"), ButtonKind.PRIMARY)
    return dialog
