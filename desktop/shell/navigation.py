"""Where the pages stand in the navigation column."""

from PySide6.QtCore import QCoreApplication

from desktop.page import Destination
from widgets.nav import Badge, NavEntry, NavGroup

# A page that is not in the column lights the entry it belongs to.
BELONGS_TO: dict[Destination, Destination] = {
    Destination.NEW_REQUEST: Destination.REQUESTS,
    Destination.NEW_VOLUNTEER: Destination.VOLUNTEERS,
    Destination.NEW_ACTIVITY: Destination.ACTIVITIES,
    Destination.KIOSK: Destination.ACTIVITIES,
    Destination.REGISTER: Destination.CERTIFICATES,
    Destination.RECORDS: Destination.VOLUNTEERS,
    Destination.READ_BACK: Destination.ACTIVITIES,
    Destination.HOURS: Destination.ACTIVITIES,
}


def nav_groups() -> tuple[NavGroup, ...]:
    """The three groups in the language of the moment."""
    translate = QCoreApplication.translate
    filled = Badge.FILLED
    return (
        NavGroup(
            translate("Navigation", "Front desk"),
            (
                _entry(
                    Destination.HOME,
                    translate("Navigation", "Desk"),
                    "house",
                    translate("Navigation", "Desk", "short"),
                ),
                NavEntry(
                    Destination.REQUESTS.value,
                    translate("Navigation", "Requests"),
                    "clipboard-list",
                    translate("Navigation", "Requests", "short"),
                    filled,
                    desk=True,
                ),
                _entry(
                    Destination.VOLUNTEERS,
                    translate("Navigation", "Volunteers"),
                    "users",
                    translate("Navigation", "People", "short"),
                ),
                _entry(
                    Destination.ACTIVITIES,
                    translate("Navigation", "Activities"),
                    "calendar-check",
                    translate("Navigation", "Activities", "short"),
                ),
                _entry(
                    Destination.CERTIFICATES,
                    translate("Navigation", "Certificates"),
                    "award",
                    translate("Navigation", "Papers", "short"),
                ),
            ),
        ),
        NavGroup(
            translate("Navigation", "Resources"),
            (
                _other(
                    Destination.SERVICE_MENU,
                    translate("Navigation", "Service menu"),
                    "book-open",
                    translate("Navigation", "Menu", "short"),
                ),
                _other(
                    Destination.TEAMS,
                    translate("Navigation", "Teams"),
                    "heart-handshake",
                    translate("Navigation", "Teams", "short"),
                ),
                _other(
                    Destination.PUBLICITY,
                    translate("Navigation", "Publicity"),
                    "megaphone",
                    translate("Navigation", "News", "short"),
                ),
            ),
        ),
        NavGroup(
            translate("Navigation", "Management"),
            (
                _other(
                    Destination.STATISTICS,
                    translate("Navigation", "Statistics"),
                    "chart-column",
                    translate("Navigation", "Figures", "short"),
                ),
                _other(
                    Destination.SYNC,
                    translate("Navigation", "Sync"),
                    "refresh-cw",
                    translate("Navigation", "Sync", "short"),
                ),
                _other(
                    Destination.SETTINGS,
                    translate("Navigation", "Settings"),
                    "settings",
                    translate("Navigation", "Set up", "short"),
                ),
            ),
        ),
    )


def _entry(destination: Destination, text: str, icon: str, short: str) -> NavEntry:
    return NavEntry(destination.value, text, icon, short, desk=True)


def _other(destination: Destination, text: str, icon: str, short: str) -> NavEntry:
    return NavEntry(destination.value, text, icon, short)
