"""What an article as a whole is about: the names, rare words and figures by which its event is told from a like one."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from models.events.rarity import rarity, root
from models.reading.attributions import ParsedArticle
from models.schema import Profile

#: So many names, other words and figures are kept; the heaviest, and the first.
MOST_TERMS, MOST_NUMBERS = 24, 32
#: A word that is less rare tells nothing ("the", "said").
_TELLING = 3.5
#: Headline, standfirst and lead count most, later paragraphs less and less.
_OPENING = (3.0, 2.0, 2.0, 1.5)
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
    + "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
#: No word of a language is longer; what a page encodes in its text may be.
_LONGEST = 40
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE = re.compile(r"https?:|www\.")


def profile_of(article: ParsedArticle) -> Profile:
    """The profile of a parsed article.

    A word is a name where it is written as one and the article never writes it small: headlines write any word so.
    """
    small = {token.lower_ for doc in article.docs for token in doc if token.text.islower()}
    names: defaultdict[str, float] = defaultdict(float)
    words: defaultdict[str, float] = defaultdict(float)
    numbers: Counter[str] = Counter()
    years: set[int] = set()
    weekdays: set[int] = set()
    for paragraph, doc in enumerate(article.docs):
        standing = _OPENING[paragraph] if paragraph < len(_OPENING) else 1.0 / (1.0 + 0.1 * paragraph)
        for token in doc:
            lower = token.lower_
            if not lower[0].isalnum() or len(lower) > _LONGEST or _PAGE.match(lower):
                continue
            if lower in _WEEKDAYS:
                weekdays.add(_WEEKDAYS.index(lower))
            elif lower[0].isdigit():
                if _YEAR.fullmatch(lower):
                    years.add(int(lower))
                else:
                    numbers[lower.replace(",", "").rstrip(".")] += 1
            elif lower.rstrip(".") not in _MONTHS or not token.text[0].isupper():
                (names if _is_name(token, small) else words)[root(lower)] += standing
    return Profile(
        names=_heaviest(names),
        words=_heaviest(words),
        numbers=tuple(numbers)[:MOST_NUMBERS],
        years=tuple(sorted(years)),
        weekdays=tuple(sorted(weekdays)),
    )


def _is_name(token: Token, small: Iterable[str]) -> bool:
    named = token.pos_ == "PROPN" or token.ent_type_ in _NAMES
    return named and token.text[0].isupper() and token.lower_ not in small


def _heaviest(counted: dict[str, float]) -> dict[str, float]:
    """The terms of most weight: how often and how early an article has them, times how rare they are."""
    weighed = {
        term: round((1.0 + math.log1p(standing)) * rare, 1)
        for term, standing in counted.items()
        if len(term) > 1 and (rare := rarity(term)) >= _TELLING
    }
    ranked = sorted(weighed, key=lambda term: (-weighed[term], term))
    return {term: weighed[term] for term in ranked[:MOST_TERMS]}
