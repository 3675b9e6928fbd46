"""Content words of a proposition, cheaply: lower-case stems without function words.

No parser, so that pairing stays fast.
"""

import re
from functools import lru_cache

_FUNCTION = frozenset(
    """a an the of in on at to for from by with and or but nor not no is are was were be been being has have had do
    does did will would can could may might shall should must that this these those it its his her their our my your
    he she they we i you who which what when where as than then so if because while about into over after before
    during under between against up down out off again there here all any both each few more most other some such
    only own same too very also still even just at least said say says s t""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "er", "es", "ed", "s", "e")
#: Endings that leave short words whole enough: "fired", "fires" and "fire" are one.
_SHORT = frozenset({"ed", "es", "s", "e"})


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A crude stem: enough to match "shelled" with "shelling"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending in _SHORT else 4):
            return word[: -len(ending)]
    return word


#: What a batch compares stays at hand; a service that runs for months must not gather all it ever read.
@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> frozenset[str]:
    """Stems of the content words of a text."""
    words = (w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text))
    return frozenset(stem(w) for w in words if w not in _FUNCTION)


def likeness(a: str, b: str) -> float:
    """Share of the shorter text's content words that stand in the longer one, 0 to 1."""
    first, second = content_words(a), content_words(b)
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))


#: What no sentence ends with, and how none begins: what was read is half a sentence.
_OPEN_END = re.compile(r"\b(?:and|or|but|that|of|the|a|an|rather|with|by|because|which|who|including|than)\W*$")
_OPEN_START = re.compile(r"^(?:What, |And |Or |But )")


def is_cut_off(text: str) -> bool:
    """Whether a proposition is half a sentence ("The valve was refitted in April and.")."""
    return bool(_OPEN_END.search(text) or _OPEN_START.match(text))
