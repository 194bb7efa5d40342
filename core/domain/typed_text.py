"""What keyboards, input methods and scanners do to plain ASCII, undone in one place."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# U+3000 is the space of a Chinese input method; 。 is its full stop.
_TYPED = {**_FULL_WIDTH, 0x3000: 0x20, 0xA0: 0x20, 0x3002: 0x2E}
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-")
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xAD])


def half_width(text: str) -> str:
    """Full-width letters, digits, punctuation and spaces as their ASCII forms; nothing else is touched."""
    return text.translate(_TYPED)


def plain_dashes(text: str) -> str:
    """Every kind of dash as `-`."""
    return text.translate(_DASHES)


def without_invisible(text: str) -> str:
    """Zero-width characters, direction marks, the byte order mark and control characters removed."""
    return "".join(c for c in text.translate(_INVISIBLE) if c >= " " and not "\x7f" <= c <= "\x9f")


def without_spaces(text: str) -> str:
    """Every kind of white space removed, also inside."""
    return "".join(text.split())
