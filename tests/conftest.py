"""Every test runs without a screen unless PRACTICE_DESK_ONSCREEN is set, and reaches no other machine."""

import os
import sys
from ipaddress import ip_address

from hypothesis import settings

if not os.environ.get("PRACTICE_DESK_ONSCREEN"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


# The same examples every run, and no clock: machines differ, and a slow one is not wrong.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def only_loopback(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse a connection to another machine, and the question for its address; Python asks here first."""
    if event not in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        return
    address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    if event != "socket.getaddrinfo" and not isinstance(address, tuple):
        return  # a socket in the file system
    host = address[0] if isinstance(address, tuple) else address
    if host in {None, "", "localhost"}:
        return
    try:
        local = ip_address(str(host)).is_loopback
    except ValueError:
        local = False
    if not local:
        raise PermissionError(f"a test may not reach {host}")


sys.addaudithook(only_loopback)
