"""A day's main event, told by hundreds: each statement is scored against the likeliest, so many and no more."""

from dataclasses import replace
from itertools import count

from models.pairing.propose import propose
from models.schema import PairGate, PropositionRecord
from models.vocabulary import ClaimType
from tests.decision.test_relations import GOVERNMENT, OATH, Said

CLAIM = Said(GOVERNMENT, "The Oath shelled the market in Sollene.", ClaimType.RESPONSIBILITY, ("the Oath",))
DENIAL = Said(OATH, "The Oath shelled the market in Sollene.", ClaimType.RESPONSIBILITY, ("the Oath",), denied=True)


def crowd(claims: int, denials: int) -> list[PropositionRecord]:
    """So many outlets with the claim, each in words of its own, and so many with the denial."""
    numbers = count(1)
    said = [replace(CLAIM, text=f"The Oath shelled the market in Sollene at dawn {n}.") for n in range(claims)]
    made = [one.record() for one in [*said, *[DENIAL] * denials]]
    return [
        replace(one, id=number, statement_id=number, article_id=number)
        for one, number in zip(made, numbers, strict=False)
    ]


def met(new: list[PropositionRecord], pool: list[PropositionRecord], most: int, **more: object) -> set[tuple[int, int]]:
    candidates, _ = propose(new, pool, most, **more)  # type: ignore[arg-type]
    return {(min(c.claim.id, c.denial.id), max(c.claim.id, c.denial.id)) for c in candidates}


def test_no_new_statement_meets_more_than_the_bound_and_the_rest_is_counted() -> None:
    pool = crowd(30, 1)
    candidates, rejections = propose(pool[-1:], pool, 4)
    assert len({frozenset((c.claim.id, c.denial.id)) for c in candidates}) == 4
    assert sum(one.gate is PairGate.BEYOND_BOUND for one in rejections) == 26


def test_the_bound_does_not_ask_which_side_came_first() -> None:
    """Whoever has his turn first: a pair that either side chose is there when both have had theirs."""
    pool = crowd(12, 3)
    together = met(pool, pool, 2)
    first, second = pool[:12], pool[12:]
    one = met(first, pool, 2)
    other = one | met(second, pool, 2, kept=one)
    assert other == together
    one = met(second, pool, 2)
    assert one | met(first, pool, 2, kept=one) == together


def test_a_pair_that_the_other_side_chose_stays() -> None:
    pool = crowd(12, 1)
    chosen = met(pool[:1], pool, 2)
    assert chosen == {(1, 13)}
    assert chosen <= met(pool[-1:], pool, 2, kept=chosen)


def test_other_tellings_come_before_further_copies_of_one_sentence() -> None:
    pool = crowd(4, 1)
    copies = [replace(pool[0], id=n, statement_id=n, article_id=n) for n in range(20, 40)]
    pool = sorted([*pool, *copies], key=lambda one: one.id)
    chosen = met([one for one in pool if one.id == 5], pool, 6)
    texts = {one.proposition.text for one in pool if any(one.id in pair for pair in chosen)}
    assert len(texts) == 5
