"""Fonts, icons, sounds, translations and seed data that ship with the program."""

import sys
from pathlib import Path


def path(name: str) -> Path:
    """The file or folder `name` below resources/, also inside a frozen program."""
    frozen_root = getattr(sys, "_MEIPASS", None)
    root = Path(frozen_root) / "resources" if frozen_root else Path(__file__).parent
    return root / name
