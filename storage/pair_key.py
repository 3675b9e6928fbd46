"""The names that outlive a run: the key of a pair of quotes, and the id of a dispute. Pure functions.

A pair key holds neither offsets nor model, relation or revision, so an analyst's verdict stays with the two quotes
through a re-run, a re-ingest and a new model.
"""

import re
from hashlib import sha256
from typing import NamedTuple

#: U+241F, the visible symbol for the unit separator: parts of one side.
UNIT = "\u241f"

#: Between the two sides. White space in quotes is collapsed to spaces, so a quote cannot hold one.
BETWEEN = "\n"


class QuoteKey(NamedTuple):
    """One quote: the article it stands in, its words, and how many equal ones stand before it there."""

    external_id: str
    quote: str
    occurrence: int


def pair_key(first: QuoteKey, second: QuoteKey) -> str:
    """SHA-256 (hex) over the two sides, sorted and joined by a newline; the same whichever side comes first.

    A side is `external_id ␟ quote, case-folded, white space collapsed ␟ occurrence number`, in UTF-8.
    """
    return sha256(BETWEEN.join(sorted((_side(first), _side(second)))).encode()).hexdigest()


def dispute_id(issue: str, parties: tuple[str, str]) -> str:
    """Twelve hex digits for one issue between two parties, in whichever order these come."""
    return sha256(UNIT.join((issue, *sorted(parties))).encode()).hexdigest()[:12]


def normalised(quote: str) -> str:
    """Case-folded, with every run of white space one space and none at the ends."""
    return " ".join(quote.casefold().split())


def occurrence_number(text: str, quote: str, start: int) -> int:
    """How often the quote's words stand in `text` before `start`, so 0 for the first.

    Counted over the text, not over what was read from it, so the number is the same whichever reader found the quote.
    """
    words = re.escape(normalised(quote))
    before = normalised(text[:start])
    return len(re.findall(rf"(?<!\w)(?={words}(?!\w))", before)) if words else 0


def _side(key: QuoteKey) -> str:
    return UNIT.join((key.external_id, normalised(key.quote), str(key.occurrence)))
