"""How far a content reaches, also where the parse is wrong, and whose it is. Places and people are invented."""

import pytest

from tests.reading.test_attributions import read

REACH = [
    # behind a saying that is set in
    ("The dam would hold, officials insist, because it was built of stone.",
     "officials", "The dam would hold … because it was built of stone"),
    ("The dam had been repaired, the ministry said, including its gates.",
     "the ministry", "The dam had been repaired … including its gates"),
    ("The deficit will shrink, the bank reported on Tuesday -- a development that surprised nobody.",
     "the bank", "The deficit will shrink"),
    ("As the mayor drove to the fair on Monday, a stone hit his car, police said.",
     "police", "As the mayor drove to the fair on Monday, a stone hit his car"),
    ("The army had left and the town was quiet, according to the mayor.",
     "the mayor", "The army had left and the town was quiet"),
    # a clause whose verb the parser takes for the main one
    ("An inquiry has concluded that the blast at the hospital, which doctors say killed 52, was caused by a rocket.",
     "An inquiry",
     "that the blast at the hospital, which doctors say killed 52, was caused by a rocket"),
    # what is told, and not whom it is told
    ("The minister told a morning radio programme that the boat had come under fire.",
     "The minister", "that the boat had come under fire"),
    ("The driver was telling anyone who would listen that the road was closed.",
     "The driver", "that the road was closed"),
    # a speaker whom the parser gives to the clause before
    ("Kelmar walked out after Sarr refused to discuss the border, a source in the president's office told the Post.",
     "a source in the president's office", "Kelmar walked out after Sarr refused to discuss the border"),
    # what stands right behind an object, though the parser hung it on the verb
    ("The latest survey by Datum shows Dorn leading the race in Varno.",
     "The latest survey by Datum", "Dorn leading the race in Varno"),
    # who speaks, behind an aside that tells who he is
    ("Ann Hale, the school's 61-year-old head and first teacher, suggested that the gate would be shut.",
     "Ann Hale, the school's 61-year-old head and first teacher", "that the gate would be shut"),
    # a name in marks is no quotation
    ("Halenko said on Varno Radio's “Good Morning” that the bridge was closed.",
     "Halenko", "that the bridge was closed"),
    ("“The dam is a fraud,” Morse said on Varno Radio's “Good Morning.” “It was never tested.”",
     "Morse", "The dam is a fraud … It was never tested."),
    ("He had held a steady course, he said, when a grey hull came out of the dark. “I did not turn. They turned.”",
     "he", "He had held a steady course … when a grey hull came out of the dark … I did not turn. They turned."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), REACH, ids=[r[0] for r in REACH])
def test_how_far_a_content_reaches(text: str, source: str, content: str) -> None:
    (found,) = read(text)
    assert (found.source, found.content) == (source, content)


def test_another_speaker_after_as_is_not_reported_by_the_first() -> None:
    found = read("The rebels said they held the town, as the governor acknowledged that his men had left.")
    assert [(one.source, one.content) for one in found] == [
        ("The rebels", "they held the town"),
        ("the governor", "that his men had left"),
    ]


def test_what_a_relative_clause_puts_down_to_another_stands_beside_according_to() -> None:
    found = read("Two people died in an attack the army said was aimed at a depot, according to doctors.")
    assert {one.source for one in found} == {"doctors", "the army"}


def test_the_words_of_a_leader_are_not_about_his_union() -> None:
    (found, *_) = read("The union, whose leader Ben Lo has pointed to the police, wants an inquiry.")
    assert found.content == "the police"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mayor continued to complain that the envoy had been unfair.",
            "The mayor",
            "that the envoy had been unfair",
        ),
        ("Ben Lo said in a statement that the union would strike.", "Ben Lo", "that the union would strike"),
    ],
)
def test_two_cues_of_one_content_are_one_statement(text: str, source: str, content: str) -> None:
    (found,) = read(text)
    assert (found.source, found.content) == (source, content)
