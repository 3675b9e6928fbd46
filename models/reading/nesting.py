"""Attributions inside attributions: which of two that overlap is the statement.

A position that a speaker reports ("the mayor said the army had claimed the bridge") is not the narrator's to give, so
the inner one is dropped. Four look-alikes are not nested: a participle or a verb after "but" that goes on with the same
speaker, another speaker set against the first ("A said …, while B said …"), and a relay ("…, the agency reported"),
where the inner speaker is the source and the relay the channel.
"""

from dataclasses import replace

from spacy.tokens import Token

from models.reading.found import Found
from models.reading.nlp import text_of
from models.reading.spans import Interval, overlap, trimmed

#: Verbs of relaying: "the agency reported", "state television quoted him".
_RELAY = frozenset({"report", "quote", "cite", "carry"})
#: Verbs that, joined by "and" to a reported clause, nearly always go on with the speaker ("said it fell and added …").
_PLAIN = frozenset(
    {
        "say",
        "add",
        "insist",
        "warn",
        "predict",
        "urge",
        "note",
        "suggest",
        "describe",
        "deny",
        "accuse",
        "promise",
        "vow",
        "call",
        "propose",
        "pledge",
        "reject",
        "dismiss",
        "blame",
        "criticize",
        "condemn",
        "argue",
        "claim",
        "ask",
        "tell",
        "point",
    }
)


def settle(found: list[Found]) -> list[Found]:
    """The attributions that stand, with contents cut or joined where one runs into the other."""
    kept = list(found)
    for inner in found:
        outer = _outer(inner, kept)
        if outer is None or inner not in kept:
            continue
        if _put_down(outer, inner):
            continue
        if _told_within(outer, inner):
            kept.remove(outer)
            continue
        if _contrasts(inner, outer):
            kept[kept.index(outer)] = _cut(outer, inner)
        elif _goes_on(inner, outer):
            kept[kept.index(outer)] = _cut(outer, inner)
            kept[kept.index(inner)] = replace(inner, source=outer.source, source_at=outer.source_at)
        elif _relays(outer, inner):
            kept[kept.index(inner)] = replace(inner, channel_at=outer.source_at)
            kept.remove(outer)
        else:
            kept.remove(inner)
    return _once(_joined(kept))


def _once(found: list[Found]) -> list[Found]:
    """Each content once, where two cues lead to it: "*continued to complain* that …", "*said in a statement* that …".

    Kept is the one with a source, then the verb, then the cue that stands nearer.
    """
    best: dict[tuple[Interval, ...], Found] = {}
    for one in found:
        other = best.get(one.content)
        if not one.content or other is None or _rank(one) > _rank(other):
            best[one.content] = one
    return [one for one in found if not one.content or best[one.content] is one]


def _rank(found: Found) -> tuple[bool, bool, int]:
    cue = found.cue
    near = -min(abs(found.content[0][0] - cue.idx), abs(found.content[-1][1] - cue.idx)) if cue and found.content else 0
    return found.source_at is not None, cue is not None and cue.pos_ != "NOUN", near


def _outer(inner: Found, found: list[Found]) -> Found | None:
    """The attribution whose content holds the cue of `inner`."""
    if inner.cue_at is None:
        return None
    for other in found:
        if other is not inner and other.cue != inner.cue and any(overlap(inner.cue_at, p) for p in other.content):
            return other
    return None


def _goes_on(inner: Found, outer: Found) -> bool:
    """Whether the inner cue continues the outer speaker: ", adding that …", "but insisted …", "and said …"."""
    cue = inner.cue
    if cue is None or outer.cue is None or not inner.content or cue.i < outer.cue.i or outer.source is None:
        return False
    if cue.tag_ == "VBG" and cue.dep_ in ("advcl", "acl", "conj", "xcomp", "dep"):
        return _word_before(cue) in (",", "-", "—", "--", '"')
    if cue.dep_ == "conj" and cue.tag_ == outer.cue.tag_ and not _own_subject(cue):
        link = [c.lower_ for c in cue.head.children if c.dep_ == "cc" and c.i < cue.i]
        return "but" in link or (bool(link) and (_backshifted(cue.head) or cue.lemma_.lower() in _PLAIN))
    return False


def _contrasts(inner: Found, outer: Found) -> bool:
    """Whether the inner attribution is another speaker set against the outer one: "A said …, while B said …"."""
    cue = inner.cue
    if (
        cue is None
        or outer.cue is None
        or cue.i < outer.cue.i
        or cue.dep_ not in ("advcl", "conj")
        or not _own_subject(cue)
    ):
        return False
    if cue.dep_ == "advcl":
        marks = {c.lower_ for c in cue.children if c.dep_ == "mark"}
        return bool(marks & {"while", "whereas", "although", "though", "as"})
    speaker = next(c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass"))
    return speaker.pos_ == "PROPN" and _backshifted(cue.head) and not _backshifted(cue)


def _put_down(outer: Found, inner: Found) -> bool:
    """Whether both are the narrator's: "*an attack the army said was a mistake*, according to doctors"."""
    cue = inner.cue
    if outer.rule != "according_to" or cue is None or cue.dep_ != "relcl" or not inner.content:
        return False
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.tag_ not in ("WDT", "WP") and c.pos_ != "PRON" for c in cue.children
    )


def _told_within(outer: Found, inner: Found) -> bool:
    """Whether "according to" belongs to what another says: "the mayor *said* that two died *according to* doctors"."""
    if outer.rule != "according_to" or inner.rule != "clause_after" or outer.cue is None or outer.cue_at is None:
        return False
    apart = outer.cue.i == 0 or outer.cue.nbor(-1).text == ","
    return not apart and any(overlap(outer.cue_at, piece) for piece in inner.content)


def _word_before(token: Token) -> str:
    first = token
    while first.i > 0 and first.nbor(-1).dep_ in ("advmod", "cc"):
        first = first.nbor(-1)
    return first.nbor(-1).text if first.i > 0 else ""


def _own_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _backshifted(verb: Token) -> bool:
    """Whether a verb of reported speech has its tense shifted ("had met", "would go"): the plain past is not."""
    return any(c.dep_ in ("aux", "auxpass") for c in verb.children) or verb.lemma_ == "be"


def _cut(outer: Found, inner: Found) -> Found:
    """The outer content up to where the inner attribution begins."""
    assert inner.cue is not None
    assert inner.cue_at is not None
    stop = min(
        inner.cue_at[0],
        inner.cue.left_edge.idx if inner.cue.left_edge.i > (outer.cue.i if outer.cue else 0) else inner.cue_at[0],
    )
    text = text_of(inner.cue.doc)
    pieces = []
    for start, end in outer.content:
        if end <= stop:
            pieces.append((start, end))
        elif start < stop:
            piece = trimmed(inner.cue.doc, (start, stop))
            for link in (" but", " and", " while", " whereas"):
                if text[piece[0] : piece[1]].endswith(link):
                    piece = trimmed(inner.cue.doc, (piece[0], piece[1] - len(link)))
            pieces.append(piece)
    return replace(outer, content=tuple(p for p in pieces if p[1] - p[0] > 2) or outer.content)


def _relays(outer: Found, inner: Found) -> bool:
    """Whether the outer attribution only passes on what the inner speaker said."""
    if outer.cue is None or inner.cue is None or outer.cue.lemma_.lower() not in _RELAY or not inner.content:
        return False
    return inner.cue in outer.cue.children or inner.cue.head in outer.cue.children


def _joined(found: list[Found]) -> list[Found]:
    """Repairs "X said that A, and that B, the agency reported", where the parser gives B to the agency: it is X's."""
    kept = list(found)
    for relay in found:
        if (
            relay.cue is None
            or relay.cue.lemma_.lower() not in _RELAY
            or relay.rule != "clause_before"
            or not relay.content
        ):
            continue
        for said in kept:
            if said is relay or not said.content or said.cue is None or said.cue.sent != relay.cue.sent:
                continue
            gap = relay.content[0][0] - said.content[-1][1]
            if 0 <= gap <= 8:
                merged = (said.content[-1][0], relay.content[-1][1])
                kept[kept.index(said)] = replace(said, content=(*said.content[:-1], merged), channel_at=relay.source_at)
                kept.remove(relay)
                break
    return kept
