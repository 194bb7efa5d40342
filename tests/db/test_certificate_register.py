from datetime import datetime, timedelta

import msgspec

from core.domain.certificate import CertificateKind, CertificateStatus
from core.domain.local_time import LOCAL_ZONE
from core.domain.print_record import Paper
from core.ports.rows import RegisterFilter, RegisterRow
from db.store import Store
from tests.db.builders import START, put
from tests.db.people import a_certificate, a_print

YEAR = 2026


def asked(store: Store, **given: object) -> tuple[RegisterRow, ...]:
    return store.queries.certificate_register(RegisterFilter(year=YEAR, **given))  # type: ignore[arg-type]  # the fields by name


def a_year(store: Store) -> None:
    """One printed, one printed twice, one never, one void, one that stands for it, one of last year."""
    renamed = a_certificate("000005")
    put(
        store,
        [
            a_certificate("000001"),
            a_certificate("000002"),
            a_certificate("000003"),
            a_certificate("000004", status=CertificateStatus.VOID, void_at=START, void_reason="姓名有误"),
            msgspec.structs.replace(
                renamed,
                reissue_of="000004",
                facts=msgspec.structs.replace(renamed.facts, volunteer_name="罗小满"),
            ),
            a_certificate("000006", kind=CertificateKind.HONOUR),
            a_certificate("old", issued_at=datetime(2025, 12, 31, 23, 59, tzinfo=LOCAL_ZONE)),
            a_certificate("theirs", volunteer_id=""),
            *(
                a_print(f"p{row}{copy}", paper=Paper.SERVICE_CERTIFICATE, subject_id=row, **told)
                for row, copy, told in (
                    ("000001", 1, {}),
                    ("000002", 1, {}),
                    (
                        "000002",
                        2,
                        {"copy_number": 2, "reason": "原件遗失", "printed_at": START + timedelta(1)},
                    ),
                    ("000004", 1, {}),
                    ("000005", 1, {}),
                    ("000006", 1, {}),
                )
            ),
        ],
    )


def ids(rows: tuple[RegisterRow, ...]) -> list[str]:
    return [row.id for row in rows]


def test_every_number_of_the_year_is_in_it_the_highest_first(store: Store) -> None:
    a_year(store)
    rows = asked(store)
    assert ids(rows) == ["000006", "000005", "000004", "000003", "000002", "000001"]
    told = {row.id: row for row in rows}
    assert (told["000002"].print_count, told["000002"].reasons) == (2, ("原件遗失",))
    assert told["000004"].void_reason == "姓名有误"
    assert told["000005"].reissue_of == told["000004"].number
    assert told["000003"].print_count == 0
    assert told["000001"].clerk_name


def test_it_is_filtered_by_state_kind_and_text(store: Store) -> None:
    a_year(store)
    assert ids(asked(store, state="unprinted")) == ["000003"]
    assert ids(asked(store, state="void")) == ["000004"]
    assert ids(asked(store, state="reissued")) == ["000005"]
    assert ids(asked(store, kind=CertificateKind.HONOUR)) == ["000006"]
    assert ids(asked(store, month=START.astimezone(LOCAL_ZONE).month)) == ids(asked(store))
    assert ids(asked(store, month=1)) == []
    assert ids(asked(store, text="罗小满")) == ["000005"]
    assert ids(asked(store, text="000002")) == ["000002"]
    assert ids(asked(store, text="%")) == []


def test_it_comes_in_pages(store: Store) -> None:
    a_year(store)
    page = store.queries.certificate_register(RegisterFilter(year=YEAR), 2, 2)
    assert ids(page) == ["000004", "000003"]


def test_the_summary_counts_every_state_and_names_the_years(store: Store) -> None:
    a_year(store)
    summary = store.queries.certificate_register_summary(YEAR)
    assert summary.counts == {"everything": 6, "valid": 5, "void": 1, "reissued": 1, "unprinted": 1}
    assert summary.unprinted == (("000003", CertificateKind.SERVICE_RECORD),)
    assert summary.years == (2026, 2025)
    assert [row for row, _ in summary.numbers] == ["000001", "000002", "000003", "000004", "000005", "000006"]
    assert store.queries.certificate_register_summary(2024).counts["everything"] == 0


def test_an_empty_register_has_no_years(store: Store) -> None:
    assert store.queries.certificate_register_summary(YEAR).years == ()
    assert asked(store) == ()
