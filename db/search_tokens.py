"""What people are found by: one word for each way a name or number may be typed.

FTS5's own tokenizers are no use for names of two or three characters, so the words are made here: every
suffix of the name, of its initials and of its full pinyin in every reading; the telephone from the front and
from the back; the identity number from the back; our number whole, without the site, and its counter.
A word read from the back begins with `←`, which nobody types.
"""

import re
from functools import lru_cache

from core.domain.person_name import NAME_DOTS, name_search_key
from core.domain.pinyin import name_readings
from core.domain.typed_text import half_width, plain_dashes, without_invisible

BACKWARDS = "←"
TAIL_DIGITS = 4
# A telephone number typed in groups is one number, not three words.
_WHOLE_NUMBER = 7
_MOST_FULL = 12
_MOST_INITIALS = 8
_LONGEST_NAME = 16
_LONGEST_WORD = 40
_UNIT = re.compile(r"[0-9a-z']+|.", re.IGNORECASE)


def person_tokens(*, name: str, phone: str, id_number: str, number: str) -> str:
    """All words of a person, divided by spaces."""
    words: dict[str, None] = {}
    for suffix in _suffixes(name):
        words.update(dict.fromkeys(_name_words(suffix)))
    words.update(dict.fromkeys(_phone_words(phone)))
    if id_number:
        words[BACKWARDS + _plain_word(id_number)[::-1]] = None
    words.update(dict.fromkeys(_number_words(number)))
    return " ".join(word for word in words if word)


def sort_key(name: str) -> str:
    """Orders a list as a phone book does: by the likeliest pinyin, then by the characters."""
    full = name_readings(name).full
    return f"{full[0] if full else ''} {name_search_key(name)}"


def match_expression(text: str) -> str | None:
    """The FTS5 expression for what was typed: every word must be met. None when there is no word."""
    plain = plain_dashes(half_width(without_invisible(text))).lower()
    digits = re.sub(r"[\s\-+]", "", plain)
    whole = digits.isascii() and digits.isdigit() and len(digits) >= _WHOLE_NUMBER
    words = [digits] if whole else [_plain_word(word) for word in plain.split()]
    parts = [_expression(word) for word in words if word]
    return " AND ".join(parts) if parts else None


def _expression(word: str) -> str:
    forwards, backwards = f'"{word}"*', f'"{BACKWARDS}{word[::-1]}"*'
    if re.fullmatch(r"\d{3,}x", word):
        return f"({forwards} OR {backwards})"
    if word.isascii() and word.isdigit() and len(word) >= TAIL_DIGITS:
        return f"({forwards} OR {backwards})"
    return forwards


def _plain_word(word: str) -> str:
    """The word as the `ascii` tokenizer sees it: one token of letters, digits and everything above U+007F."""
    key = name_search_key(word)
    kept = (c for c in key if (c.isalnum() or not c.isascii()) and c not in NAME_DOTS and c != BACKWARDS)
    return "".join(kept)[:_LONGEST_WORD]


@lru_cache(maxsize=20_000)
def _name_words(suffix: str) -> tuple[str, ...]:
    """The suffix as written, in full pinyin and in initials; kept, because given names repeat."""
    readings = name_readings(suffix)
    found = (name_search_key(suffix), *readings.full[:_MOST_FULL], *readings.initials[:_MOST_INITIALS])
    return tuple(_plain_word(word) for word in found)


def _suffixes(name: str) -> list[str]:
    """王小明, 小明, 明; Latin words are not cut inside."""
    units = [
        found for found in _UNIT.finditer(half_width(name)) if found[0].strip() and found[0] not in NAME_DOTS
    ]
    return [half_width(name)[found.start() :] for found in units[:_LONGEST_NAME]]


def _phone_words(phone: str) -> list[str]:
    digits = re.sub(r"[^0-9]", "", phone.rsplit("-", 1)[0] if phone.count("-") > 1 else phone)
    return [digits, BACKWARDS + digits[::-1]] if digits else []


def _number_words(number: str) -> list[str]:
    """QH-K7-000512-X: qhk7000512x, k7000512x, 000512x, 512."""
    parts = number.lower().split("-")
    if len(parts) < 3:
        return [_plain_word(number)] if number else []
    counter = next((part for part in parts if part.isdigit()), "")
    return ["".join(parts), "".join(parts[1:]), "".join(parts[2:]), counter.lstrip("0")]
