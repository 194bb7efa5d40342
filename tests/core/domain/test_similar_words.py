"""Two requests that may be the same."""

import pytest

from core.domain.similar_words import WeighedText


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("村口路灯不亮，走夜路害怕", "路灯坏了好久", ("路灯",)),
        ("家里电路老化常跳闸，想请人上门看看换灯泡", "电线老化常跳闸", ("跳闸",)),
        ("水龙头漏水了", "厨房水管漏水", ("漏水",)),
        ("麻雀啄坏了晒席", "麻雀啄了谷子", ("麻雀啄",)),
    ],
)
def test_what_both_say_makes_them_alike_and_is_told(text: str, other: str, words: tuple[str, ...]) -> None:
    found = WeighedText(text).like(other)
    assert found is not None
    assert found.words == words
    assert 0 < found.share <= 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("想请人上门看看水管", "想请人上门看看眼睛"),
        ("想量血压", "想学剪纸"),
        ("", "想学剪纸"),
        ("路", "路灯"),
        ("，。，。", "，。，。"),
    ],
)
def test_phrases_of_every_day_do_not(text: str, other: str) -> None:
    assert WeighedText(text).like(other) is None


def test_the_same_words_are_wholly_alike_whichever_comes_first() -> None:
    one, two = "厨房下水道堵了", "下水道堵得厉害"
    forth, back = WeighedText(one).like(two), WeighedText(two).like(one)
    same = WeighedText(one).like(one)
    assert same is not None
    assert same.share == 1
    assert forth is not None
    assert back is not None
    assert forth.share == back.share < 1
