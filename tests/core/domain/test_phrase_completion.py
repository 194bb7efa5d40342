"""The end of a usual phrase."""

from datetime import UTC, datetime, timedelta

import pytest

from core.domain.phrase_completion import PhraseBook, Saying, phrase_book

NOW = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)


def said(words: str, *residents: str, name: str = "周桂兰", days_ago: int = 1) -> list[Saying]:
    return [Saying(words, resident, name, NOW - timedelta(days=days_ago)) for resident in residents]


def a_book(*sayings: list[Saying]) -> PhraseBook:
    return phrase_book([saying for some in sayings for saying in some], NOW)


def test_the_rest_of_what_two_residents_said_is_offered() -> None:
    book = a_book(said("水管漏了，想请人上门看看。", "r1"), said("灯坏了，想请人上门看看", "r2"))
    assert book.rest_of("家里跳闸，想请") == "人上门看看"
    assert len(book) == 1


def test_what_only_one_resident_said_is_nobody_elses_business() -> None:
    assert a_book(said("儿子不给赡养费", "r1", "r1")).rest_of("儿子") == ""


def test_one_character_or_a_finished_phrase_offers_nothing() -> None:
    book = a_book(said("想请人上门看看", "r1", "r2"))
    assert [book.rest_of(typed) for typed in ("", "想", "想请人上门看看", "想请人上门看", "，")] == [""] * 5


def test_only_the_phrase_begun_last_is_completed() -> None:
    book = a_book(said("家里没有人照顾", "r1", "r2"))
    assert book.rest_of("家里没有 ") == ""
    assert book.rest_of("老人病了 家里") == "没有人照顾"


def test_often_beats_seldom_and_lately_beats_long_ago() -> None:
    often = a_book(said("想请人上门看看", "r1", "r2", "r3"), said("想请人陪着去医院", "r1", "r2"))
    assert often.rest_of("想请人") == "上门看看"
    lately = a_book(
        said("想请人上门看看", "r1", "r2", "r3", days_ago=720), said("想请人陪着去医院", "r1", "r2")
    )
    assert lately.rest_of("想请人") == "陪着去医院"


@pytest.mark.parametrize(
    "words",
    [
        "电话13800002046打不通",
        "电话是一三八零零零零",
        "请转告周桂兰老人",
        "桂兰的腰又疼了",
        "隔壁王婆婆没人照看",
        "住在３组十二号",
        "张家门口的水沟",
    ],
)
def test_names_and_numbers_never_come_up_again(words: str) -> None:
    assert len(a_book(said(words, "r1", "r2"))) == 0


def test_an_empty_book_offers_nothing() -> None:
    assert PhraseBook().rest_of("想请人") == ""
