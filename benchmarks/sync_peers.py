"""Anki's own sync server with the same number of rows: `python benchmarks/sync_peers.py anki 100000`.

Runs as a process of its own in an interpreter that has the peer installed (pip install anki), so that it
needs nothing of ours; prints one JSON object. A row is a note with its card, as `sync.md` counts them. CPU is
that of client and server together; the rows are made before the clock starts.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

USER = "desk:practice"


def anki(rows: int) -> dict[str, float]:
    """Push so many notes from one collection, then pull them into another."""
    from anki.collection import Collection  # noqa: PLC0415 - exists only where the peer is installed

    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-c", "from anki.syncserver import run_sync_server; run_sync_server()"],
            env={
                **os.environ,
                "SYNC_USER1": USER,
                "SYNC_BASE": f"{folder}/server",
                "SYNC_HOST": "127.0.0.1",
                "SYNC_PORT": str(port),
                "MAX_SYNC_PAYLOAD_MEGS": "1000",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_for(port)
            endpoint = f"http://127.0.0.1:{port}/"
            first, second = Collection(f"{folder}/first.anki2"), Collection(f"{folder}/second.anki2")
            for collection, upload in ((first, True), (second, False)):
                auth = collection.sync_login(*USER.split(":"), endpoint)
                collection.sync_collection(auth, sync_media=False)
                collection.close_for_full_sync()
                collection.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
                collection.reopen(after_full_sync=True)
            _add_notes(first, rows)
            return _measure("push", first, endpoint, server.pid) | _measure(
                "pull", second, endpoint, server.pid
            )
        finally:
            server.kill()
            server.wait()


# Any: the peer's classes are not known where it is not installed.
def _measure(name: str, collection: Any, endpoint: str, server: int) -> dict[str, float]:  # noqa: ANN401 - see above
    auth = collection.sync_login(*USER.split(":"), endpoint)
    cpu, wall = time.process_time() + _cpu_of(server), time.perf_counter()
    collection.sync_collection(auth, sync_media=False)
    cpu, wall = time.process_time() + _cpu_of(server) - cpu, time.perf_counter() - wall
    return {f"{name}_cpu_s": round(cpu, 2), f"{name}_wall_s": round(wall, 2)}


def _add_notes(collection: Any, rows: int) -> None:  # noqa: ANN401 - the same
    from anki.collection import AddNoteRequest  # noqa: PLC0415 - the same

    kind = collection.models.by_name("Basic")
    deck = collection.decks.id_for_name("Default")
    for start in range(0, rows, 10_000):
        requests = []
        for number in range(start, min(start + 10_000, rows)):
            note = collection.new_note(kind)
            note.fields[0], note.fields[1] = (
                f"罗桂香 QH-K7-{number:06d}-X",
                "x" * (300 if number % 10 < 3 else 120),
            )
            requests.append(AddNoteRequest(note=note, deck_id=deck))
        collection.add_notes(requests)


def _cpu_of(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the peer did not start")


if __name__ == "__main__":
    print(json.dumps({"anki": anki}[sys.argv[1]](int(sys.argv[2]))))
