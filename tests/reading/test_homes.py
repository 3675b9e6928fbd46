"""The state that an article is at home in, and the officials whom it names without saying of which state."""

from functools import lru_cache

import pytest

from models.reading.reader import Reader
from models.schema import Actor, Article
from models.vocabulary import ActorKind


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def speakers(*paragraphs: str) -> list[Actor]:
    """The actor of each statement, in reading order."""
    article = Article(external_id="a", text="\n\n".join(paragraphs))
    found = [statement.source.actor for statement in reader().read(article).statements]
    return [actor for actor in found if actor is not None]


#: the first paragraph under a headline; camp of its speaker
DATELINES = [
    ("VELL, Nambesh (KLW) - President Dana Okoro said the army of Nambesh had left.", "Nambesh"),
    ("VELL, Nambesh (KLW) - The army of Nambesh left. Foreign Minister Dana Okoro said it was over.", "Nambesh"),
    ("KYIV, June 3 (KLW) - Defence Minister Dana Okoro said the bridge was hit.", "Ukraine"),
    ("KYIV, June 3. /KLW/. The general staff said the bridge was hit.", "Ukraine"),
    ("KYIV, June 3 (KLW) - Officials said the bridge was hit.", "Ukraine"),
    ("KYIV, June 3 (KLW) - Mayor Dana Okoro said a Russian missile hit the bridge.", "Ukraine"),
    ("KYIV, June 3 (KLW) - Mayor Dana Okoro said the bridge was old.", None),
    ("KYIV, June 3 (KLW) - Former President Dana Okoro said the bridge was hit.", None),
    ("KYIV, June 3 (KLW) - Union president Dana Okoro said the bridge was hit.", "Union"),
    ("KYIV, June 3 (KLW) - President Dana Okoro said the United States would help.", None),
    ("VELL - Foreign Minister Dana Okoro said it was over.", None),
]


@pytest.mark.parametrize(("text", "camp"), DATELINES, ids=[text for text, _ in DATELINES])
def test_an_official_of_no_named_state_is_of_the_state_of_the_dateline(text: str, camp: str | None) -> None:
    (actor,) = speakers("Bridge is hit", text)
    assert actor.camp == camp


def test_a_headline_says_whose_official_speaks() -> None:
    _, minister = speakers(
        "Russia says drones hit bridge near border",
        "Drones hit a bridge near the border with Ukraine on Monday, Transport Minister Ilya Dorn said.",
    )
    assert (minister.name, minister.camp) == ("Ilya Dorn", "Russia")


def test_a_story_is_at_home_where_it_is_set() -> None:
    minister, ministry = speakers(
        "Gunmen storm village",
        "Gunmen stormed a village near Nambesh's eastern border, Interior Minister Dana Okoro said.",
        "The defence ministry said the army was sent.",
    )
    assert minister.camp == ministry.camp == "Nambesh"


def test_an_official_beside_another_state_is_of_that_state() -> None:
    (minister, _, spokesman) = speakers(
        "Gunmen storm village",
        "Gunmen stormed a village near Nambesh's eastern border, Interior Minister Dana Okoro said.",
        'Russia rejected the charge. "Nambesh looks abroad," government spokesman Ilya Dorn said.',
    )
    assert (minister.camp, spokesman.camp) == ("Nambesh", "Russia")


def test_a_president_of_a_story_set_abroad_may_be_that_of_the_outlet() -> None:
    (actor,) = speakers("Trade falls", "Factories in China closed on Monday. President Dana Okoro said it was a start.")
    assert actor.camp is None


#: a text; name, kind and camp of its last speaker
NAMED = [
    ("Nambesh's General Staff said the town was calm.", ("General Staff", ActorKind.ORGANISATION, "Nambesh")),
    ("The Russian Federation said the town was calm.", ("Russia", ActorKind.STATE, "Russia")),
    (
        "The Highlands Unity Army said the town was calm.",
        ("Highlands Unity Army", ActorKind.ARMED_GROUP, "Highlands Unity Army"),
    ),
    (
        "Lawyers for Dignity, a local rights group, said three people were held.",
        ("Lawyers for Dignity", ActorKind.ORGANISATION, None),
    ),
    ("The General Union of Labour said the port was shut.", ("General Union of Labour", ActorKind.ORGANISATION, None)),
    ("Prime Minister Dana Okoro left. The prime minister said it was over.", ("Dana Okoro", ActorKind.PERSON, None)),
    ("Gov. Dana Okoro left. The governor said it was over.", ("Dana Okoro", ActorKind.PERSON, None)),
    (
        "The Commissioner of Police in the state, Dana Okoro, denied the report. The commissioner said it was over.",
        ("Dana Okoro", ActorKind.PERSON, "Police"),
    ),
    (
        "A weapons expert who has examined photographs of the crater for the paper, Dana Okoro, said it was a bomb.",
        ("Dana Okoro", ActorKind.PERSON, None),
    ),
    ("An opposition MP said it was over.", ("unnamed opposition MP", ActorKind.UNNAMED, None)),
    (
        "Russian Defense Minister Ilya Dorn, who had accused Ukraine of the raid, said it was over.",
        ("Ilya Dorn", ActorKind.PERSON, "Russia"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text for text, _ in NAMED])
def test_whom_a_phrase_names(text: str, expected: tuple[str, ActorKind, str | None]) -> None:
    actor = speakers("A day", text)[-1]
    assert (actor.name, actor.kind, actor.camp) == expected


def test_what_has_a_spokesman_or_a_leader_need_not_be_a_country() -> None:
    front, army, minister = speakers(
        "The Liwan Front's military spokesman, Samer Haddoub, said the town was free.",
        "The army said its troops had beaten off the attackers.",
        "Edita Morvan's government was in trouble on Monday. The interior minister, Otto Klim, said it would hold.",
    )
    assert front.camp == "Liwan Front"
    assert army.camp is None
    assert minister.camp is None


def test_a_plural_that_begins_a_sentence_is_no_name() -> None:
    (rebels,) = speakers("Rebels of the Liwan Front said on Monday they had captured Bir Zanhar.")
    assert (rebels.name, rebels.camp) == ("rebels of the Liwan Front", "Liwan Front")
