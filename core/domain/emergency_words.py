"""Words after which nobody should be registering but telephoning: 119, 120, 110 (domain facts 3.2).

Only a hint. A word counts unless the words before it say that nothing has happened (怕着火, 防溺水), and
whole phrases that merely contain it (打不着火) are taken out first.
"""

import re
from enum import StrEnum

import msgspec


class EmergencyNumber(StrEnum):
    """Fire (119), ambulance (120), police (110)."""

    FIRE = "119"
    AMBULANCE = "120"
    POLICE = "110"


class Emergency(msgspec.Struct, frozen=True):
    """Whom to call, and the word that says so."""

    number: EmergencyNumber
    word: str


_WORDS: dict[EmergencyNumber, str] = {
    EmergencyNumber.FIRE: """
        着火 起火 失火了 火灾 燃起来 烧起来 煤气泄漏 燃气泄漏 天然气泄漏 煤气漏了 燃气漏了
        闻到煤气 爆炸 困在电梯 电梯困人
        """,
    EmergencyNumber.AMBULANCE: """
        晕倒 昏倒 晕过去 昏过去 昏迷 叫不醒 没呼吸 没得呼吸 喘不过气 心跳停 心脏骤停 大出血
        止不住血 血流不止 吐血 口吐白沫 喝农药 喝了农药 吃了老鼠药 煤气中毒 一氧化碳中毒
        触电 溺水 落水 掉水里 掉河里 羊水破 要生了 摔得动不了 休克 卡住喉咙
        """,
    EmergencyNumber.POLICE: """
        打架 打起来 动刀 持刀 拿刀 砍人 抢劫 抢东西 绑架 要跳楼 要跳河 闯进来 撬门 正在打
        孩子不见了 娃儿不见了 老人不见了
        """,
}
_NUMBERS = {word: number for number, words in _WORDS.items() for word in words.split()}
_ANY = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NOTHING_HAPPENED = "怕|防|预防|防止|避免|以免|万一|如果|要是|遇到|学|讲|讲讲|模拟|演练|扑灭"
_TO_LEARN = "知识|演练|讲座|安全|急救|逃生|预防|防范"
_HARMLESS = re.compile(
    f"[打点没不]不?着火|着火点|(?:{_NOTHING_HAPPENED})了?(?:{_ANY})|(?:{_ANY})(?:{_TO_LEARN})"
)
_URGENT = re.compile(_ANY)


def find_emergency(text: str) -> Emergency | None:
    """The first word in a text that asks for a call instead of a registration."""
    found = _URGENT.search(_HARMLESS.sub("，", text))
    return None if found is None else Emergency(_NUMBERS[found[0]], found[0])
