"""How loudly a pair may be put forward, whatever its score: what ties a denial to a claim, by two in one article."""

from dataclasses import dataclass, replace

import pytest

from models.decision.decide import relation_of
from models.pairing.gates import gate
from models.pairing.propose import propose
from models.schema import Actor, EventMention, NliScores, PairGate, Proposition, PropositionRecord, Span
from models.vocabulary import ActorKind, ClaimType, CueClass, Decision, DecisionPath, Polarity
from tests.decision.records import record

UNRELATED, ENTAILS = NliScores(0.05, 0.9, 0.05), NliScores(0.9, 0.06, 0.04)
CONTRADICTS = NliScores(0.02, 0.08, 0.9)
MAYOR = Actor(name="Dana Okoro", kind=ActorKind.PERSON)
COMPANY = Actor(name="Luskoil", kind=ActorKind.ORGANISATION)
RESIDENT = Actor(name="Ann Lo", kind=ActorKind.PERSON)


@dataclass(frozen=True)
class Words:
    """What somebody says, so many characters into the article."""

    who: Actor
    text: str
    denied: bool = False
    at: int = 0
    cue: CueClass = CueClass.SPEECH
    rule: str = "clause"

    def record(self, number: int) -> PropositionRecord:
        """As stored, all in one article."""
        blank = record(number)
        proposition = Proposition(
            text=self.text,
            polarity=Polarity.DENIED if self.denied else Polarity.ASSERTED,
            claim_type=ClaimType.OTHER,
            standalone=True,
            quote=Span(text="x" * 20, start=self.at, end=self.at + 20),
            rule=self.rule,
        )
        return replace(
            blank, article_id=1, external_id="a1", actor=self.who, cue_class=self.cue, proposition=proposition
        )


def loudest(claim: Words, denial: Words, scores: NliScores) -> Decision:
    """The strongest decision on two who speak in one article that a path allows, both directions scored alike."""
    pool = [claim.record(1), denial.record(2)]
    candidates, turned_away = propose(pool, pool)
    assert candidates, turned_away
    order = (Decision.DROP, Decision.ABSTAIN, Decision.SUGGEST, Decision.FLAG)
    return max((relation_of(one, scores, scores)[2] for one in candidates), key=order.index)


LEAK = Words(RESIDENT, "Luskoil dumped waste in the lake.")


def test_who_is_accused_and_denies_just_that_is_flagged() -> None:
    answer = Words(COMPANY, "Waste from the plant reached the lake.", denied=True, at=60)
    assert loudest(LEAK, answer, UNRELATED) is Decision.FLAG


def test_a_not_in_the_same_paragraph_is_no_answer_yet() -> None:
    aside = Words(MAYOR, "The bridge will be closed in winter.", denied=True, at=60)
    assert loudest(LEAK, aside, UNRELATED) is Decision.SUGGEST


def test_and_far_from_it_nothing_at_all() -> None:
    aside = Words(MAYOR, "Ferries cross in winter.", denied=True, at=4_000)
    assert loudest(LEAK, aside, UNRELATED) is Decision.ABSTAIN


@pytest.mark.parametrize(
    "text",
    ["Luskoil knows.", "Luskoil discusses such matters.", "Luskoil comments on rumours."],
    ids=["I don't know", "we do not discuss", "we do not comment"],
)
def test_who_says_nothing_denies_nothing(text: str) -> None:
    silent = Words(COMPANY, text, denied=True, at=60)
    assert loudest(LEAK, silent, ENTAILS) is Decision.ABSTAIN


def test_who_has_not_heard_of_it_hardly_denies_it() -> None:
    unaware = Words(COMPANY, "Luskoil has information about waste in the lake.", denied=True, at=60)
    assert loudest(LEAK, unaware, ENTAILS) is Decision.SUGGEST


@pytest.mark.parametrize(("at", "decision"), [(40, Decision.FLAG), (900, Decision.SUGGEST)], ids=["beside", "far off"])
def test_an_answer_is_sure_of_what_it_answers_only_nearby(at: int, decision: Decision) -> None:
    told = Words(RESIDENT, "Trucks came to the lake at night.")
    answer = Words(COMPANY, told.text, denied=True, at=at, cue=CueClass.DENIAL, rule="answers")
    assert loudest(told, answer, ENTAILS) is decision


def test_two_assertions_need_a_topic_in_common_however_contrary_they_sound() -> None:
    one = Words(RESIDENT, "Trucks came to the lake at night.")
    contrary = Words(MAYOR, "No trucks came to the lake that night.", at=60)
    elsewhere = Words(MAYOR, "Ferries sail only in summer.", at=60)
    assert loudest(one, contrary, CONTRADICTS) is Decision.FLAG
    assert gate(one.record(1), elsewhere.record(2)) is PairGate.DIFFERENT_ISSUE


def test_half_a_sentence_goes_no_further() -> None:
    cut = Words(MAYOR, "Trucks came to the lake and.", denied=True, at=60)
    assert gate(LEAK.record(1), cut.record(2)) is PairGate.NOT_STANDALONE


def test_a_surname_is_the_person_in_one_article_but_not_in_two() -> None:
    full, short = Words(Actor(name="Lin Qiaomei"), LEAK.text), Words(Actor(name="Lin"), LEAK.text, denied=True, at=60)
    other_article = replace(short.record(2), article_id=2, external_id="a2")
    assert gate(full.record(1), short.record(2)) is PairGate.SAME_SPEAKER
    admitted = gate(full.record(1), other_article)
    assert isinstance(admitted, list)
    assert [(each.gate, each.path) for each in admitted] == [(PairGate.ASSERTED_DENIED, DecisionPath.POLARITY)]


def test_who_claims_the_contrary_of_what_another_denies_agrees_with_him() -> None:
    claim = Words(RESIDENT, "The lake is clean.")
    denial = Words(COMPANY, "The lake is full of waste.", denied=True, at=60)
    assert loudest(claim, denial, CONTRADICTS) is Decision.ABSTAIN


@pytest.mark.parametrize(
    ("who", "decision"),
    [("the Ember Column", Decision.FLAG), ("gunmen on motorcycles", Decision.ABSTAIN)],
    ids=["a party named", "somebody described"],
)
def test_a_deed_of_somebody_unnamed_accuses_nobody(who: str, decision: Decision) -> None:
    attack = EventMention(kind="attack", places=("Lusken",))
    column = Actor(name="Ember Column", kind=ActorKind.ARMED_GROUP)
    told = Words(column, f"{who} attacked the depot in Lusken.").record(1)
    own = Words(COMPANY, "Luskoil was involved in the attack in Lusken.", denied=True, at=60).record(2)
    pair = [
        replace(
            one,
            proposition=one.proposition.model_copy(update={"event": attack, "claim_type": kind, "agents": (agent,)}),
        )
        for one, kind, agent in ((told, ClaimType.RESPONSIBILITY, who), (own, ClaimType.INVOLVEMENT, "Luskoil"))
    ]
    (candidate,) = propose(pair, pair)[0]
    assert candidate.gate is PairGate.RESPONSIBILITY_NON_INVOLVEMENT
    assert relation_of(candidate, UNRELATED, UNRELATED)[2] is decision


@pytest.mark.parametrize(
    ("denied", "decision"),
    [("There was a relocation.", Decision.FLAG), ("There was a plan.", Decision.ABSTAIN)],
    ids=["of the claim's own word", "of anything"],
)
def test_one_word_is_enough_to_deny_where_the_claim_turns_on_it(denied: str, decision: Decision) -> None:
    claim = Words(RESIDENT, "The relocation of the troops spared the population.")
    assert loudest(claim, Words(COMPANY, denied, denied=True, at=60), ENTAILS) is decision
