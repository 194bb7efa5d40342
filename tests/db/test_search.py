import pytest

from db.queries import activities
from db.search_tokens import match_expression, person_tokens, sort_key
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import (
    HOUR,
    a_certificate,
    a_request,
    a_resident,
    a_volunteer,
    an_activity,
    an_attendance,
)

POLYPHONES = [
    ("单雅", "shanya"),
    ("仇和", "qiuhe"),
    ("解珍", "xiezhen"),
    ("查良", "zhaliang"),
    ("区寄", "ouji"),
    ("盖叫天", "gejiaotian"),
    ("曾巩", "zenggong"),
    ("朴树", "piaoshu"),
    ("翟青", "zhaiqing"),
    ("尉迟恭", "yuchigong"),
    ("万俟卨", "moqixie"),
    ("长孙无忌", "zhangsunwuji"),
    ("吕布", "lvbu"),
    ("吕布", "lubu"),
    ("吕布", "lyubu"),
]


def titles(store: Store, text: str) -> list[str]:
    return [hit.title for hit in store.queries.search_people(text)]


@pytest.mark.parametrize(("name", "typed"), POLYPHONES)
def test_a_name_is_found_by_its_pinyin_as_people_say_it(store: Store, name: str, typed: str) -> None:
    put(store, [a_volunteer("v1", name=name), a_volunteer("v2", name="王小满")])
    assert titles(store, typed) == [name]
    assert titles(store, typed[:4].upper()) == [name]


@pytest.mark.parametrize(
    "typed",
    [
        "罗",
        "桂香",
        "香",
        "罗桂香",
        "lgx",
        "gx",
        "luoguix",
        "xiang",
        "2046",
        "02046",
        "13800002046",
        "138 0000 2046",
        "138-0000-2046",
        "\uff11\uff13\uff18\uff10",
        "002X",
        "002x",
        "QH-K7-000512-X",
        "qhk7000512",
        "000512",
        "512",
        "罗 2046",
        "2046 luo",
        "lgx 002x",
    ],
)
def test_a_person_is_found_by_any_part_people_remember(store: Store, typed: str) -> None:
    person = a_volunteer(
        "v1", name="罗桂香", phone="13800002046", id_number="99990119900101002X", number="QH-K7-000512-X"
    )
    put(store, [person, a_volunteer("v2", name="王小满", phone="13911115555", number="QH-K7-000777-X")])
    assert titles(store, typed) == ["罗桂香"]


@pytest.mark.parametrize(
    "typed", ["", "  ", "李", "罗 9999", "ggx", '"', "罗' OR 1=1 --", "*", "NEAR(", "←6402"]
)
def test_what_fits_nobody_finds_nobody(store: Store, typed: str) -> None:
    put(store, [a_volunteer("v1", name="罗桂香", phone="13800002046")])
    assert titles(store, typed) == []


def test_rare_characters_and_dots_inside_a_name_are_found(store: Store) -> None:
    put(store, [a_volunteer("v1", name="𬴃䶮"), a_volunteer("v2", name="买买提•肉孜")])
    assert titles(store, "𬴃") == ["𬴃䶮"]
    assert titles(store, "䶮") == ["𬴃䶮"]
    assert titles(store, "买买提·肉") == ["买买提•肉孜"]
    assert titles(store, "rouzi") == ["买买提•肉孜"]


def test_the_name_itself_comes_first_then_names_that_begin_so_then_who_came_last(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("1", name="小王伟"),
            a_volunteer("2", name="王伟"),
            a_volunteer("3", name="王伟民"),
            a_volunteer("4", name="王伟东"),
            an_attendance("3", check_in_at=START),
        ],
    )
    assert titles(store, "王伟") == ["王伟", "王伟民", "王伟东", "小王伟"]


def test_an_old_exact_name_is_not_crowded_out_by_newer_ones(store: Store) -> None:
    newer = [a_volunteer(f"n{n}", name=f"王伟{chr(0x4E00 + n)}") for n in range(400)]
    put(store, [a_volunteer("old", name="王伟"), *newer])
    assert titles(store, "王伟")[0] == "王伟"


def test_a_changed_name_or_phone_is_found_by_the_new_one_only(store: Store) -> None:
    put(store, [a_volunteer("v1", name="王小满", phone="13800002046")])
    put(store, [a_volunteer("v1", name="罗桂香", phone="13911115555")])
    assert titles(store, "罗") == ["罗桂香"]
    assert titles(store, "5555") == ["罗桂香"]
    assert titles(store, "wxm") == []
    assert titles(store, "2046") == []


def test_residents_are_found_too_and_no_telephone_is_shown_whole(store: Store) -> None:
    put(store, [a_resident("p1", name="罗桂香", phone="13800002046", village="柳树村")])
    (hit,) = store.queries.search_people("lgx")
    assert (hit.kind, hit.id, hit.detail) == ("resident", "p1", "柳树村 · 2046")


def test_the_box_finds_people_requests_certificates_and_activities(store: Store) -> None:
    put(
        store,
        [
            a_volunteer("v1", name="罗桂香"),
            a_request("017", number="QH-K7-R2026-0520-017-X", spoken_number="0520-017"),
            a_certificate("000123"),
            an_activity(title="桂香园义诊"),
        ],
    )
    search = store.queries.search
    assert [hit.group for hit in search("桂香")] == ["person", "activity"]
    assert [(hit.group, hit.number) for hit in search("0520-017")] == [("request", "K7 0520-017")]
    assert [(hit.group, hit.id) for hit in search("qh-k7-r2026")] == [("request", "017")]
    assert [(hit.group, hit.id) for hit in search("QH-K7-C2026-000123-X")] == [("certificate", "000123")]
    assert [(hit.group, hit.id) for hit in search("c2026-000123")] == [("certificate", "000123")]
    assert [(hit.group, hit.id) for hit in search("cc0-00123")] == [("certificate", "000123")]
    assert search("   ") == ()


def test_an_old_activity_is_looked_for_where_nothing_else_is_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activities, "NEWEST_TITLES", 1)
    old = an_activity("a1", title="桂香园义诊", starts_at=START, number="QH-K7-A1")
    new = an_activity("a2", title="清洁家园", starts_at=START + HOUR, number="QH-K7-A2")
    put(store, [old, new])
    search = store.queries.search
    assert [hit.id for hit in search("清洁")] == ["a2"]
    assert [hit.id for hit in search("义诊")] == ["a1"]
    assert [hit.id for hit in search("QH-K7-A1")] == ["a1"]
    put(store, [a_volunteer("v1", name="罗桂香")])
    assert [hit.id for hit in search("桂香")] == ["v1"]


def test_many_people_leave_room_for_a_request_that_was_typed(store: Store) -> None:
    people = [a_volunteer(f"v{n}", phone=f"0520{n:07d}") for n in range(20)]
    put(store, [*people, a_request("017", spoken_number="0520-017")])
    found = store.queries.search("0520", limit=8)
    assert len(found) == 8
    assert found[-1].group == "request"


def test_tokens_hold_no_word_twice_and_nothing_that_breaks_the_index() -> None:
    words = person_tokens(name='王"小 满', phone="0831-1234567-12", id_number="", number="").split()
    assert len(words) == len(set(words))
    assert "08311234567" in words
    assert not any('"' in word for word in words)


def test_a_whole_telephone_is_one_word_and_a_tail_is_read_from_the_back() -> None:
    assert match_expression("138 0000 2046") == '("13800002046"* OR "←64020000831"*)'
    assert match_expression("204") == '"204"*'
    assert match_expression("王 204x") == '"王"* AND ("204x"* OR "←x402"*)'


def test_lists_are_ordered_as_people_say_names() -> None:
    assert sorted(["张三", "单雅", "曾巩", "阿木", "单二"], key=sort_key) == [
        "阿木",
        "单二",
        "单雅",
        "曾巩",
        "张三",
    ]
