"""A question put to somebody and answered by a word: "*Asked whether he had met the banker*, Holm said *no*"."""

import re
from dataclasses import replace

from spacy.tokens import Doc

from models.reading.found import Found
from models.reading.nlp import text_of
from models.vocabulary import CueClass

_NO = re.compile(
    r"(?:no|never|not (?:once|at all|true|so)|absolutely not|certainly not|of course not"
    r"|(?:that )?(?:he|she|it|they|i|we) (?:had|has|have|did|was|were|is|are|does|do)(?: not|n't| never))\W*"
)
_YES = re.compile(
    r"(?:yes|of course|certainly|(?:that )?(?:he|she|it|they|i|we) (?:had|has|have|did|was|were|is|are|does|do))\W*"
)
#: Characters of the longest such answer.
_LONGEST = 24


def answered_questions(doc: Doc, found: list[Found]) -> list[Found]:
    """The attributions, with a denial or a claim of what was asked in the place of a question and its short answer."""
    kept = [_asked_ahead(doc, f) for f in found]
    for question in found:
        if question.cue is None or question.cue.lemma_.lower() != "ask" or question.source is not None:
            continue
        if question.cue.tag_ != "VBN" or not _whether(doc, question):
            continue
        answer = next((f for f in kept if f is not question and _same_sentence(f, question)), None)
        cue_class = _class_of(doc, answer) if answer is not None else None
        if answer is None or cue_class is None:
            continue
        kept.remove(question)
        told = replace(answer, rule="asked", cue_class=cue_class, content=question.content, negated=False, direct=False)
        kept[kept.index(answer)] = told
    return kept


_ASKED = re.compile(r"Asked (?:repeatedly |again |directly )?(?=if |whether )")


def _asked_ahead(doc: Doc, told: Found) -> Found:
    """ "*Asked if the army had used gas*, Sarr said no", where the question was taken for what he said."""
    if told.rule != "closing" or told.cue is None or told.source is None:
        return told
    start, end = told.content[0]
    asked = _ASKED.match(text_of(doc)[start:end])
    cue_class = _class_of(doc, told) if asked is not None else None
    if asked is None or cue_class is None:
        return told
    return replace(told, rule="asked", cue_class=cue_class, content=((start + asked.end(), end),))


def _whether(doc: Doc, question: Found) -> bool:
    return text_of(doc)[question.content[0][0] :].lower().startswith(("whether ", "if "))


def _same_sentence(found: Found, question: Found) -> bool:
    cue, asked = found.cue, question.cue
    return cue is not None and asked is not None and cue.sent == asked.sent and found.source is not None


def _class_of(doc: Doc, answer: Found) -> CueClass | None:
    """What a short answer makes of the question; None where it is not short, or says something of its own."""
    assert answer.cue is not None
    said = text_of(doc)[answer.cue.idx + len(answer.cue) : answer.cue.sent.end_char]
    quoted = (
        text_of(doc)[slice(*answer.content[0])] if answer.rule == "tag" else ""
    )  # "“No,” Holm said, when asked if …"
    given = (quoted or said).strip(' ,:;."').lower()
    if len(given) > _LONGEST:
        return None
    if _NO.fullmatch(given):
        return CueClass.DENIAL
    return CueClass.CLAIM if _YES.fullmatch(given) else None
