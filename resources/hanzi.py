"""Which characters are meant by "all hanzi": implementation level 3 of GB 18030-2022.

The standard's 87,887 are the unified ideographs of ISO/IEC 10646 up to extension F, as they stood in Unicode
11: the basic block up to U+9FEF, extensions A to F, and the twelve that stand among the compatibility
characters without being any.
"""

LEVEL_3_COUNT = 87_887
LEVEL_3 = (
    range(0x4E00, 0x9FF0),  # the unified block
    range(0x3400, 0x4DB6),  # extension A
    range(0x20000, 0x2A6D7),  # B
    range(0x2A700, 0x2B735),  # C
    range(0x2B740, 0x2B81E),  # D
    range(0x2B820, 0x2CEA2),  # E
    range(0x2CEB0, 0x2EBE1),  # F
)
AMONG_COMPATIBILITY = frozenset("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩")
# The other nine compatibility characters of GBK. They are doubles of unified ones, so level 3 does not count
# them; names that came through old systems hold them all the same.
GBK_COMPATIBILITY = frozenset("\uf92c\uf979\uf995\uf9e7\uf9f1\ufa0c\ufa0d\ufa18\ufa20")
KANGXI_RADICALS = frozenset(map(chr, range(0x2F00, 0x2FD6)))


def level_3() -> frozenset[str]:
    """The 87,887 hanzi of level 3."""
    return frozenset(chr(code) for part in LEVEL_3 for code in part) | AMONG_COMPATIBILITY
