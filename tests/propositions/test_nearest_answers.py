"""Which of several statements an answer means: the nearest of another party, unless the words around it tell."""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Article


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def denied_at_the_end(paragraphs: list[str]) -> set[str]:
    """What the last statement of an article denies of another one."""
    statements = reader().read(Article(external_id="a", text="\n\n".join(["Notes of the day", *paragraphs]))).statements
    return {p.text for p in statements[-1].propositions if p.rule == "answers"}


#: the paragraphs of an article, the last with an answer; what it denies
SEVERAL: list[tuple[list[str], set[str]]] = [
    (
        [
            "The harbour office said the ferry had left Marn with 90 people on board.",
            "The police of Marn said on Monday that the pilots had been drinking.",
            "The Seamen's Union accused the owners of locking the lifeboats.",
            "“That is a lie,” said Ilo Brandt, who speaks for the owners.",
        ],
        {"The owners locked the lifeboats."},
    ),
    (
        [
            "The opposition said the minister had sold the mine at Tolva for half its price.",
            "The opposition leader, Hana Revik, said the ministry had burned the files.",
            "“None of that is true,” said the minister, Jon Tarr.",
        ],
        {"The ministry burned the files."},
    ),
    (
        [
            "Kelland said its border guards had found a tunnel at Orm.",
            "The army of Kelland said on Tuesday that three of its men were missing.",
            "Governor Ada Lunn said rebels had poisoned the wells of Orm.",
            "The rebels denied this.",
        ],
        {"Rebels poisoned the wells of Orm."},
    ),
    (
        [
            "The prosecutor accused Senator Paul Adrin of taking a boat as a gift.",
            "Adrin said the boat belonged to his brother.",
            "The prosecutor, Lea Monk, also accused the senator of hiding two accounts.",
            "Adrin rejected the allegation.",
        ],
        {"The senator hid two accounts."},
    ),
    (
        [
            "The prosecutor accused Senator Paul Adrin of taking a boat as a gift.",
            "A former driver, Olaf Sten, said the senator had carried cash to Velm in a suitcase.",
            "Adrin's lawyer said the allegation was false.",
        ],
        {"The senator carried cash to Velm in a suitcase."},
    ),
    (
        [
            "The Tolva Post reported that the mayor had closed two wards of the hospital.",
            "A nurse, Ines Orr, said four patients had died in the corridor.",
            "“That is simply not true,” the hospital's director, Karl Weiss, said.",
        ],
        {"Four patients died in the corridor."},
    ),
    (
        [
            "Velia said Ostmark's jets had crossed the border on Sunday.",
            "Ostmark said its jets had stayed over the sea.",
            "Velia's defence minister, Anna Kol, said Ostmark had jammed the radar at Pinn.",
            "“This is a fabrication,” Ostmark's foreign ministry said.",
        ],
        {"Ostmark jammed the radar at Pinn."},
    ),
    (
        [
            (
                "Mara Lind said the guards had beaten two prisoners. The prison has 400 cells, she said. The guards "
                "burned the letters, she said."
            ),
            "The warden, Oto Varn, denied this.",
        ],
        {"The guards burned the letters."},
    ),
    (
        [
            "The union said the company had cut the wages at Harn.",
            "The union's treasurer, Bea Holt, said the doors of the mill had been locked.",
            "Asked about the wages, the company's director, Nils Aker, was short. “That is false,” he said.",
        ],
        {"The company cut the wages at Harn."},
    ),
    (
        [
            "The governor said the bandits had burned the school at Oka.",
            "A teacher, Dina Pell, said soldiers had watched from the hill.",
            "The soldiers had watched and done nothing, parents said.",
            "The army dismissed the claim.",
        ],
        {"The soldiers watched."},
    ),
    (
        [
            "The police said eleven people had died in the crush at Vasa.",
            "The Red Star party said police had fired on the crowd.",
            "The police rejected the claim.",
        ],
        {"Police fired on the crowd."},
    ),
    (
        [
            "Kelland said Ardan had sent drones over Orm.",
            "Ardan said the bridge at Orm had been mined by Kelland.",
            "The mayor of Orm said six houses had burned.",
            "Kelland called the claim absurd.",
        ],
        {"The bridge at Orm was mined by Kelland."},
    ),
    (
        [
            "Velia said Ostmark's jets had crossed the border on Sunday.",
            "Ostmark's foreign minister, Piet Laan, denounced what he called “a campaign of lies” against his country.",
        ],
        set(),
    ),
    (
        [
            "Velia published a recording. “The pilot had orders to fire,” Colonel Sefa Brin of Velia said.",
            "“A crude forgery,” said Piet Laan, the foreign minister of Ostmark.",
        ],
        set(),
    ),
    (
        [
            "A clerk, Rosa Lem, said the bank had hidden its losses.",
            (
                "The town is two hours from the coast by road, and in winter, when the pass is closed, only the train"
                " connects it with the plain. The bank was founded there in 1911 by three families, whose portraits "
                "hang in the hall. Its building has a tower with a clock that has not worked since the war, though "
                "every mayor has promised to mend it."
            ),
            (
                "The market is held on Thursdays. Farmers come from as far as the lake to sell cheese, wool and "
                "horses, and in the evening there is music on the square in front of the bank."
            ),
            "“That is a lie,” said Anton Brisk, a grocer.",
        ],
        set(),
    ),
    (
        [
            "The rebels said they had taken the airfield at Sura.",
            "The army said it had sunk two boats.",
            "The army's spokesman, Major Tev Ilan, said the rebels had shelled a clinic at Sura.",
            "“It was not us,” said the rebels' commander, Dag Moro.",
        ],
        {"The rebels shelled a clinic at Sura."},
    ),
    (
        [
            "Asked about reports that her office had paid the witnesses, the prosecutor, Lea Monk, shook her head.",
            "“None of that is true,” she said.",
        ],
        set(),
    ),
    (
        [
            "The ministry said the vaccine was safe.",
            "Doctors said that two children had died after the injection.",
            "“Completely untrue,” the ministry said.",
        ],
        {"Two children died after the injection."},
    ),
    (
        [
            "The ministry said all four crew members had survived.",
            "There was a quarrel over the water, too. The pumps had been idle since Monday, and people went thirsty. "
            "The rebels' spokesman, Dag Moro, denied that.",
        ],
        set(),
    ),
]


@pytest.mark.parametrize(("paragraphs", "denied"), SEVERAL, ids=[paragraphs[-1] for paragraphs, _ in SEVERAL])
def test_an_answer_means_the_nearest_statement_that_fits(paragraphs: list[str], denied: set[str]) -> None:
    assert denied_at_the_end(paragraphs) == denied
