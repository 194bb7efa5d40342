"""Makes the sample database of the current schema: `python -m tests.upgrades.make_sample`.

Run once when a schema version is released; samples of released versions are never made again. Plain, with
invented people, and with small pages so that the file stays small in the repository.
"""

import tempfile
from pathlib import Path

from db.connection import PLAIN, connect
from db.schema import SCHEMA_VERSION, revision
from tests.db.builders import CLERK_ID, a_founded_store, an_order_for, put
from tests.db.people import one_of_each

FOLDER = Path(__file__).parent


def sample(version: int) -> Path:
    """Where the sample of a schema version lies."""
    return FOLDER / f"version-{revision(version)}.db"


def make(target: Path) -> None:
    """Write a small centre with one row of every kind and a log of three entries."""
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with a_founded_store(Path(folder), PLAIN) as store:
            put(store, one_of_each())
            store.write(an_order_for(name="单雅"), CLERK_ID)
            path = store.path
        connection = connect(path, PLAIN, None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA page_size = 512")
        connection.execute("VACUUM INTO ?", (str(target),))
        connection.close()


if __name__ == "__main__":
    make(sample(SCHEMA_VERSION))
