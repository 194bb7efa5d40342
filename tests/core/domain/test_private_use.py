import unicodedata

from core.domain.private_use import KNOWN, is_private_use, with_known_characters

# The 24 that GB 18030-2005 still kept in the private-use area: the 18 that GB 18030-2022 moved, then the six
# that it maps to extension B.
OF_2005 = {
    0xE78D: 0xFE10, 0xE78E: 0xFE12, 0xE78F: 0xFE11, 0xE790: 0xFE13, 0xE791: 0xFE14, 0xE792: 0xFE15,
    0xE793: 0xFE16, 0xE794: 0xFE17, 0xE795: 0xFE18, 0xE796: 0xFE19,
    0xE81E: 0x9FB4, 0xE826: 0x9FB5, 0xE82B: 0x9FB6, 0xE82C: 0x9FB7, 0xE832: 0x9FB8, 0xE843: 0x9FB9,
    0xE854: 0x9FBA, 0xE864: 0x9FBB,
    0xE816: 0x20087, 0xE817: 0x20089, 0xE818: 0x200CC, 0xE831: 0x215D7, 0xE83B: 0x2298F, 0xE855: 0x241FE,
}  # fmt: skip


def test_the_24_of_2005_are_where_the_standard_of_2022_puts_them() -> None:
    assert len(OF_2005) == 24
    assert {chr(old): chr(new) for old, new in OF_2005.items()}.items() <= KNOWN.items()


def test_the_80_of_the_last_row_of_gbk_follow_its_own_code_table() -> None:
    places = [bytes((0xFE, low)) for low in range(0x50, 0xA1) if low != 0x7F]
    for at, place in enumerate(places):
        private, decoded = chr(0xE815 + at), place.decode("gb18030")
        assert decoded in (private, KNOWN[private])


def test_all_are_private_and_none_of_their_characters_is() -> None:
    assert len(KNOWN) == 105
    assert all(map(is_private_use, KNOWN))
    assert not any(map(is_private_use, KNOWN.values()))
    assert all(unicodedata.category(character) != "Cn" for character in KNOWN.values())
    assert len(set(KNOWN.values())) == 105


def test_the_rest_of_a_text_stays_as_it_was() -> None:
    assert with_known_characters("罗\ue863\ue000\uf900") == "罗䶮\ue000\uf900"
