"""A cue that is negated, however: then its speaker takes no side, or denies what he does not believe."""

import pytest

from models.reading.mentions import Being, being_of
from models.reading.nlp import parse
from models.reading.reader import Reader
from models.schema import Article
from models.vocabulary import Polarity

CASES = [
    ("The firm no longer believes that the pump was damaged.", Polarity.DENIED),
    ("The firm does not believe that the pump was damaged.", Polarity.DENIED),
    ("The court found no proof that the mayor had taken money.", Polarity.DENIED),
    ("The army stopped short of admitting that its jets had hit the school.", Polarity.REFUSED),
    ("The ministry neither confirmed nor denied that a ransom had been paid.", Polarity.REFUSED),
    ("The firm believes that the pump was damaged.", Polarity.ASSERTED),
    ("The ministry dismissed as 'nonsense' claims that troops had fired.", Polarity.DENIED),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "polarity"), CASES, ids=[text for text, _ in CASES])
def test_a_negated_cue_turns_what_is_said(reader: Reader, text: str, polarity: Polarity) -> None:
    read = reader.read(Article(external_id="a", text=text))
    assert [p.polarity for s in read.statements for p in s.propositions] == [polarity]


def test_a_signalman_is_no_it(reader: Reader) -> None:
    text = "The signalman said the light was green. The driver said it was red."
    said = [p.text for s in reader.read(Article(external_id="a", text=text)).statements for p in s.propositions]
    assert said == ["The light was green.", "The light was red."]


@pytest.mark.parametrize(("noun", "being"), [("signalman", Being.PERSON), ("specimen", Being.THING)])
def test_what_ends_in_man_is_somebody(noun: str, being: Being) -> None:
    (doc,) = parse([f"The {noun} was old."])
    assert being_of(doc[1]) is being
