"""Pictures of every page: NAME-LANG-THEME-SCALE-WxH.png."""

from collections.abc import Sequence
from pathlib import Path

from desktop.demo.counter import Counter
from desktop.main import Desk
from desktop.page import Destination
from desktop.settings import Language
from widgets.tokens import Scheme

SETTLE_MS = 350
"""Queries and a preview need this long; the picture shows what a clerk would see."""

PAGES: tuple[tuple[str, Destination], ...] = (
    ("home", Destination.HOME),
    ("requests", Destination.REQUESTS),
    ("new-request", Destination.NEW_REQUEST),
    ("volunteers", Destination.VOLUNTEERS),
    ("new-volunteer", Destination.NEW_VOLUNTEER),
    ("activities", Destination.ACTIVITIES),
    ("new-activity", Destination.NEW_ACTIVITY),
    ("kiosk", Destination.KIOSK),
    ("hours", Destination.HOURS),
    ("certificates", Destination.CERTIFICATES),
    ("register", Destination.REGISTER),
    ("records", Destination.RECORDS),
    ("service-menu", Destination.SERVICE_MENU),
    ("teams", Destination.TEAMS),
    ("settings", Destination.SETTINGS),
    ("sync", Destination.SYNC),
)
MAIN = ("home", "new-request", "volunteers", "activities", "kiosk", "certificates")

Look = tuple[Language, Scheme, float, tuple[int, int]]
DRAWN: Look = (Language.CHINESE, Scheme.LIGHT, 1.0, (1440, 900))
OTHERS: Sequence[Look] = (
    (Language.CHINESE, Scheme.DARK, 1.0, (1440, 900)),
    (Language.CHINESE, Scheme.LIGHT, 1.25, (1440, 900)),
    (Language.CHINESE, Scheme.LIGHT, 1.0, (1366, 768)),
    (Language.ENGLISH, Scheme.LIGHT, 1.0, (1440, 900)),
)


def take_screens(counter: Counter, folder: Path, arguments: dict[str, str]) -> list[str]:
    """Every page as drawn, the main ones in the other looks, each opened on the row in `arguments`."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = [_take(counter, folder, name, DRAWN, arguments) for name, _ in PAGES]
    for look in OTHERS:
        taken += [_take(counter, folder, name, look, arguments) for name in MAIN]
    _wear(counter.desk, DRAWN)
    return taken


def _take(counter: Counter, folder: Path, name: str, look: Look, arguments: dict[str, str]) -> str:
    language, scheme, scale, (width, height) = look
    _wear(counter.desk, look)
    counter.desk.shell.go(dict(PAGES)[name], arguments.get(name, ""))
    counter.hands.pause(SETTLE_MS)
    file = f"{name}-{language.value}-{scheme.value}-{round(scale * 100)}-{width}x{height}.png"
    counter.desk.shell.grab().save(str(folder / file))
    return file


def _wear(desk: Desk, look: Look) -> None:
    language, scheme, scale, (width, height) = look
    if desk.settings.current.language is not language:
        desk.switch_language(language)
    desk.theme.set_scheme(scheme)
    desk.theme.set_text_scale(scale)
    desk.shell.resize(width, height)
