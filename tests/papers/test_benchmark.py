import json

from benchmarks import papers
from benchmarks.papers import run

FORM = {"bench", "value", "unit", "limit", "limit_value", "peer", "peer_value", "ratio", "rows"}


def test_every_line_of_the_papers_benchmark_has_the_common_form() -> None:
    lines = list(run(certificates=3, sheets=1))
    assert all(set(line) == FORM for line in lines)
    assert json.loads(json.dumps(lines)) == lines
    limits = {line["bench"]: line["limit_value"] for line in lines if line["limit"] == "<="}
    assert limits == {
        "certificate, in a batch": papers.CERTIFICATE_LIMIT_MS,
        "certificate without its code": papers.WITHOUT_CODE_LIMIT_MS,
        "certificate, a file of its own": papers.ALONE_LIMIT_MS,
        "verify, after decoding": papers.VERIFY_LIMIT_MS,
        "memory of a batch": papers.MEMORY_LIMIT_MB,
        "sign-in sheet page, in bulk": papers.SHEET_LIMIT_MS,
    }
