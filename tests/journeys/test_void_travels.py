"""A certificate becomes void at one desk: another unit's desk hears of it by the line, and by the stick."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from core.commands.reissuing import reissue_certificate
from core.domain.certificate import Certificate, void_reason
from core.domain.certificate_check import Doubt, Verdict
from core.domain.codes import Code, CodeKind
from core.sync.engine import SyncEngine
from core.sync.status import Poke
from desktop.devices.platform_line import HttpPlatformLine
from desktop.platform_link import APP, PlatformLink
from tests.desktop.kit import DeskKit
from tests.journeys.test_sync import Server, server

__all__ = ["server"]
"""A fixture of that file, wanted here too."""
STEPS = 400


class Desk:
    """A desk without a window: real store, real engine, real line; only its waiting takes no time."""

    def __init__(self, folder: Path, app: QApplication, at: Server) -> None:
        self.kit, self._seconds, self._folder = DeskKit(folder, app), 0.0, folder
        sync, clock = self.kit.store.sync, self.kit.clock
        self.line = HttpPlatformLine(
            at.url,
            device=lambda: sync.state().device,
            sign=sync.sign,
            now_s=lambda: clock().timestamp() + sync.state().clock_offset_ms / 1000,
            app=APP,
        )
        self.engine = SyncEngine(
            sync,
            self.line,
            clock,
            lambda: 0.5,
            monotonic=lambda: self._seconds,
            app=APP,
            disk_free=lambda: 1 << 40,
        )

    def join(self, at: Server, code: str) -> None:
        self.engine.join(at.url, code)
        self.sync()
        assert self.kit.store.sync.state().certificate is not None

    def sync(self) -> None:
        """Until the engine wants to wait for longer than a moment."""
        self.engine.poke(Poke.BUTTON)
        for _ in range(STEPS):
            delay = self.engine.step()
            if delay > 5:
                return
            self._seconds += delay
        raise AssertionError("the engine does not come to rest")

    def check(self, code: str) -> tuple[Verdict, Doubt, str]:
        """Verdict, doubt, and the number that counts instead."""
        checked = self.kit.store.queries.check_certificate(code, self.kit.clock())
        row = checked.certificate
        return checked.verdict, checked.doubt, "" if row is None else void_reason(row.void_reason).replaced_by

    def certificate(self) -> Certificate:
        """One person's morning, certified."""
        kit = self.kit
        person, activity = kit.a_volunteer(), kit.an_activity()
        kit.a_visit(activity, person)
        token = kit.a_certificate(activity, person)
        found = kit.store.queries.resolve(Code(CodeKind.CERTIFICATE, token))
        detail = None if found is None else kit.store.queries.certificate(found.id)
        assert detail is not None
        return detail.certificate

    def issue_anew(self, certificate: Certificate) -> str:
        """The new number."""
        order = partial(reissue_certificate, certificate_id=certificate.id, reason="遗失在公交车上")
        _, issued = self.kit.write(order)
        return str(issued.certificate.number)  # type: ignore[attr-defined]  # an IssueCertificate

    def close(self) -> None:
        self.line.close()
        self.kit.close()


@pytest.fixture
def desks(qapp: QApplication, tmp_path: Path, server: Server) -> Iterator[tuple[Desk, Desk]]:
    """The centre's desk, which issued a certificate before it joined, and a town station's."""
    one, two = Desk(tmp_path / "one", qapp, server), Desk(tmp_path / "two", qapp, server)
    yield one, two
    one.close()
    two.close()


def test_a_void_paper_is_known_at_another_units_desk_after_a_sync(
    desks: tuple[Desk, Desk], server: Server
) -> None:
    one, two = desks
    paper = one.certificate()
    two.join(server, server.codes[1])
    assert two.check(paper.signed) == (Verdict.UNKNOWN, Doubt.KEY_UNKNOWN, "")
    one.join(server, server.codes[0])
    two.sync()
    assert two.check(paper.signed) == (Verdict.VALID, Doubt.NONE, "")
    new = one.issue_anew(paper)
    one.sync()
    assert two.check(paper.signed)[0] is Verdict.VALID, "not heard of yet"
    two.sync()
    assert two.check(paper.signed) == (Verdict.VOID, Doubt.NONE, new)
    row = two.kit.store.queries.check_certificate(paper.signed, two.kit.clock()).certificate
    assert row is not None
    assert (row.facts.volunteer_name, "公交车" in row.void_reason) == ("", False)


def test_a_void_paper_is_known_after_the_stick_came_back(
    desks: tuple[Desk, Desk], server: Server, tmp_path: Path
) -> None:
    one, two = desks
    paper = one.certificate()
    one.join(server, server.codes[0])
    two.join(server, server.codes[1])
    new = one.issue_anew(paper)
    one.sync()
    carrier = PlatformLink(tmp_path, two.kit.clock)
    out = carrier.write_bundle(two.kit.store.sync, tmp_path)
    answer = tmp_path / "answer.pdb1"
    answer.write_bytes(one.line.send_bundle(out.read_bytes()))
    assert two.check(paper.signed)[0] is not Verdict.VOID
    carrier.read_bundle(two.kit.store.sync, answer)
    assert two.check(paper.signed) == (Verdict.VOID, Doubt.NONE, new)
