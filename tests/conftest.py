"""Every test runs without a screen unless PRACTICE_DESK_ONSCREEN is set, and reaches no other machine."""

import os
import socket
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import ParamSpec, TypeVar

from hypothesis import settings
from pytestqt.qtbot import QtBot

P = ParamSpec("P")
T = TypeVar("T")

if not os.environ.get("PRACTICE_DESK_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


# The same examples every run, and no clock: machines differ, and a slow one is not wrong.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

PATIENCE_MS = 60_000
"""Only a broken program needs this long; pytest-qt's five seconds end when a busy machine stalls a thread."""

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitActive, QtBot.waitExposed):
    wait.__kwdefaults__ = {**(wait.__kwdefaults__ or {}), "timeout": PATIENCE_MS}


def refuse_others(host: object) -> None:
    """PermissionError for any host but this machine."""
    if host in {None, "", "localhost"}:
        return
    try:
        local = ip_address(str(host)).is_loopback
    except ValueError:
        local = False
    if not local:
        raise PermissionError(f"a test may not reach {host}")


def only_loopback(call: Callable[P, T], place: int) -> Callable[P, T]:
    """The call, refused for an address of another machine; `place` is where the address stands.

    Not an audit hook: Python 3.11 now and then cannot start a traced thread while another is inside one.
    """

    @wraps(call)
    def checked(*arguments: P.args, **more: P.kwargs) -> T:
        address = arguments[place]
        # A str is a host that is looked up, or a socket in the file system.
        if isinstance(address, tuple) or place == 0:
            refuse_others(address[0] if isinstance(address, tuple) else address)
        return call(*arguments, **more)

    return checked


socket.getaddrinfo = only_loopback(socket.getaddrinfo, 0)
for name, at in (("connect", 1), ("connect_ex", 1), ("sendto", -1)):
    setattr(socket.socket, name, only_loopback(getattr(socket.socket, name), at))
