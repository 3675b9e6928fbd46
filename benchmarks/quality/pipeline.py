"""The whole detector over a list of articles, in memory: read, pair, score, decide, keep one row per pair of quotes.

The same steps as `counterclaim detect` without a database, and every intermediate result is kept, so that an evaluation
can say where a missed conflict was lost. Pairing and decision are arguments, so that a rival can stand in.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.quality.subjects import Reads, Scores
from models.nli.asking import scores_of
from models.pairing.stories import with_stories
from models.schema import (
    Article,
    Candidate,
    DecidedPair,
    NliScores,
    PropositionRecord,
    Reading,
    Rejection,
    Span,
    Statement,
)
from models.vocabulary import Decision

if TYPE_CHECKING:
    from models.decision.cascade import Settled

#: Pairs of articles published further apart than this never meet (as in storage's pool).
WINDOW = timedelta(days=45)

RANK = {Decision.FLAG: 0, Decision.SUGGEST: 1, Decision.ABSTAIN: 2, Decision.DROP: 3}

Pair = tuple[str, str]
Propose = Callable[[Sequence[PropositionRecord], Sequence[PropositionRecord]], tuple[list[Candidate], list[Rejection]]]
Needed = Callable[[Sequence[Candidate]], list[Pair]]
Decide = Callable[[Sequence[Candidate], Mapping[Pair, NliScores], str], list[DecidedPair]]


@dataclass(frozen=True, slots=True)
class Judging:
    """How pairs are proposed, which NLI scores they need, and what is decided."""

    propose: Propose
    needed: Needed
    decide: Decide


def shipped_judging() -> Judging:
    """The project's own."""
    from models.decision.decide import decide, needed
    from models.pairing.propose import propose

    return Judging(propose, needed, decide)


@dataclass(frozen=True, slots=True)
class Detected:
    """Everything one detection made; `statements` (with their external_id) and `records` go by running number.

    With a second judge, `alone` is what the first model would have decided, `asked` how many NLI pairs the judge was
    asked, and `asked_seconds` how long that took.
    """

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    statements: Mapping[int, tuple[str, Statement]]
    records: Mapping[int, PropositionRecord]
    candidates: tuple[Candidate, ...]
    rejections: tuple[Rejection, ...]
    scores: Mapping[Pair, NliScores]
    decided: tuple[DecidedPair, ...]
    fingerprint: str
    judging: Judging = field(repr=False)
    alone: tuple[DecidedPair, ...] | None = None
    asked: int = 0
    asked_seconds: float = 0.0

    def rows(self) -> list[DecidedPair]:
        """What would stand in `contradictions`: the strongest of each unordered pair of quotes, `drop` left out."""
        return rows_of(self.decided)

    def decided_with(self, scores: Mapping[Pair, NliScores]) -> list[DecidedPair]:
        """The rows that these NLI scores would have given."""
        return rows_of(self.judging.decide(self.candidates, scores, self.fingerprint))

    def text_of(self) -> dict[str, str]:
        """Stored text by external_id."""
        return {article.external_id: article.text for article in self.articles}


def cascade_judging(settled: "Settled") -> Judging:
    """The project's own with two judges, for scores other than those that it settled with."""
    from models.decision.cascade import cascade_fit
    from models.decision.decide import decide

    def decided(candidates: Sequence[Candidate], scores: Mapping[Pair, NliScores], model: str) -> list[DecidedPair]:
        return decide(settled.again, scores, model, cascade_fit()) + decide(settled.rest, scores, model)

    return replace(shipped_judging(), decide=decided)


def detect(
    articles: Sequence[Article],
    reader: Reads,
    scorer: Scores,
    judging: Judging | None = None,
    judge: Scores | None = None,
) -> Detected:
    """Runs all steps over the articles, all of them new and all of them each other's pool.

    With a `judge`, what the scorer finds at all likely is scored and decided again by it.

    Raises:
        ModelError: a model is missing or damaged.
    """
    judging = judging or shipped_judging()
    readings = reader.read_many(articles)
    statements, records = number(articles, readings)
    _, pool = with_stories((), list(records.values()))
    records = {record.id: record for record in pool}
    proposed, rejections = judging.propose(pool, pool)
    candidates = [candidate for candidate in proposed if _within_window(candidate)]
    wanted = list(dict.fromkeys(judging.needed(candidates)))
    scores = dict(scores_of(scorer, wanted))
    fingerprint, alone, asked, asked_seconds = scorer.fingerprint, None, 0, 0.0
    if judge is None:
        decided = judging.decide(candidates, scores, fingerprint)
    else:
        from models.decision.cascade import settle

        fingerprint = f"{fingerprint}+{judge.fingerprint}"
        began = perf_counter()
        settled = settle(candidates, scores, fingerprint, partial(scores_of, judge))
        asked_seconds, asked = perf_counter() - began, len(judging.needed(settled.again))
        alone = tuple(judging.decide(candidates, scores, scorer.fingerprint))
        decided, scores, judging = settled.decided, dict(settled.scores), cascade_judging(settled)
    return Detected(
        articles=tuple(articles),
        readings=tuple(readings),
        statements=statements,
        records=records,
        candidates=tuple(candidates),
        rejections=tuple(rejections),
        scores=scores,
        decided=tuple(decided),
        fingerprint=fingerprint,
        judging=judging,
        alone=alone,
        asked=asked,
        asked_seconds=asked_seconds,
    )


def number(
    articles: Sequence[Article], readings: Sequence[Reading]
) -> tuple[dict[int, tuple[str, Statement]], dict[int, PropositionRecord]]:
    """Statements and propositions under running numbers, as a database would number them."""
    statements: dict[int, tuple[str, Statement]] = {}
    records: dict[int, PropositionRecord] = {}
    for article_id, (article, reading) in enumerate(zip(articles, readings, strict=True), 1):
        occurrence = _occurrences(reading)
        for statement in reading.statements:
            statement_id = len(statements) + 1
            statements[statement_id] = (article.external_id, statement)
            for proposition in statement.propositions:
                records[len(records) + 1] = PropositionRecord(
                    id=len(records) + 1,
                    statement_id=statement_id,
                    article_id=article_id,
                    external_id=article.external_id,
                    outlet=article.outlet,
                    published_at=article.published_at,
                    actor=statement.source.actor,
                    source_text=statement.source.text,
                    cue_class=statement.cue.cue_class,
                    speech_act=statement.speech_act,
                    channel=statement.channel,
                    hedge=statement.hedge,
                    asserted_at=statement.asserted_at,
                    quote_type=statement.quote_type,
                    quote_occurrence=occurrence[proposition.quote.start, proposition.quote.end],
                    proposition=proposition,
                    profile=reading.profile,
                )
    return statements, records


def folded(quote: Span) -> str:
    """The quote as the pair key sees it: case-folded, white space collapsed."""
    return " ".join(quote.text.casefold().split())


def _occurrences(reading: Reading) -> dict[tuple[int, int], int]:
    """(start, end) of each quote of a reading → how many equal quotes begin before it."""
    quotes = {(p.quote.start, p.quote.end): folded(p.quote) for s in reading.statements for p in s.propositions}
    seen: defaultdict[str, int] = defaultdict(int)
    counted: dict[tuple[int, int], int] = {}
    for place in sorted(quotes):
        counted[place] = seen[quotes[place]]
        seen[quotes[place]] += 1
    return counted


def _within_window(candidate: Candidate) -> bool:
    claim, denial = candidate.claim.published_at, candidate.denial.published_at
    return claim is None or denial is None or abs(claim - denial) <= WINDOW


def rows_of(decided: Sequence[DecidedPair]) -> list[DecidedPair]:
    """The strongest (decision, then probability) of each unordered pair of quotes, strongest first; `drop` left out."""
    strongest: dict[frozenset[tuple[str, str, int]], DecidedPair] = {}
    for pair in sorted((pair for pair in decided if pair.decision is not Decision.DROP), key=_strength):
        key = frozenset(
            (record.external_id, folded(record.proposition.quote), record.quote_occurrence)
            for record in (pair.candidate.claim, pair.candidate.denial)
        )
        strongest.setdefault(key, pair)
    return list(strongest.values())


def _strength(pair: DecidedPair) -> tuple[int, float, int, int]:
    return RANK[pair.decision], -pair.probability, pair.candidate.claim.id, pair.candidate.denial.id
