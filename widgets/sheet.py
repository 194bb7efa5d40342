"""The one generated style sheet: only what Qt's own parts need; painted parts read the tokens."""

from widgets.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The whole sheet for one scheme and text size."""
    return "\n".join((_inputs(tokens), _lists(tokens), _menus(tokens), _scroll_bars(tokens)))


def _inputs(t: Tokens) -> str:
    pad, thin, thick = t.space(12), t.border, 2
    inputs = "QLineEdit, QComboBox, QAbstractSpinBox"
    areas = "QPlainTextEdit, QTextEdit"
    return f"""
{inputs}, {areas} {{
    background: {t.hex("surface")}; color: {t.hex("text")};
    border: {thin}px solid {t.hex("control")}; border-radius: 8px;
    selection-background-color: {t.hex("brand_fill")}; selection-color: {t.hex("on_brand")};
    placeholder-text-color: {t.hex("text_3")};
}}
{inputs} {{
    padding: 0 {pad - thin}px;
    min-height: {t.size(40) - 2 * thin}px; max-height: {t.size(40) - 2 * thin}px;
}}
{areas} {{ padding: {t.space(8) - thin}px {pad - 4 - thin}px; }}
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover, QPlainTextEdit:hover, QTextEdit:hover {{
    border-color: {t.hex("text_2")};
}}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border: {thick}px solid {t.hex("focus")}; padding: 0 {pad - thick}px;
    min-height: {t.size(40) - 2 * thick}px; max-height: {t.size(40) - 2 * thick}px;
}}
QPlainTextEdit:focus, QTextEdit:focus {{
    border: {thick}px solid {t.hex("focus")}; padding: {t.space(8) - thick}px {pad - 4 - thick}px;
}}
QLineEdit[problem="true"], QComboBox[problem="true"], QAbstractSpinBox[problem="true"] {{
    border: {thick}px solid {t.hex("error")}; padding: 0 {pad - thick}px;
    min-height: {t.size(40) - 2 * thick}px; max-height: {t.size(40) - 2 * thick}px;
}}
QPlainTextEdit[problem="true"], QTextEdit[problem="true"] {{
    border: {thick}px solid {t.hex("error")}; padding: {t.space(8) - thick}px {pad - 4 - thick}px;
}}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
QPlainTextEdit:disabled, QTextEdit:disabled {{
    background: {t.hex("sunken")}; color: {t.hex("text_3")}; border-color: {t.hex("line")};
}}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus, QLineEdit[bare="true"]:hover {{
    background: transparent; border: none; padding: 0; min-height: 0; max-height: 16777215px;
}}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    background: transparent; border: none; padding: 0; min-height: 0; max-height: 16777215px;
}}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {t.size(24)}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QComboBox QAbstractItemView {{
    background: {t.hex("surface")}; border: 1px solid {t.hex("line_strong")}; padding: 4px; outline: none;
    selection-background-color: {t.hex("brand_soft")}; selection-color: {t.hex("brand")};
}}
QComboBox QAbstractItemView::item {{ min-height: {t.size(34)}px; padding: 0 {t.space(8)}px; }}
QListView[rows="true"], QTableView[rows="true"] {{
    background: {t.hex("surface")}; border: none; outline: none; gridline-color: transparent;
}}
QTableView[rows="true"] QHeaderView {{ background: {t.hex("sunken")}; border: none; }}
QTableView[rows="true"] QHeaderView::section {{
    background: {t.hex("sunken")}; color: {t.hex("text_2")}; border: none;
    border-bottom: 1px solid {t.hex("line")}; padding: 0 {t.space(12)}px;
    font-size: {t.px("small")}px; font-weight: 400;
}}
QScrollArea[plain="true"], QScrollArea[plain="true"] > QWidget > QWidget[plain="true"] {{
    background: transparent; border: none;
}}
QCalendarWidget QWidget {{ alternate-background-color: {t.hex("sunken")}; }}
QCalendarWidget QAbstractItemView:enabled {{
    background: {t.hex("surface")}; color: {t.hex("text")};
    selection-background-color: {t.hex("brand_fill")}; selection-color: {t.hex("on_brand")};
}}
QCalendarWidget QSpinBox, QCalendarWidget QSpinBox:focus {{
    min-height: 0; padding: 0 4px; border-radius: 4px;
}}
"""


def _menus(t: Tokens) -> str:
    return f"""
QMenu {{
    background: {t.hex("surface")}; color: {t.hex("text")};
    border: 1px solid {t.hex("line_strong")}; border-radius: 8px; padding: 4px;
}}
QMenu::item {{ padding: {t.space(8)}px {t.space(20)}px {t.space(8)}px {t.space(12)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.hex("brand_soft")}; color: {t.hex("brand")}; }}
QMenu::item:disabled {{ color: {t.hex("text_3")}; }}
QMenu::separator {{ height: 1px; background: {t.hex("line")}; margin: 4px 8px; }}
QToolTip {{
    background: {t.hex("tooltip")}; color: {t.hex("on_tooltip")}; border: none;
    padding: 6px 8px; font-size: {t.px("small")}px;
}}
"""


def _scroll_bars(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {t.hex("line_strong")}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {t.hex("control")}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0;
}}
QAbstractScrollArea::corner {{ background: transparent; }}
"""
