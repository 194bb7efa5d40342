"""Slips as dots through a printer's port: what arrives is the page, and its code can be read."""

import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from core.papers.escpos import BAND_ROWS, Dots, NotOurs, print_job, read_job
from core.papers.request_slip import render_request_slip_roll
from core.ports.devices import PaperSize, PrintProblem
from desktop.devices.raw_printer import (
    HEADS,
    DevicePort,
    NetworkPort,
    QueuePort,
    RawPrinter,
    port_at,
)
from tests.papers.builders import a_slip


def nothing_known(_name: str) -> bool:
    return False


class KeptPort:
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []

    def ready(self) -> bool:
        return True

    def send(self, job: bytes) -> None:
        self.jobs.append(job)


def picture(page: Dots) -> np.ndarray:
    """Black is 0, white 255."""
    packed = np.frombuffer(b"".join(page.rows), np.uint8).reshape(len(page.rows), -1)
    return np.where(np.unpackbits(packed, axis=1), 0, 255).astype(np.uint8)


def printed(width: int, **facts: str) -> tuple[bytes, Dots]:
    """A slip's PDF and the page that arrived at the port."""
    pdf, port = render_request_slip_roll(a_slip(**facts), float(width)), KeptPort()
    RawPrinter("slips", port).print_pdf(pdf, title="slip", paper=PaperSize(width, 0))
    (page,) = read_job(port.jobs[0])
    return pdf, page


@pytest.mark.parametrize("width", [80, 58])
def test_the_slip_that_arrives_is_the_page_and_its_code_can_be_read(qtbot: QtBot, width: int) -> None:
    del qtbot
    pdf, page = printed(width)
    assert page.width == HEADS[width]
    dots = picture(page)
    assert [found.text for found in zxingcpp.read_barcodes(dots)] == [a_slip().code]
    # Another renderer's grey page: wherever it is clearly black or clearly white, so are the dots.
    grey = np.array(pypdfium2.PdfDocument(pdf)[0].render(scale=8 * 25.4 / 72).to_pil().convert("L"))
    aside = (grey.shape[1] - page.width) // 2
    inside = grey[: dots.shape[0], aside : aside + page.width]
    assert inside.shape == dots.shape
    clear = (inside < 20) | (inside > 235)
    assert ((inside < 128) == (dots == 0))[clear].mean() > 0.99
    outside = np.concatenate([grey[:, :aside], grey[:, aside + page.width :]], axis=1)
    assert outside.min() == 255, "nothing stands where the head does not reach"


@pytest.mark.parametrize("width", [80, 58])
def test_every_module_of_the_code_is_the_same_number_of_dots(qtbot: QtBot, width: int) -> None:
    del qtbot
    _, page = printed(width)
    dots = picture(page)
    (found,) = zxingcpp.read_barcodes(dots)
    corner, right = found.position.top_left, found.position.bottom_right
    code = dots[corner.y : right.y + 1, corner.x : right.x + 1]
    dark = np.argwhere(code == 0)
    code = code[dark[:, 0].min() : dark[:, 0].max() + 1, dark[:, 1].min() : dark[:, 1].max() + 1]
    for lines in (code, code.T):
        edges = {int(at) + 1 for line in lines for at in np.flatnonzero(np.diff(line))}
        module = np.gcd.reduce([*edges, lines.shape[1]])
        assert module >= 4, "half a millimetre"
        assert lines.shape[1] // module in range(21, 60, 4)


def test_a_rare_name_and_a_long_text_arrive_too(qtbot: QtBot) -> None:
    del qtbot
    _, page = printed(58, words="家里的𬱖字招牌歪了" * 12)
    assert len(page.rows) > 2 * BAND_ROWS
    assert (picture(page) == 0).any(axis=1).sum() > 400


def test_a_job_is_in_bands_and_cut_and_says_nothing_else() -> None:
    page = Dots(16, tuple(bytes([at % 256, 255 - at % 256]) for at in range(BAND_ROWS * 2 + 5)))
    job = print_job([page, page])
    assert job.startswith(b"\x1b@\x1dv0\x00\x02\x00\x80\x00")
    assert job.endswith(b"\x1dVB\x00")
    assert read_job(job) == [page, page]


def test_what_is_no_job_of_ours_is_refused() -> None:
    for strange in (b"", b"hello", b"\x1b@hello", print_job([])[:-1]):
        with pytest.raises(NotOurs):
            read_job(strange)
    with pytest.raises(ValueError, match="12"):
        Dots(12, ())


@pytest.mark.parametrize("paper", [PaperSize(210, 297), PaperSize(80, 100), PaperSize(76, 0)])
def test_only_rolls_it_knows_are_printed(qtbot: QtBot, paper: PaperSize) -> None:
    del qtbot
    port = KeptPort()
    with pytest.raises(PrintProblem) as refused:
        RawPrinter("slips", port).print_pdf(render_request_slip_roll(a_slip()), title="x", paper=paper)
    assert (refused.value.reason, port.jobs) == ("wrong_paper", [])


def test_copies_are_slips_one_after_the_other(qtbot: QtBot) -> None:
    del qtbot
    port = KeptPort()
    pdf = render_request_slip_roll(a_slip())
    RawPrinter("slips", port).print_pdf(pdf, title="x", paper=PaperSize(80, 0), copies=2)
    first, second = read_job(port.jobs[0])
    assert first == second


# -- ports --


def test_a_device_file_gets_the_bytes_and_an_unplugged_one_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    device = tmp_path / "lp0"
    port = DevicePort(str(device))
    assert not port.ready()
    with pytest.raises(PrintProblem) as refused:
        RawPrinter("lp0", port).print_pdf(
            render_request_slip_roll(a_slip()), title="x", paper=PaperSize(80, 0)
        )
    assert refused.value.reason == "offline"
    assert not device.exists(), "no file is made where the printer was"
    device.touch()
    port.send(b"\x1b@abc")
    assert port.ready()
    assert device.read_bytes() == b"\x1b@abc"


def here(server: socket.socket) -> tuple[str, int]:
    host, port = server.getsockname()
    return str(host), int(port)


def test_a_printer_on_the_network_gets_the_bytes() -> None:
    got = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            line, _ = server.accept()
            with line:
                while part := line.recv(65536):
                    got.extend(part)

        printer = threading.Thread(target=listen)
        printer.start()
        NetworkPort(*here(server)).send(b"\x1b@" + bytes(200_000))
        printer.join(10)
        where = here(server)
    assert len(got) == 200_002
    assert not NetworkPort(*where, patience_s=0.2).ready()
    with pytest.raises(OSError):  # noqa: PT011 - every way of not being there
        NetworkPort(*where, patience_s=0.2).send(b"x")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="lp is a program of CUPS")
def test_a_queue_gets_the_bytes_unchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lp = tmp_path / "lp"
    lp.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/asked\n[ "$2" = Slips ] && cat > {tmp_path}/job\n')
    lp.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    QueuePort("Slips", nothing_known).send(b"\x1b@\xff")
    assert (tmp_path / "job").read_bytes() == b"\x1b@\xff"
    assert "-o raw" in (tmp_path / "asked").read_text()
    with pytest.raises(OSError, match="1"):
        QueuePort("Other", nothing_known).send(b"x")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/dev/usb/lp0", DevicePort),
        ("COM3", DevicePort),
        ("lpt1:", DevicePort),
        (r"\\.\COM11", DevicePort),
        ("192.0.2.7", NetworkPort),
        ("slips.example.invalid:9101", NetworkPort),
        ("Slips", QueuePort),
    ],
)
def test_an_address_says_which_port(address: str, kind: Callable[..., object]) -> None:
    assert type(port_at(address, lambda name: name == "Slips")) is kind


def test_a_port_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="abc"):
        port_at("host:abc", nothing_known)
