"""A small newsroom to fill a database from: who said what, published, read and paired in one line each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from models.schema import (
    Actor,
    Article,
    Candidate,
    Cue,
    DecidedPair,
    EventMention,
    NliScores,
    PairGate,
    Proposition,
    PropositionRecord,
    Reading,
    Source,
    Span,
    Statement,
)
from models.vocabulary import (
    ActorKind,
    ClaimType,
    CueClass,
    Decision,
    DecisionPath,
    Inference,
    Polarity,
    QuoteType,
    Relation,
)
from storage.articles import IngestCounts, add_articles
from storage.database import Database
from storage.pairs import PairCounts, store_decisions
from storage.queries import Filters, Row, list_rows
from storage.readings import mark_paired, pending_propositions, store_reading
from storage.tables import ArticleRow

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """What someone says in an article: the words of the quote, and the proposition that they carry."""

    speaker: str
    quote: str
    proposition: str
    polarity: Polarity = Polarity.ASSERTED
    claim_type: ClaimType = ClaimType.RESPONSIBILITY
    keys: tuple[str, ...] = ("belgorod",)
    standalone: bool = True
    occurrence: int = 0


LEGION = Told("the Legion", "it carried out the raid on Belgorod", "The Legion carried out the raid on Belgorod")
KYIV = Told(
    "Kyiv",
    "it had nothing to do with the raid on Belgorod",
    "Ukraine carried out the raid on Belgorod",
    Polarity.DENIED,
    ClaimType.INVOLVEMENT,
)
RAID = "Raid in Belgorod\n\nThe Legion said it carried out the raid on Belgorod.\n"
DENIAL = "Kyiv denies\n\nKyiv said it had nothing to do with the raid on Belgorod.\n"


@dataclass(frozen=True)
class Newsroom:
    """Publishes, reads and pairs in one line each; every call is one transaction."""

    database: Database

    def ingest(self, *articles: Article) -> IngestCounts:
        with self.database.session() as session:
            return add_articles(session, articles, NOON)

    def publish(
        self,
        external_id: str,
        content: str,
        outlet: str = "Northern Herald",
        published_at: datetime | None = NOON,
    ) -> int:
        """Ingest one article; the id of its current revision."""
        address = f"https://{external_id}"
        self.ingest(
            Article(external_id=external_id, text=content, outlet=outlet, published_at=published_at, url=address)
        )
        with self.database.reading() as session:
            newest = select(ArticleRow.id).where(ArticleRow.external_id == external_id).order_by(ArticleRow.id.desc())
            return session.scalars(newest.limit(1)).one()

    def read(self, article_id: int, *told: Told, fingerprint: str = "reader-1") -> None:
        with self.database.session() as session:
            row = session.get_one(ArticleRow, article_id)
            statements = tuple(statement(row.text, each) for each in told)
            store_reading(session, article_id, Reading(statements=statements, fingerprint=fingerprint))

    def report(self, external_id: str, content: str, *told: Told, outlet: str = "Northern Herald") -> int:
        """Publish and read."""
        article_id = self.publish(external_id, content, outlet)
        self.read(article_id, *told)
        return article_id

    def pending(self, fingerprint: str = "pairing-1") -> list[PropositionRecord]:
        with self.database.reading() as session:
            return pending_propositions(session, fingerprint, 100)

    def store(
        self,
        decided: Sequence[DecidedPair],
        seen_at: datetime = NOON,
        paired: Sequence[int] = (),
        fingerprint: str = "pairing-1",
    ) -> PairCounts:
        with self.database.session() as session:
            counts = store_decisions(session, decided, [], seen_at, paired=paired)
            mark_paired(session, paired, fingerprint)
            return counts

    def rows(self, filters: Filters | None = None) -> list[Row]:
        with self.database.reading() as session:
            return list_rows(session, filters or Filters())


def statement(content: str, told: Told) -> Statement:
    """The statement in which `told` stands in the text, at its `occurrence`-th place."""
    start = -1
    for _ in range(told.occurrence + 1):
        start = content.index(told.quote, start + 1)
    quote = Span(text=told.quote, start=start, end=start + len(told.quote))
    proposition = Proposition(
        text=told.proposition,
        polarity=told.polarity,
        claim_type=told.claim_type,
        standalone=told.standalone,
        quote=quote,
        rule="as_written",
        event=EventMention(kind="raid", places=("Belgorod",)),
        keys=told.keys,
        as_spoken=told.proposition if told.polarity is Polarity.ASSERTED else f"Not so: {told.proposition}",
    )
    return Statement(
        source=Source(text=told.speaker, start=None, end=None, actor=Actor(name=told.speaker, kind=ActorKind.STATE)),
        cue=Cue(text="said", start=None, end=None, cue_class=CueClass.SPEECH),
        content=(quote,),
        quote_type=QuoteType.INDIRECT,
        speech_act=None,
        propositions=(proposition,),
        rule="subject_verb_clause",
    )


def decided(
    claim: PropositionRecord,
    denial: PropositionRecord,
    *,
    relation: Relation = Relation.DENIAL,
    decision: Decision = Decision.FLAG,
    probability: float = 0.9,
    path: DecisionPath = DecisionPath.POLARITY,
    model: str = "nli-1",
    issue: str = "who carried out the raid on Belgorod",
) -> DecidedPair:
    """The outcome for two propositions, scored in both directions."""
    return DecidedPair(
        candidate=Candidate(claim, denial, PairGate.ASSERTED_DENIED, path, 0.8, issue),
        relation=relation,
        decision=decision,
        probability=probability,
        exclusive=False,
        inference=Inference.EXPLICIT,
        ab=NliScores(0.7, 0.2, 0.1),
        ba=NliScores(0.6, 0.3, 0.1),
        model_fingerprint=model,
        claim_text=claim.proposition.as_spoken,
        denial_text=denial.proposition.as_spoken,
        event="raid on Belgorod",
        place="Belgorod",
        parties=(claim.source_text, denial.source_text),
    )
