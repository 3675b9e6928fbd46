"""A reader, a scorer and a judgement that fit on a page, and a newsroom of three articles for them."""

import re
from collections.abc import Mapping, Sequence

from benchmarks.quality.gold import GoldConflict, GoldNewsroom, GoldSource, GoldSpan, GoldStatement, GoldTrap
from benchmarks.quality.pipeline import Judging
from models.schema import (
    Actor,
    Article,
    Candidate,
    Cue,
    DecidedPair,
    NliScores,
    PairGate,
    Proposition,
    PropositionRecord,
    Reading,
    Rejection,
    Source,
    Span,
    Statement,
)
from models.vocabulary import (
    ClaimType,
    CueClass,
    Decision,
    DecisionPath,
    Inference,
    Polarity,
    QuoteType,
    Relation,
)

SENTENCE = re.compile(r"(?P<source>[A-Z][\w ]*?) (?P<cue>said|denied) that (?P<content>[^.\n]+)\.")


class PatternReader:
    """Reads "SOURCE said that CONTENT." and "SOURCE denied that CONTENT."."""

    fingerprint = "pattern"

    def read_many(self, articles: Sequence[Article], /) -> list[Reading]:
        return [self._read(article.text) for article in articles]

    def _read(self, text: str) -> Reading:
        statements = tuple(self._statement(found) for found in SENTENCE.finditer(text))
        return Reading(statements=statements, fingerprint=self.fingerprint)

    def _statement(self, found: re.Match[str]) -> Statement:
        denied = found["cue"] == "denied"
        content = Span(text=found["content"], start=found.start("content"), end=found.end("content"))
        proposition = Proposition(
            text=content.text,
            polarity=Polarity.DENIED if denied else Polarity.ASSERTED,
            claim_type=ClaimType.CONDUCT,
            standalone=not content.text.startswith("it "),
            quote=content,
            rule="pattern",
        )
        actor = Actor(name=found["source"])
        return Statement(
            source=Source(text=found["source"], start=found.start("source"), end=found.end("source"), actor=actor),
            cue=Cue(
                text=found["cue"],
                start=found.start("cue"),
                end=found.end("cue"),
                cue_class=CueClass.DENIAL if denied else CueClass.SPEECH,
            ),
            content=(content,),
            quote_type=QuoteType.INDIRECT,
            speech_act=None,
            propositions=(proposition,),
            rule="denial" if denied else "speech",
        )


class EqualityScorer:
    """Entailment for equal sentences, neutral for all others."""

    fingerprint = "equality"

    def score(self, pairs: Sequence[tuple[str, str]], /) -> list[NliScores]:
        same, other = NliScores(0.9, 0.05, 0.05), NliScores(0.05, 0.9, 0.05)
        return [same if premise.casefold() == hypothesis.casefold() else other for premise, hypothesis in pairs]


def propose(
    new: Sequence[PropositionRecord], pool: Sequence[PropositionRecord]
) -> tuple[list[Candidate], list[Rejection]]:
    """Asserted meets denied, unless one speaker said both or a proposition cannot stand alone."""
    candidates, rejections = [], []
    for claim in pool:
        for denial in pool:
            if claim.proposition.polarity is Polarity.ASSERTED and denial.proposition.polarity is Polarity.DENIED:
                if claim.source_text == denial.source_text:
                    rejections.append(Rejection(claim.id, denial.id, PairGate.SAME_SPEAKER))
                elif claim.proposition.standalone and denial.proposition.standalone:
                    path, gate = DecisionPath.POLARITY, PairGate.ASSERTED_DENIED
                    candidates.append(Candidate(claim, denial, gate, path, event_agreement=1.0, issue=""))
    return candidates, rejections


def needed(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    """Claim as premise."""
    return [(item.claim.proposition.text, item.denial.proposition.text) for item in candidates]


def decide(
    candidates: Sequence[Candidate], scores: Mapping[tuple[str, str], NliScores], fingerprint: str
) -> list[DecidedPair]:
    """A denial, flagged where the claim entails what is denied."""
    decided = []
    for candidate in candidates:
        score = scores[candidate.claim.proposition.text, candidate.denial.proposition.text]
        decided.append(
            DecidedPair(
                candidate=candidate,
                relation=Relation.DENIAL,
                decision=Decision.FLAG if score.entailment > 0.5 else Decision.DROP,
                probability=score.entailment,
                exclusive=True,
                inference=Inference.EXPLICIT,
                ab=score,
                ba=None,
                model_fingerprint=fingerprint,
            )
        )
    return decided


JUDGING = Judging(propose, needed, decide)

ARTICLES = (
    Article(
        external_id="one",
        text="Mara Voss said that the Heron rammed a trawler. Mara Voss denied that the crew was hurt.\n"
        "The owner said that it sank.",
    ),
    Article(
        external_id="two",
        text="The coast guard denied that the Heron rammed a trawler. The mayor said that the crew was hurt.",
    ),
    Article(external_id="three", text="The port denied that the harbour was closed. An old man whispered: it is shut."),
)


def gold_statement(identity: str, article: str, source: str, content: str) -> GoldStatement:
    """A gold statement: the first such content in its article, and the last such source before it."""
    text = next(item.text for item in ARTICLES if item.external_id == article)
    begin = text.index(content)
    start = text.rindex(source, 0, begin)
    return GoldStatement(
        id=identity,
        article=article,
        source=GoldSource(text=source, start=start, end=start + len(source), actor=source),
        content=(GoldSpan(text=content, start=begin, end=begin + len(content)),),
    )


GOLD = GoldNewsroom(
    statements=(
        gold_statement("S1", "one", "Mara Voss", "the Heron rammed a trawler"),
        gold_statement("S2", "two", "The coast guard", "the Heron rammed a trawler"),
        gold_statement("S3", "one", "Mara Voss", "the crew was hurt"),
        gold_statement("S4", "two", "The mayor", "the crew was hurt"),
        gold_statement("S5", "one", "The owner", "it sank"),
        gold_statement("S6", "three", "The port", "the harbour was closed"),
        gold_statement("S7", "three", "An old man", "it is shut"),
    ),
    conflicts=(
        GoldConflict(id="K1", a="S1", b="S2", relation=Relation.DENIAL, exclusive=True),
        GoldConflict(id="K2", a="S7", b="S6", relation=Relation.DENIAL),
        GoldConflict(id="K3", a="S5", b="S6", relation=Relation.CONTRADICTION),
        GoldConflict(id="K4", a="S4", b="S6", relation=Relation.CONTRADICTION),
        GoldConflict(id="K5", a="S1", b="S3", relation=Relation.CONTRADICTION),
        GoldConflict(id="K6", a="S1", b="S4", relation=Relation.CONTRADICTION),
    ),
    traps=(
        GoldTrap(id="T1", a="S4", b="S3", kind="look_alike_event"),
        GoldTrap(id="T2", a="S1", b="S5", kind="update"),
    ),
)
