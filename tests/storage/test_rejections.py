"""Which of the pairs that were turned away are kept to look at: a fair draw, not the first that came."""

import random

from models.schema import PairGate, Rejection
from storage.rejections import MOST_PER_STATEMENT, SAMPLE_PER_GATE, sample

TURNED_AWAY = [
    Rejection(first, second, PairGate.DIFFERENT_ISSUE) for first in range(1, 60) for second in range(first + 1, 60)
]


def test_the_sample_does_not_depend_on_the_order() -> None:
    mixed = random.Random(7).sample(TURNED_AWAY, len(TURNED_AWAY))
    assert sample(mixed) == sample(TURNED_AWAY)
    assert len(sample(TURNED_AWAY)) == SAMPLE_PER_GATE


def test_no_statement_fills_the_sample() -> None:
    sides = [id_ for one in sample(TURNED_AWAY) for id_ in (one.first_id, one.second_id)]
    assert max(sides.count(id_) for id_ in set(sides)) <= MOST_PER_STATEMENT
    assert len(set(sides)) > 45


def test_a_statement_turned_away_by_all_others_is_shown_twice() -> None:
    assert len(sample(Rejection(1, other, PairGate.SAME_SPEAKER) for other in range(2, 400))) == MOST_PER_STATEMENT
