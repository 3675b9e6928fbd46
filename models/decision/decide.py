"""What a candidate pair is: four paths, each a small function; the relation, and a probability with its decision.

1. polarity: A asserts p, B denies q; they conflict when p entails q
2. content: both assert; they conflict when one contradicts the other
3. issue: a deed claimed or assigned against another party's denial of involvement; rival motives
4. figures: two counts that cannot both hold
"""

from collections.abc import Mapping, Sequence

from models.decision.bearing import (
    ENTAILS_ENOUGH,
    answers_surely,
    bears_on,
    is_hollow,
    may_bear_on,
    nearness,
    only_keeps_silent,
    only_not_told,
    share_said,
    shares_topic,
)
from models.decision.features import features
from models.decision.figures import bound_denied, clashing, is_update, rival_counts
from models.decision.probability import Fit, banded, probability, shipped_fit
from models.pairing.gates import one_story
from models.pairing.issues import event_label
from models.pairing.parties import is_own_side, may_be_one, party, same_camp, same_speaker
from models.pairing.structure import accuses, accuses_back, another_did_it, answered, is_named, only_the_saying_denied
from models.schema import Candidate, DecidedPair, NliScores, PairGate
from models.vocabulary import CONFLICTS, ClaimType, Decision, DecisionPath, Inference, Polarity, Relation

Scores = Mapping[tuple[str, str], NliScores]
#: Entailment from which two asserted statements say the same.
_CORROBORATES = 0.6
#: Contradiction below which two assertions are never put forward, whatever else speaks for the pair.
_CONTRADICTS_ENOUGH = 0.5


#: Contradiction in both directions from which a claim surely rules out what another denies.
_EXCLUDES = 0.7
#: Share of common words, names left out, from which two assertions surely speak of one thing.
_MUCH_SHARED = 0.4


def needed(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    """(premise, hypothesis) pairs to score, both directions, each once.

    Figures are compared as numbers and need no model.
    """
    wanted: dict[tuple[str, str], None] = {}
    for candidate in candidates:
        if candidate.path is not DecisionPath.FIGURES:
            p, q = candidate.claim.proposition.text, candidate.denial.proposition.text
            wanted[(p, q)] = None
            wanted[(q, p)] = None
    return list(wanted)


def decide(
    candidates: Sequence[Candidate], scores: Scores, model_fingerprint: str, fit: Fit | None = None
) -> list[DecidedPair]:
    """One decision for each unordered pair of propositions: the strongest of its paths.

    `scores` holds what `needed` asked for.
    """
    fit = fit or shipped_fit()
    best: dict[tuple[int, int], DecidedPair] = {}
    for candidate in candidates:
        decided = _decided(candidate, scores, model_fingerprint, fit)
        key = min(candidate.claim.id, candidate.denial.id), max(candidate.claim.id, candidate.denial.id)
        if key not in best or _strength(decided) > _strength(best[key]):
            best[key] = decided
    return list(best.values())


def _strength(decided: DecidedPair) -> tuple[int, int, float]:
    order = (Decision.DROP, Decision.ABSTAIN, Decision.SUGGEST, Decision.FLAG)
    relation = decided.relation
    precedence = -CONFLICTS.index(relation) if relation in CONFLICTS else -len(CONFLICTS)
    return order.index(decided.decision), precedence, decided.probability


def _decided(candidate: Candidate, scores: Scores, model_fingerprint: str, fit: Fit) -> DecidedPair:
    p, q = candidate.claim.proposition, candidate.denial.proposition
    ab, ba = scores.get((p.text, q.text)), scores.get((q.text, p.text))
    relation, exclusive, cap = relation_of(candidate, ab, ba)
    value = probability(candidate.path, features(candidate, ab, ba), fit)
    decision = banded(value, fit)
    implied = Polarity.IMPLIED in (p.polarity, q.polarity) or candidate.gate is PairGate.IMPLIED_AUTHOR
    inference = Inference.IMPLIED if implied else Inference.EXPLICIT
    if inference is Inference.IMPLIED:
        cap = Decision.SUGGEST if cap is Decision.FLAG else cap
    decision = weaker(decision, cap) if relation in CONFLICTS else Decision.DROP
    event = q.event if q.event is not None and q.event.kind != "other" else p.event
    return DecidedPair(
        candidate=candidate,
        relation=relation,
        decision=decision,
        probability=value,
        exclusive=exclusive,
        inference=inference,
        ab=ab,
        ba=ba,
        model_fingerprint=model_fingerprint,
        claim_text=p.stance or p.text,
        denial_text=q.stance or q.text,
        event=event_label(event),
        place=event.places[0] if event and event.places else None,
        parties=(party(candidate.claim), party(candidate.denial)),
    )


def weaker(a: Decision, b: Decision) -> Decision:
    """The more cautious of two decisions."""
    order = (Decision.DROP, Decision.ABSTAIN, Decision.SUGGEST, Decision.FLAG)
    return order[min(order.index(a), order.index(b))]


def relation_of(
    candidate: Candidate, ab: NliScores | None, ba: NliScores | None
) -> tuple[Relation, bool | None, Decision]:
    """Relation, whether the two exclude each other, and the strongest decision that the path allows."""
    if candidate.path is DecisionPath.FIGURES:
        return _by_figures(candidate)
    if candidate.path is DecisionPath.ISSUE:
        return _by_issue(candidate, ab, ba)
    if ab is None or ba is None:
        return Relation.NO_CONFLICT, None, Decision.DROP
    if candidate.path is DecisionPath.POLARITY:
        return _by_polarity(candidate, ab, ba)
    return _by_content(candidate, ab, ba)


def _by_polarity(candidate: Candidate, ab: NliScores, ba: NliScores) -> tuple[Relation, bool | None, Decision]:
    if candidate.gate is PairGate.SELF_RETRACTION:
        # The speaker says that he takes it back; the model only tells how surely it is this that he takes back.
        sure = max(ab.entailment, ba.entailment) >= ENTAILS_ENOUGH
        return Relation.RETRACTION, True, Decision.FLAG if sure else Decision.SUGGEST
    entails = ab.entailment >= ENTAILS_ENOUGH
    # Where only q entails p, the denial is narrower ("denies deliberately shelling"), and both may hold.
    exclusive = True if entails else None if ba.entailment >= ENTAILS_ENOUGH else False
    # "No more than 12,000 took part" denies a figure, and so gives another
    relation = Relation.NUMERIC_DISCREPANCY if entails and bound_denied(candidate) else Relation.DENIAL
    return relation, exclusive, weaker(_polarity_cap(candidate), _borne(candidate, ab, ba, exclusive))


def _borne(candidate: Candidate, ab: NliScores, ba: NliScores, exclusive: bool | None) -> Decision:
    """A denial that surely denies the claim is flagged; one that is narrower than the claim is suggested at most."""
    if min(ab.contradiction, ba.contradiction) >= _EXCLUDES and exclusive is False:
        return Decision.ABSTAIN  # what is claimed excludes what is denied: the two agree
    if bears_on(candidate, ab):
        return Decision.FLAG if exclusive is not None else Decision.SUGGEST
    return Decision.SUGGEST if may_bear_on(candidate) else Decision.ABSTAIN


def _polarity_cap(candidate: Candidate) -> Decision:
    """What a denial is worth that denies little, whatever the scores say."""
    denial = candidate.denial
    if answered(candidate.claim.proposition, denial.proposition):
        return Decision.FLAG
    silent = only_the_saying_denied(candidate.claim.proposition, denial.proposition) or only_keeps_silent(denial)
    if silent or (is_hollow(denial) and not shares_topic(candidate)):
        return Decision.ABSTAIN
    return Decision.SUGGEST if only_not_told(denial) else Decision.FLAG


def _by_content(candidate: Candidate, ab: NliScores, ba: NliScores) -> tuple[Relation, bool | None, Decision]:
    if max(ab.contradiction, ba.contradiction) < _CONTRADICTS_ENOUGH:
        same = max(ab.entailment, ba.entailment) >= _CORROBORATES
        return (Relation.CORROBORATION if same else Relation.NO_CONFLICT), None, Decision.DROP
    return _relation_of_contents(candidate), True, _content_cap(candidate)


def _relation_of_contents(candidate: Candidate) -> Relation:
    """What two assertions are that cannot both hold: over a count; by whom the other accuses of it; else plain."""
    if rival_counts(candidate):
        return Relation.NUMERIC_DISCREPANCY
    return Relation.DENIAL if accuses(candidate.claim, candidate.denial) else Relation.CONTRADICTION


def _content_cap(candidate: Candidate) -> Decision:
    """Two assertions that the model finds contradictory are one quarrel where they share a topic in one place or story.

    The model calls one chance pair in eight a contradiction.
    """
    if is_hollow(candidate.claim) or is_hollow(candidate.denial):
        return Decision.ABSTAIN
    if not one_story(candidate.claim, candidate.denial):
        return Decision.ABSTAIN
    beside = nearness(candidate) > 0
    one_type = candidate.claim.proposition.claim_type is candidate.denial.proposition.claim_type is not ClaimType.OTHER
    return Decision.FLAG if share_said(candidate) >= _MUCH_SHARED and (beside or one_type) else Decision.SUGGEST


def _by_issue(
    candidate: Candidate, ab: NliScores | None, ba: NliScores | None
) -> tuple[Relation, bool | None, Decision]:
    if candidate.gate is PairGate.COMPETING_MOTIVES:
        if ab is not None and ba is not None and max(ab.entailment, ba.entailment) >= _CORROBORATES:
            return Relation.CORROBORATION, None, Decision.DROP
        # Two aims of doers that are named may be two aims; only an aim of the event itself has rivals.
        named = all(record.proposition.agents for record in (candidate.claim, candidate.denial))
        return Relation.COMPETING_ACCOUNTS, None, Decision.SUGGEST if named else Decision.FLAG
    if candidate.gate is PairGate.MUTUAL_ACCUSATION:
        contradicts = (
            ab is not None and ba is not None and max(ab.contradiction, ba.contradiction) >= _CONTRADICTS_ENOUGH
        )
        return Relation.COUNTER_ACCUSATION, True if contradicts else None, Decision.FLAG
    if candidate.gate is PairGate.RIVAL_BLAME:
        back = accuses_back(candidate.claim, candidate.denial)
        return (Relation.COUNTER_ACCUSATION if back else Relation.COMPETING_ACCOUNTS), None, Decision.FLAG
    if candidate.gate is PairGate.IMPLIED_AUTHOR:
        return Relation.DENIAL, None, Decision.SUGGEST
    if candidate.gate is PairGate.ANSWERED and not answers_surely(candidate):
        return _denial_or_retraction(candidate), True, Decision.SUGGEST
    if candidate.gate is PairGate.RESPONSIBILITY_NON_INVOLVEMENT:
        return Relation.DENIAL, False, _responsibility_cap(candidate)
    return _denial_or_retraction(candidate), True, Decision.FLAG


def _responsibility_cap(candidate: Candidate) -> Decision:
    """One party is said to have done it, another denies its own part: both may be true, and often have no quarrel."""
    claim, denial = candidate.claim, candidate.denial
    agents = claim.proposition.agents
    if agents and not any(map(is_named, agents)):
        return Decision.ABSTAIN  # somebody or something did it: that accuses nobody
    if same_camp(claim, denial):
        # One side names who did it and says that it was not itself: worth a look, hardly a dispute.
        owns_up = any(is_own_side(agent, record.actor) for agent in agents for record in (claim, denial))
        return Decision.ABSTAIN if owns_up else Decision.SUGGEST
    return Decision.SUGGEST if another_did_it(claim) else Decision.FLAG


def _denial_or_retraction(candidate: Candidate) -> Relation:
    return Relation.RETRACTION if same_speaker(candidate.claim, candidate.denial) else Relation.DENIAL


def _by_figures(candidate: Candidate) -> tuple[Relation, bool | None, Decision]:
    for a, b in clashing(candidate):
        if is_update(candidate, a, b):
            return Relation.UPDATE, False, Decision.DROP
        return Relation.NUMERIC_DISCREPANCY, True, _figures_cap(candidate)
    return Relation.NO_CONFLICT, None, Decision.DROP


def _figures_cap(candidate: Candidate) -> Decision:
    """Tolls of one event are one question; of all else a story counts many things, and two doers count two."""
    if ClaimType.CASUALTY_COUNT in (candidate.claim.proposition.claim_type, candidate.denial.proposition.claim_type):
        return Decision.FLAG
    agents = [record.proposition.agents for record in (candidate.claim, candidate.denial)]
    two_doers = all(agents) and not any(may_be_one(one, other) for one in agents[0] for other in agents[1])
    return Decision.SUGGEST if shares_topic(candidate) and not two_doers else Decision.ABSTAIN
