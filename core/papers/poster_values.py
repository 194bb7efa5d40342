"""What stands on the poster of an activity: it hangs at the door, so nobody is named on it."""

from datetime import date

from core.domain.activity import Activity, RiskLevel
from core.domain.codes import CodeKind
from core.domain.door_code import demands_door_code
from core.domain.local_time import local, local_day
from core.domain.practice_site import PracticeSite
from core.papers.form_values import blank_values
from core.papers.from_rows import code_text
from core.papers.template.words import Values

_BETWEEN = " · "


def activity_poster_values(activity: Activity, site: PracticeSite) -> Values:
    """The activity's own code signs up before the day and signs in on it.

    Where only the screen at the door is taken, the poster says so. Without a host a phone could go nowhere:
    there is no code then.
    """
    start, end = local(activity.starts_at), local(activity.ends_at)
    screen = "当天签到，请扫门口屏幕上的码"
    return {
        **blank_values(site),
        "title": activity.title,
        "day": _day(local_day(activity.starts_at)),
        "span": f"{start:%H:%M}–{end:%H:%M}",
        "place": activity.place,
        "content": activity.content,
        "roles": _BETWEEN.join(
            f"{role.name} {role.needed} 人" if role.needed else role.name for role in activity.roles
        ),
        "asked": _asked(activity),
        "at_door": screen if demands_door_code(activity) else "当天再扫签到，走时扫一下签退",
        "code": code_text(site, CodeKind.ACTIVITY, activity.token) if site.public_host.strip("/") else "",
    }


def _day(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日　星期{'一二三四五六日'[day.weekday()]}"


def _asked(activity: Activity) -> str:
    """What everybody is asked for, and the risks: who recruits tells them (Regulation art. 12)."""
    told = []
    if activity.risk_level is RiskLevel.DANGEROUS:
        told.append("限成年人")
    elif activity.min_age:
        told.append(f"满 {activity.min_age} 岁")
    if activity.required_skills:
        one = "会其中一样：" if len(activity.required_skills) > 1 else "会"
        told.append(one + "、".join(activity.required_skills))
    if activity.required_licence:
        told.append(f"须持{activity.required_licence}")
    if activity.risk_note:
        told.append(f"请注意：{activity.risk_note}")
    return _BETWEEN.join(told)
