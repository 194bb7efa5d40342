"""Identity card readers. Real ones come with their makers' libraries; the desk works without."""

from collections.abc import Callable, Iterable

from core.ports.devices import IdCard


class NoIdReader:
    """No reader is connected: names and numbers are typed."""

    def available(self) -> bool:
        """Never."""
        return False

    def read(self, done: Callable[[IdCard | None], None]) -> None:
        """No card can answer."""
        done(None)


class SimulatedIdReader:
    """Hands over cards laid on it before, in order; for demo, practice and tests. Invented people only."""

    def __init__(self, cards: Iterable[IdCard] = ()) -> None:
        self._cards = list(cards)

    def lay_on(self, card: IdCard) -> None:
        """Lay another card behind those waiting."""
        self._cards.append(card)

    def available(self) -> bool:
        """Always connected."""
        return True

    def read(self, done: Callable[[IdCard | None], None]) -> None:
        """The next card, None when none lies there."""
        done(self._cards.pop(0) if self._cards else None)
