"""English verb forms: positive and negative, agreeing with their subject."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lemminflect import getInflection, getLemma

_BE = {
    "VBD": ("was", "were"),
    "VBZ": ("is", "are"),
    "VBP": ("is", "are"),
    "VB": ("be", "be"),
    "VBG": ("being", "being"),
    "VBN": ("been", "been"),
}
_MODALS = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would", "sha": "shall"}


@lru_cache(maxsize=4096)
def inflect(lemma: str, tag: str, plural: bool = False) -> str:
    """The form of a verb for a Penn tag: ("shell", "VBD") → "shelled". A second word ("shoot down") stays."""
    verb, _, particle = lemma.partition(" ")
    if verb == "be":
        form = _BE.get(tag, _BE["VBZ"])[plural]  # "'s" that the tagger took for a genitive
    elif tag in ("VBZ", "VBP"):
        form = verb if plural else "has" if verb == "have" else _first(verb, "VBZ")
    else:
        form = _first(verb, tag)
    return f"{form} {particle}".strip()


def _first(verb: str, tag: str) -> str:
    forms = getInflection(verb, tag=tag)
    return str(forms[0]) if forms else verb


@lru_cache(maxsize=8192)
def lemma_of(word: str) -> str:
    """The lemma of a word by its looks alone, a verb where it can be one: "struck" → "strike", "towns" → "town"."""
    for pos in ("VERB", "NOUN"):
        lemmas = getLemma(word, upos=pos, lemmatize_oov=False)
        if lemmas:
            return str(lemmas[0])
    return word


@lru_cache(maxsize=8192)
def true_lemma(word: str, lemma: str, tag: str) -> str:
    """The parser's lemma of a verb form, mended where the form is not of it: "staged" is of "stage", not "stag"."""
    if tag not in ("VBD", "VBN", "VBG") or lemma == "be" or word in getInflection(lemma, tag=tag):
        return lemma
    found = lemma_of(word)
    return found if word in getInflection(found, tag=tag) else lemma


@lru_cache(maxsize=8192)
def can_be_participle(word: str) -> bool:
    """Whether a verb form can be a past participle, whatever the parser takes it for: "shelled", not "gave"."""
    return word in getInflection(lemma_of(word), tag="VBN")


@lru_cache(maxsize=8192)
def is_participle_only(word: str) -> bool:
    """Whether it can be nothing else: "taken", not "shelled"."""
    return can_be_participle(word) and word not in getInflection(lemma_of(word), tag="VBD")


@lru_cache(maxsize=8192)
def is_past(word: str, lemma: str) -> bool:
    """Whether a form is a past tense of this verb: both "lied" and "lay" are of "lie"."""
    return word in getInflection(lemma, tag="VBD")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a verb group; `tag` is its Penn tag, "" for adverbs. `fixed`: its form is right as it stands."""

    text: str
    lemma: str
    tag: str
    fixed: bool = True


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Auxiliaries, adverbs and verb of a clause, without negation: "has", "completely", "liberated"."""

    words: tuple[Word, ...]

    @property
    def finite(self) -> int:
        """Index of the first verb form (the one that agrees)."""
        return next((n for n, w in enumerate(self.words) if w.tag), 0)

    def with_finite(self, tag: str) -> "VerbGroup":
        """The same group with another form of its first verb."""
        at = self.finite
        words = list(self.words)
        words[at] = replace(words[at], tag=tag, fixed=False)
        return VerbGroup(tuple(words))

    def positive(self, plural: bool, agree: bool) -> str:
        """The group as written, its finite verb made to agree if `agree`."""
        return " ".join(self._form(n, plural, agree) for n in range(len(self.words)))

    def negative(self, plural: bool, agree: bool, word: str = "not") -> str:
        """The group negated: "has not completely liberated", "did not attack"."""
        at = self.finite
        finite = self.words[at]
        forms = [self._form(n, plural, agree) for n in range(len(self.words))]
        auxiliary = (
            finite.lemma == "be"
            or finite.tag == "MD"
            or any(w.tag in ("VBN", "VBG", "VB") for w in self.words[at + 1 :])
        )
        if auxiliary:
            return " ".join([*forms[: at + 1], word, *forms[at + 1 :]])
        if word == "never":
            return " ".join([word, *forms])
        support = {"VBD": "did", "VBZ": "do" if plural else "does", "VBP": "do" if plural else "does"}.get(
            finite.tag, "did"
        )
        forms[at] = finite.lemma
        return " ".join([support, word, *forms])

    def _form(self, n: int, plural: bool, agree: bool) -> str:
        word = self.words[n]
        if n == self.finite and word.tag == "MD":
            return _MODALS.get(word.text.lower(), word.text)
        agrees = agree and n == self.finite and (word.tag != "VBD" or word.lemma == "be")
        if not word.tag or (word.fixed and not agrees):
            return word.text
        return inflect(word.lemma, word.tag, plural)


def simple(lemma: str, tag: str = "VBD") -> VerbGroup:
    """A group of one verb, with what follows it: "carry out", "be involved in"."""
    verb, _, rest = lemma.partition(" ")
    words = [Word(verb, verb, tag, fixed=False)]
    if rest:
        words.append(Word(rest, rest, ""))
    return VerbGroup(tuple(words))
