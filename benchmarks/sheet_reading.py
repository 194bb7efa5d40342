"""Sign-in sheets read back: `python -m benchmarks.sheet_reading [PAGES]`.

Every page is printed, filled in with drawn pens and spoiled as scanners (150-300 dpi) and telephones do, from
odd seeds, which no threshold was chosen with. A box is wrong when it was read with confidence and not as a
person sees it; a page that was not found counts with all of its boxes. Time is CPU time from grey pixels to
the reading, the median over all pages; taking a picture file apart (20-60 ms) is left out.
"""

import argparse
import json
from collections.abc import Iterator

from tests.papers.sheet_reading.judge import judge, unseen_seeds

PAGES = 60
WRONG_LIMIT_PERCENT = 0.1
ASKED_LIMIT_PERCENT = 1.0
PAGE_LIMIT_S = 0.3
_BOXES = 40


def run(pages: int = PAGES) -> Iterator[dict[str, object]]:
    """The three limits of the reader; no other program reads these sheets, so there is no peer."""
    tally = judge(unseen_seeds(pages))
    boxes = tally.pages * _BOXES
    wrong = len(tally.wrong) + _BOXES * len(tally.lost)
    yield _line("boxes read wrong", 100 * wrong / boxes, "%", WRONG_LIMIT_PERCENT, boxes)
    yield _line("boxes asked", 100 * len(tally.asked) / boxes, "%", ASKED_LIMIT_PERCENT, boxes)
    yield _line("one page", tally.median_seconds, "s", PAGE_LIMIT_S, pages)


def _line(name: str, value: float, unit: str, limit: float, rows: int) -> dict[str, object]:
    return {
        "bench": f"sheet reading, {name}",
        "value": round(value, 3),
        "unit": unit,
        "limit": "<=",
        "limit_value": limit,
        "peer": None,
        "peer_value": None,
        "ratio": None,
        "rows": rows,
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=int, default=PAGES, help="pages to print, spoil and read")
    for line in run(parser.parse_args().pages):
        print(json.dumps(line))


if __name__ == "__main__":
    main()
