import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.masking import mask_identity_number, mask_name_paper, mask_name_public, mask_phone
from tests.core.domain.properties import many


@pytest.mark.parametrize(
    ("name", "public", "paper"),
    [
        ("罗小满", "罗*满", "罗**"),
        ("周福生", "周*生", "周**"),
        ("罗满", "罗*", "罗*"),
        ("欧阳小华", "欧阳*华", "欧阳**"),
        ("欧阳修", "欧阳*", "欧阳*"),
        ("欧阳", "欧*", "欧*"),
        ("尉迟敬德", "尉迟*德", "尉迟**"),
        ("张李小兰", "张**兰", "张***"),
        ("买买提·肉孜", "买**·*孜", "买**·**"),
        ("买买提•肉孜", "买**•*孜", "买**•**"),
        ("阿依古丽·艾买提·吐尔逊", "阿***·***·**逊", "阿***·***·***"),
        ("John Smith", "J*** ****h", "J*** *****"),
        ("Li", "L*", "L*"),
        ("龙", "*", "*"),
        ("𬱖𬴃𠅤", "𬱖*𠅤", "𬱖**"),
        ("𬱖𬴃", "𬱖*", "𬱖*"),
        (" 罗小满 ", "罗*满", "罗**"),
        ("", "", ""),
    ],
)
def test_names_are_masked_for_lists_and_for_slips(name: str, public: str, paper: str) -> None:
    assert mask_name_public(name) == public
    assert mask_name_paper(name) == paper


@many
@given(st.text(st.characters(categories=["Lo", "Ll", "Lu"]), min_size=1, max_size=20))
def test_a_mask_hides_something_and_keeps_the_length_in_characters(name: str) -> None:
    for masked in (mask_name_public(name), mask_name_paper(name)):
        assert len(masked) == len(name)
        assert "*" in masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13812342046", "138****2046"),
        ("0831-2234567", "0831-*****67"),
        ("010-12345678", "010-******78"),
        ("0831-2234567-12", "0831-*****67"),
        ("12345", "*****"),
    ],
)
def test_phones_keep_their_ends(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("999901200001010027", "999901********0027"),
        ("11010519491231002X", "110105********002X"),
        ("H12345678", "H1*****78"),
        ("12345678", "12****78"),
        ("USA110174102015", "USA*********015"),
        ("E12", "***"),
        ("", ""),
    ],
)
def test_identity_numbers_hide_at_least_half_or_the_birth_date(number: str, masked: str) -> None:
    assert mask_identity_number(number) == masked
