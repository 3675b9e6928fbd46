"""The language of an article: its text says it where there is enough of it."""

import pytest

from sources.language import language_code, language_of

GERMAN = "Das Ministerium hat am Montag bestritten, an dem Angriff auf die Grenzregion beteiligt gewesen zu sein. " * 4
ENGLISH = "The ministry denied on Monday that it had been involved in the attack on the border region. " * 4


def test_a_text_tells_its_language_and_a_wrong_label_does_not() -> None:
    assert language_of(GERMAN) == "de"
    assert language_of(GERMAN, declared="en-GB") == "de"
    assert language_of(ENGLISH, declared="ru") == "en"


def test_a_headline_is_taken_as_declared() -> None:
    assert language_of("Legion: Kyiv", declared="en_US") == "en"
    assert language_of("Legion: Kyiv") is None


def test_an_english_headline_is_not_taken_for_a_rare_language() -> None:
    assert language_of("Russian warship: Moskva crew 'shown for first time since sinking'") == "en"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("UK", "uk"), ("und", None), ("English", None), (None, None)]
)
def test_language_tags(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code
