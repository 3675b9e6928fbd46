"""Reading an article in another language: who said which clause or quotation, asserted or denied.

What it does not do, and the English reader does: resolve pronouns, unfold "denied involvement in X", tell claim types,
figures, days, motives, retractions. A clause that would need one of these is kept as said, and never compared.
"""

import hashlib
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from models.languages.cues import cues_of
from models.languages.found import Piece as Clause
from models.languages.found import Said, base, said_in
from models.languages.names import actor_of, event_of, keys_of, source_span
from models.languages.parser import load_pipeline
from models.languages.plan import LanguagePlan
from models.reading.nlp import paragraphs, plain
from models.reading.quotations import quotations
from models.schema import Article, Cue, Proposition, Reading, Source, Statement
from models.schema import Span as TextSpan
from models.vocabulary import ClaimType, CueClass, Polarity

_SUBJECT = frozenset({"nsubj", "csubj", "sb"})
#: Pronouns that hang on nothing outside their sentence.
_FREE = frozenset({"Rel", "Int", "Ind", "Neg", "Tot", "Rcp"})


class LanguageReader:
    """Reads articles in one language, by the pipeline and the cues of its plan; holds no state between them.

    Raises:
        ModelError, ConfigError: the pipeline or the cues cannot be used.
    """

    def __init__(self, plan: LanguagePlan) -> None:
        self._code = plan.code
        self._cues = cues_of(plan.code, plan.cues)
        self._nlp = load_pipeline(plan.code, plan.pipeline)
        meta = self._nlp.meta
        digest = hashlib.sha256(f"{plan.code} {meta.get('name')} {meta.get('version')} {self._cues}".encode())
        for path in sorted(Path(__file__).parent.glob("*.py")):
            digest.update(path.read_bytes())
        self.fingerprint = f"{plan.code}-{digest.hexdigest()[:12]}"

    def read(self, article: Article) -> Reading:
        """All statements of an article in reading order."""
        bounds = list(paragraphs(article.text))
        docs = list(self._nlp.pipe((plain(article.text[a:b]) for a, b in bounds), batch_size=64))
        marks = quotations(article.text, bounds)
        statements = []
        for doc, (start, end) in zip(docs, bounds, strict=True):
            inside = [(q.inner_start - start, q.inner_end - start) for q in marks if start <= q.start < end]
            for said in said_in(doc, inside, self._cues):
                statements.append(self._statement(said, article.text, start, docs))
        return Reading(statements=tuple(statements), fingerprint=self.fingerprint)

    def _statement(self, said: Said, text: str, offset: int, docs: list[Doc]) -> Statement:
        spans = [_span(text, offset, *piece.interval) for piece in said.pieces]
        source = source_span(said.source)
        named = _span(text, offset, source.start_char, source.end_char)
        cue = _span(text, offset, said.cue.idx, said.cue.idx + len(said.cue))
        kept = said.cue_class is CueClass.DENIAL or not said.negated  # "did not say that" says nothing
        propositions = [
            self._proposition(said, piece, span, docs) for piece, span in zip(said.pieces, spans, strict=True) if kept
        ]
        return Statement(
            source=Source(text=named.text, start=named.start, end=named.end, actor=actor_of(said.source, docs)),
            cue=Cue(text=cue.text, start=cue.start, end=cue.end, cue_class=said.cue_class),
            content=tuple(spans),
            quote_type=said.quote_type,
            speech_act=None,
            propositions=tuple(propositions),
            rule=f"{self._code}_{said.rule}",
        )

    def _proposition(self, said: Said, piece: Clause, span: TextSpan, docs: list[Doc]) -> Proposition:
        doc = said.cue.doc
        words = doc.char_span(*piece.interval, alignment_mode="expand")
        assert words is not None  # the interval lies inside the paragraph
        event = event_of(words, docs)
        polarity = Polarity.ASSERTED
        if said.cue_class is CueClass.DENIAL:
            polarity = Polarity.NOT_DENIED if said.negated else Polarity.DENIED
        return Proposition(
            text=_sentence(span.text),
            polarity=polarity,
            claim_type=ClaimType.OTHER,
            standalone=_stands_alone(words, piece.head),
            quote=span,
            rule=f"{self._code}_{said.rule}",
            # What a denial holds cannot be turned around here: the outlet's own sentence says it, with "denied" in it.
            stance=said.cue.sent.text.strip() if polarity is Polarity.DENIED else None,
            event=event,
            keys=keys_of(self._code, event, words, docs),
        )


def _span(text: str, offset: int, start: int, end: int) -> TextSpan:
    return TextSpan(text=text[offset + start : offset + end], start=offset + start, end=offset + end)


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:] + ("" if clause[-1:] in ".!?…" else ".")


def _stands_alone(words: Span, head: Token) -> bool:
    """Whether a clause can be understood by itself: it has a subject, and no word of it points outside."""
    if not any(base(child) in _SUBJECT and child.pos_ != "PRON" for child in head.children):
        return False
    return not any(_points_outside(token) for token in words)


def _points_outside(token: Token) -> bool:
    if "Yes" in token.morph.get("Poss", []):
        return True
    kinds = set(token.morph.get("PronType", []))
    return token.pos_ == "PRON" and not (kinds & _FREE) and base(token) not in ("expl", "ep", "mark")
