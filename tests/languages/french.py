"""A French pipeline for a few paragraphs: spaCy's tokenizer, and the parses that fr_core_news_sm 3.8.0 gave of them.

The real one is a package of 16 MB that the tests do without; where it is installed, they run with it too. To write the
parses anew: `python -m tests.languages.french`.
"""

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from models.reading.nlp import paragraphs, plain

PARSES = Path(__file__).with_name("french.tsv")

DEPOT = """Le dépôt de Varenne en feu

Dmitri Orlane, porte-parole du gouvernement, a affirmé que l'armée de Sarrovie avait incendié le dépôt de Varenne.

Selon la police, trois personnes sont mortes à Varenne.
"""

MINISTRY = """La Sarrovie répond

Le ministère de la Défense a démenti mardi que l'armée de Sarrovie ait incendié le dépôt de Varenne.

« Nos forces n'ont pas quitté leur base », a déclaré Anna Veldt. Le ministère n'a pas démenti que le dépôt ait brûlé.
"""


@Language.factory("parsed_before")
def parsed_before(nlp: Language, name: str) -> "ParsedBefore":
    return ParsedBefore()


class ParsedBefore:
    """Gives each paragraph the parse that is written down for it."""

    def __call__(self, doc: Doc) -> Doc:
        rows = _parses().get(doc.text)
        if rows is None:  # not one of ours: each word hangs on the first, which is a parse and says nothing
            rows = [(token.text, token.lower_, "X", "-", "dep", "0", "-") for token in doc]
        assert [row[0] for row in rows] == [token.text for token in doc]
        ents: dict[str, list[int]] = {}
        for token, (_, lemma, pos, morph, relation, head, entity) in zip(doc, rows, strict=True):
            token.lemma_, token.pos_, token.dep_, token.head = lemma, pos, relation, doc[int(head)]
            token.set_morph(morph.strip("-"))  # type: ignore[attr-defined]
            if entity != "-":
                ents.setdefault(entity, []).append(token.i)
        doc.ents = [Span(doc, min(at), max(at) + 1, label=name.split("#")[0]) for name, at in ents.items()]
        return doc

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """There is nothing to keep."""

    def from_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> "ParsedBefore":
        return self


def small_french(folder: Path) -> Path:
    """The pipeline as a folder, as `reading.languages.fr.pipeline` names one."""
    nlp = spacy.blank("fr")
    nlp.add_pipe("parsed_before")
    nlp.to_disk(folder)
    return folder


@lru_cache(maxsize=1)
def _parses() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for block in PARSES.read_text("utf-8").strip().split("\n\n"):
        text, *rows = block.split("\n")
        found[text.removeprefix("# ")] = [tuple(row.split("\t")) for row in rows]
    return found


def _write() -> None:
    nlp = spacy.load("fr_core_news_sm")
    blocks = []
    for article in (DEPOT, MINISTRY):
        for start, end in paragraphs(article):
            doc = nlp(plain(article[start:end]))
            named = {token.i: f"{ent.label_}#{ent.start}" for ent in doc.ents for token in ent}
            rows = [
                (t.text, t.lemma_, t.pos_, str(t.morph) or "-", t.dep_, str(t.head.i), named.get(t.i, "-")) for t in doc
            ]
            blocks.append("\n".join([f"# {doc.text}", *("\t".join(row) for row in rows)]))
    PARSES.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
