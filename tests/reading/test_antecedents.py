"""Whom and what pronouns, short names and offices stand for, shown by the propositions that they become.

The people, places and bodies are invented.
"""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.reading.speakers import referents
from models.schema import Actor, Article, Statement


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def statements(*paragraphs: str) -> tuple[Statement, ...]:
    return reader().read(Article(external_id="a", text="\n\n".join(paragraphs))).statements


def sentences(*paragraphs: str) -> list[str]:
    """The propositions that can be understood alone."""
    return [p.text for s in statements(*paragraphs) for p in s.propositions if p.standalone]


def speaker(of: int, *paragraphs: str) -> Actor:
    actor = statements(*paragraphs)[of].source.actor
    assert actor is not None
    return actor


class TestPeople:
    def test_a_given_name_tells_which_of_two_is_meant(self) -> None:
        texts = ("Lena Dorr and Karl Venn met on Monday.", "She said the plan was alive. He said the plan was dead.")
        assert [s.source.actor.name for s in statements(*texts) if s.source.actor] == ["Lena Dorr", "Karl Venn"]

    def test_a_speaker_does_not_speak_of_himself_as_he(self) -> None:
        assert sentences(
            'Captain Ivo Teld was held on Monday. "He left the ship first," prosecutor Dan Orrin said.'
        ) == ["Ivo Teld left the ship first."]

    def test_the_client_of_a_lawyer_is_he(self) -> None:
        assert sentences(
            "Captain Ivo Teld was held on Monday. His lawyer, Clara Benn, said he had left the ship last."
        ) == ["Ivo Teld left the ship last."]

    def test_they_are_those_whose_relatives_speak(self) -> None:
        text = "The junta said it had arrested 15 plotters. Relatives of the detained men said they were shepherds."
        assert sentences(text) == ["The junta arrested 15 plotters.", "The detained men were shepherds."]

    def test_somebody_described_is_put_as_described(self) -> None:
        assert sentences("Asked about the pilot, spokeswoman Lena Dorr said he had been drunk.") == [
            "The pilot was drunk."
        ]

    def test_an_object_is_not_the_subject_of_its_own_verb(self) -> None:
        (found,) = statements("Karl Venn resigned on Monday. A spokesman for Ivo Teld described him as a liar.")
        assert [p.text for p in found.propositions] == ["Karl Venn was a liar."]


class TestBodies:
    def test_a_short_form_in_the_title_is_the_full_name_of_the_text(self) -> None:
        names = [
            s.source.actor.name
            for s in statements(
                "Oath denies raid on Vell",
                "The Northern Oath said its men were not in Vell.",
                "The Oath said the charge was false.",
            )
            if s.source.actor
        ]
        assert set(names) == {"Northern Oath"}

    def test_members_speak_for_their_group(self) -> None:
        actor = speaker(0, "Fighters of the Hill Volunteer Front said they had taken Vell.")
        assert (actor.affiliation, actor.camp) == ("Hill Volunteer Front", "Hill Volunteer Front")

    def test_we_is_the_body_whose_spokesman_speaks(self) -> None:
        texts = ("On Friday the Hill Volunteer Front released a video.", 'Its spokesman, Ivo Teld, said: "We have 86."')
        assert sentences(*texts) == ["The Hill Volunteer Front has 86."]

    def test_the_company_is_the_business_spoken_of(self) -> None:
        texts = (
            "Corran Lines, which owns the ferry, blamed the weather for the fire.",
            "The company said the crew were safe.",
        )
        assert speaker(-1, *texts).name == "Corran Lines"

    def test_things_are_no_speakers(self) -> None:
        assert speaker(-1, "The Harbour Union praised the report. It said the port was shut.").name == "Harbour Union"


class TestThings:
    def test_they_takes_up_the_subject_of_the_sentence_before(self) -> None:
        assert sentences('Mila Sorn said the drivers had papers. "They were turned back at the bridge," she said.') == [
            "The drivers had papers.",
            "The drivers were turned back at the bridge.",
        ]

    def test_it_of_the_weather_stands_for_nothing(self) -> None:
        texts = 'The weather office said the wind was weak. "It was a calm night," said its director, Ivo Teld.'
        assert sentences(texts) == ["The wind was weak.", "It was a calm night."]

    def test_what_one_has_no_part_in_is_the_event(self) -> None:
        texts = (
            "Gunmen attack the town of Vell",
            "Gunmen attacked the town of Vell on Monday.",
            '"Sarrovia is watching the situation but has nothing to do with it," adviser Ivo Teld said.',
        )
        assert "Sarrovia was involved in the attack on Vell." in [
            p.text for s in statements(*texts) for p in s.propositions
        ]


OFFICES = [
    ("In Nambesh, Foreign Minister Sira Okondel said the border was shut. Nambesh's army said it was open.", "Nambesh"),
    (
        "Nambesh's Defence Ministry denied the report. Its spokeswoman, Colonel Ida Brand, said the bridge stood.",
        "Nambesh",
    ),
    ("The River Bank rejected the charge. Chief executive Lena Dorr said the books were sound.", "River Bank"),
]


@pytest.mark.parametrize(("text", "camp"), OFFICES, ids=[text[:40] for text, _ in OFFICES])
def test_an_office_speaks_for_the_body_that_the_text_is_at(text: str, camp: str) -> None:
    assert camp in {s.source.actor.camp for s in statements(text) if s.source.actor}


def test_an_office_named_only_later_is_one_party() -> None:
    first, second = statements(
        "Arms in the depot",
        "Nambesh's defence minister said on Friday that the depot was full.",
        '"No missile has left the depot," Pavel Halden told reporters. Nambesh\'s army declined to comment.',
    )[:2]
    assert first.source.actor == second.source.actor
    assert first.source.actor is not None
    assert (first.source.actor.name, first.source.actor.camp) == ("Pavel Halden", "Nambesh")


def test_the_person_before_who_speaks_and_not_the_town() -> None:
    (found,) = [
        s
        for s in statements("A diplomat in Vell, who asked not to be named, said convoys had crossed.")
        if s.propositions
    ]
    assert found.source.actor is not None
    assert (found.source.actor.name, found.source.actor.camp) == ("unnamed diplomat", None)


def test_any_pronoun_of_an_article_can_be_asked_for() -> None:
    text = "Mayor Dana Okoro opened the bridge. She thanked the workers."
    (actor,) = referents(Article(external_id="a", text=text), [(36, 39)])
    assert actor is not None
    assert actor.name == "Dana Okoro"
