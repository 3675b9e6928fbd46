"""Paragraphs without their datelines, and offsets that hold whatever a text is made of."""

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reading.nlp import MAX_PARAGRAPH, paragraphs, plain
from models.reading.reader import Reader
from models.schema import Article


def bodies(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KEDOURO, Nov 11 (Castellan Wire) - ",
        "Kedouro, Nov 11 (Castellan Wire) - ",
        "VARNO - ",
        "VARNO — ",
        "PORT VARNO (Castellan Wire) – ",
        "OSTREL/VARD, March 3, 2026 (Castellan Wire) -- ",
    ],
)
def test_a_dateline_belongs_to_no_paragraph(dateline: str) -> None:
    assert bodies(f"{dateline}The army said the town was calm.") == ["The army said the town was calm."]


@pytest.mark.parametrize(
    "text",
    [
        "NATO said it - and meant it.",
        "Varno said it - and meant it.",
        "The army - and the navy - said it.",
        "UN-led talks failed - again.",
    ],
)
def test_a_dash_in_a_sentence_is_no_dateline(text: str) -> None:
    assert bodies(text) == [text]


def test_a_city_before_a_colon_is_the_dateline_of_a_paragraph_and_no_speaker_of_a_title() -> None:
    told = (
        "The fog around the town thickened on Friday, with the military and the rebels of the Hill Front each showing "
        "pictures that were meant to prove that it was theirs, while the families who had fled it waited at the river."
    )
    assert bodies(f"VARNO: {told}") == [told]
    assert bodies("VARNO: the dam is safe") == ["VARNO: the dam is safe"]


@pytest.mark.xfail(strict=True, reason="capitals, a dash and no date look like the dateline 'VARNO - '")
def test_capitals_before_an_aside_are_no_dateline() -> None:
    assert bodies("NATO - the alliance - said it.") == ["NATO - the alliance - said it."]


def test_blank_lines_and_white_space_are_left_out() -> None:
    assert bodies("Dam bursts\n\n  VARNO, Nov 3 - The dam burst. \n \t\n\nIt rained.\n") == [
        "Dam bursts",
        "The dam burst.",
        "It rained.",
    ]


def test_a_paragraph_without_end_is_cut() -> None:
    ((start, end),) = paragraphs("word " * MAX_PARAGRAPH)
    assert end - start == MAX_PARAGRAPH


@given(st.text(alphabet=st.sampled_from("ab \n\"'`“”„«»‘’–—\u00a0é😀"), max_size=60))
def test_plain_keeps_length_and_line_ends(text: str) -> None:
    made = plain(text)
    assert len(made) == len(text)
    assert [i for i, c in enumerate(made) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


SENTENCES = [
    "KEDOURO, Nov 11 (Castellan Wire) - The army said 40 soldiers were killed in Ostrel.",
    "“We hold the town,” Colonel Abel Marrow said. “The bridge is ours.”",
    "«The dam is safe», said Ilian Morse, a spokesman for the water board.",
    "''It is over,'' Dorn told the crowd.",
    "Velia accused Ostmark of shelling the market, a charge that Ostmark denies.",
    "The Vard Herald reported that the army’s jets had crossed the border 😀.",
    "The defence ministry rejected the report.",
    "According to the health ministry, 14 people died in Kestrel Bay on Monday.",
    "He said the “so-called” Legion – and nobody else – did it.",
    "The ferry left the harbour at noon.",
]


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
    st.sampled_from([" ", "\n", "\n\n", " \u00a0", "\n  "]),
)
def test_every_span_slices_to_its_text(sentences: list[str], between: str) -> None:
    text = between.join(sentences)
    for statement in reader().read(Article(external_id="a", text=text)).statements:
        spans = [*statement.content, *(p.quote for p in statement.propositions)]
        for start, end, found in [
            *((s.start, s.end, s.text) for s in spans),
            *((s.start, s.end, s.text) for s in (statement.source, statement.cue)),
        ]:
            assert (start is None) == (end is None)
            assert found == ("" if start is None else text[start:end])
