"""Whom a source phrase stands for: the actor behind a name, a title, a description or a pronoun.

The people, places and bodies are invented.
"""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Actor, Article
from models.vocabulary import ActorKind


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def speakers(*paragraphs: str) -> list[Actor | None]:
    """The actor of each statement, in reading order."""
    article = Article(external_id="a", text="\n\n".join(paragraphs))
    return [statement.source.actor for statement in reader().read(article).statements]


def names(*paragraphs: str) -> list[str | None]:
    return [actor.name if actor is not None else None for actor in speakers(*paragraphs)]


def speaker(text: str) -> Actor:
    """The actor of the only statement of a text."""
    (actor,) = speakers(text)
    assert actor is not None
    return actor


class TestNames:
    def test_a_surname_stands_for_the_full_name_before_it(self) -> None:
        assert names("Governor Dana Okoro said the dam was safe.", "Okoro said the road was open.") == [
            "Dana Okoro",
            "Dana Okoro",
        ]

    def test_a_title_is_no_part_of_the_name(self) -> None:
        assert names("Ms Lena Dorr met the envoy on Monday.", "Dorr said the plan was alive.") == ["Lena Dorr"]

    def test_a_lone_surname_is_the_persons_whatever_the_parser_takes_it_for(self) -> None:
        told = names(
            "Governor Chris Christie said the bill was dead. Christie said the bill was bad.",
            "Christie bristled at the question. He said the vote would fail.",
        )
        assert set(told) == {"Chris Christie"}

    def test_a_headline_in_capitals_makes_no_longer_name(self) -> None:
        told = names("Top Okoro Aide Quits", "Dana Okoro left the town. Okoro said the bill was dead.")
        assert told == ["Dana Okoro"]

    def test_an_abbreviation_in_brackets_stands_for_the_body(self) -> None:
        first, second = speakers(
            "The Red Harbour Union (RHU) said the port was shut.", "The RHU said the port would reopen."
        )
        assert first == second
        assert first is not None
        assert (first.name, first.aliases) == ("Red Harbour Union", ("RHU",))

    def test_initials_stand_for_the_body(self) -> None:
        assert names("The National Harbour Union said the port was shut.", "The NHU said it would reopen.") == [
            "National Harbour Union",
            "National Harbour Union",
        ]

    def test_a_group_goes_by_the_name_that_it_gives_itself(self) -> None:
        actor = speaker("A group calling itself the Korv Legion said its fighters had blown up the bridge.")
        assert (actor.name, actor.kind, actor.camp) == ("Korv Legion", ActorKind.ARMED_GROUP, "Korv Legion")


#: text; name, affiliation, camp of its speaker
SPEAKS_FOR = [
    ("Kremlin spokesman Oleg Varrin said the report was false.", ("Oleg Varrin", "Kremlin", "Russia")),
    (
        "The foreign minister of Nambesh, Sira Okondel, said the border was closed.",
        ("Sira Okondel", "Nambesh", "Nambesh"),
    ),
    (
        "Sira Okondel, the foreign minister of Nambesh, said the border was closed.",
        ("Sira Okondel", "Nambesh", "Nambesh"),
    ),
    ("Oath spokesman Karl Venn said the group had no part in it.", ("Karl Venn", "Oath", "Oath")),
    (
        "A spokesman for the Harbour Company, Karl Venn, said the ship was empty.",
        ("Karl Venn", "Harbour Company", "Harbour Company"),
    ),
    ("Nambesh's Defence Ministry said its drones hit the depot.", ("Defence Ministry", "Nambesh", "Nambesh")),
    (
        "The Defence Ministry of Nambesh said its drones hit the depot.",
        ("Defence Ministry of Nambesh", "Nambesh", "Nambesh"),
    ),
    ("Vice President Dana Okoro said the dam was safe.", ("Dana Okoro", None, None)),
    ("Former President Dana Okoro said the dam was safe.", ("Dana Okoro", None, None)),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKS_FOR, ids=[text for text, _ in SPEAKS_FOR])
def test_whom_a_speaker_speaks_for(text: str, expected: tuple[str, str | None, str | None]) -> None:
    actor = speaker(text)
    assert (actor.name, actor.affiliation, actor.camp) == expected


def test_an_adjective_belongs_to_the_articles_own_country() -> None:
    army, official = speakers("Sarrovia's army said the town was calm.", "A Sarrovian official said nobody was hurt.")
    assert army is not None
    assert official is not None
    assert army.camp == official.camp == "Sarrovia"


CAPITALS = [
    "Talks were held in Sarrovia's capital, Ostra Vell, on Monday. Ostra Vell said the border was shut.",
    "Ostra Vell, the capital of Sarrovia, was calm on Monday. Ostra Vell said the border was shut.",
    "Sarrovia's army left. The Sarrovian government in Ostra Vell fell silent. Ostra Vell said the border was shut.",
]


@pytest.mark.parametrize("text", CAPITALS)
def test_a_capital_that_the_article_names_speaks_for_its_state(text: str) -> None:
    actor = speakers(text)[-1]
    assert actor is not None
    assert (actor.name, actor.camp) == ("Ostra Vell", "Sarrovia")


class TestDescriptions:
    @pytest.mark.parametrize(
        ("first", "again", "name"),
        [
            ("The Interior Ministry said the prison was safe.", "The ministry said all was calm.", "Interior Ministry"),
            ("The Korv Legion said it held the mill.", "The group said the road was mined.", "Korv Legion"),
            ("Governor Dana Okoro said the dam was safe.", "The governor said the road was open.", "Dana Okoro"),
        ],
    )
    def test_a_description_takes_up_whom_it_fits(self, first: str, again: str, name: str) -> None:
        assert names(first, again) == [name, name]

    def test_a_description_that_names_another_body_is_another_body(self) -> None:
        first, second = names("The Interior Ministry said all was calm.", "The Sarrovian ministry said it was not.")
        assert first != second


class TestPronouns:
    def test_he_and_she_follow_gender(self) -> None:
        assert names(
            "Spokeswoman Lena Dorr said the plan was alive. Spokesman Karl Venn said the plan was dead.",
            "She said the vote would pass. He said the vote would fail.",
        ) == ["Lena Dorr", "Karl Venn", "Lena Dorr", "Karl Venn"]

    def test_a_paragraph_may_begin_with_a_lone_noun_and_a_pronoun(self) -> None:
        assert names("Karl Venn founded the bank.", "Founder, he said the tax was theft.") == ["Karl Venn"]

    def test_who_says_it_of_itself_is_no_person(self) -> None:
        text = "Rebels lose town as Korvia says it holds the leader of the raid"
        (said,) = reader().read(Article(external_id="a", text=text)).statements
        assert [p.text for p in said.propositions] == ["Korvia holds the leader of the raid."]

    def test_a_noun_before_a_pronoun_says_what_he_is(self) -> None:
        assert names("Karl Venn founded the bank. A Libertarian, he said the tax was theft.") == ["Karl Venn"]

    def test_it_means_the_body_that_has_just_spoken(self) -> None:
        assert names("The Harbour Company said the ship was empty. It said the crew were safe.") == [
            "Harbour Company",
            "Harbour Company",
        ]

    def test_it_means_the_body_that_the_text_is_at(self) -> None:
        assert names("The Harbour Company owns the ship. It said the crew were safe.") == ["Harbour Company"]

    def test_it_does_not_reach_over_a_paragraph(self) -> None:
        assert names(
            "The Harbour Company said the ship was empty.",
            "The ship left in May.",
            "It said the crew were safe.",
        ) == ["Harbour Company", None]

    def test_they_means_several_speakers(self) -> None:
        assert names("Residents said the shelling began at dawn. They said nobody had warned them.") == [
            "unnamed residents",
            "unnamed residents",
        ]

    def test_they_never_means_one_speaker(self) -> None:
        assert names("The governor said the shelling began at dawn. They said nobody had warned them.") == [
            "unnamed governor",
            None,
        ]

    @pytest.mark.parametrize("pronoun", ["He", "She", "It", "They"])
    def test_a_pronoun_after_nobody_stays_unresolved(self, pronoun: str) -> None:
        assert names(f"{pronoun} said the deal was dead.") == [None]


class TestUnnamed:
    def test_an_official_stays_unnamed_and_keeps_the_affiliation(self) -> None:
        actor = speaker("A senior Ukrainian official said the talks had failed.")
        assert actor.kind is ActorKind.UNNAMED
        assert (actor.name, actor.affiliation, actor.camp) == (
            "unnamed senior Ukrainian official",
            "Ukraine",
            "Ukraine",
        )

    def test_several_officials_speak_for_their_state_as_one_does(self) -> None:
        actor = speaker("Ukrainian officials said the talks had failed.")
        assert (actor.kind, actor.affiliation, actor.camp) == (ActorKind.UNNAMED, "Ukraine", "Ukraine")

    def test_people_of_no_office_speak_for_nobody(self) -> None:
        actor = speaker("Two people close to the talks said the deal was dead.")
        assert (actor.kind, actor.affiliation, actor.camp) == (ActorKind.UNNAMED, None, None)

    def test_others_are_nobody(self) -> None:
        assert names("Others said the deal was dead.") == [None]


class TestDenseNews:
    """Several speakers to a paragraph, titles with full stops, names set behind long descriptions."""

    def test_a_full_stop_after_a_title_ends_no_sentence(self) -> None:
        told = names(
            "“The boy was fifteen,” said Hon. Garba Tule, who represents the area in the assembly.",
            "Lt. Col. Emory Tanda said Hon. Tule was not there. “He heard it on the radio,” Lt. Col. Tanda said.",
        )
        assert told == ["Garba Tule", "Emory Tanda", "Emory Tanda"]

    def test_an_officer_named_behind_his_post_goes_on_to_speak(self) -> None:
        told = names(
            "The chairman, Hon. Bala Tirkanu, said gunmen killed eleven traders.",
            "The spokesman of the joint force, Lt. Col. Ife Adomaru, said that was false. “Only two died,” he said.",
        )
        assert told == ["Bala Tirkanu", "Ife Adomaru", "Ife Adomaru"]

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Superintendent of Police Grace Etim said only tear gas was used.", "Grace Etim"),
            ("A priest in Ruvo, Father Leo Batu, said they were still in the market.", "Leo Batu"),
            ("The Emir of Daska, Alhaji Umaru Sanda, said the herders had lived there long.", "Umaru Sanda"),
            ("Alhaji Sule Dan-Ba said 70 cows were taken.", "Sule Dan-Ba"),
            ("One of them, Karin Holt, said the gate was open.", "Karin Holt"),
            ("The Prime Minister, Edita Morvan, said the road was safe.", "Edita Morvan"),
            ("Asked about the dam in Sarn, the ministry's spokesman, Bo Lindal, said it was safe.", "Bo Lindal"),
        ],
    )
    def test_a_name_behind_its_description(self, text: str, name: str) -> None:
        assert names(text)[-1] == name

    def test_several_people_bear_no_one_name(self) -> None:
        assert names("Diplomats in the capital, Abadiya, said two had been paid.") == ["unnamed diplomats"]

    def test_who_the_sentence_before_is_about_goes_on_to_speak(self) -> None:
        told = names(
            "Preston Whitby said the letter had come from the presidency. A senior official in the capital, who was "
            "not allowed to speak, laughed at that. “We write no letters,” he said."
        )
        assert told == ["Preston Whitby", "unnamed senior official"]

    def test_a_body_is_not_the_person_who_leads_it(self) -> None:
        told = names(
            "“We hold the town,” said the junta's leader, General Thura Kyin.",
            "The junta has said that ammunition exploded there.",
        )
        assert told[0] == "Thura Kyin"
        assert told[1] != "Thura Kyin"

    def test_a_description_agrees_in_gender(self) -> None:
        told = names(
            "Ben Halvers owns the lodge. Prime Minister Edita Morvan said she had been there for ten minutes.",
            "“We talked for two hours,” the businessman said.",
        )
        assert told[-1] == "Ben Halvers"

    def test_what_is_done_according_to_custom_is_said_by_nobody(self) -> None:
        told = names("Mallam Haruna Gide said four had died and that they were buried according to Islamic rites.")
        assert told == ["Haruna Gide"]

    def test_what_somebody_says_according_to_others_is_his(self) -> None:
        told = names("The minister pointed out that 17 are alive according to the hospitals of both countries.")
        assert told == ["unnamed minister"]

    def test_a_question_put_to_a_speaker_is_not_his_statement(self) -> None:
        assert "Dario Konte" in names(
            "Minister Dario Konte, asked the same question later, said he had signed nothing."
        )

    def test_how_the_narrator_leads_in_is_not_said(self) -> None:
        told = names(
            "The exchange was agreed, according to Colonel Lesya Horban.",
            "The rights commissioner, Galina Perova, put it differently: both sides had agreed on 150, she said.",
        )
        assert told == ["Lesya Horban", "Galina Perova"]

    def test_a_source_in_the_paragraph_before_its_quotation(self) -> None:
        told = names("The last to come was the harbour master. Olin Brag told them:", "“The ferry had no permit.”")
        assert told == ["Olin Brag"]
