"""What the words around an answer tell of which statement it means: names, figures and subjects that both have."""

import re
from collections.abc import Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from models.events.time_words import MONTHS, WEEKDAYS
from models.schema import Statement

#: Characters of the narrator's words before an answer that are looked at.
_LEAD = 200
_NAME = re.compile(r"\b[A-Z][\w’'-]{2,}|\d[\d.,]*\d")
_WORD = re.compile(r"\b[a-z]{4,}\b")
_GENITIVE = re.compile(r"[’']s$")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
#: Words of every report of speech: that both have them says nothing.
_COMMON = frozenset(
    """said told asked asking about whether question questions reporters statement added according claim claims
    claimed report reports reported allegation allegations accusation accusations charge charges charged accused denied
    deny true false spokesman spokeswoman spokesperson minister ministry government president official officials people
    later comment remarks answer answered replied response""".split()
)


def shared_names(words: str, statement: Statement) -> bool:
    """Whether words before an answer name something that the statement names too: "asked about *Ostrel*, he …"."""
    return bool(_names(words) & _names(_said(statement)))


def shared_subjects(words: str, statement: Statement) -> bool:
    """Whether they speak of one thing in the answer's own paragraph: "asked about *the wages*, he …"."""
    return bool(_subjects(words.rpartition("\n")[2]) & _subjects(_said(statement)))


def lead_of(answer: Statement, before: Sequence[Statement], text: str) -> str:
    """The narrator's words between the statement before and the answer, without the name of who answers."""
    start = answer.content[0].start
    ends = [piece.end for s in before for piece in s.content if piece.end <= start]
    lead = text[max([*ends, start - _LEAD]) : start]
    return lead.replace(answer.source.text, " ") if answer.source.text else lead


def _said(statement: Statement) -> str:
    return " ".join(piece.text for piece in statement.content)


def _names(text: str) -> set[str]:
    """Names and figures, without small words that open a sentence and without days."""
    found = {_GENITIVE.sub("", name) for name in _NAME.findall(text)}
    return {n for n in found if n.lower() not in STOP_WORDS and n.lower() not in _DAYS}


def _subjects(text: str) -> set[str]:
    words = (w for w in _WORD.findall(text) if w not in STOP_WORDS and w not in _COMMON and w not in _DAYS)
    return {stem for w in words if len(stem := _ENDING.sub("", w)) >= 4}


_DAYS = frozenset({*WEEKDAYS, *MONTHS, "asked", "but", "yesterday", "today"})
