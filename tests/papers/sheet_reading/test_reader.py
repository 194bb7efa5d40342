import cv2
import numpy as np
import pytest

from core.papers.sheet_reading.pixels import Grey
from core.papers.sheet_reading.reader import cut_out, read_picture
from core.papers.sheet_reading.readings import PageStatus, Verdict
from core.papers.sign_in_sheet import Box, render_sign_in_sheet, sheet_geometry
from tests.papers.builders import a_sheet
from tests.papers.reading import raster
from tests.papers.sheet_reading.filled import FilledSheet, a_filled_sheet, codes_for
from tests.papers.sheet_reading.judge import judge, tuning_seeds, unseen_seeds


def a_scan(dpi: int = 200, people: int = 16) -> Grey:
    """A page nobody touched."""
    sheet = a_sheet(people, page_codes=codes_for(1, 1))
    return np.asarray(raster(render_sign_in_sheet(sheet), dpi=dpi))


def marked(grey: Grey, *boxes: Box, dpi: int = 200) -> Grey:
    """The scan with a cross drawn into each of these boxes."""
    done = grey.copy()
    for box in boxes:
        x0, y0, x1, y1 = (
            round(v * dpi / 25.4)
            for v in (box.x + 0.6, box.y + 0.6, box.x + box.width - 0.6, box.y + box.height - 0.6)
        )
        cv2.line(done, (x0, y0), (x1, y1), 40, 3)
        cv2.line(done, (x0, y1), (x1, y0), 40, 3)
    return done


@pytest.mark.parametrize(("dpi", "quarters"), [(150, 0), (200, 0), (200, 1), (200, 2), (200, 3), (300, 2)])
def test_both_boxes_of_every_row_are_read_whichever_way_round_the_page_lies(dpi: int, quarters: int) -> None:
    rows = sheet_geometry().rows
    scan = marked(a_scan(dpi), rows[0].present, rows[0].left, rows[7].present, rows[19].left, dpi=dpi)
    (page,) = read_picture(np.rot90(scan, quarters).copy())
    assert page.status is PageStatus.READ
    assert page.code == codes_for(1, 1)[0]
    assert page.token == page.code[1:-1]
    assert [row.place for row in page.rows] == list(range(1, 21))
    present = [row.place for row in page.rows if row.present.verdict is Verdict.TICKED]
    left = [row.place for row in page.rows if row.left.verdict is Verdict.TICKED]
    assert (present, left) == ([1, 8], [1, 20])
    assert not any(row.needs_review for row in page.rows)
    assert all(row.confidence > 0.9 for row in page.rows)


@pytest.mark.parametrize("corner", range(4))
def test_three_corners_are_enough(corner: int) -> None:
    block = sheet_geometry().blocks[corner]
    scan = a_scan()
    x, y = (round(v * 200 / 25.4) for v in block.centre)
    scan = cv2.rectangle(scan.copy(), (x - 45, y - 45), (x + 45, y + 45), 255, -1)
    (page,) = read_picture(marked(scan, sheet_geometry().rows[4].present))
    assert page.status is PageStatus.READ
    assert [row.place for row in page.rows if row.present.ticked] == [5]


def test_half_a_sheet_is_unreadable_and_says_which_sheet_it_is() -> None:
    (page,) = read_picture(a_scan()[1300:].copy())
    assert (page.status, page.code, page.rows) == (PageStatus.UNREADABLE, codes_for(1, 1)[0], ())


def test_two_sheets_on_one_picture_are_two_pages() -> None:
    other = np.asarray(raster(render_sign_in_sheet(a_sheet(16, page_codes=codes_for(2, 1))), dpi=200))
    pages = read_picture(np.hstack([a_scan(), np.rot90(other, 2)]))
    assert [page.status for page in pages] == [PageStatus.READ] * 2
    assert {page.code for page in pages} == {codes_for(1, 1)[0], codes_for(2, 1)[0]}


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_a_picture_of_nothing_is_no_sheet(shade: int) -> None:
    (page,) = read_picture(np.full((900, 700), shade, np.uint8))
    assert page.status is PageStatus.NO_SHEET


@pytest.mark.parametrize("shape", [(1, 1), (3, 4000), (63, 63)])
def test_a_picture_of_a_few_pixels_is_no_sheet(shape: tuple[int, int]) -> None:
    (page,) = read_picture(np.zeros(shape, np.uint8))
    assert page.status is PageStatus.NO_SHEET


def test_a_sheet_whose_code_is_hidden_is_unreadable() -> None:
    code = sheet_geometry().page_code
    x, y, side = (round(v * 200 / 25.4) for v in (code.x, code.y, code.width))
    scan = cv2.rectangle(a_scan().copy(), (x, y), (x + side, y + side // 2), 200, -1)
    (page,) = read_picture(scan)
    assert (page.status, page.code) == (PageStatus.UNREADABLE, "")


def _a_walk_in() -> tuple[FilledSheet, int]:
    for seed in range(20):
        sheet = a_filled_sheet(seed)
        for index in range(sheet.people, 20):
            if sheet.present[index].ticked:
                return sheet, index
    raise AssertionError


def test_writing_is_seen_and_a_walk_in_row_is_cut_out_for_typing() -> None:
    sheet, walk_in = _a_walk_in()
    grey = cv2.cvtColor((sheet.picture * 255).astype(np.uint8), cv2.COLOR_RGB2GRAY)
    (page,) = read_picture(grey)
    assert [row.signed for row in page.rows] == list(sheet.signed)
    named = {row.place - 1 for row in page.rows if row.named}
    assert named == {*range(sheet.people), *(i for i in range(20) if sheet.present[i].ticked)}
    picture = cv2.imdecode(np.frombuffer(cut_out(page.straightened, walk_in + 1), np.uint8), 0)
    assert picture is not None
    assert picture.shape[1] > 8 * picture.shape[0]
    assert np.percentile(picture, 1) < 120


def test_a_straightened_page_is_small_enough_to_keep() -> None:
    (page,) = read_picture(a_scan())
    assert len(page.straightened) < 700_000


def test_boxes_are_read_on_degraded_pages() -> None:
    """A scan and a photograph; the limits proper need more boxes, see the slow test and the benchmark."""
    tally = judge(unseen_seeds(2))
    assert (tally.pages, tally.lost, tally.cells) == (2, [], 80)
    assert tally.wrong == []
    assert len(tally.asked) <= 2, tally.asked


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [tuning_seeds(25), unseen_seeds(25)], ids=["tuning", "unseen"])
def test_of_a_thousand_boxes_none_is_read_wrong_and_few_are_asked(seeds: list[int]) -> None:
    """Boxes that only a person can decide are among them and must be asked: about three in a thousand."""
    tally = judge(seeds)
    assert tally.lost == []
    assert tally.cells == 1000
    assert tally.wrong == []
    assert len(tally.asked) <= 15, tally.asked
