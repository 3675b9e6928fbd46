"""Free indirect speech: a sentence that goes on with what somebody said, and names nobody.

"“It was crushed,” she said. *Two attackers had been killed.*" Told, right behind a saying in the past, of what lay
before it ("had been"), it is the speaker's own: of the day itself the narrator would say "were". Not so where the
sentence sets out from a time, a year or a teller of its own. Of four such sentences in PolNeAR's dev part three are
so annotated.
"""

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Span

from models.reading.cues import VERBS
from models.reading.found import Found
from models.reading.spans import Interval, chars, trimmed
from models.vocabulary import CueClass

_SAID = frozenset({CueClass.SPEECH, CueClass.CLAIM, CueClass.DENIAL})
#: Rules that tell no sentence of what somebody said.
_NO_SAYING = ("attitude", "nominal", "figure", "colon", "relative", "passive", "raised")
#: Words of a time further back than what is told.
_LONG_AGO = frozenset({"year", "month", "decade", "ago", "earlier", "previously", "once", "already", "since"})


def continued(found: list[Found], sentences: list[Span], quoted: list[Interval]) -> list[Found]:
    """The attributions, and one more for each sentence that goes on with the one before it."""
    told = list(found)
    for before, sentence in pairwise(sentences):
        if any(_touches(sentence, at) for at in quoted) or any(_stands_in(sentence, one) for one in told):
            continue
        last = max((one for one in told if _stands_in(before, one)), key=_ends, default=None)
        if last is None or not _carries(last) or not _goes_on(sentence):
            continue
        content = (trimmed(sentence.doc, chars(sentence)),)
        more = replace(last, rule="goes_on", cue_class=CueClass.SPEECH, content=content, target=None, direct=False)
        told.append(more)
    return told


def _places(found: Found) -> list[Interval]:
    return [*found.content, *(at for at in (found.cue_at, found.source_at) if at is not None)]


def _stands_in(sentence: Span, found: Found) -> bool:
    return any(_touches(sentence, at) for at in _places(found))


def _ends(found: Found) -> int:
    return max(end for _, end in _places(found))


def _touches(sentence: Span, at: Interval) -> bool:
    return at[0] < sentence.end_char and sentence.start_char < at[1]


def _carries(found: Found) -> bool:
    """Whether a saying, in the past and not denied, may go on behind its sentence."""
    if found.cue is None or found.source is None or found.cue_class not in _SAID or found.negated:
        return False
    return found.cue.tag_ == "VBD" and not found.rule.startswith(_NO_SAYING)


def _goes_on(sentence: Span) -> bool:
    """Whether a sentence is told in the past perfect, of nothing longer ago and by nobody else."""
    root = sentence.root
    if root.tag_ != "VBN" or not any(c.dep_ == "aux" and c.lower_ == "had" for c in root.children):
        return False
    if root.lemma_.lower() in VERBS or sentence[0].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ"):
        return False
    year = any(t.is_digit and len(t.text) == 4 and t.text.startswith(("19", "20")) for t in sentence)
    return not year and not any(t.lemma_.lower() in _LONG_AGO for t in sentence)
