"""One select for each list screen."""

from pathlib import Path
from typing import Any


class DeskQueries:
    """temporary"""

    def __init__(self, readers: Any, path: Path, identity: Any, policy: Any, *, encrypted: bool) -> None:
        pass
