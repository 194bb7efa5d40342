"""Characters that old systems keep in the private-use area, and where Unicode has them now.

GBK had to put 105 characters there; GB 18030-2005 kept 24 of them, GB 18030-2022 none. Registers of those
years still hold them, most often U+E863 for 䶮. Sources: the changes of GB 18030-2022 (18), the six
it maps to extension B, and the code table of GB 18030-2005 for the rest. Every other private-use code point
means something on one system only, and nobody else can know what.
"""

_FIRST_AND_CHARACTERS = (
    (0xE78D, "︐︒︑︓︔︕︖︗︘︙"),  # A6D9 to A6DF, A6EC, A6ED, A6F3: punctuation of vertical lines
    (0xE7C7, "ḿǹ"),  # A8BC, A8BF: pinyin
    (0xE7E7, "〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻"),  # A989 to A995: marks that describe characters
    # FE50 to FEA0: hanzi and their parts
    (
        0xE815,
        (
            "⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱"
            "䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
        ),
    ),
)
KNOWN = {
    chr(first + at): character
    for first, characters in _FIRST_AND_CHARACTERS
    for at, character in enumerate(characters)
}
_RANGES = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


def is_private_use(character: str) -> bool:
    """Whether the code point means something on one system only."""
    return any(first <= ord(character) <= last for first, last in _RANGES)


def with_known_characters(text: str) -> str:
    """The text with every known private-use character in its place in Unicode; the rest as it was."""
    return "".join(KNOWN.get(character, character) for character in text)
