"""Relations told apart, each by two statements about a shelling: what they are to each other, and how surely."""

from dataclasses import dataclass, replace

from models.decision.decide import decide, needed
from models.pairing.gates import gate
from models.pairing.propose import propose
from models.schema import Actor, DecidedPair, EventMention, Figure, NliScores, PairGate, PropositionRecord, Span
from models.vocabulary import ActorKind, ClaimType, CueClass, Decision, Inference, Polarity, Relation, SpeechAct
from tests.decision.records import record

SHELLING = EventMention(kind="attack", places=("Sollene",), parties=("Northern Oath",), head="shelling")
NEUTRAL, ENTAILS, CONTRADICTS = NliScores(0.1, 0.8, 0.1), NliScores(0.9, 0.06, 0.04), NliScores(0.05, 0.05, 0.9)
GOVERNMENT = Actor(name="Government of Nambesh", kind=ActorKind.STATE, camp="Nambesh")
OATH = Actor(name="Northern Oath", kind=ActorKind.ARMED_GROUP, camp="Northern Oath")
BELQUORA = Actor(name="Belquora", kind=ActorKind.STATE, camp="Belquora")
_NUMBER = iter(range(1, 10_000))


@dataclass(frozen=True)
class Said:
    """One statement about the shelling."""

    who: Actor
    text: str
    kind: ClaimType
    agents: tuple[str, ...] = ()
    denied: bool = False
    figure: Figure | None = None
    hour: int = 9
    act: SpeechAct | None = None

    def record(self) -> PropositionRecord:
        """The statement as stored, in an article of its own."""
        blank = record(next(_NUMBER), self.figure, self.hour)
        proposition = blank.proposition.model_copy(
            update={
                "text": self.text,
                "polarity": Polarity.DENIED if self.denied else Polarity.ASSERTED,
                "claim_type": self.kind,
                "agents": self.agents,
                "event": SHELLING,
                "keys": ("place:solene",),
                "quote": Span(text=self.text, start=0, end=len(self.text)),
            }
        )
        cue = CueClass.DENIAL if self.denied else CueClass.SPEECH
        return replace(
            blank,
            proposition=proposition,
            actor=self.who,
            source_text=self.who.name,
            cue_class=cue,
            speech_act=self.act,
        )


def decided(first: Said, second: Said, scores: NliScores = NEUTRAL) -> DecidedPair:
    """The one decision on two statements, all NLI scores being equal."""
    pool = [first.record(), second.record()]
    candidates, rejections = propose(pool, pool)
    assert candidates, rejections
    (pair,) = decide(candidates, dict.fromkeys(needed(candidates), scores), "test")
    return pair


ARMY_DID = Said(OATH, "The army shelled the market.", ClaimType.RESPONSIBILITY, ("army",))
OATH_DID = Said(GOVERNMENT, "The Northern Oath shelled the market.", ClaimType.RESPONSIBILITY, ("Northern Oath",))


def test_each_blames_the_other() -> None:
    pair = decided(OATH_DID, ARMY_DID)
    assert pair.relation is Relation.COUNTER_ACCUSATION


def test_a_witness_and_a_party_who_blame_two_doers_give_competing_accounts() -> None:
    witness = replace(OATH_DID, who=Actor(name="unnamed witness", kind=ActorKind.UNNAMED))
    told = replace(ARMY_DID, who=BELQUORA)
    assert decided(witness, told).relation is Relation.COMPETING_ACCOUNTS


def test_two_descriptions_of_the_doer_leave_room_for_one() -> None:
    vague = replace(ARMY_DID, text="Two armed groups shelled the market.", agents=("two armed groups",))
    assert gate(OATH_DID.record(), vague.record()) is PairGate.DIFFERENT_ISSUE


def test_the_party_blamed_denies_it() -> None:
    denial = Said(
        OATH, "The Northern Oath fired on the hall.", ClaimType.RESPONSIBILITY, ("Northern Oath",), denied=True
    )
    pair = decided(OATH_DID, denial)
    assert (pair.relation, pair.exclusive) == (Relation.DENIAL, True)


def test_a_third_party_denies_its_part_and_both_may_be_true() -> None:
    denial = Said(BELQUORA, "Belquora had a part in the shelling.", ClaimType.INVOLVEMENT, ("Belquora",), denied=True)
    pair = decided(OATH_DID, denial)
    assert (pair.relation, pair.exclusive) == (Relation.DENIAL, False)
    assert pair.decision in (Decision.ABSTAIN, Decision.SUGGEST)


def test_an_aim_that_serves_a_party_implies_its_author() -> None:
    aim = Said(GOVERNMENT, "The aim of the shelling was to help the Belquora side.", ClaimType.MOTIVE)
    denial = Said(BELQUORA, "Belquora had a part in the shelling.", ClaimType.INVOLVEMENT, ("Belquora",), denied=True)
    pair = decided(aim, denial)
    assert (pair.relation, pair.inference) == (Relation.DENIAL, Inference.IMPLIED)
    assert pair.decision is not Decision.FLAG


def test_two_aims_of_one_event_are_competing_accounts() -> None:
    one = Said(GOVERNMENT, "The aim of the shelling was to empty the town.", ClaimType.MOTIVE)
    other = Said(OATH, "The shelling was meant to free the prisoners.", ClaimType.MOTIVE)
    assert decided(one, other).relation is Relation.COMPETING_ACCOUNTS


def test_one_aim_in_two_wordings_is_corroboration() -> None:
    one = Said(GOVERNMENT, "The aim of the shelling was to empty the town.", ClaimType.MOTIVE)
    other = Said(OATH, "The shelling was meant to drive people out.", ClaimType.MOTIVE)
    pair = decided(one, other, ENTAILS)
    assert (pair.relation, pair.decision) == (Relation.CORROBORATION, Decision.DROP)


def test_two_assertions_that_cannot_both_hold_contradict_each_other() -> None:
    one = Said(GOVERNMENT, "The market was empty in the morning.", ClaimType.CONDUCT)
    other = Said(OATH, "The market was full in the morning.", ClaimType.CONDUCT)
    pair = decided(one, other, CONTRADICTS)
    assert (pair.relation, pair.exclusive) == (Relation.CONTRADICTION, True)


def test_who_is_accused_and_tells_it_otherwise_denies() -> None:
    """No word of denial is needed where the one who is said to have done it says what excludes it."""
    accused = Said(
        GOVERNMENT, "The Northern Oath closed the market in the morning.", ClaimType.CONDUCT, ("Northern Oath",)
    )
    answer = Said(OATH, "The market was open all morning.", ClaimType.CONDUCT, hour=12)
    assert decided(accused, answer, CONTRADICTS).relation is Relation.DENIAL
    onlooker = replace(answer, who=BELQUORA)
    assert decided(accused, onlooker, CONTRADICTS).relation is Relation.CONTRADICTION


def test_two_counts_that_exclude_each_other_are_a_discrepancy_whatever_they_count() -> None:
    def tanks(who: Actor, number: int) -> Said:
        figure = Figure(low=number, high=number, unit="destroyed", scope="tanks")
        return Said(who, f"{number} storage tanks of the market were destroyed.", ClaimType.CONDUCT, figure=figure)

    pair = decided(tanks(GOVERNMENT, 2), tanks(OATH, 5), CONTRADICTS)
    assert pair.relation is Relation.NUMERIC_DISCREPANCY


def test_a_crowd_that_did_not_exceed_a_number_is_another_count() -> None:
    def crowd(number: float, high: float | None) -> Figure:
        return Figure(low=number, high=high, unit="people")

    many = Said(OATH, "150,000 people joined the march.", ClaimType.OTHER, figure=crowd(150_000, 150_000))
    denied = Said(
        GOVERNMENT, "More than 12,000 joined the march.", ClaimType.OTHER, denied=True, figure=crowd(12_000, None)
    )
    assert decided(many, denied, ENTAILS).relation is Relation.NUMERIC_DISCREPANCY
    few = replace(many, text="12,000 people joined the march.", figure=crowd(12_000, 12_000))
    assert decided(few, denied, ENTAILS).relation is Relation.DENIAL


def test_the_same_words_twice_are_a_duplicate() -> None:
    again = replace(OATH_DID, who=BELQUORA)
    assert gate(OATH_DID.record(), again.record()) is PairGate.DUPLICATE_TEXT


def test_two_denials_are_compatible() -> None:
    one, other = replace(OATH_DID, who=OATH, denied=True), replace(ARMY_DID, who=GOVERNMENT, denied=True)
    assert gate(one.record(), other.record()) is PairGate.TWO_DENIALS


def test_a_speaker_takes_back_what_he_said() -> None:
    back = replace(OATH_DID, text="The Northern Oath struck the market.", denied=True, act=SpeechAct.RETRACT, hour=20)
    pair = decided(OATH_DID, back)
    assert (pair.relation, pair.exclusive) == (Relation.RETRACTION, True)


def test_a_higher_toll_later_is_an_update() -> None:
    def toll(number: int, hour: int) -> Said:
        figure = Figure(low=number, high=number, unit="killed")
        rescuers = Actor(name=f"Rescue service {number}")
        return Said(rescuers, f"{number} people were killed.", ClaimType.CASUALTY_COUNT, figure=figure, hour=hour)

    pair = decided(toll(4, 8), toll(9, 20))
    assert (pair.relation, pair.decision) == (Relation.UPDATE, Decision.DROP)
