"""What conflicts and what only looks so, each as a piece of news."""

from benchmarks.quality.pipeline import Detected
from models.schema import DecidedPair
from models.vocabulary import Decision, DecisionPath, Polarity, Relation
from tests.pairing.conftest import Detect


def rows(detected: Detected) -> list[DecidedPair]:
    """What an analyst would be shown."""
    return [row for row in detected.rows() if row.decision in (Decision.FLAG, Decision.SUGGEST)]


def only(detected: Detected) -> DecidedPair:
    shown = rows(detected)
    assert len(shown) == 1, [(r.relation, r.claim_text, r.denial_text) for r in shown]
    return shown[0]


def test_a_group_claims_what_a_state_denies_having_part_in(detecting: Detect) -> None:
    row = only(
        detecting(
            "The Korv Front claimed responsibility for the bombing of a fuel depot in Dalmar on Monday.\n"
            "The government of Estria denied any involvement in the bombing in Dalmar."
        )
    )
    assert row.relation is Relation.DENIAL
    assert row.exclusive is False  # both can be true
    assert row.candidate.path is DecisionPath.ISSUE
    assert row.candidate.denial.proposition.polarity is Polarity.DENIED


def test_the_party_accused_denies_its_own_part(detecting: Detect) -> None:
    row = only(
        detecting(
            "Interior Minister Tova Brandt accused Estria of planning the attack on the fuel depot in Dalmar.\n"
            "Estria denied any part in the attack on the depot in Dalmar."
        )
    )
    assert row.relation is Relation.DENIAL
    assert row.exclusive is True


def test_an_army_takes_a_town_and_its_mayor_denies_it(detecting: Detect) -> None:
    row = only(
        detecting(
            "The army said it had captured the town of Ostrel.\n"
            "Mayor Dana Okoro denied that the army had captured Ostrel."
        )
    )
    assert row.relation is Relation.DENIAL
    assert row.exclusive is True
    assert row.decision is Decision.FLAG


def test_two_tolls_for_one_blast(detecting: Detect) -> None:
    row = only(
        detecting(
            "Police said four people were killed in the blast in Dalmar.\n"
            "The regional health office said nine people were killed in the blast in Dalmar."
        )
    )
    assert row.relation is Relation.NUMERIC_DISCREPANCY


def test_at_least_four_leaves_room_for_six(detecting: Detect) -> None:
    assert not rows(
        detecting(
            "Police said at least four people were killed in the blast in Dalmar.\n"
            "The regional health office said six people were killed in the blast in Dalmar."
        )
    )


def test_a_toll_that_rises_overnight_is_an_update(detecting: Detect) -> None:
    detected = detecting(
        ("Rescue officials said four people were killed in the blast in Dalmar.", 10),
        ("Rescue officials in Dalmar said nine people were killed in the blast in Dalmar.", 12),
    )
    assert not rows(detected)


def test_a_refusal_to_comment_is_no_denial(detecting: Detect) -> None:
    assert not rows(
        detecting(
            "The opposition accused the ministry of selling rifles to Karsia.\n"
            "A spokesman for the ministry declined to comment on the sale of rifles to Karsia."
        )
    )


def test_two_denials_do_not_conflict(detecting: Detect) -> None:
    assert not rows(
        detecting(
            "Estria denied that it had shelled the port of Dalmar.\n"
            "Karsia also denied that it had shelled the port of Dalmar."
        )
    )


def test_a_speaker_who_concedes_and_qualifies_does_not_contradict_himself(detecting: Detect) -> None:
    assert not rows(
        detecting(
            "Colonel Abel Marrow acknowledged that his guns had fired near Ostrel "
            "but insisted they had not hit the town."
        )
    )


def test_like_attacks_on_two_towns_stay_apart(detecting: Detect) -> None:
    assert not rows(
        detecting(
            ("The Korv Front claimed responsibility for the attack on the barracks in Vellin.", 10),
            ("The Korv Front denied carrying out the attack on the barracks in Ostrel.", 10),
        )
    )


def test_a_report_rejected_without_a_word_of_its_content(detecting: Detect) -> None:
    row = only(
        detecting(
            "The Dalmar Herald reported on Monday that the ministry had sold rifles to Karsia.\n"
            "The ministry rejected the report."
        )
    )
    assert row.relation is Relation.DENIAL
    assert row.candidate.denial.proposition.quote.text == "the report"


def test_a_newspaper_takes_its_story_back(detecting: Detect) -> None:
    row = only(
        detecting(
            "The Dalmar Herald, which on Thursday reported that a Karsian officer had been captured near Ostrel,"
            " retracted the story on Saturday."
        )
    )
    assert row.relation is Relation.RETRACTION
