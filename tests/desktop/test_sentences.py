"""Everything that can be refused is said in one sentence, in both languages."""

import importlib
import pkgutil
import re
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

import core
from core.commands.refusals import ActivityNotOpen, AlreadyCheckedIn, AlreadyCheckedOut, StatusRefused
from core.domain.identity_number import IdentityNumberRefused, IdType, check_identity_number
from core.domain.local_time import LOCAL_ZONE
from core.domain.minors import Missing, ParticipationPending
from core.domain.phone import PhoneLength, PhoneRefused
from core.domain.refusals import FieldMissing, FieldTooLong, Refusal
from core.papers.fonts import MissingGlyph
from core.papers.qr import CodeTooFine
from core.ports.devices import PaperSize, PrintProblem
from desktop.language import Translations
from desktop.sentences import _SENTENCES, field_of, knows, refusal_sentence, sentence
from desktop.settings import Language

BASES = {IdentityNumberRefused, PhoneRefused}
"""Never raised themselves: what they have in common."""
HAN = re.compile(r"[\u4e00-\u9fff]")


def every_refusal() -> list[type[Refusal]]:
    for module in pkgutil.walk_packages(core.__path__, "core."):
        importlib.import_module(module.name)
    found: set[type[Refusal]] = set()
    waiting = [Refusal]
    while waiting:
        kinds = waiting.pop().__subclasses__()
        found.update(kinds)
        waiting += kinds
    return sorted(found - BASES, key=lambda kind: kind.__name__)


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest, translations: Translations) -> Language:
    chosen: Language = request.param
    translations.use(chosen)
    return chosen


@pytest.mark.parametrize("kind", every_refusal(), ids=lambda kind: kind.__name__)
def test_every_refusal_of_the_rules_has_a_sentence_of_its_own(kind: type[Refusal]) -> None:
    assert knows(kind.code)


@pytest.mark.parametrize("code", sorted(_SENTENCES))
def test_no_sentence_is_longer_than_can_be_read_at_a_glance(translations: Translations, code: str) -> None:
    translations.use(Language.CHINESE)
    told = QApplication.translate("Sentences", _SENTENCES[code])
    assert HAN.search(told), "not translated"
    assert len(told) <= 45
    assert not re.search(r"失败，请重试|错误代码|删除|工单|！", told)
    named = set(re.findall(r"\{\w+\}", _SENTENCES[code]))
    assert set(re.findall(r"\{\w+\}", told)) == named


def test_a_sentence_names_its_facts_and_leaves_no_gap(language: Language) -> None:
    at = datetime(2026, 5, 20, 9, 28, tzinfo=LOCAL_ZONE)
    for refusal, fact in (
        (AlreadyCheckedIn(volunteer_id="v", at=at), "09:28"),
        (AlreadyCheckedOut(volunteer_id="v", at=at, service_minutes=90), "1.5"),
        (PhoneLength(expected=11, actual=10, remaining=1), "10"),
        (FieldTooLong(field="words", length=700, limit=500), "500"),
    ):
        told = refusal_sentence(refusal)
        assert fact in told
        assert "{" not in told
        assert bool(HAN.search(told)) == (language is Language.CHINESE)


def test_what_is_missing_is_named_in_words(language: Language) -> None:
    told = refusal_sentence(ParticipationPending(missing=(Missing.GUARDIAN_NAME, Missing.CONSENT)))
    assert "guardian_name" not in told
    assert bool(HAN.search(told)) == (language is Language.CHINESE)


def test_a_field_is_named_in_words(language: Language) -> None:
    told = refusal_sentence(FieldMissing(field="village"))
    assert bool(HAN.search(told)) == (language is Language.CHINESE)
    assert "{" not in told


def test_a_wrong_check_digit_points_at_the_likely_place(translations: Translations) -> None:
    translations.use(Language.ENGLISH)
    with pytest.raises(IdentityNumberRefused) as caught:
        check_identity_number(IdType.MAINLAND_ID, "999901200203150122")
    assert "add up" in sentence(caught.value)
    assert "999901" not in sentence(caught.value)
    assert field_of(caught.value) == "id_number"


@pytest.mark.parametrize("reason", ["no_printer", "offline", "wrong_paper", "write_failed", "stopped", "new"])
def test_every_print_problem_says_what_is_safe(language: Language, reason: str) -> None:
    told = sentence(PrintProblem(reason))
    assert bool(HAN.search(told)) == (language is Language.CHINESE)


def test_a_paper_that_cannot_be_drawn_says_why(language: Language) -> None:
    assert "𪛗" in sentence(MissingGlyph("𪛗", "volunteer_name"))
    told = sentence(CodeTooFine(400, 0.2, 0.5))
    assert bool(HAN.search(told)) == (language is Language.CHINESE)


def test_what_nobody_foresaw_is_not_put_into_a_sentence(language: Language) -> None:
    del language
    with pytest.raises(ZeroDivisionError):
        sentence(ZeroDivisionError())


@pytest.mark.parametrize(
    ("size", "name"),
    [((210, 297), "A4"), ((210, 148), "A5"), ((80, 0), "80 mm roll"), ((85.6, 54), "54 × 86 mm")],
)
def test_a_wrong_paper_says_which_to_choose(size: tuple[float, float], name: str) -> None:
    told = sentence(PrintProblem("wrong_paper", wanted=PaperSize(*size)))
    assert told == f"Not printed: set the printer's paper to {name}, then reprint."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.CHINESE, "需求现在“服务中”，不能直接转为“撤回”。"),
        (Language.ENGLISH, "The request is at “In service”; from there it cannot go to “Withdrawn”."),
    ],
)
def test_a_step_that_does_not_exist_names_where_the_request_stands(
    translations: Translations, language: Language, said: str
) -> None:
    translations.use(language)
    assert sentence(StatusRefused(request_id="r", state="in_service", wanted="withdrawn")) == said
    elsewhere = sentence(StatusRefused(request_id="r", state="accepted", wanted="published"))
    assert "{" not in elsewhere
    assert "published" not in elsewhere
    assert sentence(StatusRefused(request_id="r", state="accepted", wanted="accepted")) == elsewhere


@pytest.mark.usefixtures("language")
def test_called_off_and_over_are_told_apart() -> None:
    over, called_off = (
        sentence(ActivityNotOpen(activity_id="a", state=state)) for state in ("closed", "cancelled")
    )
    assert over != called_off
