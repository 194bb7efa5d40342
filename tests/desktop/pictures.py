"""The pictures of the README: `python -m tests.desktop.pictures docs/screenshots`, on data of the kit.

A counter on a Wednesday morning; everybody and every number is invented.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

import tests.conftest as _offscreen  # noqa: F401 - a window of these pictures needs no screen
from core.commands.request_moves import accept_request
from core.domain.activity import Activity
from core.domain.service_request import RequestCategory as Category
from core.domain.service_request import RequestChannel, VisitHint, WantedTime
from core.domain.volunteer import Volunteer
from core.ports.rows import CodeTarget
from desktop.language import Translations
from desktop.main import PAGES, _plain_page
from desktop.page import Destination, Page
from desktop.pages.kiosk import KioskPage
from desktop.pages.register_request import RegisterRequestPage
from desktop.settings import Language
from desktop.shell.window import PageFactory, Shell
from tests.desktop.kit import MORNING, DeskKit
from widgets.theme import register_fonts

SIZE = (1440, 900)
SETTLE_MS = 600
"""A preview is drawn in another thread; the picture shows what a clerk would see."""

NAMES = ("罗小满", "吕佳禾", "孟晓芸", "何远志", "田玉珍", "王启航", "谢文博", "邓一鸣", "蒋春梅", "唐国梁")
ASKED = (
    ("母亲视力不好，请人读报陪聊", "吕家明", "柳溪镇", "河湾村", Category.ELDER_CARE, False),
    ("承包地流转合同看不懂，想请律师讲一讲", "唐志远", "石桥镇", "石桥社区", Category.LEGAL, True),
    ("独居老人，请人陪同去县医院复查", "刘德厚", "石桥镇", "团结村", Category.HEALTH, True),
    ("孩子放学后无人照看，咨询四点半课堂", "蒋春燕", "东湖街道", "桂花社区", Category.EDUCATION, False),
    ("想学用手机挂号和视频通话", "何秀英", "东湖街道", "桂花社区", Category.SCIENCE, False),
    ("家里电路老化常跳闸，想请人上门看看", "周桂兰", "柳溪镇", "新民村", Category.REPAIR, True),
)


class Scene:
    """A desk in the middle of its morning, with the real window over it."""

    def __init__(self, folder: Path, app: QApplication) -> None:
        self.kit = DeskKit(folder, app)
        self.kit.tools.settings.change(window_label="1 号窗口")
        self.team = self.kit.a_team()
        self.people = [self.kit.a_volunteer(name, team_id=self.team) for name in NAMES]
        self.running = self._activities()
        self._requests()
        self.kit.clock.set(MORNING + timedelta(minutes=14))
        factories: dict[Destination, PageFactory] = {
            place: partial(_plain_page, *where) for place, where in PAGES.items()
        }
        self.shell = Shell(self.kit.tools, factories, app)
        self.shell.resize(*SIZE)
        self.shell.show()

    def _activities(self) -> Activity:
        past = (("银发学堂 · 学用智能手机", 60), ("敬老院义诊（引导、登记）", 16), ("河湾村清河护绿", 3))
        for title, days in past:
            self._held(title, MORNING - timedelta(days=days), hours=4)
        self.kit.clock.set(MORNING)
        running = self.kit.an_activity()
        self.kit.signed_up(running, self.people)
        for volunteer in self.people[2:]:
            self.kit.a_visit(running, volunteer, minutes=None)
        for title, place, hour, day, needed in (
            ("敬老院义诊", "柳溪镇敬老院", 14, 0, 15),
            ("坝坝电影进乡村", "石桥镇团结村广场", 19, 0, 8),
            ("河湾村清河护绿", "柳溪镇河湾村", 9, 1, 25),
            ("剪纸课堂 · 第 3 讲", "云岭乡文明实践所", 15, 1, 10),
            ("读书分享会 · 乡土故事", "柳溪镇文明实践所", 10, 3, 12),
        ):
            starts = running.starts_at.replace(hour=hour) + timedelta(days=day)
            planned = self.kit.an_activity(
                title,
                place=place,
                starts_at=starts,
                ends_at=starts + timedelta(hours=2),
                needed_volunteers=needed,
            )
            self.kit.signed_up(planned, self.people[:8])
        return running

    def _held(self, title: str, at: datetime, *, hours: int, who: list[Volunteer] | None = None) -> Activity:
        self.kit.clock.set(at)
        starts = at.replace(minute=30)
        held = self.kit.an_activity(title, starts_at=starts, ends_at=starts + timedelta(hours=hours))
        for volunteer in who or self.people:
            self.kit.clock.set(starts)
            self.kit.a_visit(held, volunteer, minutes=hours * 60)
        self.kit.reviewed(held)
        return held

    def _requests(self) -> None:
        self.kit.clock.set(MORNING.replace(hour=7, minute=40))
        late = self.kit.a_request(
            "村里老人想看一场戏曲演出", name="邓世才", phone="13800001188",
            category=Category.CULTURE, town="云岭乡", village="青坪村", urgent=True,
        )  # fmt: skip
        self.kit.write(partial(accept_request, request_id=late.id))
        self.kit.clock.set(MORNING.replace(hour=8, minute=31))
        for number, (told, name, town, village, category, accepted) in enumerate(ASKED):
            self.kit.later(minutes=11)
            request = self.kit.a_request(
                told, name=name, phone=f"1380000{2041 + number}", town=town, village=village,
                category=category, urgent=category is Category.REPAIR,
            )  # fmt: skip
            if accepted:
                self.kit.write(partial(accept_request, request_id=request.id))

    def open(self, destination: Destination, argument: str = "") -> Page:
        """A page of the window, settled."""
        self.shell.go(destination, argument)
        self.settle()
        page = self.shell.page()
        assert page is not None
        return page

    def settle(self, milliseconds: int = SETTLE_MS) -> None:
        """Let threads and layouts do their work."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def home(self) -> None:
        """工作台."""
        self.open(Destination.HOME)

    def request(self) -> None:
        """登记需求, filled for somebody the desk knows."""
        page = self.open(Destination.NEW_REQUEST)
        assert isinstance(page, RegisterRequestPage)
        (known,) = (hit for hit in self.kit.tools.queries.search("周桂兰", limit=8) if hit.kind == "resident")
        page.form.requester.choose(CodeTarget(kind="resident", id=known.id, title=known.title))
        page.form.words.setPlainText("家里电路老化，一开电饭煲就跳闸，想请人上门看看，顺便换个灯泡。")
        page.form.category.choose(Category.REPAIR, by_hand=True)
        page.form.time.fill(WantedTime.THIS_AFTERNOON, None, urgent=False, today=MORNING.date())
        page.form.context.fill(RequestChannel.WINDOW, (VisitHint.HARD_OF_HEARING,), consent=True)
        self.settle()

    def kiosk(self) -> None:
        """签到机, just after somebody's card."""
        page = self.open(Destination.KIOSK, self.running.id)
        assert isinstance(page, KioskPage)
        first = self.people[0]
        page.take_target(CodeTarget(kind="volunteer", id=first.id, title=first.name))
        self.settle()

    def certificate(self) -> None:
        """开具证明, a batch about to be printed."""
        self.open(Destination.CERTIFICATES)
        self.settle(1500)


def save(window: QWidget, file: Path) -> None:
    """256 colours: the commonest exactly, so that grounds stay true, and the rest spread over the others."""
    window.grab().save(str(file))
    with Image.open(file) as opened:
        picture = opened.convert("RGB")
    counted = sorted(picture.getcolors(picture.width * picture.height) or (), reverse=True)
    exact = [colour for _, colour in counted[:160] if isinstance(colour, tuple)]
    spread = picture.quantize(96, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in exact for part in colour] + spread[: 96 * 3])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, optimize=True)


def main(folder: Path) -> None:
    """Every picture into a folder."""
    app = QApplication([])
    register_fonts()
    Translations(app).use(Language.CHINESE)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        scene = Scene(Path(data), app)
        pictures: tuple[Callable[[], None], ...] = (scene.home, scene.request, scene.kiosk, scene.certificate)
        for take in pictures:
            take()
            save(scene.shell, folder / f"{take.__name__}.png")
        scene.kit.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
