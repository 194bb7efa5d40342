"""The strip of figures with the way to the next star."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from core.domain.service_minutes import hours_text
from core.domain.stars import minutes_to_next_star, stars_for
from core.ports.rows import VolunteerDetail
from desktop.words import hours
from widgets.base import Label, Painted, arrange, paint_box, painting
from widgets.progress import Bar
from widgets.theme import Theme

STARS = 5


class FiguresBox(Painted):
    """累计时长 with the next star, this year, activities, certificates."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.next_star = Label(theme, role="small", colour="gold")
        self.bar = Bar(theme, 0, "gold_deco", height=6)
        self._values = [Label(theme, role="figure") for _ in range(4)]
        self._units = [Label(theme, role="small", colour="text_2") for _ in range(4)]
        self._row = QHBoxLayout(self)
        self._columns: list[QVBoxLayout] = []
        names = (
            self.tr("Total"),
            self.tr("This year"),
            self.tr("Activities"),
            self.tr("Certificates", "figure"),
        )
        self._others = QHBoxLayout()
        for at, name in enumerate(names):
            (self._others if at else self._row).addLayout(self._column(at, name), 1)
        self._row.addLayout(self._others, 2)
        self.retheme()

    def _column(self, at: int, name: str) -> QVBoxLayout:
        column, head, figure = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(Label(self.theme, name, role="small", colour="text_2"))
        if at == 0:
            head.addStretch(1)
            head.addWidget(self.next_star)
        figure.addWidget(self._values[at])
        figure.addWidget(self._units[at])
        figure.addStretch(1)
        figure.setSpacing(4)
        column.addLayout(head)
        column.addLayout(figure)
        if at == 0:
            column.addWidget(self.bar)
        column.addStretch(1)
        self._columns.append(column)
        return column

    def retheme(self) -> None:
        """Gaps for the text size."""
        arrange(self._row, self.tokens, (20, 14, 20, 14), 40)
        arrange(self._others, self.tokens, (0, 0, 0, 0), 40)
        for column in self._columns:
            arrange(column, self.tokens, (0, 0, 0, 0), 2)

    def stack(self, *, stacked: bool) -> None:
        """The total above the others in a narrow pane."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)
        self._row.setSpacing(self.tokens.space(8 if stacked else 40))

    def show_person(self, detail: VolunteerDetail, star_hours: Sequence[int]) -> None:
        """Another person's figures, stars by these thresholds (hours)."""
        total = detail.total_minutes
        certificates = len(detail.certificates)
        hour = self.tr("hours")
        for value, unit, (number, word) in zip(
            self._values,
            self._units,
            (
                (hours_text(total), hour),
                (hours_text(detail.year_minutes), hour),
                (f"{detail.activity_count:,}", self.tr("activity(s)", "unit", detail.activity_count)),
                (f"{certificates:,}", self.tr("certificate(s)", "unit", certificates)),
            ),
            strict=True,
        ):
            value.setText(number)
            unit.setText(word)
        self._show_next(total, star_hours)

    def _show_next(self, total: int, star_hours: Sequence[int]) -> None:
        left = minutes_to_next_star(total, star_hours)
        stars = stars_for(total, star_hours)
        self.bar.setVisible(left is not None)
        self.next_star.setVisible(left is not None)
        if left is None:
            return
        text = self.tr("%1 to %2").replace("%1", hours(left)).replace("%2", star_name(stars + 1))
        self.next_star.setText(text)
        self.bar.set_share(total / (star_hours[stars] * 60))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box and dividers."""
        t, rect = self.tokens, QRectF(self.rect())
        with painting(self) as painter:
            paint_box(
                painter, rect, fill=t.color("sunken"), border=t.color("line"), width=t.border, radius=10
            )
            stacked = self._row.direction() is not QBoxLayout.Direction.LeftToRight
            for column in self._columns[2 if stacked else 1 :]:
                place = column.geometry()
                x = place.left() - t.space(20)
                painter.fillRect(QRectF(x, place.top(), 1, place.height()), t.color("line"))


def star_name(stars: int) -> str:
    """三星; nothing below the first star."""
    return (
        "",
        QCoreApplication.translate("Stars", "one star"),
        QCoreApplication.translate("Stars", "two stars"),
        QCoreApplication.translate("Stars", "three stars"),
        QCoreApplication.translate("Stars", "four stars"),
        QCoreApplication.translate("Stars", "five stars"),
    )[min(stars, STARS)]
