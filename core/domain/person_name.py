"""Names of people: the legal name is kept exactly as it was read; searching uses a key of its own.

The legal name is never normalised by Unicode (NFC turns U+F900-FAFF into other characters), never trimmed
inside and never re-cased. Only white space around it is dropped, and characters of the private-use area,
which no font and no other system knows, get their place in Unicode where it is known, else are refused.
"""

import unicodedata

import msgspec

from core.domain.private_use import KNOWN, is_private_use, with_known_characters
from core.domain.refusals import CharacterRefused, FieldMissing, FieldTooLong, PrivateUseRefused
from core.domain.typed_text import half_width

# The dot inside minority and foreign names, as different keyboards and registers write it.
NAME_DOTS = "·•‧・⋅∙\uff0e\uff65"
NAME_LIMIT = 60

_COMPOUND = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫
宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官
司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延
东郭 南门 羊舌 微生 公户 公玉 公仪 公仲 公上 公门 公山 左丘 公伯 西门 公祖 第五 公乘
贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 淳于 达奚 褚师 纳兰 归海 欧陽 司馬 東方
獨孤 諸葛 尉遲 赫連 長孫 鮮于 軒轅 钟離 哥舒 那拉 叶赫 完颜 富察 侯莫 库狄 耶律 贺若
屈突 豆卢 斛律 萬俟 澹臺 樂正 子車 鐘離 鍾離 閭丘 顓孫 東郭 濮陽 納蘭
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())


class PersonName(msgspec.Struct, frozen=True):
    """A name that may be saved.

    `replaced` holds each private-use character that was found and what stands for it now, such as
    ("U+E863", "䶮"); the person who typed or imported the name is told.
    """

    legal: str
    search_key: str
    replaced: tuple[tuple[str, str], ...] = ()


def check_name(text: str, field: str = "name") -> PersonName:
    """Accept a name or refuse it with its place.

    Limit 60 characters (the foreigner's card; the Chinese card holds 15). Raises FieldMissing, FieldTooLong,
    CharacterRefused (control characters, line breaks, lone surrogates), PrivateUseRefused (private-use
    characters whose place in Unicode is not known).
    """
    legal = text.strip()
    if not legal:
        raise FieldMissing(field=field)
    if len(legal) > NAME_LIMIT:
        raise FieldTooLong(field=field, length=len(legal), limit=NAME_LIMIT)
    for position, character in enumerate(legal, 1):
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
            raise CharacterRefused(field=field, position=position, code_point=_code_point(character))
        if is_private_use(character) and character not in KNOWN:
            raise PrivateUseRefused(field=field, position=position, code_point=_code_point(character))
    replaced = tuple((_code_point(c), KNOWN[c]) for c in dict.fromkeys(legal) if c in KNOWN)
    legal = with_known_characters(legal)
    return PersonName(legal, name_search_key(legal), replaced)


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def name_search_key(name: str) -> str:
    """The name for comparing and searching: NFC, no white space, one dot, half width, lower case.

    张　三 and 张三 have the same key; so have 买买提•肉孜 and 买买提·肉孜.
    """
    dotted = "".join("·" if c in NAME_DOTS else c for c in name)
    return "".join(unicodedata.normalize("NFC", half_width(dotted)).split()).lower()


def surname_length(name: str) -> int:
    """2 for the compound surnames (复姓) of names with at least three characters, else 1."""
    return 2 if len(name) > 2 and name[:2] in COMPOUND_SURNAMES else 1
