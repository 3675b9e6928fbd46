"""Which annotated pair a produced row stands for.

A row fits an annotated pair where both its quotes fit the contents of the pair's two statements, in the same articles,
whichever is the claimant. A quote fits a content where their words have Jaccard 0.4 or more, or where one holds nine
tenths of the other (of three words at least). A row that fits several pairs stands for the one it overlaps
most; between equals, for a conflict rather than a trap, and for one of its own relation.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.quality.gold import GoldConflict, GoldNewsroom, GoldTrap
from benchmarks.quality.overlap import Bounds, Words, containment, jaccard, words_in
from models.schema import DecidedPair, PropositionRecord
from models.vocabulary import Decision, Relation

QUOTE_JACCARD = 0.4
QUOTE_HELD = 0.9
HELD_WORDS = 3

FLAG = frozenset({Decision.FLAG})
SHOWN = frozenset({Decision.FLAG, Decision.SUGGEST})


class Standing(StrEnum):
    """What a row turned out to be."""

    CONFLICT = "conflict"
    TRAP = "trap"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row, and the annotated pair it stands for. `swapped`: its claimant is the pair's b."""

    row: DecidedPair
    standing: Standing
    conflict: GoldConflict | None = None
    trap: GoldTrap | None = None
    swapped: bool = False

    @property
    def relation_right(self) -> bool:
        """Stands for a conflict, under that conflict's relation."""
        return self.conflict is not None and self.row.relation is self.conflict.relation


def fit(quote: Words, content: Words) -> float:
    """The Jaccard of a quote that fits a content (see the module); 0 where it does not fit."""
    likeness = jaccard(quote, content)
    held = min(len(quote), len(content)) >= HELD_WORDS and containment(quote, content) >= QUOTE_HELD
    return likeness if likeness >= QUOTE_JACCARD or held else 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one article."""

    article: str
    words: Words

    def fit(self, other: "Place") -> float:
        """As `fit`, 0 between two articles."""
        return fit(self.words, other.words) if self.article == other.article else 0.0


class Places:
    """Looks up the words of spans, statements and rows in the stored texts."""

    def __init__(self, gold: GoldNewsroom, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.gold = {s.id: self.at(s.article, s.bounds()) for s in gold.statements}

    def at(self, article: str, bounds: Iterable[Bounds]) -> Place:
        """The words inside these spans; none where the article is unknown."""
        return Place(article, words_in(self._texts.get(article, ""), bounds))

    def quote(self, record: PropositionRecord) -> Place:
        """The quote that carries a proposition."""
        span = record.proposition.quote
        return self.at(record.external_id, [(span.start, span.end)])


def judge_rows(rows: Sequence[DecidedPair], gold: GoldNewsroom, texts: Mapping[str, str]) -> list[JudgedRow]:
    """What each row stands for; `texts` is stored text by external_id."""
    places = Places(gold, texts)
    return [_judge(row, gold, places) for row in rows]


def _judge(row: DecidedPair, gold: GoldNewsroom, places: Places) -> JudgedRow:
    claim, denial = places.quote(row.candidate.claim), places.quote(row.candidate.denial)
    best, found = (0.0, False, False), JudgedRow(row, Standing.OTHER)
    for pair in gold.pairs():
        a, b = places.gold[pair.a], places.gold[pair.b]
        straight, crossed = _both(claim.fit(a), denial.fit(b)), _both(claim.fit(b), denial.fit(a))
        likeness = max(straight, crossed)
        is_conflict = isinstance(pair, GoldConflict)
        rank = (likeness, is_conflict, is_conflict and pair.relation is row.relation)
        if likeness > 0 and rank > best:
            best, found = rank, _standing(row, pair, crossed > straight)
    return found


def _both(left: float, right: float) -> float:
    return left + right if left and right else 0.0


def _standing(row: DecidedPair, pair: GoldConflict | GoldTrap, swapped: bool) -> JudgedRow:
    if isinstance(pair, GoldConflict):
        return JudgedRow(row, Standing.CONFLICT, conflict=pair, swapped=swapped)
    return JudgedRow(row, Standing.TRAP, trap=pair, swapped=swapped)


def at_level(judged: Iterable[JudgedRow], decisions: frozenset[Decision]) -> list[JudgedRow]:
    """The rows with one of these decisions."""
    return [item for item in judged if item.row.decision in decisions]


def found_conflicts(judged: Iterable[JudgedRow], relation_too: bool) -> set[str]:
    """Ids of the conflicts that these rows stand for."""
    return {
        item.conflict.id for item in judged if item.conflict is not None and (item.relation_right or not relation_too)
    }


def relations_of(gold: GoldNewsroom, judged: Iterable[JudgedRow]) -> list[Relation]:
    """Relations that the gold or the rows hold, in the order of the vocabulary."""
    held = {pair.relation for pair in gold.conflicts} | {item.row.relation for item in judged}
    return [relation for relation in Relation if relation in held]
