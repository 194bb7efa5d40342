"""Synthetic volunteers in bulk: all of them invented."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from core.commands.registry import desk_handlers
from core.commands.sites import first_start
from core.domain.identity_number import mainland_check_character
from core.domain.practice_site import SiteLevel
from core.domain.service_minutes import HoursPolicy
from core.domain.volunteer import Volunteer
from core.domain.working_days import WorkingCalendar
from core.ports.store import DeskPolicy
from db.connection import Driver, transaction
from db.mapping import TABLE_MAPS
from db.person_index import PersonIndex, volunteer_entry
from db.store import Store

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇解"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂香英华玉萍红建国文辉力健永生龙元全胜学祥才发武新利清飞彬富"
    "顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇"
    "固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘满雨欣怡"
)
CHUNK = 5000
REGISTERED = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)


class Made(NamedTuple):
    """What queries are drawn from: id, name, phone, identity number, our number."""

    id: str
    name: str
    phone: str
    id_number: str
    number: str


def people(count: int, seed: int) -> Iterator[Made]:
    """Invented people; the same seed gives the same people."""
    chance = random.Random(seed)
    first = date(1945, 1, 1)
    for index in range(count):
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2, 2))))
        born = first + timedelta(days=chance.randrange(24_000))
        body = f"999901{born:%Y%m%d}{chance.randrange(1000):03d}"
        yield Made(
            f"{index:08d}-0000-7000-8000-000000000000",
            name,
            f"19{chance.randrange(10**9):09d}",
            body + mainland_check_character(body),
            f"QH-K7-{index:06d}-X",
        )


class BenchKey:
    """A key store that has its key."""

    def load(self) -> bytes:
        """Always the same key."""
        return bytes(range(32))

    def save(self, key: bytes) -> None:
        """Never needed."""


def open_bench_store(folder: Path, driver: Driver | None = None, *, code: str = "QH") -> Store:
    """A store with the desk's own rules and a founded unit, encrypted where SQLCipher is installed."""
    store = Store(
        folder,
        BenchKey(),
        lambda: datetime.now(UTC),
        desk_handlers(),
        DeskPolicy(hours=HoursPolicy()),
        WorkingCalendar({}, {}, frozenset()),
        driver=driver,
    )
    store.write(
        partial(first_start, unit="青禾县中心", code=code, level=SiteLevel.COUNTY_CENTER, clerk_name="周敏"),
        None,
    )
    return store


def fill(store: Store, count: int, seed: int) -> list[Made]:
    """Write people past the log, in the way an import would but without its commands; for benchmarks only."""
    made = list(people(count, seed))
    for start in range(0, count, CHUNK):
        write_people(store, made[start : start + CHUNK])
    return made


def write_people(store: Store, made: Sequence[Made]) -> None:
    """One transaction of volunteers and their search entries; the permit is opened and closed by hand."""
    writer = store._writer  # noqa: SLF001 - the bulk path is not an order
    with transaction(writer):
        writer.execute("UPDATE write_permit SET open = 1")
        rows = [_row(person) for person in made]
        writer.executemany(TABLE_MAPS[Volunteer].upsert, map(TABLE_MAPS[Volunteer].values, rows))
        PersonIndex(writer).write(volunteer_entry(row) for row in rows)
        writer.execute("UPDATE write_permit SET open = 0")


def _row(person: Made) -> Volunteer:
    return Volunteer(
        id=person.id,
        version=1,
        site_id="bench",
        number=person.number,
        token=person.id,
        name=person.name,
        id_number=person.id_number,
        id_digest=person.id,
        phone=person.phone,
        registered_at=REGISTERED,
        registered_by="bench",
    )
