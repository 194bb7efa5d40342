"""From a file to grey pixels. What cannot be a picture of a sheet is refused before it is unpacked."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from core.papers.sheet_reading.picture_types import PdfPages, PictureRefused, PictureTrouble
from core.papers.sheet_reading.pixels import Grey

MOST_PIXELS = 120_000_000
"""More than any telephone's camera has; unpacked they take 120 MB."""
MOST_BYTES = 200_000_000
MOST_PAGES = 500
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
_LONGEST_SIDE = 4800
_SHORTEST_SIDE = 64


def pictures_in(path: Path, pdf_pages: PdfPages) -> Iterator[Grey]:
    """Every picture of a file, upright as EXIF says. Raises PictureRefused, perhaps after some pages."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise PictureRefused(PictureTrouble.TOO_LARGE)
        content = path.read_bytes()
    except OSError as problem:
        raise PictureRefused(PictureTrouble.MISSING) from problem
    if b"%PDF-" in content[:1024]:
        for number, page in enumerate(pdf_pages(content), 1):
            if number > MOST_PAGES:
                raise PictureRefused(PictureTrouble.TOO_LARGE)
            yield np.frombuffer(page.pixels, np.uint8).reshape(page.height, page.width)
    else:
        yield from _frames(content)


def _frames(content: bytes) -> Iterator[Grey]:
    with warnings.catch_warnings():
        # The size is judged here, by numbers, before anything is unpacked.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=_FORMATS)
        except Image.DecompressionBombError as problem:
            raise PictureRefused(PictureTrouble.TOO_LARGE) from problem
        except (OSError, ValueError, SyntaxError) as problem:
            raise PictureRefused(PictureTrouble.NOT_A_PICTURE) from problem
        with image:
            for number in range(min(getattr(image, "n_frames", 1), MOST_PAGES)):
                yield _grey(image, number)


def _grey(image: Image.Image, number: int) -> Grey:
    try:
        if number:
            image.seek(number)
        if image.width * image.height > MOST_PIXELS:
            raise PictureRefused(PictureTrouble.TOO_LARGE)
        # A JPEG is unpacked grey, and smaller at once where it is larger than anyone needs.
        half = (max(1, image.width // 2), max(1, image.height // 2))
        image.draft("L", half if max(image.size) > 2 * _LONGEST_SIDE else image.size)
        upright = ImageOps.exif_transpose(image)
        return shrunk(np.asarray(_plain(upright), np.uint8))
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as problem:
        raise PictureRefused(PictureTrouble.DAMAGED) from problem


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits of grey; sixteen bits are scaled, what is transparent is paper."""
    if image.mode.startswith("I") or image.mode == "F":
        deep = np.asarray(image, np.float64)
        return Image.fromarray(np.clip(deep / max(1.0, float(deep.max())) * 255, 0, 255).astype(np.uint8))
    if image.has_transparency_data:
        solid = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", solid.size, "white"), solid)
    return image.convert("L")


def shrunk(grey: Grey) -> Grey:
    """A copy no larger than is useful: twenty pixels a millimetre of A4 tell nothing that ten do not."""
    scale = _LONGEST_SIDE / max(grey.shape)
    if scale >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return cv2.resize(grey, size, interpolation=cv2.INTER_AREA)


def is_tiny(grey: Grey) -> bool:
    """Whether nothing could be read from so few pixels."""
    return bool(min(grey.shape) < _SHORTEST_SIDE)
