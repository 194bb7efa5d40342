"""Stars are thresholds of hours, and the thresholds are a setting."""

from core.domain.stars import minutes_to_next_star, stars_for

USUAL = (100, 300, 600, 1000, 1500)


def test_a_threshold_is_reached_to_the_minute() -> None:
    assert stars_for(100 * 60 - 1, USUAL) == 0
    assert stars_for(100 * 60, USUAL) == 1
    assert stars_for(1500 * 60, USUAL) == 5


def test_the_next_star_tells_what_is_missing() -> None:
    assert minutes_to_next_star(342 * 60 + 30, USUAL) == 257 * 60 + 30


def test_behind_the_last_star_nothing_is_missing() -> None:
    assert minutes_to_next_star(2000 * 60, USUAL) is None


def test_a_centre_may_set_its_own_thresholds() -> None:
    assert stars_for(45 * 60, (10, 20, 30, 40, 50)) == 4
