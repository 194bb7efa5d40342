from core.domain.certificate_register import Gap, gaps
from core.domain.numbers import NumberTemplate, Series, yearly_number

TEMPLATE = "叙文实证〔{year}〕{desk}-{counter}-{check}"


def printed(*counters: int, desk: str = "K7", template: str = TEMPLATE) -> list[tuple[str, str]]:
    show = NumberTemplate(template).show
    return [
        (f"{desk}{counter}", show(yearly_number(Series.CERTIFICATE, "QH", desk, 2026, counter)))
        for counter in counters
    ]


def test_a_register_without_gaps_has_none() -> None:
    assert gaps(printed(3, 1, 2), TEMPLATE, "QH") == {}
    assert gaps([], TEMPLATE, "QH") == {}


def test_a_gap_stands_in_front_of_the_row_that_follows_it() -> None:
    assert gaps(printed(3, 4, 7), TEMPLATE, "QH") == {"K73": Gap("K7", 1, 2), "K77": Gap("K7", 5, 6)}


def test_each_desk_counts_for_itself() -> None:
    both = printed(1, 2) + printed(1, 3, desk="W4")
    assert gaps(both, TEMPLATE, "QH") == {"W43": Gap("W4", 2, 2)}


def test_after_a_change_of_the_template_both_forms_are_read() -> None:
    both = printed(1, 2, template=NumberTemplate().pattern)
    assert gaps(both + printed(3), TEMPLATE, "QH") == {}


def test_numbers_in_a_form_nobody_knows_any_more_make_no_gap_before_the_others() -> None:
    strange = [("old", "旧证 17")]
    assert gaps(strange + printed(18, 20), TEMPLATE, "QH") == {"K720": Gap("K7", 19, 19)}
