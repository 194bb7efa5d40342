"""Property tests here are derandomised: the same examples everywhere, a failing one printed as a blob."""

from hypothesis import settings

# No example database: nothing is remembered between runs, so a red run is red everywhere.
many = settings(max_examples=150, derandomize=True, deadline=None, database=None, print_blob=True)
few = settings(max_examples=25, derandomize=True, deadline=None, database=None, print_blob=True)


def full_width(text: str) -> str:
    """ASCII as a Chinese input method types it in full-width mode."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
