"""Which category the resident's words suggest, and why."""

from collections import Counter

import pytest

import resources
from core.domain.category_suggestion import known_words, rank_categories, suggest_category
from core.domain.service_request import RequestCategory
from resources.data import build_category_leanings as labelled


def test_the_words_that_decided_are_told_in_the_order_they_were_said() -> None:
    found = suggest_category("一开电饭煲就跳闸，想请人上门看看，顺便换个灯泡")
    assert found is not None
    assert (found.category, found.words) == (RequestCategory.REPAIR, ("电饭煲", "跳闸", "灯泡"))


@pytest.mark.parametrize(
    "words", ["", "你好", "孩子", "家里", "想请人帮忙", "Hello", "123", "，。", "𬱖䶮", "麻烦你们来一下"]
)
def test_nothing_is_suggested_when_the_words_do_not_decide(words: str) -> None:
    assert suggest_category(words) is None


def test_two_categories_close_together_are_left_to_the_clerk() -> None:
    ranked = rank_categories("指甲太厚剪不动，想请人上门修一修")
    assert {ranked[0].category, ranked[1].category} == {RequestCategory.REPAIR, RequestCategory.ELDER_CARE}
    assert suggest_category("指甲太厚剪不动，想请人上门修一修") is None


def test_the_longest_word_takes_its_place() -> None:
    assert known_words("老年痴呆") == ("老年痴呆",)
    found = suggest_category("养猪场排污水")
    assert found is not None
    assert found.category is RequestCategory.ENVIRONMENT


def test_saying_a_word_twice_does_not_count_twice() -> None:
    assert rank_categories("跳闸，跳闸")[0].score == rank_categories("跳闸")[0].score


def test_full_width_and_capital_letters_are_the_same_words() -> None:
    assert suggest_category("下个ＡＰＰ") == suggest_category("下个app")


def test_every_category_is_ranked_once() -> None:
    assert sorted(ranked.category for ranked in rank_categories("手机")) == sorted(RequestCategory)


def test_no_word_is_listed_for_too_many_categories() -> None:
    lines = resources.path("data/category_words.txt").read_text(encoding="utf-8").splitlines()
    listed = Counter(word for line in lines if line[:1].isdecimal() for word in set(line.split()[1:]))
    assert [word for word, times in listed.items() if times > 3] == []


def test_the_learned_file_is_what_the_training_sentences_teach() -> None:
    written = labelled.LEANINGS.read_text(encoding="utf-8")
    assert written == labelled.table(labelled.training())


def test_the_labelled_set_is_large_and_balanced_and_a_third_is_held_out() -> None:
    sentences = labelled.sentences()
    assert set(Counter(sentence.category for sentence in sentences).values()) == {60}
    assert {sentence.category for sentence in sentences} == set(RequestCategory)
    assert len({sentence.words for sentence in sentences}) == len(sentences) == 540
    assert len(labelled.held_out()) == 182
    learned = {sentence.words for sentence in labelled.training()}
    assert not learned & {sentence.words for sentence in labelled.held_out()}
    assert not learned & {sentence.words for sentence in labelled.sentences(labelled.CHECK)}


def test_of_all_held_out_sentences_85_in_100_get_the_right_category() -> None:
    """Silence counts as wrong here; the page keeps silent rather than guess."""
    judged = [(suggest_category(words), category) for category, words in labelled.held_out()]
    right = [found for found, category in judged if found is not None and found.category == category]
    assert len(right) >= 0.85 * len(judged)


@pytest.mark.parametrize("judged", [labelled.held_out(), labelled.sentences(labelled.CHECK)])
def test_of_the_suggestions_that_are_made_85_in_100_are_right(judged: list[labelled.Sentence]) -> None:
    made = [(found, s.category) for s in judged if (found := suggest_category(s.words)) is not None]
    assert len([1 for found, category in made if found.category == category]) >= 0.85 * len(made)
    assert all(found.words for found, _category in made)
