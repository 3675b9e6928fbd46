"""Content that stands around its cue instead of after it, where the parse gives the cue no complement.

1. a saying set into its sentence or after it: "The bridge, officials said, was hit"
2. the rest of the sentence after "say", or from "that" on, where the parser found no clause
3. the sentence around an as-clause: "As the mayor noted, the bridge was hit"
4. the noun that a relative clause denies: "a charge that he has always denied"
5. what is told of a subject: "The minister is said to have resigned"
"""

from spacy.tokens import Span, Token

from models.reading.cues import ATTITUDES, CLAIM_NOUNS, NOMINAL_CUES, VERBS, Frame, VerbCue
from models.reading.found import Complement
from models.reading.nlp import text_of
from models.reading.spans import Interval, chars, hull
from models.vocabulary import CueClass


def set_in(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Complement | None:
    """Case 1: "The bridge, officials said, was hit" and "…, the army said", where the saying is a side branch."""
    if (
        Frame.CLAUSE not in spec.frames
        or subject is None
        or cue.dep_ not in ("parataxis", "ccomp", "conj", "dep", "advcl", "appos")
    ):
        return None
    if cue.lemma_.lower() in ATTITUDES or any(
        c.dep_ == "mark" or (c.dep_ == "aux" and c.lemma_ != "have") for c in cue.children
    ):
        return None
    host = cue.head
    if (
        host == cue
        or host.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")
        or (not subject.is_ancestor(cue) and cue not in subject.ancestors)
    ):
        return None
    cut = chars(cluster(cue, subject))
    before = text_of(cue.doc)[: cut[0]].rstrip()
    if not before.endswith((",", '"', "-", "—")) or cut[0] <= sentence.start_char:
        return None
    return Complement((sentence.start_char, sentence.end_char), "set_in", spec.cue_class)


def parenthesis(cue: Token, spec: VerbCue, sentence: Span) -> tuple[Token, Interval, Interval] | None:
    """Case 1 by its commas, where the parse is wrong: "The fire, *the mayor told reporters*, was started by boys".

    Gives the speaker, the interval of the words set in, and that of the speaker's phrase.
    """
    if Frame.CLAUSE not in spec.frames or cue.lemma_.lower() in ATTITUDES or cue.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    commas = [t.i for t in sentence if t.text == ","]
    first = max((i for i in commas if i < cue.i), default=-1)
    ends = [i for i in commas if i > cue.i and i + 1 < sentence.end and cue.doc[i + 1].tag_ in _FINITE]
    if first <= sentence.start or not ends or ends[0] - cue.i > 12:
        return None
    doc, last = cue.doc, ends[0]
    ahead, between = doc[sentence.start : first], [*doc[first + 1 : cue.i], *doc[cue.i + 1 : last]]
    if any(t.tag_ in _FINITE or t.text == '"' or t.tag_ in ("WP", "WDT") for t in ahead):
        return None
    if any(t.tag_ in _FINITE or t.text == '"' or t.tag_ in ("WP", "WDT", "VBG", "CC") for t in between):
        return None
    if not any(t.pos_ in _NAMES for t in ahead) or ahead[0].pos_ in ("ADP", "SCONJ", "ADV"):
        return None
    if first + 1 == cue.i and any(t.text == "," for t in ahead):
        return None  # "Ann Hale, 34, said the raid, …": the speaker stands ahead, with an aside
    if first + 1 == cue.i and doc[last + 1].lemma_.lower() in VERBS:
        return None  # "Ann Hale, asked about it, said …": the verb is that of an aside
    phrase = doc[first + 1 : cue.i] if first + 1 < cue.i else doc[cue.i + 1 : last]
    speaker = next((t for t in phrase if t.pos_ in _NAMES and t.dep_ not in ("compound", "poss", "amod")), None)
    if speaker is None or any(t.pos_ == "SCONJ" for t in between):
        return None
    return speaker, (doc[first + 1].idx, doc[last].idx), chars(phrase)


_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NAMES = ("NOUN", "PROPN", "PRON")


#: Words by which what was said goes on behind its cue.
_GOING_ON = frozenset({"because", "including", "unless", "if", "so", "such", "since"})


def behind(cue: Token, subject: Token | None) -> Interval | None:
    """What goes on behind a saying at a comma: "The dam would hold, he said, *unless it rained*"."""
    last = max([cue, *([subject.right_edge] if subject is not None and subject.i > cue.i else [])], key=lambda t: t.i)
    sentence = cue.sent
    for token in cue.doc[last.i + 1 : min(last.i + 9, sentence.end - 3)]:
        if token.tag_ in _FINITE or token.text in (";", ":", '"', "("):
            return None
        if token.text != ",":
            continue
        first = token.nbor(1)
        if first.lower_ not in _GOING_ON or (first.lower_ == "so" and first.nbor(1).lower_ == "far"):
            return None
        tail = cue.doc[first.i : sentence.end]
        return None if any(t.text == '"' for t in tail) else (first.idx, sentence.end_char)
    return None


def rest(cue: Token, spec: VerbCue, subject: Token | None, sentence: Span) -> Complement | None:
    """Case 2: verbs like "say" take nothing but what is said, so the rest of their sentence is that."""
    lemma = cue.lemma_.lower()
    if lemma not in _SAYING or subject is None or subject.i > cue.i or cue.dep_ == "relcl" or cue.i + 1 >= len(cue.doc):
        return None
    first = cue.nbor(1)
    while first.i + 1 < sentence.end and (first.ent_type_ in ("DATE", "TIME") or first.lower_ in ("later", "also")):
        first = first.nbor(1)
    if (
        (cue.nbor(-1).is_punct and not _after_aside(cue, subject))
        or (first.is_punct and (lemma == "say" or first.text != '"'))
        or first.dep_ in ("prep", "cc", "agent")
        or first.lower_ in ("it", "so", "this", "as", "when", "after")
    ):
        return None
    if first.i >= sentence.end or sentence.end_char - first.idx <= 3:
        return None
    if lemma != "say" and not _clause_begins(first, sentence):
        return None
    if lemma == "say" and '"' in text_of(cue.doc)[first.idx : sentence.end_char]:
        return None
    return Complement((first.idx, sentence.end_char), "rest_of_sentence", spec.cue_class)


_SAYING = frozenset(
    """say testify argue insist contend assert allege note warn predict acknowledge admit concede complain suggest
    estimate maintain""".split()
)


def _after_aside(cue: Token, subject: Token) -> bool:
    """Whether the comma before a verb closes an aside: "the economists, like their rivals, *say*"."""
    between = [t for t in cue.doc[subject.i + 1 : cue.i] if t.text == ","]
    return len(between) == 2 and cue.nbor(-1).text == ","


def _clause_begins(first: Token, sentence: Span) -> bool:
    """Whether a subject with its finite verb follows right here."""
    nouns = 0
    for token in first.doc[first.i : sentence.end]:
        if token.tag_ in _FINITE:
            return nouns > 0
        if token.text in (",", ";", ":", "-", "—") or token.tag_ in ("WP", "WDT", "TO", "VB"):
            return False
        nouns += token.pos_ in _NAMES
    return False


def that_clause(cue: Token, spec: VerbCue, sentence: Span) -> Complement | None:
    """Case 2, where the parser hung the clause on a noun between: "told the crowd at the fair *that he would stay*"."""
    if Frame.CLAUSE not in spec.frames or cue.lemma_.lower() in ATTITUDES:
        return None
    for token in cue.doc[cue.i + 1 : min(sentence.end - 2, cue.i + _BETWEEN)]:
        if token.tag_ in _FINITE or token.text in (";", ":", '"'):
            return None
        if token.lower_ == "that" and (token.tag_ == "IN" or _taken_for_relative(cue, token) or _hung(cue, token)):
            behind = (t for t in cue.doc[token.i + 1 : sentence.end] if t.tag_ in _FINITE)
            verb = token.head if token.head.i > token.i else next(behind, token.nbor(1))
            end = max(hull(verb)[1], hull(token.nbor(1))[1])
            return Complement((token.idx, end), "clause_after", spec.cue_class)
    return None


#: What is told by itself, so that "that" behind it is a relative pronoun: "told a story *that nobody believed*".
_TOLD = frozenset({"story", "tale", "joke", "lie", "truth", "anecdote", "version", "account", "thing", "everything"})


def _taken_for_relative(cue: Token, that: Token) -> bool:
    """Whether the parser hung what was told on who was told it: "told *a radio programme that the boat had sunk*"."""
    verb = that.head
    if cue.lemma_.lower() != "tell" or verb.dep_ != "relcl" or verb.head.head != cue or verb.head.dep_ != "dobj":
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c != that for c in verb.children)
    return own and verb.head.lemma_.lower() not in _TOLD


def _hung(cue: Token, that: Token) -> bool:
    """Whether the parser hung what was said on a phrase of place or time: "predicted at *the debate that it fails*"."""
    verb = that.head
    if verb.dep_ != "relcl" or any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > cue.i for c in cue.children):
        return False
    noun = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c != that for c in verb.children)
    return own and noun.dep_ == "pobj" and noun.head.head == cue and verb.left_edge == that


#: Tokens that may stand between a verb of saying and its "that".
_BETWEEN = 18


def as_clause(cue: Token, spec: VerbCue, sentence: Span) -> Complement | None:
    """Case 3: "As the mayor noted, the bridge …"."""
    if Frame.CLAUSE not in spec.frames or cue.dep_ not in ("advcl", "ccomp", "parataxis"):
        return None
    marks = [c for c in cue.children if c.lower_ == "as" and c.i < cue.i and c.dep_ in ("mark", "advmod", "prep")]
    if (
        not marks
        or any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.lower_ != "it" for c in cue.children)
        or cue.head.pos_ not in ("VERB", "AUX")
    ):
        return None
    if any(t.lower_ == "that" and t.dep_ == "mark" for t in cue.doc[cue.i + 1 : cue.right_edge.i]):
        return None  # "as the governor admitted for the first time *that pupils were held*": has its own content
    last = cue.right_edge.nbor(-1) if cue.right_edge.text == "," else cue.right_edge
    text, clause = text_of(cue.doc), (marks[0].idx, last.idx + len(last))
    before, after = text[sentence.start_char : clause[0]].strip(), text[clause[1] : clause[1] + 1]
    if after == "," and (not before or before.lower() in ("and", "but", "yet", "or")):
        return Complement((clause[1] + 1, sentence.end_char), "as_clause", spec.cue_class)
    if before.endswith(",") and after in (".", ","):
        return Complement((sentence.start_char, clause[0]), "as_clause", spec.cue_class)
    return None


#: Verbs by which something is told of its subject without a speaker.
_RAISING = frozenset("expect believe think report say allege suspect rumor presume assume fear".split())


def raised(cue: Token, spec: VerbCue) -> Complement | None:
    """Case 5: "*The minister* is said *to have resigned*": nobody says it, and the subject is no speaker."""
    if cue.lemma_.lower() not in _RAISING or cue.tag_ != "VBN" or not any(c.dep_ == "auxpass" for c in cue.children):
        return None
    subject = next((c for c in cue.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < cue.i), None)
    verb = next((c for c in cue.children if c.dep_ == "xcomp" and c.i > cue.i and c.left_edge.lower_ == "to"), None)
    if subject is None or verb is None or subject.lower_ in ("it", "there"):
        return None
    return Complement((subject.left_edge.idx, hull(verb)[1]), "raised", spec.cue_class)


_ABOUT_THINGS = frozenset({Frame.OBJECT, Frame.STANCE, Frame.EVENT_OBJECT})


def done_by(cue: Token, spec: VerbCue) -> Complement | None:
    """Case 6: "*The plan* was announced by the ministry"."""
    told = next((c for c in cue.children if c.dep_ == "nsubjpass" and c.i < cue.i), None)
    if told is None or not spec.frames & _ABOUT_THINGS or told.pos_ not in ("NOUN", "PROPN"):
        return None
    if any(t.lemma_.lower() in VERBS and t.pos_ == "VERB" for t in told.subtree):
        return None  # "the envoy, who *said* that …, was contradicted by his own ministry"
    if spec.cue_class is CueClass.DENIAL:  # a stance: nothing that is told by itself
        return Complement(hull(told), "attitude_passive_object", CueClass.SPEECH)
    return Complement(hull(told), "passive_object", spec.cue_class)


def cluster(cue: Token, subject: Token) -> list[Token]:
    """The words of "officials in the capital said on Monday" that are cut out of the content."""
    own = [t for t in cue.subtree if t in (cue, subject) or subject.is_ancestor(t)]
    own += [t for c in cue.children if _part_of_saying(c, subject) for t in c.subtree]
    return own


def _part_of_saying(child: Token, subject: Token) -> bool:
    """Whether a child of a cue set into a sentence is cut out with it; a phrase before its subject is content."""
    if child.dep_ not in ("aux", "neg", "npadvmod", "advmod", "prep", "prt", "dative", "dobj"):
        return False
    if child.lower_ in _GOING_ON and child.i > child.head.i and child.nbor(-1).text == ",":
        return False
    return child.i > min(subject.i, child.head.i)


def _split_off(cue: Token, subject: Token | None) -> Interval | None:
    """The noun of "It was *a charge* that he has denied", where the parser hangs the clause on "was"."""
    be = cue.head
    if cue.dep_ not in ("ccomp", "advcl") or be.lemma_.lower() != "be" or subject is None or subject.head != cue:
        return None
    for noun in be.children:
        if noun.dep_ != "attr" or noun.lemma_.lower() not in CLAIM_NOUNS | NOMINAL_CUES.keys():
            continue
        that = cue.doc[noun.i + 1]
        bare = not any(c.dep_ in ("dobj", "ccomp", "xcomp") and c.i > cue.i for c in cue.children)
        if bare and that.lower_ in ("that", "which") and cue.left_edge == that:
            return chars([*(c for c in noun.lefts), noun])
    return None


def _relative(cue: Token, noun: Token) -> bool:
    """Whether nothing but a relative clause stands between a noun and the verb that ends it."""
    between = noun.doc[noun.i + 1 : cue.i]
    that = any(t.lower_ in ("that", "which") for t in between[:2])
    ends = cue.i + 1 >= len(cue.doc) or cue.nbor(1).is_punct
    return that and ends and not any(t.text in (";", ":", '"') for t in between)


def _of_all_that(cue: Token, noun: Token) -> Token | None:
    """ "accused them of gassing the town in the attack, *which* they deny": all that, and not the attack alone."""
    which = cue.left_edge
    if which.lower_ != "which" or which.i == 0 or which.nbor(-1).text != "," or noun.lemma_.lower() in NOMINAL_CUES:
        return None
    told = (t for t in noun.ancestors if t.pos_ == "VERB" and t.lemma_.lower() in VERBS)
    if any(c.dep_ in ("dobj", "ccomp", "xcomp") and c != which for c in cue.children):
        return None
    saying = next((t for t in told if t.lemma_.lower() not in ATTITUDES), None)
    direct = saying is not None and noun.head == saying and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    return None if saying is None or direct else which


def denied_antecedent(cue: Token, spec: VerbCue, subject: Token | None) -> Complement | None:
    """Case 4: also "an allegation rejected by two inquiries" and "allegations that …, which he denies"."""
    if spec.cue_class is not CueClass.DENIAL:
        return None
    if (charge := _split_off(cue, subject)) is not None:
        return Complement(charge, "relative_denial", spec.cue_class)
    if cue.dep_ not in ("relcl", "acl", "xcomp", "conj"):
        return None
    if cue.dep_ == "relcl" and (which := _of_all_that(cue, cue.head)) is not None:
        return Complement(chars([which]), "relative_denial", spec.cue_class)
    claims = [
        t
        for t in (cue.head, *cue.head.ancestors)
        if t.lemma_.lower() in CLAIM_NOUNS | NOMINAL_CUES.keys() and t.pos_ == "NOUN"
    ]
    noun = next((t for t in claims if t.i >= cue.sent.start), cue.head)
    if cue.dep_ in ("xcomp", "conj") and not (claims and _relative(cue, noun)):
        return None  # only "a charge that X has always denied", in other words: "was quick to deny", "heard and denied"
    if noun.pos_ not in ("NOUN", "PRON") or noun == subject:
        return None
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "dative") and c.tag_ not in ("WDT", "WP", "IN") for c in cue.children):
        return None
    if noun.pos_ == "NOUN" and noun.lemma_.lower() not in CLAIM_NOUNS | NOMINAL_CUES.keys():
        return None
    end = noun.i + 1 if cue.dep_ in ("xcomp", "conj") else cue.left_edge.i
    kept = [t for t in noun.subtree if t.i < end and not t.is_punct]
    clause = [
        c
        for c in noun.children
        if c.dep_ in ("acl", "ccomp") and c != cue and noun.i < c.i < cue.i and c.left_edge.lower_ == "that"
    ]
    interval = hull(clause[0]) if clause and clause[0].right_edge.i < cue.left_edge.i else chars(kept)
    return Complement(interval, "relative_denial", spec.cue_class)
