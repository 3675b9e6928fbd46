"""The list of speech and denial cues, and which of its groups a cue belongs to."""

from functools import lru_cache
from pathlib import Path

from benchmarks.quality.overlap import WORD
from models.errors import EvaluationError


class CueList:
    """Lemma → group (speech, denial, accusation, refusal), from a file of `lemma TAB group` lines."""

    def __init__(self, groups: dict[str, str]) -> None:
        self._groups = groups

    @classmethod
    def load(cls, path: Path) -> "CueList":
        """Reads the file; lines that start with # are comments.

        Raises:
            EvaluationError: the file is missing.
        """
        if not path.is_file():
            raise EvaluationError(f"cue list not found at {path}; pass --data DIR or set COUNTERCLAIM_DATA")
        lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        return cls({parts[0].strip(): parts[1].strip() for parts in lines if len(parts) == 2})

    def groups_of(self, cue: str) -> frozenset[str]:
        """Every group that a lemma of the cue stands in; none if not listed. "According" and a lone ":" are speech."""
        found = {self._groups[lemma] for lemma in lemmas_of(cue) if lemma in self._groups}
        if "according" in cue.lower() or cue.strip() == ":":
            found.add("speech")
        return frozenset(found)

    def names(self) -> tuple[str, ...]:
        """The groups in the order of the file."""
        return tuple(dict.fromkeys(self._groups.values()))


def lemmas_of(phrase: str) -> frozenset[str]:
    """All lemmas of all words of the phrase, whatever their part of speech, in lower case."""
    return frozenset(lemma for word in WORD.findall(phrase.lower()) for lemma in _lemmas(word))


@lru_cache(maxsize=65536)
def _lemmas(word: str) -> frozenset[str]:
    from lemminflect import getAllLemmas  # loads spaCy: here, so that importing the package stays light

    by_part: dict[str, tuple[str, ...]] = getAllLemmas(word)
    return frozenset(lemma for part in ("VERB", "NOUN") for lemma in by_part.get(part, ())) | {word}
