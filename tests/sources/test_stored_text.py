"""The stored text, which every offset indexes: title, blank line, body; LF line ends; nothing normalised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.schema import Article
from sources.draft import Draft, stored_text, to_article
from sources.refused import Reason, Refused
from sources.spec import Known


def article(draft: Draft, known: Known | None = None) -> Article:
    return to_article(draft, "here#1", known or Known())


def test_title_blank_line_body() -> None:
    assert stored_text("Raid", "The Legion says so.") == "Raid\n\nThe Legion says so."


def test_the_body_alone_without_a_title_or_with_one_already_in_it() -> None:
    assert stored_text("", "The Legion says so.") == "The Legion says so."
    assert stored_text("Raid", "Raid\nThe Legion says so.") == "Raid\nThe Legion says so."


def test_line_ends_become_lf_and_characters_stay_as_they_are() -> None:
    stored = article(Draft("Cafe\u0301 “one”\r\ntwo\rthree\u2028four", title="ﬁre"))
    assert stored.text == "ﬁre\n\nCafe\u0301 “one”\ntwo\nthree\u2028four"


def test_what_is_stated_goes_before_what_is_known_and_that_before_a_hint() -> None:
    known = Known(outlet="Sarrpress", language="fr")
    assert article(Draft("x" * 40, outlet="Wire", outlet_hint="wire.example"), known).outlet == "Wire"
    assert article(Draft("x" * 40, outlet_hint="wire.example"), known).outlet == "Sarrpress"
    assert article(Draft("x" * 40, outlet_hint="Wire")).outlet == "Wire"
    assert article(Draft("x" * 40, url="https://www.wire.example/a")).outlet == "wire.example"
    assert article(Draft("x" * 40, language="en-GB"), known).language == "en"
    assert article(Draft("x" * 40, language_hint="en"), known).language == "fr"


def test_an_address_that_is_none_is_not_kept() -> None:
    stored = article(Draft("The Legion says so.", url="javascript:alert(1)", own_id="7"))
    assert (stored.url, stored.external_id) == (None, "7")


@pytest.mark.parametrize(("draft", "reason"), [(Draft(" \n"), Reason.NO_TEXT), (Draft("a\0b"), Reason.BINARY_NOISE)])
def test_drafts_without_words_are_refused(draft: Draft, reason: Reason) -> None:
    with pytest.raises(Refused) as refused:
        article(draft)
    assert refused.value.reason == reason


anything = st.text(st.characters(codec=None, exclude_characters="\0"), max_size=60)


@settings(deadline=None)  # the first text loads the language identifier
@given(anything, anything)
def test_no_stored_text_holds_a_carriage_return_and_each_begins_with_its_title(title: str, body: str) -> None:
    try:
        stored = article(Draft(body, title=title))
    except Refused:
        return
    assert "\r" not in stored.text
    assert stored.text.startswith(stored.title)
    stored.text.encode("utf-8")
