"""Only the activities of one unit, one kind of service or one team."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.domain.service_request import RequestCategory
from core.ports.rows import ActivityRow
from desktop.words import name_of

FIELDS = ("unit", "category", "team")


@dataclass(frozen=True)
class Filter:
    """Empty lets everything through. Units and teams are kept by id, so that other words change nothing."""

    unit: str = ""
    category: str = ""
    team: str = ""

    def lets(self, row: ActivityRow) -> bool:
        """Whether an activity is shown."""
        wanted = (self.unit, self.category, self.team)
        is_ = (row.site_id, row.category, row.team_id)
        return all(not want or want == have for want, have in zip(wanted, is_, strict=True))

    def of(self, field: str) -> str:
        """What is asked for of a field."""
        return {"unit": self.unit, "category": self.category, "team": self.team}[field]

    def with_(self, field: str, key: str) -> "Filter":
        """The same with another wish."""
        if field == "unit":
            return replace(self, unit=key)
        return replace(self, category=key) if field == "category" else replace(self, team=key)

    def offered(self, rows: Sequence[ActivityRow]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """What can be asked for among these activities: field, then key and words; one choice is none."""
        for field in FIELDS:
            named = {key: text for key, text in (_value(field, row) for row in rows) if key and text}
            if self.of(field) and self.of(field) not in named:
                named[self.of(field)] = self.of(field)
            if len(named) > 1 or self.of(field):
                yield field, tuple(sorted(named.items(), key=lambda found: found[1]))

    def named(self, rows: Sequence[ActivityRow]) -> str:
        """What is asked for, in words; empty without a wish."""
        said = []
        for field in FIELDS:
            if self.of(field):
                texts = dict(_value(field, row) for row in rows)
                said.append(texts.get(self.of(field), "…"))
        return " · ".join(said)


def _value(field: str, row: ActivityRow) -> tuple[str, str]:
    if field == "unit":
        return row.site_id, row.unit
    if field == "team":
        return row.team_id, row.team
    known = {code.value for code in RequestCategory}
    return row.category, name_of(RequestCategory(row.category)) if row.category in known else row.category
