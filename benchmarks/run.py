"""All benchmarks by name; each is imported only when it is asked for."""

from collections.abc import Iterator, Sequence
from importlib import import_module

BENCHES = ("start", "search", "save", "ui_gap", "papers", "certificate_batch", "memory", "sync")


def run_benches(names: Sequence[str]) -> Iterator[dict[str, object]]:
    """The results of the named benchmarks, one after the other."""
    for name in names:
        yield from import_module(f"benchmarks.{name}").run()
