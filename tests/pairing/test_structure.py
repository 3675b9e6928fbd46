"""What the shape of two statements says of them: who is spoken of, and what exactly is denied."""

import pytest

from models.pairing.structure import only_the_saying_denied, speaks_of
from models.schema import Actor, PropositionRecord
from models.vocabulary import ActorKind
from tests.decision.records import record

SPOKESMAN = Actor(name="Adam Terrou", kind=ActorKind.PERSON, affiliation="Nambesh", camp="Nambesh")
NOBODY = Actor(name="unnamed official", kind=ActorKind.UNNAMED, affiliation="Nambesh")


def said(text: str, actor: Actor = SPOKESMAN, agents: tuple[str, ...] = ()) -> PropositionRecord:
    """A statement of these words by this speaker."""
    plain = record(1)
    proposition = plain.proposition.model_copy(update={"text": text, "agents": agents})
    return PropositionRecord(
        **{**{f: getattr(plain, f) for f in plain.__dataclass_fields__}, "actor": actor, "proposition": proposition}
    )


MINISTER = Actor(name="Ida Mande", kind=ActorKind.PERSON, affiliation="Sarrovia", camp="Sarrovia")
ANSWER = said("Sarrovia looks abroad for its own mutineers.")


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Nambesh pays for the petrol of the killers.", ("Nambesh",)),
        ("The killers were equipped in Nambesh.", ()),
        ("Terrou knew of it.", ()),
    ],
    ids=["blamed", "named", "by surname"],
)
def test_an_accusation_speaks_of_the_side_that_answers(text: str, agents: tuple[str, ...]) -> None:
    assert speaks_of(said(text, MINISTER, agents), ANSWER)


def test_and_the_answer_of_the_accuser() -> None:
    assert speaks_of(ANSWER, said("The killers came on motorcycles.", MINISTER))


def test_nobody_speaks_of_a_speaker_without_a_name() -> None:
    assert not speaks_of(said("An official knew of it.", MINISTER), said("It is untrue.", NOBODY))


def test_who_denies_the_announcement_does_not_deny_the_thing() -> None:
    capture = said("An officer was captured.", MINISTER).proposition
    assert only_the_saying_denied(capture, said("The army announced the capture.").proposition)
    assert not only_the_saying_denied(capture, said("An officer has fallen into their hands.").proposition)
