"""Keeps Python alive under a fault of PySide6 6.12 on Python 3.11.

Every `Signal.emit` gives back one reference to True that it never took (measured: 500 calls, 500 references).
After about a thousand emits the count is used up and Python ends with "bool_dealloc: deallocating True or
False". From Python 3.12 on True cannot be freed and the fault does no harm.
"""

import ctypes
import sys

PLENTY = 1 << 60
_FREEABLE = sys.implementation.name == "cpython" and sys.version_info < (3, 12)


def keep_true_alive() -> None:
    """Give True more references than can ever be lost; call it before the first signal."""
    if _FREEABLE and sys.getrefcount(True) < PLENTY // 2:
        # The reference count is the first field of every object of these versions.
        ctypes.c_ssize_t.from_address(id(True)).value += PLENTY
