"""Titles In Title Case as they would stand in a sentence, for the parser takes every capital for a name.

A word keeps its capital where the text below writes it so in the middle of a sentence; where the text does not have it,
where it is no common word of English. Lengths never change.
"""

import re
from collections import Counter

from spacy.lang.en.stop_words import STOP_WORDS

from models.events.rarity import UNKNOWN, rarity, root
from models.events.time_words import MONTHS, WEEKDAYS
from models.reading.given_names import gender_of

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
#: A title has so many words, and so large a share of them with capitals, where none would stand in a sentence.
_FEWEST, _SHARE = 5, 0.8
#: Words that titles leave small; they are not counted.
_SMALL = frozenset(
    "a an and as at but by for from in into nor of on or over per the to up via with vs is his her".split()
)
_GENITIVE = re.compile(r"[’']s$")
#: Words that are also months or names, and dates in which they are months.
_DATED = re.compile(
    r"\b(?:in|of|before|by|until|till|since|from|late|early|mid|next|last|this) (?:May|March)\b|\b(?:May|March) \d",
    re.IGNORECASE,
)
_DAYS = (WEEKDAYS.keys() | MONTHS.keys()) - {"may", "march", "mon", "sat", "sun", "wed", "mar"}
_OPENS = ".!?:;\"“”‘’'—–-("


def as_sentence(title: str, text: str) -> str:
    """`title` with small letters where a sentence has them; itself where it is not in title case."""
    words = [w for w in _WORD.findall(title) if w.lower() not in _SMALL]
    if len(words) < _FEWEST or sum(w[0].isupper() for w in words) < _SHARE * len(words):
        return title
    known = _Known(text)
    dates = [found.span() for found in _DATED.finditer(title)]

    def written(word: re.Match[str]) -> str:
        dated = word.group().lower() in ("may", "march") and any(a <= word.start() < b for a, b in dates)
        return word.group() if word.start() == 0 or dated else known.written(word.group())

    return _WORD.sub(written, title)


class _Known:
    """How the text below a title writes its words: how often small, how often large in the middle of a sentence."""

    def __init__(self, text: str) -> None:
        self._small: Counter[str] = Counter()
        self._large: Counter[str] = Counter()
        for found in _WORD.finditer(text):
            word = found.group()
            if word[0].islower():
                self._small[word] += 1
            elif text[max(found.start() - 2, 0) : found.start()].rstrip(" ")[-1:] not in ("", "\n", *_OPENS):
                self._large[word] += 1

    def written(self, word: str) -> str:
        """The word as it stands in a sentence."""
        small = word.lower()
        if (len(word) > 1 and word.isupper()) or len(small) != len(word) or small in _DAYS:
            return word
        bare = _GENITIVE.sub("", word)
        singular = bare.removesuffix("s")  # "Russians", where the text has "Russian"
        large = self._large[word] + self._large[bare] + self._large[singular]
        few = self._small[small] + self._small[bare.lower()]
        if large or few:
            return word if large >= few else small
        named = gender_of(f"{bare} X") is not None and small not in STOP_WORDS
        return word if named or (small not in _SMALL and rarity(root(small)) >= UNKNOWN) else small
