"""Emergencies are telephoned, not registered."""

import pytest

from core.domain.emergency_words import EmergencyNumber, find_emergency
from resources.data import build_category_leanings as labelled


@pytest.mark.parametrize(
    ("words", "number", "word"),
    [
        ("厨房着火了", EmergencyNumber.FIRE, "着火"),
        ("我爸晕倒在厕所", EmergencyNumber.AMBULANCE, "晕倒"),
        ("孩子晕倒了怎么办", EmergencyNumber.AMBULANCE, "晕倒"),
        ("娃儿掉河里了，快来人", EmergencyNumber.AMBULANCE, "掉河里"),
        ("楼下两家打起来了", EmergencyNumber.POLICE, "打起来"),
        ("燃气灶打不着火，厨房起火了", EmergencyNumber.FIRE, "起火"),
    ],
)
def test_an_emergency_names_its_number_and_the_word(words: str, number: EmergencyNumber, word: str) -> None:
    found = find_emergency(words)
    assert found is not None
    assert (found.number, found.word) == (number, word)


@pytest.mark.parametrize(
    "words", ["燃气灶打不着火", "楼道堆纸板，怕着火", "想学溺水急救", "讲讲触电知识", ""]
)
def test_a_word_that_only_sounds_like_one_is_none(words: str) -> None:
    assert find_emergency(words) is None


def test_no_everyday_sentence_is_taken_for_an_emergency() -> None:
    everyday = labelled.sentences() + labelled.sentences(labelled.HARD) + labelled.sentences(labelled.CHECK)
    assert [sentence.words for sentence in everyday if find_emergency(sentence.words)] == []
