"""How rare a word is in English at large: which of the words that two texts share say something about them.

The table counts in how many of some 74,000 sentences a word's root stands (`python -m models.training.rarity`); what is
not in it is as rare as a name.
"""

import re
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("rarity.txt")
#: Rarity of a word that the table does not hold; the commonest words have about 1.
UNKNOWN = 9.5
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ENDINGS = ("ings", "ing", "ments", "ment", "ies", "ied", "ers", "er", "es", "ed", "s", "e")
#: What is left of a word must have so many letters.
_LEAST = 4


def words_in(text: str) -> list[str]:
    """The words of a text as they stand there, figures among them."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 14)
def root(word: str) -> str:
    """A crude root, enough to match "escaped" with "escapes"."""
    plain = word.lower().replace("’", "'").removesuffix("'s").replace(".", "")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _LEAST:
            return plain[: -len(ending)]
    return plain


@lru_cache(maxsize=1)
def _table() -> dict[str, float]:
    table: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            level, _, roots = line.partition(" ")
            table.update(dict.fromkeys(roots.split(), float(level)))
    return table


def rarity(root_of_word: str) -> float:
    """Natural logarithm of how many sentences there are for one that holds the root, in steps of a half."""
    return _table().get(root_of_word, UNKNOWN)
