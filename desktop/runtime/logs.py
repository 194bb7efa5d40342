"""The log: one JSON object a line, a new file each day, no personal data."""

import logging
import re
from datetime import UTC, datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

import msgspec

from desktop.runtime.faults import describe

DAYS_KEPT = 30
FILE_NAME = "desk.log"

# Identity numbers of 18, mobile and landline numbers, also in groups; \d takes full-width digits too.
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx\uff38\uff58]"
    r"|(?:\+?86[ -]?)?[1\uff11]\d{2}[ -]?\d{4}[ -]?\d{4}"
    r"|0\d{2,3}[ -]?\d{7,8}"
    r")(?![0-9A-Za-z])"
)
MASK = "***"


def masked(text: str) -> str:
    """The text with everything that looks like an identity or telephone number blotted out."""
    return _NUMBERS.sub(MASK, text)


class MaskNumbers(logging.Filter):
    """Blots numbers out of every record. A net below the rule, which is: log codes and ids only."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the record's text is replaced."""
        record.msg, record.args = masked(record.getMessage()), None
        return True


class JsonLines(logging.Formatter):
    """One record as one line; an exception only by kinds and places."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without its end."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "where": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["faults"] = describe(record.exc_info[1])
        return msgspec.json.encode(line).decode()


class DailyFile(TimedRotatingFileHandler):
    """A file a day. A full disk or a locked file never stops the desk."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / FILE_NAME, when="midnight", backupCount=DAYS_KEPT, encoding="utf-8")
        self.lost = 0
        self.addFilter(MaskNumbers())
        self.setFormatter(JsonLines())

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002, N802  # the name is logging's
        """Count the line as lost; there is no better place to say so."""
        self.lost += 1


def open_log(folder: Path, level: int = logging.INFO) -> DailyFile:
    """Let the root logger write into the folder; give the handler to `close_log` at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = DailyFile(folder)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def close_log(handler: DailyFile) -> None:
    """Write out what is left and let the file go."""
    logging.getLogger().removeHandler(handler)
    handler.close()
