"""journal.jsonl: one line after each commit has returned, flushed to disk before anything goes on."""

import json
import os
from pathlib import Path

from core.commands.activities import PlanActivity
from core.commands.attendances import CheckIn, CheckOut
from core.commands.certificates import IssueCertificate, VoidCertificate
from core.commands.requests import RegisterRequest
from core.commands.sheet_readings import BookSheet
from core.commands.volunteers import RegisterVolunteer
from core.domain.local_time import local
from core.ports.store import Command, Written


class Journal:
    """Called on the writer's thread with what has just been committed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._numbers: dict[str, str] = {}

    def know(self, row_id: str, number: str) -> None:
        """The number of a row saved by an earlier run."""
        self._numbers[row_id] = number

    def __call__(self, written: Written) -> None:
        """Append a line for each command that saved something with a number."""
        lines = [line for command in written.commands if (line := self._line(command))]
        if not lines:
            return
        with self._path.open("a", encoding="utf-8") as file:
            file.write("".join(lines))
            file.flush()
            os.fsync(file.fileno())

    def _line(self, command: Command) -> str:
        kind, row_id, number = _saved(command)
        if not kind:
            return ""
        if number:
            self._numbers[row_id] = number
        told = {"saved": kind, "number": self._numbers.get(row_id, ""), "at": local(command.at).isoformat()}
        return json.dumps(told, ensure_ascii=False) + "\n"


def _saved(command: Command) -> tuple[str, str, str]:  # noqa: PLR0911 - one line for each kind
    """Kind, id of the row whose number is told, and the number when it is new."""
    match command:
        case RegisterRequest():
            return "request", command.request.id, command.request.number
        case RegisterVolunteer():
            return "volunteer", command.volunteer.id, command.volunteer.number
        case PlanActivity():
            return "activity", command.activity.id, command.activity.number
        case IssueCertificate():
            return "certificate", command.certificate.id, command.certificate.number
        case VoidCertificate():
            return "certificate_void", command.certificate_id, ""
        case CheckIn():
            return "check_in", command.volunteer_id, ""
        case CheckOut():
            return "check_out", command.volunteer_id, ""
        case BookSheet():
            return "sheet", command.reading.activity_id, ""
        case _:
            return "", "", ""
