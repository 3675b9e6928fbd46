"""Candidate pairs: new statements against those that share a key with them, each through the gates, the best of them.

Work grows with the number of pairs that share a key, not with the square of the pool; of a key that very many carry,
those stored nearest to a statement meet it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from models.pairing.bounds import MOST_CANDIDATES, Pair, bounded
from models.pairing.gates import Admitted, gate
from models.pairing.issues import issue
from models.pairing.stories import with_stories
from models.schema import Candidate, PairGate, PropositionRecord, Rejection
from models.vocabulary import CueClass, Polarity, SpeechAct

#: Of the propositions that carry one key, so many are looked at for each new one, half of them on either side.
MOST_PER_KEY = 400


def propose(
    new: Sequence[PropositionRecord],
    pool: Sequence[PropositionRecord],
    most: int = MOST_CANDIDATES,
    kept: Collection[Pair] = (),
) -> tuple[list[Candidate], list[Rejection]]:
    """Candidates of each new proposition with the pool (`new` included), and the pairs turned away with their gate.

    Each unordered pair is looked at once. A pair that passes on several paths gives a candidate for each. At most
    `most` pairs of a proposition go on, and those of `kept` (smaller id first) that pass the gates: they were among
    the best of their other side.
    """
    new, pool = with_stories(new, pool)
    admitted: list[tuple[PropositionRecord, PropositionRecord, list[Admitted]]] = []
    rejections: list[Rejection] = []
    for a, b in _meeting(new, pool):
        outcome = gate(a, b)
        if isinstance(outcome, PairGate):
            rejections.append(Rejection(a.id, b.id, outcome))
        else:
            admitted.append((a, b, outcome))
    going_on = bounded({record.id for record in new}, admitted, most, kept)
    rejections += [Rejection(a.id, b.id, PairGate.BEYOND_BOUND) for a, b, _ in admitted if (a.id, b.id) not in going_on]
    return [_candidate(a, b, one) for a, b, paths in admitted if (a.id, b.id) in going_on for one in paths], rejections


def _meeting(
    new: Sequence[PropositionRecord], pool: Sequence[PropositionRecord]
) -> Iterator[tuple[PropositionRecord, PropositionRecord]]:
    """Pairs that share a key, in a stable order, never two propositions of one statement."""
    by_key: dict[str, list[PropositionRecord]] = defaultdict(list)
    for record in sorted(pool, key=_id):
        for key in _keys(record):
            by_key[key].append(record)
    seen: set[tuple[int, int]] = set()
    for record in new:
        for key in _keys(record):
            for other in _nearest(by_key[key], record):
                pair = (min(record.id, other.id), max(record.id, other.id))
                if record.statement_id == other.statement_id or pair in seen:
                    continue
                seen.add(pair)
                yield (record, other) if record.id < other.id else (other, record)


def _nearest(carrying: Sequence[PropositionRecord], record: PropositionRecord) -> Sequence[PropositionRecord]:
    """Those stored around the record: a story is told within days, and what is told together is stored together."""
    if len(carrying) <= MOST_PER_KEY:
        return carrying
    place = bisect_left(carrying, record.id, key=_id)
    start = max(0, min(place - MOST_PER_KEY // 2, len(carrying) - MOST_PER_KEY))
    return carrying[start : start + MOST_PER_KEY]


def _id(record: PropositionRecord) -> int:
    return record.id


def _keys(record: PropositionRecord) -> tuple[str, ...]:
    """The stored keys, the article and its story: what stands in one article or tells one event always meets."""
    told_by = () if record.story is None else (f"story:{record.story}",)
    return (*record.proposition.keys, f"article:{record.article_id}", *told_by)


def _candidate(a: PropositionRecord, b: PropositionRecord, admitted: Admitted) -> Candidate:
    claim, denial = ordered(a, b)
    return Candidate(
        claim=claim,
        denial=denial,
        gate=admitted.gate,
        path=admitted.path,
        event_agreement=admitted.event_agreement,
        issue=issue(claim, denial, admitted.path),
    )


def ordered(a: PropositionRecord, b: PropositionRecord) -> tuple[PropositionRecord, PropositionRecord]:
    """(claimant, denier): who asserts, accuses or came first; who denies, retracts or came later."""
    for first, second in ((a, b), (b, a)):
        if _takes_back(second) and not _takes_back(first):
            return first, second
    for first, second in ((a, b), (b, a)):
        if second.proposition.polarity is Polarity.DENIED and first.proposition.polarity is not Polarity.DENIED:
            return first, second
    return (a, b) if _order(a) <= _order(b) else (b, a)


def _takes_back(record: PropositionRecord) -> bool:
    return record.cue_class is CueClass.RETRACTION or record.speech_act is SpeechAct.RETRACT


def _order(record: PropositionRecord) -> tuple[str, str, int]:
    """Stated time, else publication time, else external_id and start."""
    at = record.asserted_at.at if record.asserted_at else record.published_at
    return (at.isoformat() if at else "", record.external_id, record.proposition.quote.start)
