"""The command line of `server`, read into one struct; every mistake is one plain sentence."""

import argparse
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from platformdirs import user_data_path

from core.domain.working_days import table_from_json

DEFAULT_PORT = 8620
EXIT_USAGE = 2
HOLIDAYS = "holidays.json"
"""The name of a newer holiday table in the data folder, the same as on a desk."""


class BadOption(Exception):
    """An option cannot be used; the text is the sentence for the terminal."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this platform runs. `data` is None only when the database is elsewhere and nothing is kept here."""

    database: str
    host: str
    port: int
    demo: bool
    county: str
    open311_keys: frozenset[str] = frozenset()
    holidays: Path | None = None
    """A newer holiday table: the file that was named, else the one in the data folder."""
    starts_at: datetime | None = None
    """When the clock of a demo stands at its start; None: the real time."""


def parser() -> argparse.ArgumentParser:
    """What `server --help` prints."""
    made = argparse.ArgumentParser(
        prog="server",
        description="The reference online platform. When ready it prints one JSON line.",
    )
    made.add_argument(
        "--database", metavar="URL", help="sqlite:///FILE or postgresql://...; else a file in DIR"
    )
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    made.add_argument("--port", type=int, default=None, help=f"port; 0 takes a free one ({DEFAULT_PORT})")
    made.add_argument("--data", type=Path, metavar="DIR", help="data folder (else the user's own)")
    made.add_argument("--county", default=None, help="region code of the county served (000000)")
    made.add_argument(
        "--open311-key", action="append", default=[], metavar="KEY", help="a program that may enter requests"
    )
    made.add_argument(
        "--holidays", type=Path, metavar="FILE", help="a newer holiday table (else holidays.json in DIR)"
    )
    made.add_argument("--demo", action="store_true", help="an invented county to try things with")
    made.add_argument("--now", metavar="TIME", help="with --demo: the clock begins at this time with zone")
    return made


def read_settings(arguments: Sequence[str]) -> Settings:
    """The settings. Raises BadOption; --help and unknown options end through argparse."""
    given = parser().parse_args(arguments)
    port = DEFAULT_PORT if given.port is None else given.port
    if not 0 <= port <= 65_535:
        raise BadOption(f"--port must be between 0 and 65535, not {port}.")
    county = given.county or ("999901" if given.demo else "000000")
    if not county.isascii() or not county.isdigit() or not 6 <= len(county) <= 12:
        raise BadOption("--county must be a region code of 6 to 12 digits.")
    database = _database(given.database, given.data, demo=given.demo)
    return Settings(
        database=database,
        host=given.host,
        port=port,
        demo=given.demo,
        county=county,
        open311_keys=frozenset(given.open311_key),
        holidays=_holidays(given.holidays, given.data, database),
        starts_at=_starts_at(given.now, demo=given.demo),
    )


def _holidays(named: Path | None, data: Path | None, database: str) -> Path | None:
    """The file that counts; one that was named has to be a holiday table now."""
    if named is None:
        file = database.removeprefix("sqlite:///")
        folder = data or (Path(file).parent if file != database else None)
        return None if folder is None else folder / HOLIDAYS
    try:
        table_from_json(named.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise BadOption(f"--holidays {named} is no holiday table.") from error
    return named


def _starts_at(text: str | None, *, demo: bool) -> datetime | None:
    """An invented day belongs to an invented county only."""
    if text is None:
        return None
    try:
        starts_at = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadOption(f"--now must be a time like 2026-05-20T08:40+08:00, not {text!r}.") from error
    if starts_at.tzinfo is None or not demo:
        raise BadOption("--now goes with --demo and a time with zone, like 2026-05-20T08:40+08:00.")
    return starts_at


def _database(url: str | None, data: Path | None, *, demo: bool) -> str:
    if url is None:
        return f"sqlite:///{_folder(data, demo=demo) / 'platform.db'}"
    if url.startswith(("postgresql://", "postgres://")):
        return url
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return url
    scheme = urlsplit(url).scheme or url[:20]
    raise BadOption(f"--database must begin with sqlite:/// or postgresql://, not {scheme!r}.")


def _folder(data: Path | None, *, demo: bool) -> Path:
    """The folder to keep the file in. A demo without one gets a fresh folder: yesterday's is not mixed in."""
    folder = data
    if folder is None and os.environ.get("PRACTICE_DESK_DATA"):
        folder = Path(os.environ["PRACTICE_DESK_DATA"]) / "platform"
    try:
        if folder is None and demo:
            return Path(tempfile.mkdtemp(prefix="practice-desk-platform-"))
        if folder is None:
            folder = user_data_path("practice-desk", appauthor=False) / "platform"
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadOption(f"The data folder {folder} cannot be made: {error.strerror}.") from error
    return folder
