"""What stands on lists of people: hours and stars for the wall, with masked names, and a team's members."""

from collections.abc import Sequence
from datetime import date, datetime

from core.domain.local_time import local, local_day
from core.domain.masking import mask_name_public
from core.domain.practice_site import PracticeSite
from core.domain.service_minutes import hours_text
from core.domain.stars import stars_name
from core.domain.volunteer_team import TeamKind, TeamRole, VolunteerTeam
from core.papers.form_values import blank_values
from core.papers.numerals import date_text, minute_text
from core.papers.template.words import Values
from core.ports.rows import PostableRow, PostedRow, StarCandidate, StarListRow, TeamDetail

TEAM_KINDS = {
    TeamKind.THEORY: "理论政策宣讲",
    TeamKind.CULTURE: "文化文艺",
    TeamKind.EDUCATION: "助学支教",
    TeamKind.HEALTH: "医疗健身",
    TeamKind.SCIENCE: "科学普及",
    TeamKind.LEGAL: "法律服务",
    TeamKind.ENVIRONMENT: "卫生环保",
    TeamKind.HARDSHIP: "扶贫帮困",
    TeamKind.OWN: "本地特色队",
}


def posting_values(
    rows: Sequence[PostableRow | PostedRow],
    posted_on: date,
    until: date,
    days: int,
    site: PracticeSite,
    clerk: str,
    now: datetime,
) -> Values:
    """Hours for the wall: who, with which team, at what, when and how long; no number of any kind."""
    served = [row.served_on for row in rows]
    return {
        **_head(site, clerk, now),
        "period": span_text(min(served), max(served)) if served else "",
        "posted_from": date_text(posted_on),
        "until": date_text(until),
        "days": str(days) if days else "",
        "count": str(len(rows)),
        "people": str(len({row.volunteer_id for row in rows})),
        "total_hours": hours_text(sum(row.minutes for row in rows)),
        "entries": tuple(
            {
                "place": str(place),
                "name": mask_name_public(row.name),
                "team": row.team,
                "activity": row.activity,
                "unit": row.unit,
                "day": row.served_on.isoformat(),
                "hours": hours_text(row.minutes),
            }
            for place, row in enumerate(rows, 1)
        ),
    }


def span_text(first: date, last: date) -> str:
    """2026 年 5 月 1 日至 20 日, as short as it can be told."""
    if first == last:
        return date_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{date_text(first)}至 {last.day} 日"
    if first.year == last.year:
        return f"{date_text(first)}至 {last.month} 月 {last.day} 日"
    return f"{date_text(first)}至 {date_text(last)}"


def star_list_values(
    made: StarListRow, people: Sequence[StarCandidate], site: PracticeSite, clerk: str, now: datetime
) -> Values:
    """A star list for the wall, as it was made: its day, its thresholds, its rows."""
    thresholds = "、".join(
        f"{stars_name(stars)} {hours} 小时" for stars, hours in enumerate(made.star_hours, 1)
    )
    return {
        **_head(site, clerk, now),
        "as_of": date_text(made.as_of),
        "rule": thresholds,
        "posted_from": date_text(local_day(made.made_at)) if made.posted_until else "",
        "until": date_text(made.posted_until) if made.posted_until else "",
        "count": str(len(people)),
        "entries": tuple(
            {
                "place": str(place),
                "name": mask_name_public(row.name),
                "team": row.team,
                "hours": hours_text(row.minutes),
                "stars": stars_name(row.stars),
            }
            for place, row in enumerate(people, 1)
        ),
    }


def team_values(detail: TeamDetail, site: PracticeSite, clerk: str, now: datetime) -> Values:
    """The members of a team for its leader and the unit; neither telephone nor identity number."""
    team = detail.team
    return {
        **_head(site, clerk, now),
        "site_name": detail.figures.unit or site.name,
        "team": team.name,
        "kind": TEAM_KINDS[team.kind],
        "leader": team.leader_name,
        "founded_on": date_text(team.founded_on) if team.founded_on else "",
        "code": team.code,
        "count": str(len(detail.members)),
        "entries": tuple(
            {
                "place": str(place),
                "name": row.name,
                "number": row.number,
                "role": _role(team, row.id, row.role),
                "joined_on": row.joined_on.isoformat(),
                "hours": hours_text(row.total_minutes),
            }
            for place, row in enumerate(detail.members, 1)
        ),
    }


def _role(team: VolunteerTeam, volunteer_id: str, role: TeamRole) -> str:
    if team.leader_id == volunteer_id:
        return "队长"
    return "副队长" if role is TeamRole.DEPUTY else "队员"


def _head(site: PracticeSite, clerk: str, now: datetime) -> dict[str, str]:
    return {**blank_values(site), "clerk": clerk, "printed_at": minute_text(local(now))}
