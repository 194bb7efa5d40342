"""What a pause in writing costs at 30,000 requests: `python -m benchmarks.while_typing [--requests N]`."""

import argparse
import gc
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.bulk import BulkWriter
from benchmarks.county_base import NOW, SEED, row_id
from benchmarks.people import open_bench_store
from core.domain.menu_match import MenuChoice, OfferFacts, match_services
from core.domain.phrase_completion import PhraseBook
from core.domain.service_menu import MenuItem
from core.domain.service_request import RequestCategory, RequestState, ServiceRequest
from core.domain.usual_menu import usual_menu
from db.store import Store
from resources.data import build_category_leanings as labelled

REQUESTS = 30_000
VILLAGES = 380
BUSY = "县城社区"
"""A quarter of all requests come from here."""
DAYS = 720
ALIKE_WITHIN = timedelta(days=14)
CALLS = 200
LIMIT_MS = 20.0
ENDINGS = ("想请人上门看看", "麻烦尽快来", "家里没有人照顾", "最好是下午来", "儿女都在外地", "电话打得通")

Result = dict[str, object]


def run(requests: int = REQUESTS) -> Iterator[Result]:
    """Similar requests of a village, the book of phrases, one completion, and services of the usual menu."""
    said = [sentence.words for sentence in labelled.sentences()]
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder, open_bench_store(Path(folder)) as store:
        site = store.queries.site()
        if site is None:
            raise LookupError
        BulkWriter(store).put(_requests(site.id, requests, said, chance))
        gc.collect()
        yield _line("similar requests of a village", requests, lambda: _similar(store, chance, said))
        begun = time.thread_time()
        book = store.queries.usual_phrases(NOW)
        built = time.thread_time() - begun
        yield _line("a usual phrase", requests, lambda: _complete(book, chance)) | {
            "phrases": len(book), "book_s": round(built, 2),
        }  # fmt: skip
    menu = tuple(_menu())
    yield _line("services of the menu", len(menu), lambda: _match(menu, chance, said))


def _requests(site_id: str, count: int, said: list[str], chance: random.Random) -> Iterable[ServiceRequest]:
    for index in range(count):
        at = NOW - timedelta(days=index % DAYS, minutes=index % 500)
        village = f"第{index % VILLAGES + 1}村" if index % 4 else BUSY
        yield ServiceRequest(
            id=row_id(8, index), version=1, site_id=site_id, number=f"B-{index:06d}",
            spoken_number=f"{at:%m%d}-{index % 1000:03d}", token=row_id(8, index), check_code=f"{index:09d}",
            state=RequestState.SUBMITTED, resident_id=row_id(7, index // 2), requester_name="周桂兰",
            words=f"{chance.choice(said)}，{chance.choice(ENDINGS)}", category=RequestCategory.OTHER,
            town="第1镇", village=village, registered_at=at, registered_by="bench",
        )  # fmt: skip


def _similar(store: Store, chance: random.Random, said: list[str]) -> object:
    village = f"第{chance.randrange(VILLAGES) + 1}村" if chance.random() < 0.5 else BUSY
    return store.queries.similar_requests("第1镇", village, chance.choice(said), NOW - ALIKE_WITHIN)


def _complete(book: PhraseBook, chance: random.Random) -> object:
    return book.rest_of(f"水管漏了，{chance.choice(ENDINGS)[:2]}")


def _menu() -> Iterable[MenuChoice]:
    for group in usual_menu():
        for service in group.services:
            item = MenuItem(
                id=service.name, site_id="", parent_id=group.name, name=service.name,
                description=service.description, category=RequestCategory(group.category),
                keywords=tuple(service.keywords),
            )  # fmt: skip
            yield MenuChoice(item=item, offers=(OfferFacts(team="志愿服务队"),))


def _match(menu: tuple[MenuChoice, ...], chance: random.Random, said: list[str]) -> object:
    return match_services(chance.choice(said), RequestCategory.REPAIR, "新民村", menu)


def _line(bench: str, rows: int, ask: Callable[[], object]) -> Result:
    times = []
    for _ in range(CALLS):
        begun = time.thread_time()
        ask()
        times.append((time.thread_time() - begun) * 1000)
    return {
        "bench": f"while typing: {bench}",
        "value": round(sorted(times)[int(CALLS * 0.99)], 2),
        "unit": "ms p99",
        "limit": "<=",
        "limit_value": LIMIT_MS,
        "rows": rows,
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    for result in run(parser.parse_args().requests):
        print(json.dumps(result, ensure_ascii=False), flush=True)
