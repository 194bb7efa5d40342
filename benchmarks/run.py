"""All benchmarks by name; each is imported only when it is asked for."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from benchmarks.children import end_on_signal

BENCHES = (
    "start",
    "search",
    "save",
    "ui_gap",
    "papers",
    "certificate_batch",
    "memory",
    "sync",
    "sync_postgres",
    "sync_crowd",
    "sync_gap",
    "sheet_reading",
    "kiosk_soak",
    "category_suggestion",
    "while_typing",
    "county",
)


def run_benches(names: Sequence[str]) -> Iterator[dict[str, object]]:
    """The results of the named benchmarks, one after the other."""
    end_on_signal()
    for name in names:
        yield from import_module(f"benchmarks.{name}").run()
