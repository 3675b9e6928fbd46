"""What is unfolded from statements: the written cases, and what holds for every proposition."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from models.propositions.unfold import unfold
from models.vocabulary import Polarity
from tests.propositions.reading import STRAIGHT, context_of, draft_of, propositions, shown, unmarked

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))


def _marked(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, marks=marks, id=re.sub(r"[*\[\]{}]", "", case["say"])[:70])


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_written_case(case: dict[str, Any]) -> None:
    assert [shown(p) for p in propositions(case)] == case["want"]


def test_enough_cases_are_written_and_pass() -> None:
    assert len(CASES) >= 150
    assert sum("fails" not in case for case in CASES) >= 130


def test_stance_of_a_denial_is_the_negative_sentence() -> None:
    case = {
        "say": '"[We have nothing to do with the attack on Vell]," Dana Ruiz *said*.',
        "by": "Dana Ruiz",
        "kind": "person",
        "for": "Hill Front",
    }
    (found,) = propositions(case)
    assert (found.polarity, found.text) == (Polarity.DENIED, "The Hill Front was involved in the attack on Vell.")
    assert found.stance == "The Hill Front was not involved in the attack on Vell."
    assert found.agents == ("Hill Front",)
    assert found.as_spoken == "We have nothing to do with the attack on Vell"


def test_quote_keeps_the_typographic_marks_of_the_stored_text() -> None:
    case = {"say": "He *said* [the “saboteurs” had left the town of Vell].", "by": "Ivo Zelen"}
    (found,) = propositions(case)
    assert found.quote.text == "the “saboteurs” had left the town of Vell"
    assert found.text == "The saboteurs left the town of Vell."


@settings(max_examples=30, deadline=None)
@given(
    case=st.sampled_from(CASES),
    before=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    curly=st.booleans(),
)
def test_quotes_are_slices_of_the_stored_text(case: dict[str, Any], before: str, curly: bool) -> None:
    sentence = unmarked(case["say"]).text
    if curly:
        sentence = re.sub(r'"([^"]*)"', r"“\1”", sentence).replace("'", "’")
    assert sentence.translate(STRAIGHT) == unmarked(case["say"]).text
    raw = f"{before}{sentence}\n\nMore."
    for found in unfold(draft_of(case, offset=len(before)), context_of(case), raw):
        quote = found.quote
        assert raw[quote.start : quote.end] == quote.text
        assert quote.text in sentence
        assert found.as_spoken in quote.text
        assert found.text[0] == found.text[0].upper()
        assert found.text.endswith(".")
        assert (found.stance is None) == (found.polarity not in (Polarity.ASSERTED, Polarity.DENIED))
