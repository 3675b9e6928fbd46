"""Funnels add up."""

from hypothesis import given
from hypothesis import strategies as st

from flows.tally import added
from models.schema import Funnel

COUNTS = st.integers(min_value=0, max_value=10_000)
FUNNELS = st.builds(
    Funnel,
    articles=COUNTS,
    candidates=COUNTS,
    flagged=COUNTS,
    rejected=st.dictionaries(st.sampled_from(["duplicate_text", "refusal"]), COUNTS),
)


@given(FUNNELS, FUNNELS, FUNNELS)
def test_the_order_does_not_matter(a: Funnel, b: Funnel, c: Funnel) -> None:
    assert added(a, b, c) == added(added(c, a), b)


def test_counts_and_gates_are_summed() -> None:
    total = added(
        Funnel(articles=2, rejected={"refusal": 1}), Funnel(articles=3, rejected={"refusal": 2, "duplicate_text": 4})
    )
    assert total == Funnel(articles=5, rejected={"refusal": 3, "duplicate_text": 4})
    assert added() == Funnel()
