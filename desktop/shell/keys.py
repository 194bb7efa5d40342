"""The key map (DESIGN.md section 6): one table, from which shortcuts and the key sheet are made."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.marking import QT_TRANSLATE_NOOP
from desktop.page import Destination


class Key(NamedTuple):
    """A key of the shell: the sequence as Qt reads it, the act it starts, its words."""

    sequence: str
    act: str
    words: str


GO_TO: dict[str, Destination] = {
    "F2": Destination.NEW_REQUEST,
    "F3": Destination.NEW_VOLUNTEER,
    "F4": Destination.KIOSK,
    "F6": Destination.CERTIFICATES,
}

KEYS: tuple[Key, ...] = (
    Key("Ctrl+K", "box", QT_TRANSLATE_NOOP("Keys", "Scan and search box")),
    Key("F1", "key_sheet", QT_TRANSLATE_NOOP("Keys", "This sheet")),
    Key("F2", "go", QT_TRANSLATE_NOOP("Keys", "Register a request")),
    Key("F3", "go", QT_TRANSLATE_NOOP("Keys", "Register a volunteer")),
    Key("F4", "go", QT_TRANSLATE_NOOP("Keys", "Sign people in")),
    Key("F5", "sync", QT_TRANSLATE_NOOP("Keys", "Sync now")),
    Key("F6", "go", QT_TRANSLATE_NOOP("Keys", "Issue a certificate")),
    Key("F7", "sheet", QT_TRANSLATE_NOOP("Keys", "Print the sign-in sheet")),
    Key("F8", "verify", QT_TRANSLATE_NOOP("Keys", "Check a certificate")),
    Key("F9", "save_and_print", QT_TRANSLATE_NOOP("Keys", "Save and print")),
    Key("Ctrl+Return", "save", QT_TRANSLATE_NOOP("Keys", "Save")),
    Key("Ctrl+Enter", "save", ""),
    Key("Ctrl+Z", "undo", QT_TRANSLATE_NOOP("Keys", "Undo the last action")),
    Key("Ctrl+P", "print_open", QT_TRANSLATE_NOOP("Keys", "Print what is open")),
    Key("F11", "full_screen", QT_TRANSLATE_NOOP("Keys", "Full screen")),
    Key("Ctrl+L", "staff", QT_TRANSLATE_NOOP("Keys", "Change the clerk on duty")),
    Key("Ctrl++", "larger", QT_TRANSLATE_NOOP("Keys", "Larger text")),
    Key("Ctrl+=", "larger", ""),
    Key("Ctrl+-", "smaller", QT_TRANSLATE_NOOP("Keys", "Smaller text")),
    Key("Ctrl+,", "settings", QT_TRANSLATE_NOOP("Keys", "Settings")),
)
"""Esc is not here: it goes to the widget in focus first and reaches the shell only when nothing used it."""


def shown(sequence: str) -> str:
    """The key as it is printed on buttons and on the sheet: Ctrl Enter."""
    return sequence.replace("Return", "Enter").replace("++", " +").replace("+", " ").replace("  ", " ")


def key_rows() -> list[tuple[str, str]]:
    """Key and words for the sheet, in the language of the moment."""
    rows = [(shown(key.sequence), QCoreApplication.translate("Keys", key.words)) for key in KEYS if key.words]
    rows.append(("Ctrl 1…9, 0", QCoreApplication.translate("Keys", "Pages in order")))
    rows.append(("/", QCoreApplication.translate("Keys", "Search this page, else the box")))
    rows.append(("Esc", QCoreApplication.translate("Keys", "Close, clear, back to the desk")))
    return rows
