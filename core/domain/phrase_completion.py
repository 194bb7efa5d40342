"""The rest of a usual phrase, from what residents said before at this desk's unit.

A phrase is what stands between two punctuation marks. It is offered only when at least `TOLD_BY` different
residents said it, so that nobody's own story comes up at the counter; phrases with digits, with a run of
Chinese numerals, with a requester's name or a surname before a title (王婆婆) never are. Said often and said
lately counts: a saying loses half of its weight in `HALF_LIFE`.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

TOLD_BY = 2
HALF_LIFE = timedelta(days=180)
SHORTEST = 4
LONGEST = 30
TYPED_BEFORE = 2
"""So many characters of the phrase have to stand there already."""
SAVED_AT_LEAST = 2

_DIVIDERS = re.compile(r"[\s，。！？；：、,.!?;:…“”\"'（）()《》]+")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
    "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_TITLES = (
    "婆婆|婆|爷爷|大爷|大妈|大娘|大哥|大姐|大叔|老汉|老师|阿姨|阿婆|嬢嬢|孃孃|叔叔|叔|伯伯|伯|婶|嫂|奶奶|师傅"
    "|医生|主任|书记|村长|先生|女士|某|家"
)
_PERSONAL = re.compile(rf"\d|[零〇一二三四五六七八九幺]{{4,}}|[{_SURNAMES}](?:{_TITLES})")


class Saying(msgspec.Struct, frozen=True):
    """A past request, as far as phrases are made of it."""

    words: str
    resident_id: str
    name: str
    at: datetime


class PhraseBook:
    """Phrases in the order of their characters, each with its weight; made once, asked at every letter."""

    def __init__(self, weights: dict[str, float] | None = None) -> None:
        self._weights = weights or {}
        self._phrases = sorted(self._weights)

    def __len__(self) -> int:
        return len(self._phrases)

    def rest_of(self, typed: str) -> str:
        """What would complete the phrase begun at the end of `typed`; empty when nothing usual does."""
        begun = _DIVIDERS.split(typed)[-1]
        if len(begun) < TYPED_BEFORE:
            return ""
        best, best_weight = "", 0.0
        for place in range(bisect_left(self._phrases, begun), len(self._phrases)):
            phrase = self._phrases[place]
            if not phrase.startswith(begun):
                break
            if len(phrase) - len(begun) >= SAVED_AT_LEAST and self._weights[phrase] > best_weight:
                best, best_weight = phrase, self._weights[phrase]
        return best[len(begun) :]


def phrase_book(sayings: Iterable[Saying], now: datetime) -> PhraseBook:
    """The book of what was said; sayings of erased people must not be among them."""
    weights: defaultdict[str, float] = defaultdict(float)
    told_by: defaultdict[str, set[str]] = defaultdict(set)
    for saying in sayings:
        weight = 0.5 ** (max(now - saying.at, timedelta()) / HALF_LIFE)
        for phrase in set(_DIVIDERS.split(saying.words)):
            if SHORTEST <= len(phrase) <= LONGEST and not _is_personal(phrase, saying.name):
                weights[phrase] += weight
                told_by[phrase].add(saying.resident_id)
    return PhraseBook({p: weight for p, weight in weights.items() if len(told_by[p]) >= TOLD_BY})


def _is_personal(phrase: str, name: str) -> bool:
    return bool(_PERSONAL.search(phrase)) or (len(name) > 1 and (name in phrase or name[1:] in phrase))
