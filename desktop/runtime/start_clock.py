"""Milliseconds since this process was asked for, for the start benchmark."""

import os
from time import monotonic_ns

SPAWNED_VARIABLE = "PRACTICE_DESK_SPAWNED_NS"
"""Set by whoever starts the process: its monotonic_ns() just before. That clock is the whole system's."""

_IMPORTED_NS = monotonic_ns()


def ms_since_spawn() -> float:
    """Time since the parent started us; without a parent that measures, since this module was imported."""
    return (monotonic_ns() - int(os.environ.get(SPAWNED_VARIABLE, _IMPORTED_NS))) / 1e6
