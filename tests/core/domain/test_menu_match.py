"""Services of the menu beside a resident's words."""

from core.domain.menu_match import Fit, MenuChoice, MenuMatch, OfferFacts, match_services
from core.domain.service_menu import MenuItem
from core.domain.service_request import RequestCategory

WORDS = "家里电路老化，一开电饭煲就跳闸，顺便换个灯泡"
REPAIR = RequestCategory.REPAIR


def a_service(
    name: str, *offers: OfferFacts, category: RequestCategory = REPAIR, keywords: str = "", about: str = ""
) -> MenuChoice:
    item = MenuItem(
        id=name, site_id="s1", parent_id="g", name=name, category=category,
        keywords=tuple(keywords.split()), description=about,
    )  # fmt: skip
    return MenuChoice(item=item, offers=offers or (OfferFacts(team="互助队"),))


def matched(*menu: MenuChoice, words: str = WORDS, village: str = "新民村") -> tuple[MenuMatch, ...]:
    return match_services(words, REPAIR, village, menu)


def test_what_is_said_in_words_of_the_menu_fits_best() -> None:
    found = matched(
        a_service("居家用电安全讲座", category=RequestCategory.SCIENCE, about="电路"),
        a_service("小家电与照明维修", keywords="灯泡 电风扇"),
        a_service("上门检修家庭电路", keywords="跳闸 停电"),
    )
    assert [(match.item.name, match.fit) for match in found] == [
        ("上门检修家庭电路", Fit.GOOD),
        ("小家电与照明维修", Fit.SUITS),
        ("居家用电安全讲座", Fit.POSSIBLE),
    ]
    assert found[0].said == ("电路", "跳闸")


def test_a_service_of_the_category_alone_is_only_possible() -> None:
    (found,) = matched(a_service("义务磨刀"))
    assert (found.fit, found.said, found.same_category) == (Fit.POSSIBLE, (), True)


def test_no_more_than_three_and_nothing_that_has_nothing_to_do_with_it() -> None:
    many = [a_service(f"修理 {n}") for n in range(5)]
    assert [match.item.name for match in matched(*many)] == ["修理 0", "修理 1", "修理 2"]
    assert matched(a_service("义诊", category=RequestCategory.HEALTH)) == ()


def test_a_service_nobody_can_take_on_here_is_left_out() -> None:
    elsewhere = OfferFacts(team="石桥队", villages=("团结村",))
    assert matched(a_service("检修电路", elsewhere)) == ()
    assert match_services(WORDS, REPAIR, "新民村", [MenuChoice(item=a_service("检修").item, offers=())]) == ()


def test_the_team_of_the_village_goes_before_a_better_rated_one() -> None:
    near = OfferFacts(team="新民队", villages=("新民村",), grade=4.0)
    far = OfferFacts(team="县队", grade=4.9)
    (found,) = matched(a_service("检修电路", far, near))
    assert found.offer.team == "新民队"
    assert found.serves_village


def test_without_a_category_the_words_alone_decide() -> None:
    menu = [a_service("上门检修家庭电路", keywords="跳闸"), a_service("磨刀")]
    (found,) = match_services(WORDS, None, "", menu)
    assert found.item.name == "上门检修家庭电路"
    assert found.fit is Fit.SUITS
