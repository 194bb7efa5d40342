"""How often the suggested category is right, and its time: `python -m benchmarks.category_suggestion`."""

import json
import time
from collections.abc import Iterator

from core.domain.category_suggestion import suggest_category
from resources.data import build_category_leanings as labelled

LEAST_RIGHT = 0.85
LIMIT_MS = 2.0
ROUNDS = 20

Result = dict[str, object]


def run() -> Iterator[Result]:
    """Precision at 1 of the held-out third (silence counts as wrong), then of sentences written later."""
    yield _judged("held-out third", labelled.held_out())
    later = _judged("written later", labelled.sentences(labelled.CHECK))
    yield later | {"limit": None, "limit_value": None}
    yield _pace()


def _judged(name: str, sentences: list[labelled.Sentence]) -> Result:
    found = [(suggest_category(sentence.words), sentence.category) for sentence in sentences]
    made = [(ranked.category, category) for ranked, category in found if ranked is not None]
    right = sum(suggested == category for suggested, category in made)
    return {
        "bench": f"category suggestion, {name}, {len(sentences)} sentences",
        "value": round(right / len(sentences), 3),
        "unit": "right of all",
        "limit": ">=",
        "limit_value": LEAST_RIGHT,
        "suggested": round(len(made) / len(sentences), 3),
        "right_of_suggested": round(right / len(made), 3),
    }


def _pace() -> Result:
    sentences = [sentence.words for sentence in labelled.sentences()]
    suggest_category(sentences[0])
    times = []
    for words in sentences * ROUNDS:
        begun = time.thread_time()
        suggest_category(words)
        times.append((time.thread_time() - begun) * 1000)
    times.sort()
    return {
        "bench": "category suggestion, one sentence",
        "value": round(times[int(len(times) * 0.99)], 3),
        "unit": "ms p99",
        "limit": "<=",
        "limit_value": LIMIT_MS,
    }


if __name__ == "__main__":
    for result in run():
        print(json.dumps(result, ensure_ascii=False), flush=True)
