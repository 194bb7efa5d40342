"""`python -m server` as a child process, and desks let in without the office's pages."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.domain.practice_site import SiteLevel
from core.sync.wire import DeviceCertificate, EnrolRequest
from server.database import open_database
from server.platform import Platform

COUNTY = "999901"


def wall_clock() -> datetime:
    return datetime.now(UTC)


def database_in(folder: Path) -> str:
    """The platform's file."""
    return f"sqlite:///{folder / 'platform.db'}"


@contextmanager
def a_platform(folder: Path, port: int = 0) -> Iterator[int]:
    """A real platform; its port once it is ready."""
    command = [sys.executable, "-m", "server", "--database", database_in(folder), "--county", COUNTY]
    with subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        try:
            yield int(json.loads(said)["url"].rpartition(":")[2])
        finally:
            child.send_signal(signal.SIGTERM)


def let_in(folder: Path, device: str, key: Ed25519PrivateKey, site: str = "s1") -> DeviceCertificate:
    """Enrol a desk of an invented unit behind the server's back."""
    database = open_database(database_in(folder))
    request = EnrolRequest(
        device=device,
        public_key=key.public_key().public_bytes_raw(),
        desk_code="K7",
        site_id=site,
        site_code="QH",
        site_name="青禾县中心",
        site_level=SiteLevel.COUNTY_CENTER,
        desk_name="前台",
        app="test",
    )
    try:
        return Platform(database, wall_clock, county=COUNTY).admit(request, site_id=None, now=wall_clock())
    finally:
        database.close()
