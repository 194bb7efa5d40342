import json

from benchmarks.papers import CERTIFICATE_LIMIT_MS, SHEET_LIMIT_MS, run

FORM = {"bench", "value", "unit", "limit", "limit_value", "peer", "peer_value", "ratio", "rows"}


def test_every_line_of_the_papers_benchmark_has_the_common_form() -> None:
    lines = list(run(certificates=3, sheets=1))
    assert all(set(line) == FORM for line in lines)
    assert json.loads(json.dumps(lines)) == lines
    limits = {line["bench"]: line["limit_value"] for line in lines if line["limit"] == "<="}
    assert limits == {
        "certificate, in a batch": CERTIFICATE_LIMIT_MS,
        "sign-in sheet page, in bulk": SHEET_LIMIT_MS,
    }
