"""The picture of all papers."""

from core.papers.template.papers import PAPERS
from tests.papers.contact_sheet import contact_sheet, papers


def test_every_paper_is_on_the_picture() -> None:
    names = [name for name, _ in papers()]
    assert set(PAPERS) <= set(names)
    assert {"service_certificate", "sign_in_sheet", "request_slip", "volunteer_card"} <= set(names)
    assert contact_sheet().width > 1000
