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
}


def nav_groups() -> tuple[NavGroup, ...]:
    """The three groups in the language of the moment."""
    tr = QCoreApplication.translate
    filled = Badge.FILLED
    return (
        NavGroup(
            tr("Navigation", "Front desk"),
            (
                _entry(
                    Destination.HOME, tr("Navigation", "Desk"), "house", tr("Navigation", "Desk", "short")
                ),
                NavEntry(
                    Destination.REQUESTS.value,
                    tr("Navigation", "Requests"),
                    "clipboard-list",
                    tr("Navigation", "Requests", "short"),
                    filled,
                    desk=True,
                ),
                _entry(
                    Destination.VOLUNTEERS,
                    tr("Navigation", "Volunteers"),
                    "users",
                    tr("Navigation", "People", "short"),
                ),
                _entry(
                    Destination.ACTIVITIES,
                    tr("Navigation", "Activities"),
                    "calendar-check",
                    tr("Navigation", "Activities", "short"),
                ),
                _entry(
                    Destination.CERTIFICATES,
                    tr("Navigation", "Certificates"),
                    "award",
                    tr("Navigation", "Papers", "short"),
                ),
            ),
        ),
        NavGroup(
            tr("Navigation", "Resources"),
            (
                _other(
                    Destination.SERVICE_MENU,
                    tr("Navigation", "Service menu"),
                    "book-open",
                    tr("Navigation", "Menu", "short"),
                ),
                _other(
                    Destination.TEAMS,
                    tr("Navigation", "Teams"),
                    "heart-handshake",
                    tr("Navigation", "Teams", "short"),
                ),
                _other(
                    Destination.PUBLICITY,
                    tr("Navigation", "Publicity"),
                    "megaphone",
                    tr("Navigation", "News", "short"),
                ),
            ),
        ),
        NavGroup(
            tr("Navigation", "Management"),
            (
                _other(
                    Destination.STATISTICS,
                    tr("Navigation", "Statistics"),
                    "chart-column",
                    tr("Navigation", "Figures", "short"),
                ),
                _other(
                    Destination.SYNC,
                    tr("Navigation", "Sync"),
                    "refresh-cw",
                    tr("Navigation", "Sync", "short"),
                ),
                _other(
                    Destination.SETTINGS,
                    tr("Navigation", "Settings"),
                    "settings",
                    tr("Navigation", "Set up", "short"),
                ),
            ),
        ),
    )


def _entry(destination: Destination, text: str, icon: str, short: str) -> NavEntry:
    return NavEntry(destination.value, text, icon, short, desk=True)


def _other(destination: Destination, text: str, icon: str, short: str) -> NavEntry:
    return NavEntry(destination.value, text, icon, short)
