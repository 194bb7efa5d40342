"""Keeps numbers of people out of anything that is written for us."""

import re

# Identity numbers of 18, mobile and landline numbers, also in groups; \d takes full-width digits too.
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    r"\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx\uff38\uff58]"
    r"|(?:\+?86[ -]?)?[1\uff11]\d{2}[ -]?\d{4}[ -]?\d{4}"
    r"|0\d{2,3}[ -]?\d{7,8}"
    r")(?![0-9A-Za-z])"
)
MASK = "***"


def masked(text: str) -> str:
    """The text with everything that looks like an identity or telephone number blotted out."""
    return _NUMBERS.sub(MASK, text)
