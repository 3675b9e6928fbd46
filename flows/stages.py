"""The stages as plain functions, without Prefect: take articles in, read them, let what they say meet, and score it.

Each stage works through what is pending in batches: a look at the store, the slow work with no transaction open, and
then one transaction that keeps the batch whole or not at all. What fails is one article, never the run.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import models.decision
import models.pairing
from flows.intake import ingest as ingest
from flows.intake import ingest_source as ingest_source
from flows.intake import outlet_families as outlet_families
from flows.outcomes import PairResult
from flows.tally import added, funnel_of_pairs, funnel_of_readings
from models.errors import InputError, ModelError
from models.schema import Article, Funnel, NliScores, Reading
from storage.articles import mark_failed, pending_articles
from storage.database import Database
from storage.pairs import cached_scores, store_decisions, store_scores
from storage.readings import mark_paired, pending_propositions, pool_for, store_reading

ARTICLES_AT_ONCE = 20
DAYS_APART = 45
LANGUAGE = "en"

#: Told after each batch how many more sources, articles or pairs are done.
Advance = Callable[[int], None]


class ReadsArticles(Protocol):
    """What the stages need of `models.reading.reader.Reader`."""

    @property
    def fingerprint(self) -> str: ...

    def read(self, article: Article) -> Reading: ...


class ScoresPairs(Protocol):
    """What the stages need of `models.nli.scorer.NliScorer`."""

    @property
    def fingerprint(self) -> str: ...

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NliScores]: ...


def read_pending(
    database: Database,
    reader: ReadsArticles,
    *,
    batch: int = ARTICLES_AT_ONCE,
    language: str = LANGUAGE,
    advance: Advance | None = None,
) -> Funnel:
    """Read every article that this reader has not seen; returns what was found in them."""
    total = Funnel()
    while (funnel := read_batch(database, reader, batch=batch, language=language)) is not None:
        total = added(total, funnel)
        if advance:
            advance(funnel.articles + funnel.refused)
    return total


def read_batch(
    database: Database, reader: ReadsArticles, *, batch: int = ARTICLES_AT_ONCE, language: str = LANGUAGE
) -> Funnel | None:
    """Read the next `batch` pending articles and store their readings; None where none is pending.

    An article in another language is set aside unread. One that the reader stumbles over is marked with the reason.
    """
    with database.reading() as session:
        pending = pending_articles(session, reader.fingerprint, batch)
    if not pending:
        return None
    outcomes = {stored.id: _read(reader, stored.article, language) for stored in pending}
    with database.session() as session:
        for article_id, outcome in outcomes.items():
            try:
                if isinstance(outcome, Reading):
                    store_reading(session, article_id, outcome)
            except InputError as error:  # raised before anything of this reading is written
                outcomes[article_id] = outcome = str(error)
            if isinstance(outcome, str):
                mark_failed(session, article_id, reader.fingerprint, outcome)
    readings = [outcome for outcome in outcomes.values() if isinstance(outcome, Reading)]
    return funnel_of_readings(readings, failed=len(outcomes) - len(readings))


def _read(reader: ReadsArticles, article: Article, language: str) -> Reading | str:
    """The reading of an article, or why there is none. Raises ModelError: then no article can be read."""
    if article.language not in (None, language):
        return f"skipped: the article is in language {article.language!r}, only {language!r} is read"
    try:
        return reader.read(article)
    except ModelError:
        raise
    except Exception as error:  # whatever one text does to the parser must not cost the others
        return f"not read: {type(error).__name__}: {' '.join(str(error).split())}"


def pair_pending(
    database: Database,
    scorer: ScoresPairs,
    fingerprint: str,
    *,
    seen_at: datetime | None = None,
    batch: int = ARTICLES_AT_ONCE,
    days: int = DAYS_APART,
    advance: Advance | None = None,
) -> PairResult:
    """Let what waits under this pairing fingerprint meet all else, score it and store the rows."""
    seen_at = seen_at or datetime.now(UTC)
    result = PairResult()
    while (
        found := pair_batch(
            database, scorer, fingerprint, seen_at=seen_at, counted_before=result.article_ids, batch=batch, days=days
        )
    ) is not None:
        result = result.plus(found)
        if advance:
            advance(len(found.article_ids))
    return result


def pair_batch(
    database: Database,
    scorer: ScoresPairs,
    fingerprint: str,
    *,
    seen_at: datetime,
    counted_before: frozenset[int] = frozenset(),
    batch: int = ARTICLES_AT_ONCE,
    days: int = DAYS_APART,
) -> PairResult | None:
    """Let the statements of the next `batch` articles meet, score and decide, and store it all; None where none waits.

    `counted_before` are the articles of this run's earlier batches, so that no pair is counted twice in the funnel.
    """
    # Here and not above: they load the language pipeline, which taking articles in does without.
    from models.decision.decide import decide, needed
    from models.pairing.propose import propose

    with database.reading() as session:
        new = pending_propositions(session, fingerprint, batch)
        pool = pool_for(session, new, days)
    if not new:
        return None
    candidates, rejections = propose(new, pool)
    wanted = list(dict.fromkeys(needed(candidates)))
    with database.reading() as session:
        scores = cached_scores(session, scorer.fingerprint, wanted)
    missing = [pair for pair in wanted if pair not in scores]
    fresh = dict(zip(missing, scorer.score(missing), strict=True)) if missing else {}
    decided = decide(candidates, {**scores, **fresh}, scorer.fingerprint)
    articles = frozenset(record.article_id for record in new)
    with database.session() as session:
        store_scores(session, scorer.fingerprint, fresh)
        counts = store_decisions(session, decided, rejections, seen_at, paired=articles)
        mark_paired(session, articles, fingerprint)
    records = {record.id: record for record in pool}
    funnel = funnel_of_pairs(candidates, rejections, decided, records, counted_before)
    return PairResult(articles, funnel, counts.new, counts.changed)


def detect(
    database: Database,
    reader: ReadsArticles,
    scorer: ScoresPairs,
    *,
    language: str = LANGUAGE,
    days: int = DAYS_APART,
    advance: Advance | None = None,
) -> Funnel:
    """Read, pair and score everything that is pending."""
    read = read_pending(database, reader, language=language, advance=advance)
    paired = pair_pending(database, scorer, pairing_fingerprint(reader, scorer), days=days, advance=advance)
    return added(read, paired.funnel)


def pairing_fingerprint(reader: ReadsArticles, scorer: ScoresPairs) -> str:
    """What the rows of a pairing depend on; where it changes, all articles wait to be paired again."""
    parts = (reader.fingerprint, scorer.fingerprint, _rules_fingerprint())
    return sha256("\n".join(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _rules_fingerprint() -> str:
    """A digest of all that decides which statements meet and what is made of them."""
    digest = sha256()
    for package in (models.pairing, models.decision):
        for path in sorted(Path(str(package.__file__)).parent.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
