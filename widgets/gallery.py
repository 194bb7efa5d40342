"""Every widget in every state on one page: `python -m widgets.gallery [--out DIR] [--fonts DIR]`.

The sample words are those of the drawings; all people, places and numbers in them are invented.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from widgets.base import ElidedLabel, Label, Painted, arrange, painting
from widgets.buttons import Button, ButtonKind, ButtonSize, IconButton, KeyHint
from widgets.cards import Card, EmptyState, Figure, FigureStrip, Note, NoticeBar, UndoBar
from widgets.chips import Option, OptionChips, Pill, Segmented, StateChip
from widgets.choices import Checkbox, RadioCard, Switch
from widgets.flow import FlowLayout
from widgets.focus_ring import FocusRing
from widgets.gallery_samples import (
    ATTENDANCE,
    CATEGORIES,
    FOUND,
    NAVIGATION,
    PEOPLE,
    REQUESTS,
    STATES,
    Sample,
)
from widgets.header import PageHeader
from widgets.inputs import ComboInput, DateInput, Field, TextArea, TextInput
from widgets.keypad import Keypad
from widgets.lists import PagedListModel, RowList, rows_at_once
from widgets.lookup import LookupPopover
from widgets.nav import NavColumn, NavLook
from widgets.pdf_preview import Pager
from widgets.people import Avatar, IconTile, ProductMark, Stars, StepNumber
from widgets.progress import CountRing, ProgressBar, StateLine, Step, StepState
from widgets.rows import RowDelegate
from widgets.scan_box import ScanBox
from widgets.table import Cell, Column, RowTable, TableModel
from widgets.tabs import Tab, Tabs
from widgets.theme import Theme, register_fonts
from widgets.tokens import Scheme, Tone
from widgets.week_strip import Day, WeekStrip


def _line(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _wrapped(*parts: QWidget) -> FlowLayout:
    flow = FlowLayout(gap=10, line_gap=10)
    for part in parts:
        flow.addWidget(part)
    return flow


class Gallery(Painted):
    """All sections in two columns of cards beside the navigation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle("Gallery")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.nav = NavColumn(theme, NAVIGATION)
        self.nav.set_site("文明实践前台", "清禾县中心 · 1 号窗口")
        self.nav.set_staff("陈立群", "前台 · 值班")
        for key, count in (("requests", 10), ("media", 3), ("sync", 7)):
            self.nav.set_count(key, count)
        self.nav.open_page("requests")
        row.addWidget(self.nav)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addLayout(right, 1)
        self.header = PageHeader(theme, "需求处理")
        self.header.scan_box.set_words("扫码，或输入姓名 / 拼音 / 手机 / 单号")
        self.header.buttons.addWidget(
            Button(theme, "登记需求", kind=ButtonKind.PRIMARY, icon="plus", hint="F2")
        )
        self.header.link_pill.set_state("离线工作中 · 7 条待上传", Tone.WARN)
        right.addWidget(self.header)
        self._columns = QHBoxLayout()
        right.addLayout(self._columns, 1)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._columns.addLayout(self._left, 1)
        self._columns.addLayout(self._right, 1)
        for column, sections in ((self._left, self._left_sections()), (self._right, self._right_sections())):
            for section in sections:
                column.addWidget(section)
            column.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        """Gaps for the text size; large text takes the large navigation."""
        t = self.tokens
        arrange(self._columns, t, (24, 20, 24, 20), 20)
        self._left.setSpacing(t.space(16))
        self._right.setSpacing(t.space(16))
        self.nav.set_look(NavLook.FULL if t.scale == 1.0 else NavLook.LARGE)

    def _left_sections(self) -> list[QWidget]:
        return [self._desk(), self._buttons(), self._chips(), self._form(), self._notes()]

    def _right_sections(self) -> list[QWidget]:
        return [
            self._list(REQUESTS, 65),
            self._list(PEOPLE, 60),
            self._records(),
            self._small(),
            self._kiosk(),
        ]

    def _card(self, title: str, *parts: QWidget | QLayout) -> Card:
        card = Card(self.theme, title)
        for part in parts:
            if isinstance(part, QLayout):
                card.body.addLayout(part)
            else:
                card.body.addWidget(part)
        return card

    def _desk(self) -> QWidget:
        t = self.theme
        box = ScanBox(t)
        box.set_words("请扫码，或输入姓名")
        pill = Pill(t, "")
        pill.set_state("网络不通，可照常办理", Tone.WARN, soft=True)
        figures = FigureStrip(
            t,
            (
                Figure("待审核", "4", colour="brand", caption="轮到我办", key="a"),
                Figure("待派单", "6", colour="brand", caption="其中 1 件超时", key="b"),
                Figure("待接单", "3", caption="等服务队回应", key="c"),
            ),
            beside=True,
        )
        quick = QHBoxLayout()
        for kind, words, icon, key in (
            (ButtonKind.PRIMARY, "登记需求", "clipboard-plus", "F2"),
            (ButtonKind.SECONDARY, "活动签到", "scan-line", "F4"),
        ):
            quick.addWidget(Button(t, words, kind=kind, size="quick", icon=icon, hint=key, spread=True))
        pills = _wrapped(Pill(t, "打印机正常", icon="printer"), pill, Pill(t, "09:42", strong=True))
        return self._card("工作台", pills, box, quick, figures)

    def _buttons(self) -> QWidget:
        t = self.theme
        kinds = [Button(t, "保存并打印", kind=kind, icon="printer", hint="F9") for kind in ButtonKind]
        sizes: tuple[ButtonSize, ...] = ("small", "normal", "large", "quick", "kiosk")
        sized = [Button(t, "查看", size=size, hint="Enter") for size in sizes]
        off = Button(t, "试打一张")
        off.setEnabled(False)
        icons = (IconButton(t, "ellipsis", "更多", framed=True), IconButton(t, "lock", "锁屏"))
        return self._card("按钮", _wrapped(*kinds, off), _wrapped(*sized, *icons, KeyHint(t, "Ctrl K")))

    def _chips(self) -> QWidget:
        t = self.theme
        categories = OptionChips(t, CATEGORIES, digits=True)
        categories.choose("repair")
        skills = OptionChips(
            t, (Option("a", "教学辅导"), Option("b", "法律"), Option("c", "摄影摄像")), many=True
        )
        skills.choose("a", "c")
        filters = OptionChips(
            t, (Option("a", "全部 1,284"), Option("b", "星级 206"), Option("c", "待补 12")), dense=True
        )
        filters.choose("a")
        alarm = OptionChips(
            t, (Option("d", "选日期", "calendar"), Option("u", "急事，马上提醒值班", "siren", alarm=True))
        )
        source = Segmented(t, (Option("desk", "现场"), Option("phone", "电话"), Option("proxy", "代办")))
        agree = Checkbox(t, "居民同意将姓名、电话告知承接队伍", checked=True)
        states = _wrapped(*(StateChip(t, words, tone) for words, tone in STATES))
        return self._card("选择与状态", categories, alarm, skills, filters, _wrapped(source, agree), states)

    def _form(self) -> QWidget:
        t = self.theme
        name = Field(t, "姓名", TextInput(t), number=1)
        number = Field(t, "证件号码", TextInput(t, latin=True), hint="仅存加密值")
        number.show_fine("校验位正确 · 男 · 22 岁")
        phone = Field(t, "手机号", TextInput(t, latin=True))
        phone.show_problem("手机号应为 11 位，还差 1 位")
        for field, value in ((name, "王启航"), (number, "999901 20040315 0118"), (phone, "136 0000 559")):
            assert isinstance(field.input, TextInput)  # noqa: S101 - told to the type checker
            field.input.setText(value)
        place = ComboInput(t)
        place.addItems(["柳溪镇 · 河湾村", "云岭乡 · 青坪村"])
        words = Field(
            t, "想请我们帮什么忙", TextArea(t, "家里电路老化，一开电饭煲就跳闸"), hint="照居民的原话记"
        )
        words.show_hint("已按“跳闸、灯泡”归到便民维修，不对可改")
        off = TextInput(t)
        off.setText("编号保存后自动生成")
        off.setEnabled(False)
        pairs = []
        for left, right in (
            (name, number),
            (phone, Field(t, "所在地", place)),
            (Field(t, "日期", DateInput(t, QDate(2026, 5, 20))), Field(t, "编号", off)),
        ):
            pair = QHBoxLayout()
            pair.setSpacing(16)
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            pairs.append(pair)
        card = self._card("登记", *pairs, words)
        footer = card.footer().row
        footer.addWidget(Label(t, "已自动存到本机", role="small", colour="text_2"))
        footer.addStretch(1)
        footer.addWidget(Button(t, "仅保存", size="large", hint="Ctrl Enter"))
        footer.addWidget(
            Button(t, "保存并打印", kind=ButtonKind.PRIMARY, size="large", icon="printer", hint="F9")
        )
        return card

    def _notes(self) -> QWidget:
        t = self.theme
        undo = UndoBar(t, stays=True)
        undo.show_action("刚刚：已登记 周桂兰 的需求", "09:40 · 单号 0520-017", can_print=True)
        notice = NoticeBar(t)
        notice.show_notice("没有印出来：打印机未连上。请检查电源，再点“重打”。", Tone.ERROR, action="重打")
        return self._card(
            "提示",
            Note(
                t,
                "可能重复：5 月 18 日新民村 3 组已登记“电线老化”1 件。",
                Tone.WARN,
                action="看一看",
            ),
            Note(
                t,
                "新民村近 7 天有 2 件相近的用电需求，可以合成一次集中上门。",
                action="合并派单",
                icon="lightbulb",
            ),
            Note(t, "刚才扫到测试码，中文输入法下也正常。", Tone.OK),
            notice,
            undo,
            EmptyState(t, "今天还没有需求。有人来时按 F2 登记。", icon="clipboard-list", action="登记需求"),
        )

    def _list(self, samples: Sequence[Sample], height: int) -> QWidget:
        model: PagedListModel[Sample] = PagedListModel(
            rows_at_once(samples), key=lambda s: s.key, sentence=lambda s: s.look.title, parent=self
        )
        view = RowList(self.theme, "样例")
        view.set_rows(model)
        view.setItemDelegate(RowDelegate(self.theme, lambda s: s.look, view, height=height, pad=20))
        view.setFixedHeight(self.tokens.size(height) * len(samples) + 8)
        self.theme.changed.connect(lambda: view.setFixedHeight(self.tokens.size(height) * len(samples) + 8))
        model.reload()
        view.choose("2")
        card = Card(self.theme, "待办需求", "按时限排序", flush=True)
        more = Button(
            self.theme, "全部 27 件", kind=ButtonKind.TEXT, size="small", trailing_icon="chevron-right"
        )
        card.header().row.addWidget(more)
        card.body.addWidget(view)
        return card

    def _records(self) -> QWidget:
        t = self.theme
        columns = (
            Column("n", "序", 52),
            Column("name", "姓名", 84),
            Column("number", "编号", 108),
            Column("team", "队伍"),
            Column("in", "签到", 96),
            Column("state", "", 90),
        )

        def cells(row: tuple[str, ...]) -> list[Cell]:
            came = Cell(row[4], "ok", icon="circle-check") if row[4] else Cell("未到")
            last = Cell(row[5], tone=Tone.OK) if row[4] else Cell("手工签到", link=True)
            return [Cell(row[0]), Cell(row[1], "text", strong=True), Cell(row[2]), Cell(row[3]), came, last]

        model: TableModel[tuple[str, ...]] = TableModel(
            columns, cells=cells, key=lambda r: r[0], sentence="，".join, parent=self
        )
        model.set_rows(ATTENDANCE)
        table = RowTable(t, "签到名单")
        table.set_table(model)
        table.setFixedHeight(self.tokens.size(36) + self.tokens.size(42) * 3 + 4)
        t.changed.connect(lambda: table.setFixedHeight(self.tokens.size(36) + self.tokens.size(42) * 3 + 4))
        card = Card(t, flush=True)
        figures = FigureStrip(
            t,
            (
                Figure("志愿者报名", "30", "人"),
                Figure("已签到", "19", "人", "ok"),
                Figure("预计时长", "38.0", "小时"),
            ),
        )
        inset = QVBoxLayout()
        inset.setContentsMargins(20, 16, 20, 12)
        inset.addWidget(figures)
        card.body.addLayout(inset)
        tabs = Tabs(
            t, (Tab("list", "签到名单", 30), Tab("plan", "活动方案"), Tab("photos", "照片与简讯", 6)), pad=12
        )
        card.body.addWidget(tabs)
        card.body.addWidget(table)
        return card

    def _small(self) -> QWidget:
        t = self.theme
        done, later = StepState.DONE, StepState.LATER
        steps = StateLine(
            t,
            (
                Step("登记", done, "09:40"),
                Step("审核", done, "09:41"),
                Step("派单", StepState.NOW, "轮到我办"),
                Step("接单", later),
                Step("办结", StepState.STOPPED),
            ),
        )
        progress = ProgressBar(t)
        progress.show_progress(4, 8, "正在打印第 4 份，共 8 份", "约还需 20 秒")
        people = _line(
            Avatar(t, "罗小满", side=64), Avatar(t, "周桂兰"), Stars(t, 2), StepNumber(t, 3),
            IconTile(t, "music"),
            IconTile(t, "cloud-upload", ink="warn", fill="warn_soft", line="warn_line", round_=True),
            ProductMark(t),
            Switch(t, "减少动画"), Switch(t, "声音提示", on=True),
        )  # fmt: skip
        group = QButtonGroup(self)
        cards = QHBoxLayout()
        for title, detail in (("志愿服务记录证明", "A4 竖版 · 盖章用"), ("荣誉证书", "A4 横版 · 套打或整印")):
            card = RadioCard(t, title, detail)
            card.setChecked(group.id(card) == -1 and not group.buttons())
            group.addButton(card)
            cards.addWidget(card)
        pager = Pager(t)
        pager.set_position(0, 8)
        week = WeekStrip(t)
        first = QDate(2026, 5, 18)
        names = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
        week.set_week([Day(first.addDays(i), names[i], i % 4 + 1) for i in range(7)], first.addDays(2))
        long = "家里电路老化，一开电饭煲就跳闸，想请人上门看看，顺便换个灯泡，越快越好"
        return self._card(
            "其他", ElidedLabel(t, long, role="h2"), steps, progress, people, cards, week, _line(pager)
        )

    def _kiosk(self) -> QWidget:
        t = self.theme
        ring = CountRing(t)
        ring.set_count(19, 30, "报名 30 人")
        keypad = Keypad(t)
        keypad.press("5")
        keypad.press("5")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(keypad, 1)
        return self._card("签到机", row)

    def paintEvent(self, _event: object) -> None:
        """The window's ground."""
        with painting(self) as painter:
            painter.fillRect(self.rect(), self.tokens.color("page"))


def show_popover(gallery: Gallery) -> LookupPopover:
    """The lookup popover under the header's box."""
    popover = LookupPopover(gallery.theme, gallery, gallery.header.scan_box)
    popover.show_results(FOUND)
    return popover


def fit_height(gallery: Gallery, width: int = 1440) -> None:
    """As high as its wrapped texts and chips need at this width (or the least width that is possible)."""
    for _ in range(3):  # layouts inside layouts settle from the inside out
        QCoreApplication.sendPostedEvents()
        least = max(width, gallery.minimumSizeHint().width())
        gallery.resize(least, gallery.heightForWidth(least))


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the gallery, or writes it as PNG files in all schemes and text sizes."""
    parser = argparse.ArgumentParser(description="Every widget in every state")
    parser.add_argument(
        "--out", type=Path, help="write PNG files into this folder instead of opening a window"
    )
    parser.add_argument("--fonts", type=Path, help="folder with the fonts, when not in resources/fonts")
    options = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    register_fonts(options.fonts)
    theme = Theme(app)
    gallery = Gallery(theme)
    FocusRing(theme, gallery, app)
    if options.out is None:
        scroll = QScrollArea()
        scroll.setWidget(gallery)
        scroll.setWidgetResizable(True)
        scroll.resize(1440, 900)
        scroll.show()
        return app.exec()
    options.out.mkdir(parents=True, exist_ok=True)
    gallery.show()
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        for scale in (1.0, 1.25, 1.5):
            theme.set_scheme(scheme)
            theme.set_text_scale(scale)
            fit_height(gallery)
            gallery.grab().save(str(options.out / f"gallery-{scheme}-{round(scale * 100)}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
