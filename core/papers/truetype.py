"""reportlab's TrueType font with a text layer that is right for every character.

Imported only when a paper is drawn: it pulls in reportlab.
"""

from collections.abc import Sequence
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

# The PDF reference allows at most this many entries in one bfchar block.
_BLOCK = 100


def to_unicode_cmap(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of one 256-character subset, in UTF-16BE.

    reportlab 5.1 writes a code point above U+FFFF with five hexadecimal digits, so that readers find another
    character where the name is; it also maps unused places to U+0000.
    """
    pairs = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    blocks: list[str] = []
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class PracticeFont(TTFont):  # type: ignore[misc]  # reportlab publishes no types
    """A bundled font as reportlab embeds it."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802 - reportlab's name and untyped document
        """Embed the subsets used in `doc`, then replace their ToUnicode maps."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode_cmap(name, subset)


def open_font(name: str, file: str | BinaryIO) -> PracticeFont:
    """Read a font from a path or from memory and register it with reportlab."""
    font = PracticeFont(name, file, shapable=False)
    pdfmetrics.registerFont(font)
    return font
