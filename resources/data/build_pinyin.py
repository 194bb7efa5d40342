"""Writes pinyin.txt from pypinyin's table: one line per set of readings, `reading,reading<TAB>characters`.

Readings have no tone and keep pypinyin's order (most usual first); ü is written v. Run from the repository's
root: `python -m resources.data.build_pinyin`.
"""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PINYIN_DICT


def toneless(reading: str) -> str:
    """`lǚ` -> `lv`, `ḿ` -> `m`: letters a-z only."""
    decomposed = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return "".join(c for c in decomposed if "a" <= c <= "z")


def table() -> str:
    """The file's text."""
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for code_point, readings in sorted(PINYIN_DICT.items()):
        plain = dict.fromkeys(filter(None, map(toneless, readings.split(","))))
        characters[",".join(plain)].append(chr(code_point))
    return "".join(f"{readings}\t{''.join(chars)}\n" for readings, chars in sorted(characters.items()))


if __name__ == "__main__":
    Path(__file__).with_name("pinyin.txt").write_text(table(), encoding="utf-8", newline="\n")
