"""Names, telephone and identity numbers as strangers may see them.

One mask character, a half-width `*`, without spaces. Everything counts characters as people see them
(code points), never UTF-16 units, so 𬱖 is one character.
"""

from core.domain.person_name import NAME_DOTS, surname_length

MASK = "*"


def mask_name_public(name: str) -> str:
    """For public lists: surname and last character (罗*满, 罗*). See `_masked` for names of several parts."""
    return _masked(name, keep_last=True)


def mask_name_paper(name: str) -> str:
    """For slips that leave the desk: the surname only (周**)."""
    return _masked(name, keep_last=False)


def _masked(name: str, *, keep_last: bool) -> str:
    """Chinese names keep the surname, one or two characters (欧阳*华).

    Names of several parts, divided by · or by spaces, keep the first character of the first part and, in
    public lists, the last part's last character; the divisions stay (买*****·肉*, J*** S****h).
    """
    name = name.strip()
    if any(dot in name for dot in NAME_DOTS) or (name.isascii() and len(name) > 1):
        kept = {0} | ({len(name) - 1} if keep_last and len(name) > 2 else set())
        shown = NAME_DOTS + " "
        return "".join(c if i in kept or c in shown else MASK for i, c in enumerate(name))
    surname = surname_length(name)
    if len(name) <= surname:
        return name[:1] + MASK if len(name) > 1 else MASK * len(name)
    tail = 1 if keep_last and len(name) > surname + 1 else 0
    return name[:surname] + MASK * (len(name) - surname - tail) + (name[-1] if tail else "")


def mask_phone(value: str) -> str:
    """138****2046; a landline keeps its area code and the last two digits (0831-*****67); extensions go."""
    if "-" in value:
        area, number = value.split("-")[:2]
        return f"{area}-{_keep_ends(number, 0, 2)}"
    return _keep_ends(value, 3, 4)


def mask_identity_number(value: str) -> str:
    """999901********0027; shorter numbers keep fewer characters and always hide at least half.

    Never print an age or a birth date beside it: with the age about 33 candidates are left.
    """
    if len(value) == 18:
        return _keep_ends(value, 6, 4)
    return _keep_ends(value, len(value) // 4, len(value) // 4)


def _keep_ends(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return MASK * len(text)
    return text[:head] + MASK * (len(text) - head - tail) + (text[-tail:] if tail else "")
