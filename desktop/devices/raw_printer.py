"""A slip printer without a driver: the page as dots, the bytes straight to the port.

Three ways to a port: a device file (`/dev/usb/lp0`, `LPT1`, `COM3`), a network address (port 9100 unless
told), and a queue of the system that passes bytes on unchanged.
"""

import logging
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage

from core.papers.escpos import Dots, print_job
from core.ports.devices import PaperSize, PrintProblem
from desktop.devices.pdf_pages import MM_PER_POINT, opened, rendered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtPdf import QPdfDocument

DOTS_PER_MM = 8
"""203 dpi."""
HEADS = {80: 576, 58: 384}
"""Dots of the head by the width of the roll in millimetres; the paper stands out evenly at both sides."""
NETWORK_PORT = 9100
PATIENCE_S = 5.0
"""A printer that is switched off must not hold the papers thread for long."""
_DEVICE = re.compile(r"/|\\\\|(?:LPT|COM)\d+:?$", re.IGNORECASE)

_log = logging.getLogger("desk.print")


class Port(Protocol):
    """Where bytes go. Raises OSError."""

    def ready(self) -> bool:
        """Whether bytes would be taken now, as far as can be told."""

    def send(self, job: bytes) -> None:
        """All of them, or OSError."""


class DevicePort:
    """A device file, or a plain file in its place."""

    def __init__(self, path: str) -> None:
        # Windows opens COM10 and above only by its full name; that name is good for all of them.
        bare = re.match(r"(?:LPT|COM)\d", path, re.IGNORECASE)
        self._path = Path(rf"\\.\{path.rstrip(':')}" if bare else path)

    def ready(self) -> bool:
        """Whether it is there."""
        return self._path.exists()

    def send(self, job: bytes) -> None:
        """Raises FileNotFoundError rather than making a file where the printer was unplugged."""
        with self._path.open("r+b", buffering=0) as device:
            rest = memoryview(job)
            while rest:
                rest = rest[device.write(rest) or 0 :]


class NetworkPort:
    """A printer that listens, as nearly all with a network socket do."""

    def __init__(self, host: str, port: int = NETWORK_PORT, patience_s: float = PATIENCE_S) -> None:
        self._where, self._patience = (host, port), patience_s

    def ready(self) -> bool:
        """Whether somebody answers."""
        try:
            self._line().close()
        except OSError:
            return False
        return True

    def send(self, job: bytes) -> None:
        """Waits until the printer has taken everything."""
        with self._line() as line:
            line.sendall(job)
            line.shutdown(socket.SHUT_WR)

    def _line(self) -> socket.socket:
        return socket.create_connection(self._where, self._patience)


class QueuePort:
    """A queue of the system, told to leave the bytes as they are."""

    def __init__(self, name: str, known: Callable[[str], bool]) -> None:
        self._name, self._known = name, known

    def ready(self) -> bool:
        """Whether the system has it."""
        return self._known(self._name)

    def send(self, job: bytes) -> None:
        """Hand over to the spooler."""
        if sys.platform == "win32":
            from desktop.devices.windows_spooler import send_raw  # noqa: PLC0415 - on Windows only

            send_raw(self._name, job)
            return
        done = subprocess.run(  # noqa: S603 - the name is one of the system's own queues
            ["lp", "-d", self._name, "-o", "raw", "-s"],  # noqa: S607 - where it lies differs by system
            input=job,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
        if done.returncode:
            raise OSError(done.returncode, done.stderr.decode(errors="replace").strip())


def port_at(address: str, known: Callable[[str], bool]) -> Port:
    """The port an address means: a queue the system knows, a device file, or a host with or without port.

    Raises ValueError for a host with a port that is no number.
    """
    address = address.strip()
    if known(address):
        return QueuePort(address, known)
    if _DEVICE.match(address):
        return DevicePort(address)
    host, _, port = address.partition(":")
    return NetworkPort(host, int(port or NETWORK_PORT))


class RawPrinter:
    """A Printer for rolls that draws every page as dots; see core.papers.escpos."""

    def __init__(self, name: str, port: Port) -> None:
        self._name, self._port = name, port

    @property
    def name(self) -> str:
        """The address, as it was entered."""
        return self._name

    @property
    def takes_together(self) -> bool:
        """No: a slip is torn off by itself."""
        return False

    def ready(self) -> bool:
        """Whether the port would take a job."""
        return self._port.ready()

    def check(self, paper: PaperSize) -> None:
        """Only rolls, and only when somebody is at the port."""
        _head(paper)
        if not self._port.ready():
            raise PrintProblem("offline", self._name)

    def print_pdf(self, pdf: bytes, *, title: str, paper: PaperSize, copies: int = 1) -> str:
        """Draw and send; returns the address. Raises PrintProblem, wrong_paper for what is no roll."""
        head = _head(paper)
        _log.info("print to slip printer: %s copies, %s characters of title", copies, len(title))
        document = opened(pdf)
        pages = [
            _dots(_page(document.pagePointSize(at).toTuple(), document, at), head)
            for at in range(document.pageCount())
        ]
        with _told():
            self._port.send(print_job(pages * copies))
        return self._name


def _head(paper: PaperSize) -> int:
    """Dots across. Raises PrintProblem for what is no roll of ours."""
    head = HEADS.get(round(paper.width_mm))
    if head is None or paper.height_mm:
        raise PrintProblem("wrong_paper", f"{paper.width_mm:.0f} x {paper.height_mm:.0f} mm", wanted=paper)
    return head


@contextmanager
def _told() -> "Iterator[None]":
    try:
        yield
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise PrintProblem("offline", str(problem)) from problem


def _page(points: tuple[float, float], document: "QPdfDocument", at: int) -> QImage:
    """The page at the dots of the head: one pixel is one dot."""
    width, height = (round(side * MM_PER_POINT * DOTS_PER_MM) for side in points)
    return rendered(document, at, QSize(width, height), QRect(0, 0, width, height), smooth=True)


def _dots(page: QImage, head: int) -> Dots:
    """Black and white by a threshold, never by dithering; what the head cannot reach is white paper.

    Drawn with smooth edges first: letters keep more of their shape than when pdfium draws without grey.
    """
    inside = page.copy((page.width() - head) // 2, 0, head, page.height())
    flags = Qt.ImageConversionFlag
    mono = inside.convertToFormat(
        QImage.Format.Format_Mono, flags.MonoOnly | flags.ThresholdDither | flags.AvoidDither
    )
    if mono.color(1) & 0xFFFFFF:
        mono.invertPixels()
    across = head // 8
    pixels, line = bytes(mono.constBits()), mono.bytesPerLine()
    return Dots(head, tuple(pixels[line * y : line * y + across] for y in range(mono.height())))
