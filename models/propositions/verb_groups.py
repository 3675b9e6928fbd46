"""The verb group of a clause: auxiliaries, adverbs and verb, its negation and hedges taken off, its tense settled."""

from spacy.tokens import Token

from models.propositions.frames import AUXILIARIES, OBJECTLESS, SUBJECTS, Frame, children
from models.propositions.inflection import (
    VerbGroup,
    Word,
    can_be_participle,
    is_participle_only,
    is_past,
    true_lemma,
)
from models.propositions.patterns import EMPTY_OPENINGS, HEDGE_MODALS, HEDGES, NEGATORS, UNCHECKABLE_MODALS


def group_tokens(head: Token, frame: Frame) -> list[Token]:
    """Auxiliaries, negation, verb, and the adverbs among them, in order."""
    own = [c for c in children(head, *AUXILIARIES) if c.i in frame.inside]
    first = min([c.i for c in own if c.i < head.i] or [head.i])
    subject_end = max([c.right_edge.i for c in children(head, *SUBJECTS) if c.i < head.i] or [-1])
    if first == head.i and subject_end < 0:
        adverbs_from = head.i - 1
    else:
        adverbs_from = min(first, subject_end + 1) if subject_end >= 0 else first
    between = [c for c in children(head, "advmod", "neg") if adverbs_from <= c.i < head.i and not list(c.children)]
    between += [c for c in children(head, "neg") if c.i == first - 1]  # "resigned, *not* been dismissed"
    trailing = [c for c in children(head, "neg") if c.i > head.i]
    group = {t.i: t for t in [*own, *between, *trailing, head]}
    return [group[i] for i in sorted(group)]


def hyphenated(head: Token) -> list[Token]:
    """What a hyphen joins to a participle: "was *pressure-*tested"."""
    if head.tag_ not in ("VBN", "VBD") or head.i < head.sent.start + 2 or head.nbor(-1).text != "-":
        return []
    joined = not (head.nbor(-1).whitespace_ or head.nbor(-2).whitespace_)
    return [head.nbor(-2), head.nbor(-1)] if joined else []


def verb_group(head: Token, frame: Frame) -> tuple[VerbGroup, str, bool, bool]:
    """The verb group, its negator ("" if none), whether it is hedged, whether it states something checkable."""
    tokens = group_tokens(head, frame)
    if frame.auxiliaries and not children(head, *AUXILIARIES) and _shares_auxiliaries(head, frame):
        tokens = [*frame.auxiliaries, *tokens]
    perfect = any(t.lemma_ == "have" and t.dep_ in AUXILIARIES and t.tag_ == "VB" for t in tokens)  # "would have been"
    negator, hedged, checkable = "not" if _neither(head) else "", False, True
    words: list[Word] = []
    for token in tokens:
        lower = token.lower_
        if token.dep_ == "neg" or lower in NEGATORS:
            negator = "never" if lower == "never" else "not"
            continue
        if lower in HEDGES:
            hedged = True
            continue
        if lower in EMPTY_OPENINGS or lower == "ever" or token.tag_ == "TO":
            continue
        hedged |= token.tag_ == "MD" and lower in HEDGE_MODALS
        checkable &= not (token.tag_ == "MD" and (lower in UNCHECKABLE_MODALS or (lower == "'d")) and not perfect)
        words.append(_word(token))
    if (first := hyphenated(head)) and words:
        words[-1] = Word("".join(t.text for t in first) + words[-1].text, words[-1].lemma, "")
    if [w.text.lower() for w in words] == ["missing"] and not children(head, "dobj"):  # "No student missing"
        words = [Word("is", "be", "VBZ", fixed=False), Word("missing", "missing", "")]
    return VerbGroup(_settled(words)), negator, hedged, checkable


def _shares_auxiliaries(head: Token, frame: Frame) -> bool:
    """Whether a coordinated verb goes with the auxiliaries of the first: "was found and *questioned*", not "was found
    and never *signed* it", "was hit and *collapsed*".
    """
    if not any(a.dep_ == "auxpass" for a in frame.auxiliaries):
        return head.tag_ in ("VBN", "VB", "VBG") or (head.tag_ == "VBD" and is_participle_only(head.lower_))
    if children(head, *SUBJECTS):
        return head.tag_ in ("VB", "VBG", "VBN")
    if children(head, "dobj") or head.lemma_.lower() in OBJECTLESS:
        return head.tag_ in ("VB", "VBG")
    return head.tag_ in ("VBN", "VB", "VBG") or (head.tag_ == "VBD" and can_be_participle(head.lower_))


def _neither(head: Token) -> bool:
    """ "They *neither* fired *nor* used gas", "did not meet him, *let alone* pay him"."""
    if any(c.lower_ == "neither" for c in children(head, "preconj", "cc", "advmod") if c.i < head.i):
        return True
    if head.i > 1 and (head.nbor(-2).lower_, head.nbor(-1).lower_) == ("let", "alone"):
        return True
    joined = [c for c in children(head.head, "cc") if c.i < head.i] if head.dep_ == "conj" else []
    return bool(joined) and joined[-1].lower_ == "nor"


def _word(token: Token) -> Word:
    lemma = {"having": "have", "being": "be"}.get(
        token.lower_, true_lemma(token.lower_, token.lemma_.lower(), token.tag_)
    )
    if token.pos_ not in ("VERB", "AUX"):
        return Word(token.text, lemma, "")
    tag = token.tag_ if token.tag_.startswith(("VB", "MD")) else "VBD"  # a stray mark that is taken for a verb
    contraction = token.text.startswith("'") or token.lower_ in ("wo", "ca")
    if contraction and token.tag_ != "MD":
        lemma = {"'re": "be", "'m": "be", "'ve": "have"}.get(token.lower_, lemma)
        if token.lower_ == "'s":
            lemma = "have" if lemma == "have" else "be"
        if token.lower_ == "'d":
            lemma = "have"
        return Word(token.text, lemma, tag, fixed=False)
    return Word(token.text.lower() if token.is_sent_start else token.text, lemma, tag)


def _settled(words: list[Word]) -> tuple[Word, ...]:
    """Do-support undone, the pluperfect of reported speech made past, infinitives and gerunds made finite."""
    verbs = [n for n, w in enumerate(words) if w.tag]
    if not verbs:
        return tuple(words)
    first = words[verbs[0]]
    following = words[verbs[1]] if len(verbs) > 1 else None
    if first.lemma == "do" and following is not None and following.tag in ("VB", "VBP"):
        return _replaced(words, verbs[0], verbs[1], first.tag)
    perfect = first.lemma == "have" and (first.tag in ("VBD", "VBG", "VB") or first.text.lower() == "'d")
    if perfect and following is not None and following.tag in ("VBN", "VBD"):
        return _replaced(words, verbs[0], verbs[1], "VBD")
    if first.tag in ("VBG", "VB", "VBN"):
        words[verbs[0]] = Word(first.text, first.lemma, "VBD", fixed=False)
    return tuple(words)


def _replaced(words: list[Word], drop: int, at: int, tag: str) -> tuple[Word, ...]:
    verb = words[at]
    kept = tag == "VBD" and is_past(verb.text.lower(), verb.lemma)  # "lied", not "lay"
    words[at] = Word(verb.text.lower() if kept else verb.text, verb.lemma, tag, fixed=kept)
    return tuple(w for n, w in enumerate(words) if n != drop)
