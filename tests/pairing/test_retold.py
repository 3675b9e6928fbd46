"""A raid across a border, told twice in other words: the same quarrels are found, however they are worded."""

import pytest

from models.vocabulary import Decision, Inference, Relation
from tests.pairing.conftest import Detect

PLAIN = """Armed exiles raid Sarrovian province near Tarvenia
A band of rebels from Sarrovia allied with Tarvenia has claimed responsibility for a raid on the Sarrovian \
province of Lusken.
Tarvenian military intelligence said two armed groups, the Free Sarrovia Legion and the Sarrovian Volunteer \
Force, carried out the raid.
A Tarvenian official conceded that the groups had fought in the province but maintained they were acting on their own.
Orlan Peskar, a spokesman for the Sarrovian presidency, said President Karel Orda had been told of the fighting.
Governor Vitt Gladen said at least six people had been wounded and three houses damaged.
The Free Sarrovia Legion, which says it fights inside Sarrovia for Orda's overthrow, said it had "fully \
freed" the border town of Kozina.
Abel Marrow, a representative of the legion's political wing, said the group wanted to "free our homeland \
from the tyranny of Orda".
Tarvenian presidential adviser Ilmar Dessick wrote: "Tarvenia watches the events in the Lusken province with \
interest, but has nothing to do with it."
The Sarrovian presidency said the raid aimed to draw attention away from the Tarvenian town of Vellin.
"We understand the purpose of the raid very well: to draw attention from Vellin and to make its loss weigh \
less for the Tarvenian side," Peskar said.
"""

OTHER_WORDS = """Exiles under arms cross into Lusken, Tarvenia says it had no part
A group of Sarrovian dissidents backed by Tarvenia said on Monday it was behind the attack on Lusken, a \
province of Sarrovia.
The attack was carried out by the Free Sarrovia Legion and the Sarrovian Volunteer Force, according to \
Tarvenia's military intelligence.
Damage to three houses and six wounded were reported by the province's governor, Vitt Gladen.
The purpose of the attack is to overthrow President Karel Orda, the Free Sarrovia Legion said in a post.
Abel Marrow, who speaks for the legion abroad, told reporters that the attack was meant to free Sarrovia from tyranny.
Tarvenia was not involved in the attack on Lusken, said Ilmar Dessick, an adviser to the Tarvenian president.
According to the Sarrovian presidency, the attack was meant to distract from the Tarvenian town of Vellin.
The goal of the attack was to hide the loss of Vellin for the Tarvenian side, said its spokesman, Orlan Peskar.
"""


OF_THE_RAID = [
    # who claims, who answers, what stands between them
    ("band", "Ilmar Dessick", Relation.DENIAL),
    ("Abel Marrow", "Sarrovian presidency", Relation.COMPETING_ACCOUNTS),
    ("Free Sarrovia Legion", "Sarrovian presidency", Relation.COMPETING_ACCOUNTS),
    ("Sarrovian presidency", "Ilmar Dessick", Relation.DENIAL),
]
OF_THE_ATTACK = [
    ("dissidents", "Ilmar Dessick", Relation.DENIAL),
    ("military intelligence", "Ilmar Dessick", Relation.DENIAL),
    ("Abel Marrow", "Sarrovian presidency", Relation.COMPETING_ACCOUNTS),
    ("Abel Marrow", "Orlan Peskar", Relation.COMPETING_ACCOUNTS),
]


@pytest.mark.parametrize(
    ("text", "quarrels"), [(PLAIN, OF_THE_RAID), (OTHER_WORDS, OF_THE_ATTACK)], ids=["a raid", "an attack"]
)
def test_each_telling_has_its_quarrels(detecting: Detect, text: str, quarrels: list[tuple[str, str, Relation]]) -> None:
    shown = [row for row in detecting(text).rows() if row.decision in (Decision.FLAG, Decision.SUGGEST)]
    found = [
        (row.candidate.claim.actor.name, row.candidate.denial.actor.name, row.relation)
        for row in shown
        if row.candidate.claim.actor and row.candidate.denial.actor
    ]
    for claimant, denier, relation in quarrels:
        assert any(claimant in a and denier in b and relation is r for a, b, r in found), (claimant, denier, found)
    assert not [row for row in shown if row.inference is Inference.IMPLIED and row.decision is Decision.FLAG]


def test_the_wounded_and_the_houses_are_nobodys_quarrel(detecting: Detect) -> None:
    for text in (PLAIN, OTHER_WORDS):
        assert not any("Gladen" in row.candidate.claim.source_text for row in detecting(text).rows())
