"""The platform as a program: its ready line, its end, its words when it cannot start, and its logs."""

import re
import signal
import socket
import sqlite3
from pathlib import Path

import httpx
import pytest

from tests.server.http.house import code
from tests.server.http.process import a_process, refused

PERSONAL = re.compile(r"138\d{8}|9999\d{14}|王|Bearer|secret|token=", re.IGNORECASE)


def test_a_demo_says_all_it_takes_to_try_it(tmp_path: Path) -> None:
    with a_process(tmp_path, "--demo") as running:
        told = running.told
        assert set(told) == {"url", "openapi", "admin_url", "enrol_codes", "demo_token"}
        assert told["openapi"] == told["url"] + "/openapi.json"
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", told["url"])
        assert all(re.fullmatch("[2-9A-Z]{4}-[2-9A-Z]{4}", one) for one in told["enrol_codes"])
        assert httpx.get(told["openapi"]).json()["openapi"] == "3.1.0"
        assert httpx.get(told["admin_url"]).status_code == 200
        answer = httpx.post(
            told["url"] + "/v1/hello", headers={"Authorization": f"Bearer {told['demo_token']}"}
        )
        assert code(answer) == "unsupported_media", "the token is heard; the body is judged next"
        assert running.end()[0] == 0


def test_nothing_of_a_demo_without_it_and_the_first_administrators_link_until_it_is_used(
    tmp_path: Path,
) -> None:
    links = set()
    for _ in range(2):
        with a_process(tmp_path) as running:
            assert set(running.told) == {"url", "openapi", "admin_url"}
            links.add(running.told["admin_url"].rpartition("/")[2])
            assert httpx.get(running.told["admin_url"]).status_code == 200
            assert running.end()[0] == 0
    assert len(links) == 2, "each start gives a fresh one; the old one is void"


def test_beyond_loopback_there_is_no_token(tmp_path: Path) -> None:
    with a_process(tmp_path, "--demo", "--host", "0.0.0.0") as running:  # noqa: S104 - what is tested
        assert "demo_token" not in running.told
        assert "enrol_codes" in running.told
        scheme = httpx.get(running.told["openapi"]).json()["components"]["securitySchemes"]
        assert set(scheme) == {"signature"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(tmp_path: Path, number: int) -> None:
    with a_process(tmp_path) as running:
        running.process.send_signal(number)
        written, errors = running.process.communicate(timeout=30)
        assert (running.process.returncode, written, errors) == (0, "", "")
    file = sqlite3.connect(tmp_path / "platform.db")
    assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    file.close()


def test_what_cannot_be_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        tries = (
            ("--port", "70000"),
            ("--port", port, "--data", str(tmp_path / "new")),
            ("--database", "mysql://x"),
            ("--database", f"sqlite:///{foreign}", "--port", "0"),
            ("--database", "postgresql://nobody:geheim@127.0.0.1:1/none", "--port", "0"),
            ("--data", str(blocked / "below")),
            ("--county", "x"),
            ("--host", "no such host", "--port", "0", "--data", str(tmp_path / "other")),
        )
        for options in tries:
            exit_code, written, errors = refused(*options)
            assert (exit_code, written) == (2, ""), options
            assert errors.startswith("server: ")
            assert errors.count("\n") == 1, errors
            assert "Traceback" not in errors
            assert "geheim" not in errors


def test_help_is_printed_and_an_unknown_option_named() -> None:
    exit_code, written, _ = refused("--help")
    assert exit_code == 0
    assert all(option in written for option in ("--database", "--host", "--port", "--demo", "--data"))
    exit_code, _, errors = refused("--nonsense")
    assert exit_code == 2
    assert "--nonsense" in errors


def test_logs_hold_nothing_personal_and_no_address_asked_for(tmp_path: Path) -> None:
    with a_process(tmp_path, "--demo") as running:
        with httpx.Client(base_url=running.url) as client:
            token = {"Authorization": f"Bearer {running.told['demo_token']}"}
            client.get("/13800000000?name=王小明")
            client.post("/v1/hello", json={"device": "13800000000"}, headers=token)
            client.post("/v1/pull", content=b"\xff" * 100, headers=token)
            client.post("/admin/login", data={"name": "王主任", "password": "secret", "totp": "1"})
            client.post("/v1/enrol/start", json={"desk_name": "王小明 999901199001010027"})
            client.request("TRACE", "/v1/hello")
        _, written, errors = running.end()
        assert not PERSONAL.search(written + errors)
        assert errors == ""


def test_no_address_of_the_interface_asks_for_anything_personal(tmp_path: Path) -> None:
    with a_process(tmp_path, "--demo") as running:
        document = httpx.get(running.told["openapi"]).json()
    asked = {
        parameter["name"]
        for path in document["paths"].values()
        for operation in path.values()
        for parameter in operation["parameters"]
        if parameter["in"] in {"path", "query"}
    }
    assert asked == {"sha256", "first", "second"}
