"""What the shape of two statements says of them: who is spoken of, and what exactly is denied."""

from dataclasses import replace

import pytest

from models.pairing.gates import gate
from models.pairing.parties import may_be_one, same_doer, same_speaker
from models.pairing.structure import only_the_saying_denied, rival_motives, speaks_of
from models.pairing.words import is_cut_off
from models.schema import Actor, EventMention, PropositionRecord
from models.vocabulary import ActorKind, ClaimType, DecisionPath, Polarity
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


def test_two_outlets_spell_one_name() -> None:
    assert same_speaker(
        said("It was a raid.", Actor(name="Issa Mandé")), said("It was no raid.", Actor(name="Issa Mande"))
    )


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("a stray Tarvenian rocket", "Tarvenian gunners", True),
        ("the army", "Northern Oath", False),
        ("Russian missiles", "Ukrainian missiles", False),
    ],
    ids=["one people", "two parties", "two states"],
)
def test_doers_of_one_people_may_be_one(first: str, second: str, one: bool) -> None:
    assert may_be_one(first, second) is may_be_one(second, first) is one


def test_names_that_begin_alike_are_two_doers() -> None:
    assert not same_doer("Frontier Rights Observatory", "Frontiers Movement")
    assert same_doer("Sarrovian agents", "Sarrovia")


def test_aims_of_two_matters_have_no_rivals_though_they_share_a_name() -> None:
    sent = said("The minister sent Terrou north to calm the governors.", MINISTER)
    rivals = said("The minister sent the governors money so that they would stay calm.", SPOKESMAN)
    elsewhere = said("The road was built because Terrou needs votes.", SPOKESMAN)
    event = EventMention(kind="other")
    sent, rivals, elsewhere = (
        replace(one, proposition=one.proposition.model_copy(update={"event": event}))
        for one in (sent, rivals, elsewhere)
    )
    assert rival_motives(sent, rivals)
    assert not rival_motives(sent, elsewhere)


@pytest.mark.parametrize("text", ["The valve was refitted in April and.", "What, the jet wanted to hit."])
def test_half_a_sentence_is_seen(text: str) -> None:
    assert is_cut_off(text)
    assert not is_cut_off("The valve was refitted in April.")


DENIED_BY_NAMBESH = PropositionRecord(
    **{
        **{f: getattr(ANSWER, f) for f in ANSWER.__dataclass_fields__},
        "actor": SPOKESMAN,
        "id": 2,
        "statement_id": 2,
        "proposition": ANSWER.proposition.model_copy(
            update={
                "text": "Gunmen from Nambesh raided the village.",
                "polarity": Polarity.DENIED,
                "claim_type": ClaimType.RESPONSIBILITY,
                "agents": ("gunmen from Nambesh",),
            }
        ),
    }
)


@pytest.mark.parametrize(
    ("text", "agents", "kind", "meets"),
    [
        ("The assailants crossed from Nambesh.", (), ClaimType.CONDUCT, True),
        ("The assailants crossed the river.", (), ClaimType.CONDUCT, False),
        ("The raid was meant to help Nambesh.", (), ClaimType.MOTIVE, False),
        ("Nambeshan fighters raided the village.", ("Nambeshan fighters",), ClaimType.RESPONSIBILITY, True),
        ("Orvaskan fighters raided the village.", ("Orvaskan fighters",), ClaimType.RESPONSIBILITY, False),
    ],
    ids=["points at it", "points at nobody", "an aim only implies", "one people", "another people"],
)
def test_a_denial_of_blame_answers_whoever_points_at_the_one_who_denies(
    text: str, agents: tuple[str, ...], kind: ClaimType, meets: bool
) -> None:
    told = said(text, MINISTER, agents)
    claim = replace(told, proposition=told.proposition.model_copy(update={"claim_type": kind}))
    admitted = gate(claim, DENIED_BY_NAMBESH)
    paths = [each.path for each in admitted] if isinstance(admitted, list) else []
    assert (DecisionPath.POLARITY in paths) is meets
