"""Sample words of the gallery, from the drawings; all people, places and numbers are invented."""

from typing import NamedTuple

from widgets.chips import Option
from widgets.lookup import Found
from widgets.nav import Badge, NavEntry, NavGroup
from widgets.rows import RowLook
from widgets.tokens import Tone

CATEGORIES = (
    Option("repair", "便民维修", "wrench"),
    Option("elder", "助老服务", "accessibility"),
    Option("health", "医疗健康", "stethoscope"),
    Option("school", "助学支教", "graduation-cap"),
    Option("law", "法律咨询", "scale"),
    Option("art", "文化文艺", "music"),
    Option("science", "科技科普", "lightbulb"),
    Option("green", "环保卫生", "leaf"),
    Option("other", "其他", "ellipsis"),
)

NAVIGATION = (
    NavGroup(
        "前台",
        (
            NavEntry("home", "工作台", "house", "前台", desk=True),
            NavEntry("requests", "需求处理", "clipboard-list", "需求", Badge.FILLED, desk=True),
            NavEntry("volunteers", "志愿者", "users", "人员", desk=True),
            NavEntry("activities", "活动签到", "calendar-check", "签到", desk=True),
            NavEntry("certificates", "证书", "award", "证书", desk=True),
        ),
    ),
    NavGroup(
        "资源",
        (
            NavEntry("menu", "服务菜单", "book-open", "菜单"),
            NavEntry("teams", "志愿服务队", "heart-handshake", "队伍"),
            NavEntry("media", "媒体宣传", "megaphone", "宣传"),
        ),
    ),
    NavGroup(
        "管理",
        (
            NavEntry("statistics", "统计", "chart-column", "统计"),
            NavEntry("sync", "同步中心", "refresh-cw", "同步"),
            NavEntry("settings", "设置", "settings", "设置"),
        ),
    ),
)


class Sample(NamedTuple):
    """A row of the sample lists."""

    key: str
    look: RowLook


REQUESTS = (
    Sample(
        "1",
        RowLook(
            "村里老人想看一场戏曲演出",
            "0519-038 · 邓世才 · 云岭乡 青坪村",
            icon="music",
            right="已超时 2 小时",
            right_colour="error",
            chip="待派单",
            tone=Tone.BRAND,
        ),
    ),
    Sample(
        "2",
        RowLook(
            "家里电路老化常跳闸，想请人上门看看",
            "0520-017 · 周桂兰 · 柳溪镇 新民村",
            icon="plug",
            right="还剩 1 小时 12 分",
            right_colour="warn",
            chip="待派单",
            tone=Tone.BRAND,
        ),
    ),
    Sample(
        "3",
        RowLook(
            "独居老人，请人陪同去县医院复查",
            "0520-014 · 刘德厚 · 石桥镇 团结村",
            icon="stethoscope",
            right="已派出 26 分钟",
            chip="待接单",
            tone=Tone.WARN,
        ),
    ),
    Sample(
        "4",
        RowLook(
            "承包地流转合同看不懂，想请律师讲一讲",
            "0519-031 · 唐国梁 · 石桥镇 石桥社区",
            icon="scale",
            right="今天 15:00 到访",
            chip="服务中",
            tone=Tone.INFO,
        ),
    ),
)

PEOPLE = (
    Sample(
        "1",
        RowLook(
            "罗小满",
            "柳溪镇大学生志愿服务队",
            "QH000512",
            avatar="罗小满",
            right="342.5 小时",
            right_colour="text",
            stars=2,
            stacked=True,
        ),
    ),
    Sample(
        "2",
        RowLook(
            "邓一鸣",
            "新民村邻里互助队",
            "QH000118",
            avatar="邓一鸣",
            right="1,216 小时",
            right_colour="text",
            stars=4,
            stacked=True,
        ),
    ),
    Sample(
        "3",
        RowLook(
            "孟晓芸",
            "县职业中学志愿服务队",
            "QH000901",
            avatar="孟晓芸",
            right="46 小时",
            right_colour="text",
            right_detail="未评星",
            stacked=True,
        ),
    ),
    Sample(
        "4",
        RowLook(
            "银发学堂 · 手机防诈骗",
            "桂花社区文明实践站",
            lead="09:30",
            lead_detail="11:30",
            chip="进行中",
            tone=Tone.INFO,
            right_detail="19 / 30 人",
            stacked=True,
        ),
    ),
    Sample(
        "5",
        RowLook(
            "谢文博",
            checked=True,
            right="今年 96.0 小时",
            right_detail="正在打印",
            right_detail_colour="info",
            fill="info_soft",
        ),
    ),
    Sample(
        "6",
        RowLook(
            "王启航",
            "证件号未填，先补再印",
            detail_colour="warn",
            checked=False,
            right="今年 18.0 小时",
            right_detail="去补",
            right_detail_colour="brand",
            fill="warn_soft",
        ),
    ),
)

ATTENDANCE = (
    ("01", "罗小满", "QH000512", "大学生志愿服务队", "09:28", "已确认"),
    ("02", "吕佳禾", "QH000730", "银发陪伴队", "09:21", "已确认"),
    ("05", "田玉珍", "QH000265", "文艺轻骑兵", "", "待复核"),
)


STATES = (
    ("待派单", Tone.BRAND),
    ("待接单", Tone.WARN),
    ("服务中", Tone.INFO),
    ("已办结", Tone.OK),
    ("已关闭", Tone.GREY),
    ("已超时", Tone.ERROR),
)

FOUND = (
    Found("v1", "人", "周桂兰", "女 · 68 岁 · 柳溪镇 新民村 · 138****2046", chip="居民"),
    Found("v2", "人", "罗小满", "QH000512 · 大学生志愿服务队", chip="志愿者", tone=Tone.OK),
    Found("r1", "需求", "家里电路老化常跳闸", "0520-017 · 周桂兰", "clipboard-list", "待派单", Tone.BRAND),
)
