"""What the invented residents of the demo ask for."""

from typing import NamedTuple

from core.domain.service_request import RequestCategory


class Asked(NamedTuple):
    """One resident and what was said; `known` when the same person has asked before on that day."""

    name: str
    phone: str
    village: str
    words: str
    category: RequestCategory
    known: bool = False


ASKED = (
    Asked(
        "周桂兰",
        "13800002046",
        "新民村",
        "家里电路老化，一开电饭煲就跳闸，想请人上门看看",
        RequestCategory.REPAIR,
    ),
    Asked("何秀英", "13800002157", "桂花社区", "想学用手机挂号和视频通话", RequestCategory.SCIENCE),
    Asked("邓世才", "13800002268", "青坪村", "村里老人想看一场戏曲演出", RequestCategory.CULTURE),
    Asked("刘德厚", "13800002379", "团结村", "独居老人，请人陪同去县医院复查", RequestCategory.HEALTH),
    Asked("唐国梁", "13800002480", "石桥社区", "承包地流转合同看不懂，想请律师讲一讲", RequestCategory.LEGAL),
    Asked(
        "周桂兰",
        "13800002046",
        "新民村",
        "门前路灯坏了三天，晚上不敢出门",
        RequestCategory.REPAIR,
        known=True,
    ),
)
SECOND_DESK = (
    Asked(
        "蒋春梅", "13800002591", "桂花社区", "孩子放学后无人照看，咨询四点半课堂", RequestCategory.EDUCATION
    ),
)
"""What is asked at the second desk while both are offline: its numbers must differ from the first one's."""
