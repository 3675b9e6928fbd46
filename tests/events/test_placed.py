"""Names that stand where a place would are places, whatever the parser takes them for."""

import pytest

from models.events.names import parties_in
from models.events.places import places_in
from models.reading.nlp import parse
from tests.flows.many import PLACES

#: Every fiftieth of 3,000 invented names, of one word and of two: of most the parser makes a person.
NAMES = PLACES[::50]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry denied carrying out the attack on the fuel depot in {}.",
        "A bridge near {} was blown up.",
        "Residents of {} heard two explosions.",
        "Radar station in {}",
    ],
)
def test_a_village_that_no_parser_knows_is_a_place(sentence: str) -> None:
    docs = parse(sentence.format(name) for name in NAMES)
    seen = [name in [place.name for place in places_in(doc)] for name, doc in zip(NAMES, docs, strict=True)]
    assert sum(seen) >= 0.95 * len(NAMES), [name for name, there in zip(NAMES, seen, strict=True) if not there]


@pytest.mark.parametrize(
    "sentence",
    [
        "The senator said he had lost confidence in Pavel Orlov.",
        "The party lost its majority in March.",
        "The appeal was filed in Supreme Court on Monday.",
        "Workers lashed out at Pavel Orlov over the fire.",
        "The bill stalled in Congress.",
        "Supporters of Pavel Orlov heard two explosions.",
    ],
)
def test_persons_bodies_and_months_are_none(sentence: str) -> None:
    (doc,) = parse([sentence])
    assert places_in(doc) == []


def test_an_incident_is_at_a_place() -> None:
    (doc,) = parse(["The ministry was not involved in the incident at Lusken."])
    assert [place.name for place in places_in(doc)] == ["Lusken"]


def test_what_stands_as_a_place_is_no_party() -> None:
    (doc,) = parse(["Three people were killed in an explosion at a market in Stara Osunik, Pavel Orlov said."])
    assert [place.name for place in places_in(doc)] == ["Stara Osunik"]
    assert parties_in(doc) == ["Pavel Orlov"]


def test_a_name_of_which_the_parser_sees_half_is_one_place() -> None:
    (doc,) = parse(["The Karsian Defence Ministry denied carrying out the attack on the fuel depot in Dolna Novamir."])
    assert [place.name for place in places_in(doc)] == ["Dolna Novamir"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Rebels said they had captured Bir Zanhar, the last government-held town on the plateau.", ["Bir Zanhar"]),
        ("The army retook Stara Lomnica on Sunday.", ["Stara Lomnica"]),
        ("Police captured Milan Ferris, a doctor, on Sunday.", []),
        ("Every district of Bir Zanhar was in the army's hands.", ["Bir Zanhar"]),
    ],
)
def test_a_name_is_a_place_by_what_it_is_called_and_what_is_done_to_it(sentence: str, wanted: list[str]) -> None:
    assert [place.name for doc in parse([sentence]) for place in places_in(doc)] == wanted
