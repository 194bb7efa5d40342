"""What one PC remembers about itself: language, look, printers, window. Never synced, never personal."""

import logging
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.paths import write_atomically

_log = logging.getLogger("desk.settings")


class Language(StrEnum):
    """Languages the desk speaks; the platform's Chinese first."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


class Scheme(StrEnum):
    """Colours: as the system says, or fixed; the values are those of the theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class KioskMode(StrEnum):
    """签到机: staffed shows names and undo; public is unattended and masks (DESIGN.md 11.6)."""

    STAFFED = "staffed"
    PUBLIC = "public"


class SlipPaper(StrEnum):
    """What the request slip is printed on."""

    ROLL_80MM = "80mm"
    ROLL_58MM = "58mm"
    A5 = "A5"


class PrintMode(StrEnum):
    """How this PC prints: at once, asking for the printer each time, or into PDF files only."""

    SILENT = "silent"
    DIALOG = "dialog"
    FILES = "files"


class JoinRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to be let in at a platform, kept until it is granted or withdrawn.

    `code` was given out by the county, or is empty. The others are the platform's answer: `user_code` is what
    its administrator compares, `answer` the last word: empty while nothing was heard, pending, refused,
    expired, or a problem's name (docs/sync.md, "Problems").
    """

    url: str
    code: str = ""
    user_code: str = ""
    poll_token: str = ""
    expires_at: datetime | None = None
    answer: str = ""


TEXT_SCALES = (1.0, 1.25, 1.5)


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """How a printer's overprint on bought blanks is moved: half millimetres, and a scale about the corner."""

    on: bool = False
    right_mm: float = 0.0
    down_mm: float = 0.0
    scale: float = 1.0

    def __post_init__(self) -> None:
        """Raises ValueError for steps other than half a millimetre, or more than 30 mm or 10 %."""
        for step in (self.right_mm, self.down_mm):
            if abs(step) > MOST_SHIFT_MM or step * 2 != int(step * 2):
                raise ValueError(step)
        if not 0.9 <= self.scale <= 1.1:
            raise ValueError(self.scale)


MOST_SHIFT_MM = 30.0
"""A blank is laid in roughly; more is a wrong paper."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The local settings.

    `printers` names one by paper (core.domain.print_record.Paper); no name means the default printer.
    `slip_port` is where slips on a roll go without a driver (desktop.devices.raw_printer); empty = a driver.
    `public_host` is the host in printed addresses; empty = bare codes without an address (decisions.md 11).
    `text_scale` is one of TEXT_SCALES, `last_clerk` the id of who was on duty last. `units_below`
    are the clerks whose lists take in the units below. `platform_url` is the
    address of the last platform asked, `join` a request that waits. `shifts` are by printer. New pictures in
    `sheet_folder` are read as sign-in sheets.
    """

    language: Language = Language.CHINESE
    scheme: Scheme = Scheme.SYSTEM
    text_scale: float = 1.0
    reduced_motion: bool = False
    sounds: bool = True
    kiosk_mode: KioskMode = KioskMode.STAFFED
    printers: dict[str, str] = {}
    slip_paper: SlipPaper = SlipPaper.A5
    slip_port: str = ""
    print_mode: PrintMode = PrintMode.SILENT
    shifts: dict[str, Shift] = {}
    window_label: str = "1 号窗口"  # zh: what stands on the counter; a unit changes it
    public_host: str = ""
    last_clerk: str = ""
    units_below: tuple[str, ...] = ()
    platform_url: str = ""
    sheet_folder: str = ""
    join: JoinRequest | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a text size the screens are not made for."""
        if self.text_scale not in TEXT_SCALES:
            raise ValueError(self.text_scale)

    def shift_of(self, paper: str) -> Shift:
        """How overprints of this paper are moved on its printer."""
        return self.shifts.get(self.printers.get(paper, ""), Shift())


class SettingsFile:
    """Keeps the settings in one JSON file; every change is on disk when `change` returns.

    A file that cannot be understood is kept beside under another name (`kept_copy`); every value that could
    be read is used, the rest are defaults.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.kept_copy: Path | None = None
        self.current = self._load()

    @property
    def folder(self) -> Path:
        """The desk's data folder, where the settings lie beside the records."""
        return self._path.parent

    def change(self, **values: object) -> Settings:
        """The settings with these values instead. Raises OSError when the disk refuses; nothing changes then.

        Raises msgspec.ValidationError for a value of the wrong kind, TypeError for an unknown name.
        """
        unknown = values.keys() - set(Settings.__struct_fields__)
        if unknown:
            raise TypeError(sorted(unknown))
        changed = msgspec.convert({**msgspec.to_builtins(self.current), **values}, Settings)
        if changed != self.current:
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(changed)))
            self.current = changed
        return changed

    def _load(self) -> Settings:
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return Settings()
        try:
            return msgspec.json.decode(content, type=Settings)
        except msgspec.DecodeError:
            self._keep(content)
        return _what_can_be_read(content)

    def _keep(self, content: bytes) -> None:
        copy = self._path.with_name(f"settings-broken-{datetime.now(tz=UTC):%Y%m%d-%H%M%S}.json")
        _log.warning("the settings file cannot be understood; kept as %s", copy.name)
        try:
            write_atomically(copy, content)
        except OSError:
            _log.warning("the copy could not be written")
            return
        self.kept_copy = copy


def _what_can_be_read(content: bytes) -> Settings:
    try:
        values = msgspec.json.decode(content, type=dict[str, object])
    except msgspec.DecodeError:
        return Settings()
    good = {}
    for name in Settings.__struct_fields__:
        if name not in values:
            continue
        try:
            good[name] = getattr(msgspec.convert({name: values[name]}, Settings), name)
        except msgspec.ValidationError:
            _log.warning("setting %s has its default again", name)
    return Settings(**good)
