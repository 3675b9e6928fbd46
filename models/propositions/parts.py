"""Content that its cue stands in the middle of: "The bridge, *officials said,* was hit" is one clause in two pieces."""

from collections.abc import Iterable

from spacy.tokens import Token

from models.reading.draft import Draft, Piece
from models.reading.nlp import text_of


def grouped(draft: Draft) -> list[tuple[Piece, ...]]:
    """The content pieces, those of one sentence that only the cue parts together; each group is read as one text."""
    groups: list[tuple[Piece, ...]] = []
    for piece in draft.pieces:
        if groups and _goes_on(groups[-1][-1], piece, draft.cue):
            groups[-1] = (*groups[-1], piece)
        else:
            groups.append((piece,))
    return groups


def _goes_on(before: Piece, piece: Piece, cue: Token | None) -> bool:
    """Whether a piece goes on with the sentence of the one before it, the cue between them."""
    if cue is None or cue.dep_ == "relcl" or before.doc is not piece.doc or cue.doc is not piece.doc:
        return False
    text = text_of(piece.doc)
    said, between = text[before.start : before.end].rstrip("\"' "), text[before.end : piece.start].rstrip("\"' ")
    if not before.end <= cue.idx < piece.start or said.endswith((".", "!", "?")) or between.endswith((".", "!", "?")):
        return False
    first, then = within(before, before.doc), within(piece, piece.doc)
    if then and _stands_alone(then):
        return False
    same = bool(first) and bool(then) and first[-1].sent == then[0].sent
    return same or text[piece.start : piece.start + 1].islower()


def _stands_alone(words: list[Token]) -> bool:
    """Whether a piece is a clause joined to the first by a conjunction: "The ship was far off, she said, *and nobody
    called her*"; read as one, what denies the second would deny the first.
    """
    if words[0].lower_ not in ("and", "but", "nor"):
        return False
    finite = next((t for t in words if t.tag_ in ("VBD", "VBZ", "VBP", "MD")), None)
    before = [t for t in words[1:] if finite is not None and t.i < finite.i]
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in before) and before[0].tag_ not in ("WDT", "WP")


def within(piece: Piece, tokens: Iterable[Token]) -> list[Token]:
    """Those of the tokens that stand in a piece, in order."""
    return [t for t in tokens if t.idx >= piece.start and t.idx + len(t) <= piece.end and not t.is_space]


def quoted(at: Token, parts: tuple[Piece, ...]) -> Piece:
    """The piece that a proposition is shown by: the one that holds all its words, else the longest."""
    words = list(at.subtree)
    holding = [part for part in parts if len(within(part, [at])) == 1]
    others = [t for part in parts if part not in holding for t in within(part, words)]
    return holding[0] if holding and not others else max(parts, key=lambda part: part.end - part.start)
