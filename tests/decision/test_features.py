"""What a pair is weighed by."""

from dataclasses import replace

from models.decision.features import features
from models.schema import Candidate, NliScores, PairGate
from models.vocabulary import DecisionPath, Polarity
from tests.decision.records import record

SURE, UNSURE = NliScores(0.97, 0.02, 0.01, similarity=0.9), NliScores(0.2, 0.6, 0.2, similarity=0.4)


def denied(rule: str) -> Candidate:
    """A claim, and its denial in the same words, by a rule of reading."""
    claim, denial = record(1), record(2)
    q = denial.proposition.model_copy(update={"polarity": Polarity.DENIED, "rule": rule})
    return Candidate(
        claim, replace(denial, proposition=q), PairGate.ASSERTED_DENIED, DecisionPath.POLARITY, 1.0, "casualties"
    )


def test_what_the_model_says_of_a_sentence_and_itself_counts_for_nothing() -> None:
    """ "None of that is true" has no words of its own; it was given those of the claim."""
    answer = denied("answers")
    sure, unsure = features(answer, SURE, SURE), features(answer, UNSURE, UNSURE)
    assert {name for name in sure if sure[name] != unsure[name]} <= {"bears"}  # whether it may be flagged at all
    assert sure["wordless"] == 1.0


def test_a_denial_in_words_of_its_own_is_weighed_by_what_the_model_says() -> None:
    denial = denied("clause")
    assert features(denial, SURE, SURE)["entails"] > 3 > features(denial, UNSURE, UNSURE)["entails"]
    assert features(denial, SURE, SURE)["wordless"] == 0.0
