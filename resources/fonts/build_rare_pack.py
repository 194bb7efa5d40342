"""Makes the rare-character pack: what level 3 of GB 18030-2022 has and the other bundled fonts have not.

Each file holds some 4,000 characters, so that one rare name costs the opening of one small file. The files
are TrueType, packed with xz; `rare/index.json` says which holds what. The source is `HanaMinB.ttf` of
Debian's fonts-hanazono. After build_fonts:

    python -m resources.fonts.build_rare_pack --ming FILE
"""

import argparse
import io
import json
import lzma
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from resources.fonts.build_fonts import covered_by, rename, subset_options, without_glyph_names
from resources.hanzi import GBK_COMPATIBILITY, KANGXI_RADICALS, level_3

MOST_IN_A_FILE = 4000
# A stand-in must not make its line higher: the em box of Chinese type, whatever the source says.
ABOVE, BELOW = 0.88, 0.12
# A reader needs as much memory as the dictionary is long; no file is longer than this unpacked.
DICTIONARY = 4 << 20
FILTERS = [
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": DICTIONARY, "pb": 0, "lc": 4}
]


@dataclass(frozen=True)
class Source:
    """A font to take characters from, and what must be told of it inside every file made of it."""

    file: Path
    family: str
    copyright: str
    licence: str
    licence_url: str


def ming(file: Path) -> Source:
    """HanaMin: everything up to extension F; some shapes are Japanese, so it comes last of all fonts."""
    return Source(
        file,
        "Practice Rare Ming",
        "Copyright 2008-2017 GlyphWiki Project (HanaMinB 2017-09-04). Subset, renamed, without hints.",
        "Hanazono Font License: free to use, copy and distribute, with or without modification; no warranty.",
        "http://fonts.jp/hanazono/",
    )


def already_bundled(folder: Path) -> set[int]:
    """Code points that the fonts beside this script draw."""
    return {code for file in folder.glob("*.ttf") for code in covered_by(file)}


def in_parts(codes: Iterable[int]) -> list[list[int]]:
    """The code points in order, in as few parts as MOST_IN_A_FILE allows, all about as long."""
    ordered = sorted(codes)
    count = -(-len(ordered) // MOST_IN_A_FILE)
    return [ordered[len(ordered) * i // count : len(ordered) * (i + 1) // count] for i in range(count)]


def make_font(source: Source, codes: Sequence[int], family: str) -> bytes:
    """One TrueType file with these characters under a name of our own."""
    options = subset_options()
    font = subset.load_font(str(source.file), options, dontLoadGlyphNames=True)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=codes)
    tool.subset(font)
    rename(font, family, "Regular")
    for number, text in ((0, source.copyright), (13, source.licence), (14, source.licence_url)):
        font["name"].setName(text, number, 3, 1, 0x409)
    set_height(font)
    without_glyph_names(font)
    made = io.BytesIO()
    subset.save_font(font, made, options)
    return made.getvalue()


def set_height(font: TTFont) -> None:
    """The same ascent and descent in all three places that tell them."""
    em = font["head"].unitsPerEm
    above, below = round(em * ABOVE), round(em * BELOW)
    head, os2 = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = above, -below, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = above, -below, 0
    os2.usWinAscent, os2.usWinDescent = above, below


def as_ranges(codes: Sequence[int]) -> list[list[int]]:
    """[first, last] of each unbroken run."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return runs


def build(sources: Sequence[Source], bundled: Path) -> None:
    """Write the pack into `bundled`/rare."""
    missing = {ord(c) for c in level_3() | KANGXI_RADICALS | GBK_COMPATIBILITY} - already_bundled(bundled)
    target = bundled / "rare"
    target.mkdir(exist_ok=True)
    for old in target.glob("*.ttf.xz"):
        old.unlink()
    index: dict[str, list[list[int]]] = {}
    total = 0
    for source in sources:
        takes = covered_by(source.file) & missing
        missing -= takes
        for number, codes in enumerate(in_parts(takes), 1):
            family = f"{source.family} {number:02}"
            name = f"{family.replace(' ', '')}-Regular"
            packed = lzma.compress(make_font(source, codes, family), filters=FILTERS)
            (target / f"{name}.ttf.xz").write_bytes(packed)
            index[name] = as_ranges(codes)
            total += len(packed)
            sys.stdout.write(f"{name}: {len(codes):,} characters, {len(packed):,} bytes\n")
    if missing:
        raise SystemExit(f"no source has {len(missing)} characters, such as U+{min(missing):04X}")
    (target / "index.json").write_text(json.dumps(index, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(index)} files, {total:,} bytes\n")


def main() -> None:
    """Read the source paths and build."""
    parser = argparse.ArgumentParser(description="Make the rare-character pack.")
    parser.add_argument("--ming", type=Path, required=True)
    given = parser.parse_args()
    build((ming(given.ming),), Path(__file__).parent)


if __name__ == "__main__":
    main()
