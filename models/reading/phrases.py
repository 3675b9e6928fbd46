"""Attributions without a verb of saying: "according to", nouns that carry a claim, and a name before a colon."""

from spacy.tokens import Span, Token

from models.reading.boundaries import without_aside
from models.reading.cues import CLAIM_NOUNS, NO_NAMES, NOMINAL_CUES, OWNED_CLAIMS, VERBS
from models.reading.found import Found
from models.reading.nlp import text_of
from models.reading.restating import is_restated
from models.reading.spans import Interval, chars, hull, noun_phrase, trimmed, without
from models.vocabulary import CueClass

#: What things are done according to, and who never speaks: "buried *according to* Islamic *rites*".
_MANNERS = frozenset(
    "rite custom tradition timetable schedule procedure standard norm principle need size rank taste age".split()
)


def according(token: Token, sentence: Span) -> Found | None:
    """Case 3. The content is the clause that the phrase hangs on, or the whole sentence."""
    phrase = token
    if token.lower_ == "according":
        to = [c for c in token.children if c.lower_ == "to"] or [
            t for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ == "to"
        ]
        if not to:
            return None
        nouns = [c for c in to[0].children if c.dep_ == "pobj"]
        cue_at = chars([token, to[0]])
    else:
        nouns = [c for c in token.children if c.dep_ == "pobj" and c.ent_type_ in ("ORG", "PERSON")]
        cue_at = chars([token])
        if token.text == "Per" and token.i > sentence.start:  # a given name
            return None
    if not nouns or nouns[0].lemma_.lower() in _MANNERS:
        return None
    source_at = noun_phrase(nouns[0])
    hole = (min(cue_at[0], source_at[0]), max(hull(phrase)[1], source_at[1]))
    return _over(token, phrase, cue_at, nouns[0], source_at, hole, sentence)


def _over(
    token: Token, phrase: Token, cue_at: Interval, source: Token, source_at: Interval, hole: Interval, sentence: Span
) -> Found | None:
    """The attribution of what stands around a phrase that takes up `hole`."""
    content = [trimmed(token.doc, p) for p in without(_clause_around(phrase, sentence), [hole])]
    if not any(b - a > 8 for a, b in content):
        return None
    kept = tuple((a, b) for a, b in content if b - a > 8 or _names_something(token, a, b))
    return Found("according_to", CueClass.ACCORDING_TO, token, cue_at, source, source_at, kept)


def _names_something(token: Token, start: int, end: int) -> bool:
    """Whether a short stretch before a set-in phrase is a subject ("The raid, …") and not "But" or a mark."""
    return end > start and any(
        t.dep_ in ("nsubj", "nsubjpass") and start <= t.idx < end and t.idx < token.idx for t in token.sent
    )


def viewed(noun: Token, sentence: Span) -> Found | None:
    """Case 3 in other words: "…, in the view of his deputy", "By the police's account, …"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in VIEWS.get(noun.lower_, ()):
        return None
    of = [o for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    holders = of if any(c.lower_ == "the" for c in noun.children) else [c for c in noun.children if c.dep_ == "poss"]
    if not holders or holders[0].lower_ in _OWN or holders[0].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    holder, doc = holders[0], noun.doc
    last = max(holder.right_edge, noun, key=lambda t: t.i)
    last = last.nbor(-1) if last.is_punct else last
    before = prep.i == sentence.start or doc[prep.i - 1].text in (",", '"')
    after = last.i + 1 >= sentence.end or doc[last.i + 1].is_punct
    if prep.i == sentence.start and not after:  # "*In the minister's telling* it was blown up": no comma
        after = doc[last.i + 1].pos_ in ("PRON", "DET", "PROPN") and doc[last.i + 1].dep_ in (
            "nsubj",
            "nsubjpass",
            "det",
        )
    if not before or not after:
        return None
    source_at = noun_phrase(holder)
    source_at = _without_genitive(holder, source_at) if holder.dep_ == "poss" else source_at
    cue_at = chars([prep, noun, *of[0].head.lefts, of[0].head]) if of and holder == of[0] else chars([noun])
    hole = prep.idx, last.idx + len(last)
    return _over(noun, prep, cue_at, holder, source_at, hole, sentence)


#: Nouns by which something is put down to somebody, with their preposition.
VIEWS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(["view", "opinion", "words", "estimation", "judgment", "judgement", "telling", "version"], ("in",)),
    **dict.fromkeys(["count", "reckoning", "estimate"], ("by",)),
    "account": ("by", "in", "on"),
}
_OWN = frozenset({"my", "our", "your", "whose", "its", "one"})


def answer(noun: Token) -> Found | None:
    """Case 7: "“Absurd,” *was the answer of* the spokesman", "*His reply*: “Never.”", with the quotation beside it."""
    if noun.lemma_.lower() not in _REPLIES:
        return None
    owners = [c for c in noun.children if c.dep_ == "poss" and c.lower_ not in _OWN]
    named = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]
    holders = owners or [o for c in named for o in c.children if o.dep_ == "pobj"]
    before, after = noun.doc[: noun.left_edge.i], noun.doc[noun.i + 1 :]
    behind = len(before) > 1 and before[-1].lemma_ == "be" and before[-2].text in ('"', ",")
    ahead = bool(owners) and len(after) > 1 and after[0].text in (":", "was") and after[1].text == '"'
    if not holders or not (behind or ahead):
        return None
    holder = holders[0]
    at = _without_genitive(holder, noun_phrase(holder)) if holder.dep_ == "poss" else noun_phrase(holder)
    said = chars([before[-1], noun] if behind else [noun])
    return Found("quotation", CueClass.SPEECH, noun, said, holder, at, ())


_REPLIES = frozenset({"answer", "reply", "response", "verdict", "retort", "comment", "word", "explanation"})


def _clause_around(phrase: Token, sentence: Span) -> Interval:
    """The part of a sentence that "according to X" covers: a conjunct on its own side of "and", else the sentence."""
    head = phrase.head
    while head.dep_ not in ("ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis") and head.head != head:
        head = head.head
    if (
        head.dep_ == "conj"
        and phrase.i < head.i  # "…, and *according to the police* it fell"; at the end it covers both
        and head.pos_ in ("VERB", "AUX")
        and any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)
    ):
        return hull(head)
    marks = [t.i for t in sentence if t.text == ";"]
    first = max((i for i in marks if i < phrase.i), default=sentence.start - 1) + 1
    last = min((i for i in marks if i > phrase.i), default=sentence.end) - 1
    return sentence.doc[first].idx, chars([sentence.doc[last]])[1]


def nominal(noun: Token) -> Found | None:
    """Case 4: "the ministry's denial that …", "accusations by the opposition of …"."""
    if is_restated(noun):
        return None
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp") and _that_clause(c) and not _denied_in(c)]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    by = [
        p
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in ("by", "from")
        for p in c.children
        if p.dep_ == "pobj"
    ]
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "about", "against") and c.i > noun.i]
    source: Token | None = next(iter(owners or by), None)
    lemma = noun.lemma_.lower()
    cue_class = NOMINAL_CUES.get(lemma, CueClass.CLAIM)
    if lemma in OWNED_CLAIMS and not (owners and clauses):
        return None
    content = clauses or (of if source is not None and cue_class is not CueClass.NOMINAL else [])
    if not content or (source is None and not clauses):
        return None
    denies = cue_class is CueClass.DENIAL
    if denies and not clauses and not any(_is_claim(o) for p in content for o in p.children):
        return None  # "the club's denial of access"
    if not clauses and not owners and source is not None and source.i > content[0].i and source.head.lower_ == "by":
        return None  # "accusations of torture by the army": who accuses, or who tortured?
    cue_at = chars([noun])
    source_at = noun_phrase(source) if source is not None else None
    if source is not None and source.dep_ == "poss":
        source_at = _without_genitive(source, noun_phrase(source))
    holes = [cue_at] + ([source_at] if source_at else [])
    pieces = tuple(trimmed(noun.doc, p) for p in without(without_aside(noun, *hull(content[0])), holes))
    if not pieces:
        return None
    rule = "nominal_clause" if clauses else "nominal_of"
    return Found(rule, cue_class, noun, cue_at, source, source_at, pieces)


def _has_finite_verb(colon: Token) -> bool:
    after = [t for t in colon.doc if t.i > colon.i]
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text in ('"', "'") for t in after)


def _that_clause(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children) or (
        verb.left_edge.lower_ == "that" and verb.left_edge.dep_ in ("mark", "nsubj")
    )


def _is_claim(noun: Token) -> bool:
    """Whether a thing can be claimed or denied: an event, a deed, another claim."""
    return noun.lemma_.lower() in CLAIM_NOUNS or noun.tag_ == "VBG" or noun.dep_ == "pcomp"


def _denied_in(verb: Token) -> bool:
    """Whether "a claim *that the junta was quick to deny*" is told of, and not what is claimed."""
    last = next((t for t in reversed(list(verb.subtree)) if not t.is_punct), verb)
    spec = VERBS.get(last.lemma_.lower())
    return last.pos_ == "VERB" and spec is not None and spec.cue_class is CueClass.DENIAL


def _without_genitive(owner: Token, interval: Interval) -> Interval:
    for child in owner.children:
        if child.dep_ == "case":
            return interval[0], min(interval[1], child.idx)
    return interval


#: Tokens of the longest name with title before a quotation or behind it.
_LABEL = 14


def _announced(colon: Token) -> Found | None:
    """A name with its title before the colon of a quotation: "Former state senator Bo Lo (Unity): “We lost.”"."""
    doc = colon.doc
    label = list(doc[: colon.i])
    quoted = colon.i + 1 < len(doc) and doc[colon.i + 1].text == '"'
    if not quoted or not 0 < len(label) <= _LABEL or (head := _named(label)) is None:
        return None
    end = next((t.idx for t in doc[colon.i + 2 :] if t.text == '"'), len(text_of(doc)))
    content = doc[colon.i + 1].idx + 1, end
    at = chars(label)
    return Found("colon", CueClass.SPEECH, None, (colon.idx, colon.idx + 1), head, at, (content,), direct=True)


def signed(dash: Token) -> Found | None:
    """Case 6: a quotation with its speaker's name behind a dash: "“We lost.” — Bo Lo, state senator"."""
    doc = dash.doc
    label = [t for t in doc[dash.i + 1 :] if t.text != "." and not t.is_space]
    opening = doc[0].text == '"' and dash.i > 2 and doc[dash.i - 1].text == '"'
    if not opening or sum(t.text == '"' for t in doc) != 2 or not 0 < len(label) <= _LABEL:
        return None
    if (head := _named(label)) is None:
        return None
    content = doc[0].idx + 1, doc[dash.i - 1].idx
    at = chars(label)
    return Found("signed", CueClass.SPEECH, None, (dash.idx, dash.idx + len(dash)), head, at, (content,), direct=True)


def _named(label: list[Token]) -> Token | None:
    """The last word of the name in a label that is nothing but a name with what is told of it."""
    if label[0].lower_ in NO_NAMES or not label[0].text[:1].isupper():
        return None
    if any(t.pos_ in ("VERB", "AUX") or t.tag_ in ("WP", "WDT", "PRP") or t.text in (";", '"') for t in label):
        return None
    runs = [t for t in label if t.pos_ == "PROPN" and t.i > label[0].i and t.nbor(-1).pos_ == "PROPN"]
    people = [t for t in runs if t.ent_type_ == "PERSON"] or runs  # two words at least
    return next((t for t in people if t == label[-1] or t.nbor(1).pos_ != "PROPN"), None)


def colon(colon: Token) -> Found | None:
    """Case 5: "Bill Okoro: The bridge is ours" in a headline or a transcript: a name alone before the colon."""
    if (announced := _announced(colon)) is not None:
        return announced
    before = list(colon.doc[: colon.i])
    if not before or len(before) > 6 or before[0].i != 0 or before[0].lower_ in NO_NAMES:
        return None
    if not all(t.text[0].isupper() or t.pos_ in ("ADP", "DET", "PUNCT", "PART") for t in before):
        return None
    named = any((t.pos_ in ("PROPN", "NOUN") and t.text[0].isupper()) or t.text.isupper() for t in before)
    if not named or not _has_finite_verb(colon):
        return None
    doc = colon.doc
    start = colon.idx + 1
    content = trimmed(doc, (start, len(text_of(doc))))
    if content[1] - content[0] < 12:
        return None
    at = chars(before)
    return Found("colon", CueClass.SPEECH, None, (colon.idx, colon.idx + 1), before[-1], at, (content,))
