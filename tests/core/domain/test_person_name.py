import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.person_name import check_name, name_search_key, surname_length
from core.domain.private_use import with_known_characters
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, PrivateUseRefused, Refusal
from tests.core.domain.properties import full_width, many


@pytest.mark.parametrize(
    "name",
    [
        "罗小满",
        "䶮㛃",
        "𬱖𬴃𠅤",
        "买买提•肉孜",
        "张　三",
        "\uf900田",
        "Zoë O'Brien",
        full_width("ABC"),
        "é",
        "e\u0301",
    ],
)
def test_the_legal_name_is_kept_exactly(name: str) -> None:
    assert check_name(f"  {name}\n").legal == name


def test_a_compatibility_character_is_not_turned_into_another() -> None:
    assert unicodedata.normalize("NFC", "\uf900") != "\uf900"
    assert check_name("\uf900").legal == "\uf900"


@pytest.mark.parametrize("empty", ["", "   ", "\u3000"])
def test_an_empty_name_is_refused(empty: str) -> None:
    with pytest.raises(FieldMissing):
        check_name(empty)


def test_length_counts_characters_and_not_utf_16_units() -> None:
    assert check_name("𬱖" * 60).legal == "𬱖" * 60
    with pytest.raises(FieldTooLong) as refused:
        check_name("𬱖" * 61)
    assert (refused.value.length, refused.value.limit) == (61, 60)


@pytest.mark.parametrize(
    ("name", "position", "code_point"),
    [
        ("罗\x07满", 2, "U+0007"),
        ("罗小\n满", 3, "U+000A"),
        ("\ud83d满", 1, "U+D83D"),
        ("罗\u2028满", 2, "U+2028"),
    ],
)
def test_characters_that_are_no_text_are_named_with_their_place(
    name: str, position: int, code_point: str
) -> None:
    with pytest.raises(CharacterRefused) as refused:
        check_name(name, "contact")
    assert refused.value.facts() == {"field": "contact", "position": position, "code_point": code_point}


def test_a_known_private_use_character_gets_its_place_in_unicode_and_is_told() -> None:
    name = check_name("罗\ue863\ue863")
    assert (name.legal, name.search_key) == ("罗䶮䶮", "罗䶮䶮")
    assert name.replaced == (("U+E863", "䶮"),)
    assert check_name("罗小满").replaced == ()


@pytest.mark.parametrize("character", ["\ue000", "\uf8ff", "\U000f0000", "\U00100001"])
def test_any_other_private_use_character_is_refused_by_its_code_point(character: str) -> None:
    with pytest.raises(PrivateUseRefused) as refused:
        check_name(f"罗{character}", "contact")
    assert refused.value.facts() == {
        "field": "contact",
        "position": 2,
        "code_point": f"U+{ord(character):04X}",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张 三", "张三"),
        ("张　三", "张三"),
        ("买买提•肉孜", "买买提·肉孜"),
        ("买买提‧肉孜", "买买提・肉孜"),
        ("John Smith", "johnsmith"),
        (full_width("John"), "john"),
        ("Zoe\u0308", "Zo\u00eb"),
    ],
)
def test_the_same_name_written_otherwise_has_the_same_search_key(one: str, other: str) -> None:
    assert name_search_key(one) == name_search_key(other)


@many
@given(st.text(max_size=70))
def test_any_text_is_a_name_or_refused_by_name(text: str) -> None:
    try:
        name = check_name(text)
    except Refusal:
        return
    assert name.legal == with_known_characters(text.strip())
    assert name_search_key(name.search_key) == name.search_key


@pytest.mark.parametrize(
    ("name", "length"),
    [("欧阳小华", 2), ("欧阳", 1), ("罗小满", 1), ("万俟卨", 2), ("贺兰英", 1), ("吴铭杰", 1)],
)
def test_a_compound_surname_counts_only_before_a_given_name(name: str, length: int) -> None:
    assert surname_length(name) == length
