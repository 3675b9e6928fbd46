"""Where a conflict that was not shown was lost: the first stage at which nothing of it was left."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from benchmarks.quality.gold import GoldConflict, GoldNewsroom
from benchmarks.quality.matching import Place, Places
from benchmarks.quality.overlap import bounds_of
from benchmarks.quality.pipeline import RANK, Detected
from models.pairing.gates import gate
from models.schema import PairGate, PropositionRecord
from models.vocabulary import Decision


@dataclass(frozen=True, slots=True)
class Loss:
    """A missed conflict and the stage that lost it; `sides`: which of a, b were wanting ("" where it is about both)."""

    conflict: str
    stage: str
    sides: str = ""


def losses(detected: Detected, gold: GoldNewsroom, found: Collection[str]) -> list[Loss]:
    """One Loss for every conflict that is not in `found`."""
    search = _Search(detected, gold)
    return [search.loss(conflict) for conflict in gold.conflicts if conflict.id not in found]


def meetings(detected: Detected, gold: GoldNewsroom) -> tuple[int, int]:
    """Of the conflicts that the gates let through where everything meets everything: how many met here, and how many.

    What is missing was lost to blocking keys or to the bound on candidates.
    """
    search = _Search(detected, gold)
    found = [search.meets(conflict) for conflict in gold.conflicts]
    return sum(met for admitted, met in found if admitted), sum(admitted for admitted, _ in found)


def stages(lost: Iterable[Loss]) -> Counter[str]:
    """How many were lost at each stage."""
    return Counter(loss.stage for loss in lost)


class _Search:
    def __init__(self, detected: Detected, gold: GoldNewsroom) -> None:
        self._detected = detected
        self._places = Places(gold, detected.text_of())
        self._contents = {
            number: self._places.at(article, bounds_of(statement.content))
            for number, (article, statement) in detected.statements.items()
        }
        self._quotes = {number: self._places.quote(record) for number, record in detected.records.items()}
        self._candidates = {frozenset((item.claim.id, item.denial.id)) for item in detected.candidates}
        self._gates = {frozenset((item.first_id, item.second_id)): item.gate for item in detected.rejections}

    def loss(self, conflict: GoldConflict) -> Loss:
        """The stages in order."""
        wanted = {"a": self._places.gold[conflict.a], "b": self._places.gold[conflict.b]}
        unread = [side for side, place in wanted.items() if not self._is_read(place)]
        if unread:
            return Loss(conflict.id, "statement not read", " and ".join(unread))
        made = {side: self._records(place) for side, place in wanted.items()}
        empty = [side for side, records in made.items() if not records]
        if empty:
            return Loss(conflict.id, "no proposition", " and ".join(empty))
        dangling = [side for side, held in made.items() if not any(record.proposition.standalone for record in held)]
        if dangling:
            return Loss(conflict.id, "proposition not standalone", " and ".join(dangling))
        pairs = {frozenset((a.id, b.id)) for a in made["a"] for b in made["b"] if a.id != b.id}
        if not pairs & self._candidates:
            return Loss(conflict.id, self._gate(pairs))
        return Loss(conflict.id, self._outcome(pairs))

    def meets(self, conflict: GoldConflict) -> tuple[bool, bool]:
        """Whether a pair of it passes the gates when all meet all, and whether one is a candidate."""
        a, b = (self._records(self._places.gold[side]) for side in (conflict.a, conflict.b))
        pairs = [(x, y) for x in a for y in b if x.statement_id != y.statement_id]
        met = any(frozenset((x.id, y.id)) in self._candidates for x, y in pairs)
        return met or any(not isinstance(gate(x, y), PairGate) for x, y in pairs), met

    def _is_read(self, place: Place) -> bool:
        return any(content.fit(place) for content in self._contents.values()) or bool(self._records(place))

    def _records(self, place: Place) -> list[PropositionRecord]:
        return [record for number, record in self._detected.records.items() if self._quotes[number].fit(place)]

    def _gate(self, pairs: set[frozenset[int]]) -> str:
        """The gate that turned most of these pairs away; without one they shared no key, or lay too far apart."""
        gates = Counter(self._gates[pair] for pair in pairs if pair in self._gates)
        if not gates:
            return "not a candidate: never met"
        return f"not a candidate: {gates.most_common(1)[0][0].value}"

    def _outcome(self, pairs: set[frozenset[int]]) -> str:
        decisions = [
            item.decision
            for item in self._detected.decided
            if frozenset((item.candidate.claim.id, item.candidate.denial.id)) in pairs
        ]
        if not decisions:
            return "candidate, but no decision came back"
        best = min(decisions, key=RANK.__getitem__)
        if best is Decision.DROP:
            return "scored but dropped"
        return "abstained" if best is Decision.ABSTAIN else "shown, but stands for another pair"
