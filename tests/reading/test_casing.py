"""Titles In Title Case are parsed as a sentence would be written; what is stored and quoted keeps its capitals."""

import pytest

from models.reading.casing import as_sentence
from models.reading.reader import Reader
from models.schema import Article

BELOW = (
    "The aide, who works for Kovash, was at the Orlo hotel on Monday. On Tuesday Sarrovia sent its drones, "
    "and in Velm Anna Lind told what the Sarrovian army had done."
)

#: a title; as a sentence has it
TITLES = [
    (
        "Kovash Aide Denies Taking Cash From Builder, Blames Rivals",
        "Kovash aide denies taking cash from builder, blames rivals",
    ),
    ("Police Say 12 People Died in Orlo Hotel Fire", "Police say 12 people died in Orlo hotel fire"),
    (
        "Mayor Anna Lind Says Bridge Will Not Reopen Before May",
        "Mayor Anna Lind says bridge will not reopen before May",
    ),
    ("Kovash’s Aide Says He May Leave on Monday", "Kovash’s aide says he may leave on Monday"),
    ("Sarrovians Tell NATO Their Drones Were Lost", "Sarrovians tell NATO their drones were lost"),
    ("Senator Adrian Brandeth Accused of Tax Fraud", "Senator Adrian Brandeth accused of tax fraud"),
]


@pytest.mark.parametrize(("title", "written"), TITLES, ids=[title for title, _ in TITLES])
def test_a_title_is_written_as_a_sentence(title: str, written: str) -> None:
    assert as_sentence(title, BELOW) == written


@pytest.mark.parametrize(
    "title",
    ["Sarrovia says its drones were lost", "Anna Lind", "", "POLICE SAY 12 DIED IN ORLO", "İstanbul’da Beş Kişi Öldü"],
)
def test_other_titles_stay_as_they_are(title: str) -> None:
    assert as_sentence(title, BELOW) == title


def test_what_is_quoted_keeps_its_capitals() -> None:
    title = "Kovash Aide Denies Taking Cash From Builder"
    (first, *_) = Reader().read(Article(external_id="a", text=f"{title}\n\n{BELOW}")).statements
    assert (first.source.text, first.cue.text) == ("Kovash Aide", "Denies")
    assert [c.text for c in first.content] == ["Taking Cash From Builder"]
    assert [p.text for p in first.propositions] == ["The Kovash aide took cash from builder."]
