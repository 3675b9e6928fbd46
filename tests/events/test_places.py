"""Places under one spelling, and which lies in which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.events.acting_names import acting_names
from models.events.places import alike, parts_in, places_in, plain_name, same_place
from models.reading.nlp import parse


@pytest.mark.parametrize(
    ("text", "name"),
    [("the town of Kozinka", "Kozinka"), ("Kozinka's", "Kozinka"), ("the Belgorod region", "Belgorod region")],
)
def test_a_name_is_kept_without_its_wrapping(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_demonyms_are_no_places() -> None:
    (doc,) = parse(["Russian soldiers entered the town of Zelenopillia in the Oskil region."])
    assert [place.name for place in places_in(doc)] == ["Zelenopillia", "Oskil region"]


def test_places_slice_the_text() -> None:
    (doc,) = parse(["The shelling hit the village of Dubrova and the Kharkiv region."])
    assert [doc.text[place.start : place.end] for place in places_in(doc)] == ["Dubrova", "Kharkiv"]


def test_the_article_tells_what_lies_where() -> None:
    docs = list(
        parse(
            [
                "Fire broke out in the town of Dubrova in the Oskil region.",
                "The Russian region of Oskil borders Ukraine.",
            ]
        )
    )
    parts = parts_in(docs)
    assert same_place("Dubrova", "Oskil region", parts)
    assert same_place("Russia", "Dubrova", parts)
    assert not same_place("Dubrova", "Oskil region")


@pytest.mark.parametrize(("a", "b"), [("Kiev", "Kyiv"), ("Graivoron", "Grayvoron"), ("Belgorod", "Belgorod region")])
def test_spellings_of_one_place(a: str, b: str) -> None:
    assert alike(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kherson", "Kharkiv"),
        ("North Kivu", "South Kivu"),
        ("Stara Osalin", "Stara Doralin"),
        ("Iran", "Iraq"),
        ("Niger", "Nigeria"),
    ],
)
def test_names_that_only_look_alike(a: str, b: str) -> None:
    assert not alike(a, b)


def test_a_strait_is_named_with_its_island() -> None:
    assert alike("Querra", "Querra Strait")
    assert not alike("Querra hospital", "Querra market")


def test_speakers_are_no_places() -> None:
    docs = list(
        parse(
            [
                "The Heron sank in the Strait of Annoure, Captain Oda Barrasa told reporters in Lusken.",
                "Barrasa said the cutter had turned back. The army captured Lusken.",
            ]
        )
    )
    barred = acting_names(docs)
    assert "Barrasa" in barred
    assert not {"Lusken", "Annoure"} & barred


@given(st.text("abkhirw -'", min_size=1, max_size=12), st.text("abkhirw -'", min_size=1, max_size=12))
def test_being_one_place_has_no_direction(a: str, b: str) -> None:
    assert same_place(a, b) == same_place(b, a)
