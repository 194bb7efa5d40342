"""What a volunteer can be asked to choose from: skills, free times, clothing sizes.

The Chinese words are the data, as they stand in imports and on paper; other words may be stored too.
"""

from typing import NamedTuple


class Choice(NamedTuple):
    """A choice as stored (Chinese), and what it is called in English."""

    chinese: str
    english: str


SKILLS = (
    Choice("教学辅导", "Tutoring"),
    Choice("医疗护理", "Nursing"),
    Choice("心理疏导", "Counselling"),
    Choice("法律", "Law"),
    Choice("水电维修", "Plumbing and wiring"),
    Choice("文艺表演", "Performing"),
    Choice("摄影摄像", "Photo and film"),
    Choice("驾驶", "Driving"),
    Choice("宣讲", "Public speaking"),
    Choice("应急救援", "Rescue"),
)
FREE_TIMES = (
    Choice("工作日", "Weekdays"),
    Choice("晚上", "Evenings"),
    Choice("周末", "Weekends"),
)
CLOTHING_SIZES = ("155 / XS", "160 / S", "165 / M", "170 / L", "175 / XL", "180 / XXL", "185 / 3XL")
GUARDIAN_RELATIONS = (
    Choice("父亲", "Father"),
    Choice("母亲", "Mother"),
    Choice("祖父母", "Grandparent"),
    Choice("其他监护人", "Other guardian"),
)
