"""Makes the bundled fonts: subsets of Noto Sans SC, Noto Serif SC and LXGW WenKai under names of our own.

Run it again only when the character set or a source changes; the same sources give the same bytes. Sources:
the static TTF files of the npm packages `@expo-google-fonts/noto-sans-sc` and `-serif-sc` (unpacked folders
`package/`), `LXGWWenKai-Regular.ttf` and the `copyright` file of Debian's fonts-lxgw-wenkai, and
`Unihan_OtherMappings.txt.bz2` of Debian's unicode-data, whose kTGH field is the official list of 8,105
characters (通用规范汉字表).

    python resources/fonts/build_fonts.py --sans DIR --serif DIR --kai FILE --kai-copyright FILE --unihan FILE
"""

import argparse
import bz2
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

OFFICIAL_COUNT = 8105
UNIFIED = range(0x4E00, 0xA000)
BEYOND_UNIFIED = (
    range(0x2E80, 0x2FE0),  # radicals
    range(0x3400, 0x4DC0),  # extension A
    range(0xF900, 0xFB00),  # compatibility
    range(0x20000, 0x33480),  # extensions B to J and the compatibility supplement
)
SYMBOLS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x1CD, 0x1DD),  # vowels with pinyin tones
    range(0x391, 0x3CA),
    range(0x400, 0x460),
    range(0x2000, 0x2070),
    range(0x2070, 0x20D0),
    range(0x2100, 0x2215),
    range(0x2215, 0x2300),
    range(0x2460, 0x2800),  # circled numbers, box drawing, shapes, symbols, ticks
    range(0x3000, 0x3130),  # Chinese punctuation, kana, bopomofo
    range(0x3200, 0x3400),
    range(0xFE10, 0xFE20),
    range(0xFE30, 0xFE50),
    range(0xFF00, 0xFFF0),
)
DROPPED_TABLES = (
    "BASE",
    "GDEF",
    "GPOS",
    "GSUB",
    "STAT",
    "DSIG",
    "vhea",
    "vmtx",
    "prep",
    "fpgm",
    "cvt ",
    "gasp",
    "FFTM",
    "prop",
)
# 0, 13 and 14 carry the copyright and the licence and stay as they were.
KEPT_NAMES = {0, 13, 14}
WIDE_DOT, DOT_WIDTH, DOT_SCALE = 600, 300, 0.66
WEIGHTS = {"Regular": 400, "Medium": 500, "Bold": 700}


def official_characters(unihan: Path) -> set[int]:
    """The 8,105 code points that have a kTGH entry."""
    with bz2.open(unihan, "rt", encoding="utf-8") as lines:
        found = {int(line.split("\t")[0].removeprefix("U+"), 16) for line in lines if "\tkTGH\t" in line}
    if len(found) != OFFICIAL_COUNT:
        raise SystemExit(f"{unihan} lists {len(found)} kTGH characters instead of {OFFICIAL_COUNT}")
    return found


def code_points(ranges: Iterable[range]) -> set[int]:
    """All code points of `ranges`."""
    return {code for part in ranges for code in part}


def rename(font: TTFont, family: str, style: str) -> None:
    """Give the subset its own name: "Source", "LXGW" and "霞鹜" are reserved for the originals."""
    table = font["name"]
    table.names = [
        record
        for record in table.names
        if record.nameID in KEPT_NAMES and record.platformID == 3 and record.langID == 0x409
    ]
    linked = style in {"Regular", "Bold"}
    post_script = f"{family.replace(' ', '')}-{style}"
    texts = {
        1: family if linked else f"{family} {style}",
        2: style if linked else "Regular",
        3: f"1.0;PRCT;{post_script}",
        4: f"{family} {style}",
        5: "Version 1.000",
        6: post_script,
        16: family,
        17: style,
    }
    for name_id, text in texts.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = WEIGHTS[style]


def add_tick_boxes(font: TTFont) -> None:
    """☐ and ☑ are in none of the sources: made from their own □ and a smaller ✓ inside it."""
    cmap = font.getBestCmap()
    glyph_set = font.getGlyphSet()
    if 0x25A1 not in cmap or 0x2713 not in cmap or 0x2611 in cmap:
        return
    square, tick = cmap[0x25A1], cmap[0x2713]
    scale, right, up = _inside(_bounds(glyph_set, tick), _bounds(glyph_set, square))
    for code, with_tick in ((0x2610, False), (0x2611, True)):
        pen = TTGlyphPen(glyph_set)
        glyph_set[square].draw(pen)
        if with_tick:
            glyph_set[tick].draw(TransformPen(pen, (scale, 0, 0, scale, right, up)))
        name = f"uni{code:04X}"
        font["glyf"][name] = pen.glyph()
        font["glyf"][name].recalcBounds(font["glyf"])
        font["hmtx"][name] = (font["hmtx"][square][0], font["glyf"][name].xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _bounds(glyph_set: Any, name: str) -> tuple[float, float, float, float]:  # noqa: ANN401 - untyped library
    pen = BoundsPen(glyph_set)
    glyph_set[name].draw(pen)
    left, low, right, high = pen.bounds
    return left, low, right, high


def _inside(
    mark: tuple[float, float, float, float], frame: tuple[float, float, float, float]
) -> tuple[float, float, float]:
    """Scale and shift that put `mark` into the middle of `frame` at 64 % of its width."""
    scale = 0.64 * (frame[2] - frame[0]) / max(mark[2] - mark[0], mark[3] - mark[1])
    right = (frame[0] + frame[2]) / 2 - scale * (mark[0] + mark[2]) / 2
    up = (frame[1] + frame[3]) / 2 - scale * (mark[1] + mark[3]) / 2
    return scale, right, up


def narrow_middle_dot(font: TTFont) -> None:
    """The sans source draws · as wide as a character and as heavy as a bullet.

    Between the facts of one line it must neither tear a hole nor catch the eye.
    """
    name = font.getBestCmap().get(0xB7)
    if name is None or font["hmtx"][name][0] <= WIDE_DOT:
        return
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    middle = (glyph.yMin + glyph.yMax) / 2
    glyph.coordinates.translate((0, -middle))
    glyph.coordinates.scale((DOT_SCALE, DOT_SCALE))
    glyph.coordinates.translate((0, middle))
    glyph.coordinates.toInt()
    glyph.recalcBounds(font["glyf"])
    left = (DOT_WIDTH - (glyph.xMax - glyph.xMin)) // 2
    glyph.coordinates.translate((left - glyph.xMin, 0))
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (DOT_WIDTH, left)


def subset_options() -> Any:  # noqa: ANN401 - untyped library
    """What every subset drops: layout, hints, glyph names, old character maps."""
    return subset.Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        name_IDs=["*"],
        name_languages=["*"],
        drop_tables=[*DROPPED_TABLES],
        legacy_cmap=False,
        recalc_timestamp=False,
    )


def without_glyph_names(font: TTFont) -> None:
    """A post table of format 3, which has none."""
    post = newTable("post")
    for field, value in vars(font["post"]).items():
        setattr(post, field, value)
    post.formatType = 3.0
    font["post"] = post


def write_subset(source: Path, codes: set[int], family: str, style: str, target: Path) -> set[int]:
    """Write one renamed subset without layout tables and hints; returns the code points it kept."""
    options = subset_options()
    font = subset.load_font(str(source), options, dontLoadGlyphNames=True)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=codes)
    tool.subset(font)
    add_tick_boxes(font)
    narrow_middle_dot(font)
    rename(font, family, style)
    without_glyph_names(font)
    subset.save_font(font, str(target), options)
    kept = set(TTFont(target, lazy=True).getBestCmap())
    sys.stdout.write(f"{target.name}: {len(kept):,} characters, {target.stat().st_size:,} bytes\n")
    return kept


def covered_by(source: Path) -> set[int]:
    """Code points of a font that have an outline; a mapped but blank glyph prints nothing."""
    font = TTFont(source, lazy=True)
    glyphs = font["glyf"]
    return {code for code, name in font.getBestCmap().items() if glyphs[name].numberOfContours != 0}


def licence_of_debian_copyright(copyright_file: Path) -> str:
    """The OFL text as it stands in a Debian copyright file: one space of indent, a lone dot when blank."""
    text = copyright_file.read_text(encoding="utf-8")
    body = text.rsplit("License: OFL-1.1\n", 1)[1]
    lines = []
    for line in body.splitlines():
        if not line.startswith(" "):
            break
        lines.append("" if line.strip() == "." else line[1:])
    return "\n".join(lines).rstrip() + "\n"


def write_licences(sans: Path, serif: Path, kai: Path, kai_copyright: Path, target: Path) -> None:
    """Put the OFL beside the fonts, each with the copyright lines of its own source."""
    for folder, name in ((sans, "OFL-Practice-Sans.txt"), (serif, "OFL-Practice-Serif.txt")):
        (target / name).write_text((folder / "LICENSE_FONT").read_text(encoding="utf-8"), encoding="utf-8")
    notice = TTFont(kai, lazy=True)["name"].getDebugName(0).replace("\r\n", "\n")
    reserved = 'With Reserved Font Names "霞鹜" and "LXGW".'
    text = f"{notice}\n{reserved}\n\n{licence_of_debian_copyright(kai_copyright)}"
    (target / "OFL-Practice-Kai.txt").write_text(text, encoding="utf-8")


def build(sans: Path, serif: Path, kai: Path, kai_copyright: Path, unihan: Path, target: Path) -> None:
    """Write all font files and licences into `target`."""
    official = official_characters(unihan)
    everyday = official | code_points(SYMBOLS)
    everyday_files = (
        (sans / "400Regular/NotoSansSC_400Regular.ttf", "Practice Sans", "Regular"),
        (sans / "500Medium/NotoSansSC_500Medium.ttf", "Practice Sans", "Medium"),
        (sans / "700Bold/NotoSansSC_700Bold.ttf", "Practice Sans", "Bold"),
        (serif / "400Regular/NotoSerifSC_400Regular.ttf", "Practice Serif", "Regular"),
        (serif / "700Bold/NotoSerifSC_700Bold.ttf", "Practice Serif", "Bold"),
        (kai, "Practice Kai", "Regular"),
    )
    for source, family, style in everyday_files:
        file = target / f"{family.replace(' ', '')}-{style}.ttf"
        kept = write_subset(source, everyday, family, style, file)
        if not official <= kept:
            raise SystemExit(f"{file.name} lacks {len(official - kept)} of the official characters")

    sans_regular = everyday_files[0][0]
    in_sans = covered_by(sans_regular)
    rare_unified = {code for code in UNIFIED if code in in_sans} - official
    write_subset(sans_regular, rare_unified, "Practice Rare", "Regular", target / "PracticeRare-Regular.ttf")
    beyond = code_points(BEYOND_UNIFIED) - official
    kept = write_subset(
        sans_regular,
        beyond & in_sans,
        "Practice Rare Extended",
        "Regular",
        target / "PracticeRareExtended-Regular.ttf",
    )
    only_kai = (covered_by(kai) & (beyond | set(UNIFIED))) - kept - rare_unified - official
    write_subset(kai, only_kai, "Practice Rare Kai", "Regular", target / "PracticeRareKai-Regular.ttf")
    write_licences(sans, serif, kai, kai_copyright, target)


def main() -> None:
    """Read the source paths and build."""
    parser = argparse.ArgumentParser(description="Make the bundled font subsets.")
    for name in ("--sans", "--serif", "--kai", "--kai-copyright", "--unihan"):
        parser.add_argument(name, type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = parser.parse_args()
    build(given.sans, given.serif, given.kai, given.kai_copyright, given.unihan, given.out)


if __name__ == "__main__":
    main()
