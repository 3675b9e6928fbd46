"""What kind of claim a proposition makes, by readable patterns over its words and their lemmas, most telling first."""

import re

from models.propositions import type_patterns as p
from models.propositions.inflection import lemma_of
from models.schema import Figure
from models.vocabulary import ClaimType

_CASUALTY_UNITS = frozenset({"killed", "wounded", "missing"})
_WORDS = re.compile(r"[\w'-]+")


def lemmatised(text: str) -> str:
    """The sentence in lower case, each word as its lemma: "The raids struck Aleppo" → "the raid strike aleppo"."""
    return _WORDS.sub(lambda m: _lemma(m.group().lower()), text)


def _lemma(word: str) -> str:
    if word in ("was", "were", "is", "are", "been", "being", "am"):
        return "be"
    if word in (
        "left",
        "wounded",
        "missing",
        "fighting",
        "bombing",
        "shelling",
        "killing",
        "shooting",
        "stabbing",
        "building",
        "poisoning",
    ):
        return {"left": "leave", "wounded": "wound"}.get(word, word)
    return lemma_of(word)


def claim_type(text: str, agents: tuple[str, ...], figures: tuple[Figure, ...], verb: str = "") -> ClaimType:
    """The claim type of a positive sentence; `agents` are those said to act, `verb` the lemma of its verb."""
    lemmas = lemmatised(text)
    violent = p.VIOLENCE.fullmatch(verb) is not None or (
        verb in p.WEAPON_VERBS and p.WEAPONS.search(lemmas) is not None
    )
    acts = bool(agents)
    if any(f.unit in _CASUALTY_UNITS for f in figures) and not (acts and violent) and "responsible for" not in lemmas:
        return ClaimType.CASUALTY_COUNT
    for kind, pattern in p.CLAIM_PATTERNS:
        if pattern.search(lemmas):
            return kind
    if acts and p.SHOTS_CAME.search(lemmas):
        return ClaimType.RESPONSIBILITY
    if violent and p.MANNER.search(lemmas):
        return ClaimType.CONDUCT
    if not acts and not figures and p.ONE_KILLED.search(lemmas) and " were " not in text:
        return ClaimType.ATTACK_OCCURRENCE
    if verb == "fire" and p.FIRED.search(lemmas):
        return ClaimType.ATTACK_OCCURRENCE
    if p.CIVILIANS_LEFT.search(lemmas):
        return ClaimType.OTHER
    if p.OCCURRENCE.search(lemmas):
        return ClaimType.ATTACK_OCCURRENCE
    if not violent and (p.TAKEN_PLACE.search(text) or (p.CONTROL.search(lemmas) and p.CONTROL_OBJECTS.search(lemmas))):
        return ClaimType.TERRITORIAL_CONTROL
    if p.CASUALTY.search(lemmas) and not (acts and violent):
        return ClaimType.CASUALTY_COUNT
    if p.DAMAGE.search(lemmas) and not (acts and violent):
        return ClaimType.DAMAGE
    if violent:
        return ClaimType.RESPONSIBILITY if acts else ClaimType.ATTACK_OCCURRENCE
    if p.CONDUCT.search(lemmas) or p.GIVEN.search(lemmas):
        return ClaimType.CONDUCT
    return ClaimType.OTHER
