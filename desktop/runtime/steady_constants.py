"""Keeps Python alive under a fault of PySide6 6.12 on Python 3.11.

Calls into Qt give back references to None and True that they never took: one to None for every setText
and every turn of the event loop, one to True for every `Signal.emit` (measured: 500 calls, 500 references).
When a count is used up, after a few thousand calls, Python ends with "deallocating None" or "deallocating
True". From Python 3.12 on these objects cannot be freed and the fault does no harm.
"""

import ctypes
import sys

PLENTY = 1 << 60
_FREEABLE = sys.implementation.name == "cpython" and sys.version_info < (3, 12)


def keep_constants_alive() -> None:
    """Give None, True and False more references than can ever be lost; call it before the first use of Qt."""
    if not _FREEABLE:
        return
    for constant in (None, True, False):
        if sys.getrefcount(constant) < PLENTY // 2:
            # The reference count is the first field of every object of these versions.
            ctypes.c_ssize_t.from_address(id(constant)).value += PLENTY
