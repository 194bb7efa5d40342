"""Morango (the sync library of Kolibri) with the same rows: `python benchmarks/sync_peer_morango.py 100000`.

Runs in an interpreter that has it (pip install morango "setuptools<81"), as a process of its own.
Both ends keep SQLite; the client's own waiting is no CPU. Three tenths of the rows are people with twelve
fields, the others visits with eight. Prints one JSON object.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

NAME = "sync_peer_morango"
PROFILE = "practice"


def configure(database: str) -> None:
    """Django's settings for one database file; called before anything of it is imported."""
    os.environ.setdefault("MORANGO_SYSTEM_ID", uuid.uuid4().hex)
    sys.modules[NAME] = sys.modules[__name__]
    import django  # noqa: PLC0415 - exists only where the peer is installed
    from django.conf import settings  # noqa: PLC0415 - the same

    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": database,
                "OPTIONS": {"timeout": 60},
            }
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "mptt",
            "rest_framework",
            "morango",
            NAME,
        ],
        ROOT_URLCONF="morango.urls",
        MIDDLEWARE=[],
        SECRET_KEY=uuid.uuid4().hex,
        ALLOWED_HOSTS=["*"],
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )
    django.setup()


def models() -> tuple[Any, Any]:
    """People and visits as Morango's models."""
    from django.db import models as fields  # noqa: PLC0415 - the same
    from morango.models import SyncableModel  # noqa: PLC0415 - the same

    def made(name: str, count: int) -> Any:  # noqa: ANN401 - a Django model class
        columns = {f"field_{number}": fields.CharField(max_length=80) for number in range(count)}
        body: dict[str, Any] = {
            **columns,
            "owner": fields.CharField(max_length=32),
            "__module__": NAME,
            "morango_profile": PROFILE,
            "morango_model_name": name.lower(),
            "calculate_source_id": lambda _self: uuid.uuid4().hex,
            "calculate_partition": lambda self: self.owner,
            "Meta": type("Meta", (), {"app_label": NAME}),
        }
        return type(name, (SyncableModel,), body)

    return made("Person", 12), made("Visit", 8)


def prepare(rows: int) -> str:
    """The schema, the certificate, and so many rows; the certificate's id."""
    from django.core.management import call_command  # noqa: PLC0415 - the same
    from django.db import connection, transaction  # noqa: PLC0415 - the same
    from morango.models import Certificate, ScopeDefinition  # noqa: PLC0415 - the same

    known = (
        Certificate.objects.first()
        if "morango_certificate" in connection.introspection.table_names()
        else None
    )
    if known is None:
        call_command("migrate", verbosity=0)
        with connection.schema_editor() as editor:
            for model in MODELS:
                editor.create_model(model)
        ScopeDefinition.objects.create(
            id="all",
            profile=PROFILE,
            version=1,
            primary_scope_param_key="part",
            description="",
            read_filter_template="",
            write_filter_template="",
            read_write_filter_template="${part}",
        )
        known = Certificate.generate_root_certificate("all")
    person, visit = MODELS
    with transaction.atomic():
        for number in range(rows):
            model, fields, text = (person, 12, "x" * 20) if number % 10 < 3 else (visit, 8, "x" * 12)
            model(owner=known.id, **{f"field_{place}": f"{number}{text}" for place in range(fields)}).save()
    return str(known.id)


def client(url: str, server: int, which: str) -> dict[str, float]:
    """One transfer, timed with the server's CPU."""
    from morango.models import Certificate, Filter  # noqa: PLC0415 - the same
    from morango.sync.controller import MorangoProfileController  # noqa: PLC0415 - the same

    certificate = Certificate.objects.get()
    connection = MorangoProfileController(PROFILE).create_network_connection(url)
    cpu, wall = time.process_time() + _cpu_of(server), time.perf_counter()
    session = connection.create_sync_session(certificate, certificate)
    transfer = session.get_push_client() if which == "push" else session.get_pull_client()
    transfer.initialize(Filter(certificate.id))
    transfer.run()
    transfer.finalize()
    connection.close_sync_session(session.sync_session)
    cpu, wall = time.process_time() + _cpu_of(server) - cpu, time.perf_counter() - wall
    held = sum(model.objects.count() for model in MODELS)
    return {f"{which}_cpu_s": round(cpu, 2), f"{which}_wall_s": round(wall, 2), f"{which}_rows": held}


def bench(rows: int) -> dict[str, float]:
    """Three processes: the server, the desk that pushes, the desk that pulls."""
    with tempfile.TemporaryDirectory() as folder:
        base, server_file = Path(folder) / "base.db", Path(folder) / "server.db"
        _run("prepare", str(base), "0")
        for name in ("server.db", "first.db", "second.db"):
            shutil.copy(base, Path(folder) / name)
        _run("prepare", str(Path(folder) / "first.db"), str(rows))
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, __file__, "serve", str(server_file), str(port)],
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            url = f"http://127.0.0.1:{port}/"
            told: dict[str, float] = {}
            for which, name in (("push", "first.db"), ("pull", "second.db")):
                told |= json.loads(_run(which, str(Path(folder) / name), url, str(server.pid)))
            return told
        finally:
            server.kill()
            server.wait()


def _run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def _cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the peer did not start")


def _serve(port: int) -> None:
    from wsgiref.simple_server import make_server  # noqa: PLC0415 - only the server needs it

    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 - the same

    make_server("127.0.0.1", port, get_wsgi_application()).serve_forever()


MODELS: tuple[Any, ...] = ()


def main(arguments: list[str]) -> None:
    """The command named first, or the whole comparison for a number of rows."""
    global MODELS  # noqa: PLW0603 - Django keeps its models for the whole process as well
    if arguments[0].isdigit():
        print(json.dumps(bench(int(arguments[0]))))
        return
    command, database, *rest = arguments
    configure(database)
    MODELS = models()
    from morango.registry import syncable_models  # noqa: PLC0415 - the same

    # Read once while the app was still empty of models.
    syncable_models.ready = False
    syncable_models.populate()
    if command == "prepare":
        print(prepare(int(rest[0])))
    elif command == "serve":
        _serve(int(rest[0]))
    else:
        print(json.dumps(client(rest[0], int(rest[1]), command)))


if __name__ == "__main__":
    main(sys.argv[1:])
