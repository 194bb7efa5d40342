"""Photos from the disk, made ready to be kept: upright, not larger than needed, without where and when."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from core.ports.queries import Queries

LONGEST_SIDE = 2560
"""Pixels: enough for a newspaper (1920 is asked for), small enough to travel over a village's line."""
QUALITY = 88
ENDINGS = ("*.jpg", "*.jpeg", "*.png", "*.webp", "*.bmp", "*.tif", "*.tiff")


class ReadyPhotos(NamedTuple):
    """The pictures as JPEG, and the names of files that are none."""

    images: tuple[bytes, ...]
    refused: tuple[str, ...]


def ready_photos(paths: Sequence[Path]) -> ReadyPhotos:
    """Read, turn and shrink; on the papers thread. Writing anew leaves the camera's notes (EXIF) behind."""
    images: list[bytes] = []
    refused: list[str] = []
    for path in paths:
        image = _read(path)
        if image.isNull():
            refused.append(path.name)
        else:
            images.append(_as_jpeg(image))
    return ReadyPhotos(tuple(images), tuple(refused))


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _as_jpeg(image: QImage) -> bytes:
    flat = image.convertToFormat(QImage.Format.Format_RGB888)
    for key in image.textKeys():
        flat.setText(key, "")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    flat.save(buffer, "JPEG", QUALITY)  # type: ignore[call-overload]  # Qt takes a device; the stubs want bytes
    return bytes(data.data())


def thumbnail(queries: Queries, sha256: str, room: QSize) -> QImage:
    """A small picture of a kept file; null where this desk has not got it. On a reader thread."""
    content = queries.kept_file(sha256)
    image = QImage.fromData(content) if content else QImage()
    if image.isNull():
        return image
    return image.scaled(
        room,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
