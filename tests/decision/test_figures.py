"""Counts against counts: what is comparable, what cannot both hold, and what only brings a toll up to date."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision.figures import bound_denied, clashing, comparable, disjoint, is_update, rival_counts
from models.schema import Figure, PropositionRecord
from tests.decision.records import compared, record


def killed(low: float, high: float | None, scope: str | None = None) -> Figure:
    return Figure(low=low, high=high, unit="killed", scope=scope)


SIX, AT_LEAST_SIX, UP_TO_TWENTY = killed(6, 6), killed(6, None), killed(0, 20)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (SIX, killed(40, 40), True),
        (SIX, AT_LEAST_SIX, False),
        (killed(4, 5), AT_LEAST_SIX, True),
        (AT_LEAST_SIX, killed(40, None), False),
        (UP_TO_TWENTY, killed(40, None), True),
        (UP_TO_TWENTY, SIX, False),
    ],
    ids=["6/40", "6/at least 6", "4 to 5/at least 6", "at least 6/at least 40", "up to 20/at least 40", "up to 20/6"],
)
def test_ranges_are_apart_when_no_number_fits_both(a: Figure, b: Figure, apart: bool) -> None:
    assert disjoint(a, b) is disjoint(b, a) is apart


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (killed(6, 6), Figure(low=40, high=40, unit="dead"), True),
        (killed(6, 6), Figure(low=40, high=40, unit="wounded"), False),
        (Figure(low=3, high=3, unit="injured"), Figure(low=9, high=9, unit="wounded"), True),
        (killed(6, 6, "civilians"), killed(40, 40, "residents"), True),
        (killed(6, 6, "soldiers"), killed(40, 40, "civilians"), False),
        (killed(6, 6, "soldiers"), killed(40, 40, "Sarrovian soldiers"), True),
    ],
    ids=["killed/dead", "killed/wounded", "injured/wounded", "civilians/residents", "soldiers/civilians", "part of"],
)
def test_figures_compare_when_they_count_the_same(a: Figure, b: Figure, same: bool) -> None:
    assert comparable(a, b) is comparable(b, a) is same


def test_clashing_finds_the_pair_that_cannot_hold() -> None:
    small, large = killed(6, 6), killed(40, 40)
    assert list(clashing(compared(record(1, small), record(2, large)))) == [(small, large)]
    assert list(clashing(compared(record(1, small), record(2, AT_LEAST_SIX)))) == []
    assert list(clashing(compared(record(1, small), record(2)))) == []


def test_one_points_at_somebody_and_is_no_toll() -> None:
    assert list(clashing(compared(record(1, killed(1, 1)), record(2, killed(23, 23))))) == []


def worded(number: int, text: str, *figures: Figure) -> PropositionRecord:
    """A counted claim in these words."""
    blank = record(number)
    return replace(blank, proposition=blank.proposition.model_copy(update={"text": text, "figures": figures}))


def test_dead_or_missing_is_no_other_toll_than_dead() -> None:
    wider = worded(1, "31 people were either dead or missing.", killed(31, 31))
    assert list(clashing(compared(wider, worded(2, "Nine people died.", killed(9, 9))))) == []


def test_a_number_that_both_give_leaves_no_room_for_others_beside_it() -> None:
    one = worded(1, "19 people were killed, five of them in the market.", killed(19, 19), killed(5, 5))
    assert list(clashing(compared(one, worded(2, "19 people were killed.", killed(19, 19))))) == []


class TestUpdates:
    def test_a_toll_that_rose_leaves_the_lower_one_behind(self) -> None:
        risen = worded(2, "The death toll rose to nine overnight.", killed(9, 9))
        assert is_update(compared(record(1, SIX), risen), SIX, killed(9, 9))
        assert not is_update(compared(record(1, killed(40, 40)), risen), killed(40, 40), killed(9, 9))

    def test_a_later_and_higher_toll_is_an_update(self) -> None:
        morning, evening = record(1, killed(6, 6), hour=8), record(2, killed(9, 9), hour=20)
        assert is_update(compared(morning, evening), killed(6, 6), killed(9, 9))
        assert is_update(compared(evening, morning), killed(9, 9), killed(6, 6))

    def test_a_later_and_lower_toll_is_none(self) -> None:
        morning, evening = record(1, killed(9, 9), hour=8), record(2, killed(6, 6), hour=20)
        assert not is_update(compared(morning, evening), killed(9, 9), killed(6, 6))

    @pytest.mark.parametrize("hour", [8, None], ids=["the same hour", "no time known"])
    def test_without_a_later_one_there_is_no_update(self, hour: int | None) -> None:
        pair = compared(record(1, killed(6, 6), hour=8), record(2, killed(9, 9), hour=hour))
        assert not is_update(pair, killed(6, 6), killed(9, 9))

    def test_two_sides_of_a_conflict_do_not_update_each_other(self) -> None:
        one, other = record(1, SIX, hour=8, camp="Sarrovia"), record(2, killed(9, 9), hour=20, camp="Nambesh")
        same_side = record(3, killed(9, 9), hour=20, camp="Sarrovia")
        assert not is_update(compared(one, other), SIX, killed(9, 9))
        assert is_update(compared(one, same_side), SIX, killed(9, 9))


COUNTS = st.integers(0, 50)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_apart_means_that_no_count_lies_in_both(low_a: int, wide_a: int, low_b: int, wide_b: int) -> None:
    a, b = killed(low_a, low_a + wide_a), killed(low_b, low_b + wide_b)
    both = set(range(low_a, low_a + wide_a + 1)) & set(range(low_b, low_b + wide_b + 1))
    assert disjoint(a, b) is (not both)


DETAINED = Figure(low=63, high=63, unit="detained", scope="people")
TAKEN = Figure(low=190, high=None, unit="people")


def test_what_excludes_each_other_over_a_count_need_not_count_in_one_word() -> None:
    """ "63 people were detained" and "at least 190 people were taken from the square"."""
    assert not comparable(DETAINED, TAKEN)
    assert rival_counts(compared(record(1, DETAINED), record(2, TAKEN)))
    assert not rival_counts(compared(record(1, DETAINED), record(2, Figure(low=190, high=None, unit="stones"))))
    assert not rival_counts(compared(record(1, DETAINED), record(2, Figure(low=50, high=None, unit="people"))))


def test_arrests_are_people_detained() -> None:
    assert comparable(DETAINED, Figure(low=40, high=None, unit="detained", scope="arrests"))


def test_a_bound_denied_is_a_figure() -> None:
    """ "The crowd did not exceed 3,000" leaves no room for 20,000, and some for 2,000."""
    bound = record(2, Figure(low=3000, high=None, unit="people"))
    assert bound_denied(compared(record(1, Figure(low=20000, high=20000, unit="people")), bound))
    assert not bound_denied(compared(record(1, Figure(low=2000, high=2000, unit="people")), bound))
    assert not bound_denied(compared(record(1), bound))


def test_a_share_of_the_vote_does_not_grow_into_another() -> None:
    early, late = Figure(low=51.7, high=51.7, unit="percent"), Figure(low=54.2, high=54.2, unit="percent")
    assert not is_update(compared(record(1, early, hour=8), record(2, late, hour=20)), early, late)
