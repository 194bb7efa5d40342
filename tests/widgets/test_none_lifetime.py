"""Twenty thousand Qt calls must not use up None (Python 3.11 has about 6,400 references to it)."""

import sys

from PySide6.QtWidgets import QApplication, QWidget

from widgets.none_lifetime import keep_none_alive


def test_the_constants_have_references_to_spare_where_python_counts_them() -> None:
    if keep_none_alive():
        assert min(sys.getrefcount(constant) for constant in (None, True, False)) > 1 << 50


def test_many_calls_that_return_nothing_do_not_end_the_program(qapp: QApplication) -> None:
    keep_none_alive()
    widget = QWidget()
    for _ in range(20_000):
        widget.update()
    assert qapp.activePopupWidget() is None
