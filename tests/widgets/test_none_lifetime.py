"""Twenty thousand Qt calls must not use up None (Python 3.11 has about 6,400 references to it)."""

from PySide6.QtWidgets import QApplication, QWidget

from widgets.none_lifetime import keep_none_alive


def test_many_calls_that_return_nothing_do_not_end_the_program(qapp: QApplication) -> None:
    keep_none_alive()
    assert keep_none_alive() in {True, False}
    widget = QWidget()
    for _ in range(20_000):
        widget.update()
    assert qapp.activePopupWidget() is None
