"""The log: one JSON object a line, a new file each day, no personal data."""

import logging
from datetime import UTC, datetime
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path

import msgspec

from desktop.runtime.blots import masked
from desktop.runtime.faults import describe

DAYS_KEPT = 30
FILE_NAME = "desk.log"


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
