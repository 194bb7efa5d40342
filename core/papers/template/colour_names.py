"""Colours as templates name them."""

from core.papers import colours

_HEX = frozenset("0123456789ABCDEF")


def colour(name: str) -> str:
    """Six hexadecimal digits for a colour's name. Raises KeyError."""
    if len(name) == 6 and _HEX.issuperset(name.upper()):
        return name.upper()
    found = getattr(colours, name.upper(), None) if name.islower() else None
    if not isinstance(found, str):
        raise KeyError(name)
    return found
