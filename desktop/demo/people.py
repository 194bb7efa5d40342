"""The people of the demo: a file the caller names, or the invented ones that ship."""

from pathlib import Path

import resources
from core.commands.volunteer_rows import PersonRow, TableRefused, read_table
from desktop.sentences import sentence


class PeopleFileRefused(Exception):
    """The file cannot be used; the text is one sentence that says what to do."""


def read_people(path: Path | None) -> list[PersonRow]:
    """Every row of the file, in order. Raises PeopleFileRefused."""
    chosen = path or resources.path("data/demo_people.csv")
    try:
        return read_table(chosen.read_bytes())
    except OSError as problem:
        raise PeopleFileRefused(
            f"{chosen} cannot be read ({problem.strerror}). Name another file with --people."
        ) from problem
    except TableRefused as refusal:
        raise PeopleFileRefused(f"{chosen}: {sentence(refusal)}") from refusal
