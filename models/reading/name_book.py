"""The names of one article: which short form goes with which full name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Span

from models.events.states import state_meant
from models.reading.actor_words import ORGANISATIONS, STATE_BODIES
from models.reading.given_names import gender_of
from models.reading.name_evidence import is_he_or_she, label_of
from models.reading.naming import clean

#: A name on its own that says no more than what kind of body it is: "the Ministry", "the State".
_KINDS = STATE_BODIES | ORGANISATIONS | frozenset({"house", "bank", "national", "united", "general", "republic"})


@dataclass(slots=True)
class NameBook:
    """Full names by order of appearance."""

    _people: list[str] = field(default_factory=list)
    _others: list[str] = field(default_factory=list)
    _labels: dict[str, Counter[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[Span]) -> "NameBook":
        """The names of all paragraphs, in order."""
        book = cls()
        spans = list(names)
        for span in spans:
            votes = book._labels.setdefault(clean(span.text), Counter())
            votes[label_of(span)] += 1
            if votes and is_he_or_she(span):
                votes["PERSON"] += 1
        body = {clean(span.text) for span in spans if span.doc is not spans[0].doc}
        for span in spans:
            text = clean(span.text)
            if span.doc is spans[0].doc and _told_apart(text, body):
                continue
            known = book._people if book.label(span) == "PERSON" else book._others
            if len(text.split()) > 1 and text not in known:
                known.append(text)
        return book

    def label(self, span: Span) -> str:
        """What the article as a whole takes a name for: a person, where the parser does so as often as not."""
        text = clean(span.text)
        votes = self._labels.get(text)
        own = label_of(span)
        if own in ("ORG", "GPE") and text in self.surnames and state_meant(text) is None and text not in self.heads:
            return "PERSON"  # the parser takes many a lone surname for a company
        if votes is None or own == "NORP":
            return own
        if own == "PERSON":
            lone = len(text.split()) == 1 or gender_of(text) is not None
            return "ORG" if not lone and votes["ORG"] > votes["PERSON"] else own
        return "PERSON" if votes["PERSON"] and 2 * votes["PERSON"] >= votes.total() else own

    @property
    def surnames(self) -> frozenset[str]:
        """Last words of people's full names that are no common word in lower case."""
        return frozenset(n.split()[-1] for n in self._people if n.split()[-1][:1].isupper())

    @property
    def heads(self) -> frozenset[str]:
        """Last words of bodies' names, where only one name ends so: the "Oath" of "Northern Oath"."""
        last = [n.split()[-1] for n in self._others if n.split()[-2].lower() not in ("of", "in", "for", "the", "de")]
        return frozenset(w for w in last if last.count(w) == 1 and w[:1].isupper() and w.lower() not in _KINDS)

    def full(self, text: str, label: str) -> str:
        """The fullest name in the article that `text` is short for: a surname, a part, initials; else the text."""
        return self._person(text, label) or self._body(text, label) or text

    def _person(self, text: str, label: str) -> str | None:
        """ "Ruvik" → "Anton Ruvik"; the first of that surname where several bear it."""
        if label == "NORP" or text.isupper() or (label == "GPE" and state_meant(text) is not None):
            return None
        words = text.split()
        fuller = [n for n in self._people if len(n.split()) > len(words) and n.split()[-len(words) :] == words]
        if label not in ("PERSON", "") and len(set(fuller)) > 1:
            return None
        return self._person(fuller[0], label) or fuller[0] if fuller else None

    def _body(self, text: str, label: str) -> str | None:
        """ "Oath" → "Northern Oath", "RHU" → "Red Harbour Union", where only one name fits."""
        words = text.split()
        if label == "PERSON" and len(words) > 1:
            return None
        if len(words) == 1 and (words[0].lower() in _KINDS or state_meant(text) is not None):
            return None
        fitting = [n for n in self._others if n != text and _short_for(words, n.split(), label)]
        return fitting[0] if len(fitting) == 1 else None


def _told_apart(headline: str, body: set[str]) -> bool:
    """Whether a name of the headline is cut otherwise below it: "Top Clinton" of "Top Clinton Aide Quits"."""
    fuller = {name.split()[-1] for name in body if len(name.split()) > 1}
    words = headline.split()
    return headline not in body and bool(words) and words[-1] in fuller


def _short_for(words: list[str], full: list[str], label: str) -> bool:
    if len(words) >= len(full):
        initials = "".join(w[0] for w in full if w[0].isupper())
        return len(words) == 1 == len(initials.split()) and words[0].isupper() and words[0] == initials
    if len(words) == 1:
        if words[0].isupper() and words[0] == "".join(w[0] for w in full if w[0].isupper()):
            return True
        last = full[-1] == words[0] and full[-2].lower() not in ("of", "in", "for", "the", "de")
        return last or (full[0] == words[0] and label == "ORG")
    return any(full[i : i + len(words)] == words for i in range(len(full) - len(words) + 1))
