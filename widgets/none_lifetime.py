"""Keeps Python 3.11 alive under PySide6 6.12.

Measured: every call into PySide6 6.12 that returns None gives away a reference to None it does not own, and
some calls do the same with True and False (its wheels are built for Pythons where these are immortal, 3.12
and later). Python 3.11 starts with some 6,400 references to None, so after as many Qt calls it stops with
"none_dealloc: deallocating None". Lending the constants 2**60 references makes them what they are in later
versions anyway: immortal.
"""

import ctypes
import sys

_PLENTY = 1 << 60
_CONSTANTS = (None, True, False, NotImplemented, ...)


def keep_none_alive() -> bool:
    """Makes the built-in constants immortal where they are not; True when that was needed.

    Harmless to call again.
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return False
    for constant in _CONSTANTS:
        count = ctypes.c_ssize_t.from_address(id(constant))  # ob_refcnt is the first field of every object
        if count.value < _PLENTY // 2:
            count.value += _PLENTY
    return True
