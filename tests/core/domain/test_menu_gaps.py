"""What the menu lacks is counted from the words of requests. Everybody here is invented."""

from core.domain.menu_gaps import Asked, menu_gaps

WANTED = (
    "想办残疾人证，没人陪同",
    "残疾人证到期了，要换",
    "帮忙问残疾人证怎么办",
    "宠物走失了，想找回来",
    "我家宠物走失两天",
    "宠物走失，请广播一下",
    "家里水龙头漏水",
    "水龙头又漏水了",
    "厨房水龙头漏水",
)


def asked(*words: str) -> list[Asked]:
    return [Asked(f"r{place}", text) for place, text in enumerate(words)]


def test_what_several_ask_for_is_named_and_counted() -> None:
    found = menu_gaps(asked(*WANTED), ())
    assert {gap.words: len(gap.request_ids) for gap in found} == {"宠物走失": 3, "残疾人证": 3, "水龙头": 3}


def test_what_the_menu_knows_is_not_lacking() -> None:
    found = menu_gaps(asked(*WANTED), ("水管水龙头维修",))
    assert [gap.words for gap in found] == ["宠物走失", "残疾人证"]


def test_two_requests_are_no_want() -> None:
    assert menu_gaps(asked(*WANTED[:2]), ()) == ()


def test_words_that_everybody_uses_are_no_want() -> None:
    assert menu_gaps(asked(*["想请人上门看看家里"] * 5), ()) == ()


def test_at_most_three_are_told() -> None:
    words = [text for word in ("甲乙丙丁", "戊己庚辛", "子丑寅卯", "辰巳午未") for text in [word] * 3]
    assert len(menu_gaps(asked(*words), ())) == 3
