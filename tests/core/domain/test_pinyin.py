import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PINYIN_DICT

import resources
from core.domain.person_name import COMPOUND_SURNAMES
from core.domain.pinyin import character_readings, name_readings, surname_readings
from resources.data import build_pinyin
from tests.core.domain.properties import few, full_width, many


def test_the_shipped_table_is_what_its_script_writes() -> None:
    assert resources.path("data/pinyin.txt").read_text(encoding="utf-8") == build_pinyin.table()


@few
@given(st.sampled_from(sorted(PINYIN_DICT)))
def test_every_character_has_the_readings_of_the_reference(code_point: int) -> None:
    expected = [build_pinyin.toneless(reading) for reading in PINYIN_DICT[code_point].split(",")]
    assert list(character_readings(chr(code_point))) == list(dict.fromkeys(filter(None, expected)))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("单雅", "shanya"), ("仇英", "qiuying"), ("解晓东", "xiexiaodong"),
        ("查良镛", "zhaliangyong"), ("区寄", "ouji"), ("盖叫天", "gejiaotian"),
        ("曾国藩", "zengguofan"), ("朴树", "piaoshu"), ("翟天", "zhaitian"),
        ("尉迟恭", "yuchigong"), ("万俟卨", "moqixie"), ("长孙无忌", "zhangsunwuji"),
        ("乐毅", "yueyi"), ("任贤", "renxian"), ("华佗", "huatuo"),
        ("秘密", "bimi"), ("繁漪", "poyi"), ("员半千", "yunbanqian"),
        ("洗星", "xianxing"), ("冼星", "xianxing"), ("尹平", "yinping"),
        ("覃平", "qinping"), ("缪平", "miaoping"), ("谌平", "chenping"),
        ("纪平", "jiping"), ("召平", "shaoping"), ("黑平", "heping"),
        ("折平", "sheping"), ("晁平", "chaoping"), ("种平", "chongping"),
        ("乜平", "nieping"), ("能平", "naiping"), ("宓平", "miping"),
        ("單平", "shanping"), ("尉遲恭", "yuchigong"), ("澹台平", "tantaiping"),
        ("令狐冲", "linghuchong"), ("罗小满", "luoxiaoman"),
    ],
)  # fmt: skip
def test_a_surname_is_read_as_a_surname_first(name: str, first: str) -> None:
    assert name_readings(name).full[0] == first


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("单雅", "danya"), ("盖平", "gaiping"), ("覃平", "tanping"),
        ("谌平", "shenping"), ("宓平", "fuping"), ("翟平", "diping"),
        ("长孙平", "changsunping"), ("单于", "shanyu"), ("乐平", "leping"),
        ("万俟卨", "wanqixie"),
    ],
)  # fmt: skip
def test_the_other_readings_are_there_too(name: str, also: str) -> None:
    assert also in name_readings(name).full[1:]


@pytest.mark.parametrize("form", ["lvbu", "lubu", "lyubu"])
def test_u_umlaut_is_found_in_all_three_ways_it_is_typed(form: str) -> None:
    assert form in name_readings("吕布").full


@pytest.mark.parametrize("form", ["nvlve", "nulue", "nyulyue"])
def test_u_umlaut_is_found_in_the_middle_of_syllables(form: str) -> None:
    assert form in name_readings("女略").full


def test_initials_are_the_first_letters_of_every_reading() -> None:
    assert name_readings("罗小满").initials == ("lxm",)
    assert name_readings("单雅").initials[:2] == ("sy", "dy")
    assert name_readings("长孙无忌").initials[0] == "zswj"
    assert name_readings("吕布").initials == ("lb",)


def test_dots_spaces_and_case_do_not_matter() -> None:
    assert name_readings("买买提·肉孜").full[0] == "maimaitirouzi"
    assert name_readings("买买提•肉孜") == name_readings("买买提 肉孜")
    assert name_readings("John Smith").full == ("johnsmith",)
    assert name_readings("John Smith").initials == ("js",)
    assert name_readings(full_width("John")) == name_readings("john")


def test_a_character_without_a_reading_leaves_the_rest_findable() -> None:
    assert character_readings("\U0003134f") == ()
    assert name_readings("罗\U0003134f满").full[0] == "luoman"
    assert name_readings("\U0003134f").full == ()
    assert name_readings("").full == ()


def test_letters_of_the_table_itself_are_not_taken_for_characters() -> None:
    assert character_readings("a") == character_readings("\t") == character_readings(",") == ()


def test_every_compound_surname_with_a_reading_of_its_own_is_masked_as_one() -> None:
    lines = resources.path("data/surnames.txt").read_text(encoding="utf-8").splitlines()
    compounds = {line.split()[0] for line in lines if "'" in line and not line.startswith("#")}
    # Foreign or legendary, or more often a surname and a given name today.
    assert compounds - COMPOUND_SURNAMES == {"单于", "單于", "句龙"}


def test_a_compound_surname_keeps_the_readings_of_its_first_character_alone() -> None:
    assert surname_readings("尉迟恭") == (("yu",), ("chi",))
    assert surname_readings("单于") == (("chan", "shan"), ("yu",))


@many
@given(st.text(st.characters(categories=["Lo"], max_codepoint=0x2FFFF), max_size=15))
def test_any_name_has_at_most_64_readings_of_letters_only_and_no_doubles(name: str) -> None:
    readings = name_readings(name)
    for forms in (readings.full, readings.initials):
        assert len(forms) <= 64
        assert len(set(forms)) == len(forms)


def test_a_name_of_many_readings_is_cut_to_the_likeliest() -> None:
    name = "单乐朝重长行还着"
    forms = name_readings(name).full
    assert len(forms) == 64
    assert forms[0].startswith("shan")
    usual = ["shan", *(character_readings(character)[0] for character in name[1:])]
    for place, character in enumerate(name[1:], 1):
        one_rare = [*usual[:place], character_readings(character)[1], *usual[place + 1 :]]
        assert "".join(one_rare) in forms
