"""The funnel of a run: how many articles, statements, pairs and rows each stage left."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from models.schema import Candidate, DecidedPair, Funnel, PropositionRecord, Reading, Rejection
from models.vocabulary import Decision

_STRENGTH = (Decision.FLAG, Decision.SUGGEST, Decision.ABSTAIN, Decision.DROP)

_Quote = tuple[int, int, int]


def added(*funnels: Funnel) -> Funnel:
    """One funnel with the sums of these."""
    rejected: Counter[str] = Counter()
    for funnel in funnels:
        rejected.update(funnel.rejected)
    counts = {
        name: sum(getattr(funnel, name) for funnel in funnels) for name in Funnel.model_fields if name != "rejected"
    }
    return Funnel(**counts, rejected=dict(sorted(rejected.items())))


def funnel_of_readings(readings: Iterable[Reading], failed: int = 0) -> Funnel:
    """What reading left: articles read, statements and propositions found, articles that could not be read."""
    read = list(readings)
    statements = [statement for reading in read for statement in reading.statements]
    return Funnel(
        articles=len(read),
        statements=len(statements),
        propositions=sum(len(statement.propositions) for statement in statements),
        refused=failed,
    )


def funnel_of_pairs(
    candidates: Sequence[Candidate],
    rejections: Sequence[Rejection],
    decided: Sequence[DecidedPair],
    records: Mapping[int, PropositionRecord],
    counted_before: Collection[int],
) -> Funnel:
    """What pairing left. Two waiting articles of one run meet twice, once in the batch of each.

    So a pair with an article in `counted_before` (the articles of earlier batches) has been counted already. Of several
    decisions on one unordered pair of quotes the strongest counts, as only that one becomes a row.
    """
    fresh = [candidate for candidate in candidates if not _known(candidate, counted_before)]
    strongest: dict[frozenset[_Quote], Decision] = {}
    scored = 0
    for pair in decided:
        if _known(pair.candidate, counted_before):
            continue
        scored += pair.ab is not None or pair.ba is not None
        quotes = frozenset((_quote(pair.candidate.claim), _quote(pair.candidate.denial)))
        strongest[quotes] = min(strongest.get(quotes, Decision.DROP), pair.decision, key=_STRENGTH.index)
    rows = Counter(strongest.values())
    gates = Counter(
        rejection.gate.value
        for rejection in rejections
        if not {records[rejection.first_id].article_id, records[rejection.second_id].article_id} & set(counted_before)
    )
    return Funnel(
        candidates=len(fresh),
        scored=scored,
        flagged=rows[Decision.FLAG],
        suggested=rows[Decision.SUGGEST],
        abstained=rows[Decision.ABSTAIN],
        rejected=dict(sorted(gates.items())),
    )


def _known(candidate: Candidate, articles: Collection[int]) -> bool:
    return candidate.claim.article_id in articles or candidate.denial.article_id in articles


def _quote(record: PropositionRecord) -> _Quote:
    quote = record.proposition.quote
    return record.article_id, quote.start, quote.end
