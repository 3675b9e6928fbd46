"""Scoring and deciding the pairs of one batch: what was said before is recalled, what is new is asked for once.

Each language has a model of its own; where one was named for it, a pair in another language than English goes there.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from sqlalchemy.orm import Session

from models.decision.probability import Fit
from models.nli.asking import TwoJudges, scores_of
from models.schema import Candidate, DecidedPair, NliScores
from models.vocabulary import Decision
from storage.scores import cached_scores, rounded

_Texts = tuple[str, str]


class ScoresPairs(Protocol):
    """What pairing needs of `models.nli.scorer.NliScorer`; `TwoJudges` is one too, and the second is asked after it."""

    @property
    def fingerprint(self) -> str: ...

    def score(self, pairs: Sequence[_Texts]) -> Sequence[NliScores]: ...


class Scores:
    """What the models say of the pairs of one batch; `models.nli.languages.JudgesByLanguage` brings several."""

    def __init__(self, scorer: ScoresPairs, fit: Fit) -> None:
        # Here and not above: it loads torch, which taking articles in does without.
        from models.nli.languages import JudgesByLanguage

        others: Mapping[str, ScoresPairs] = scorer.others if isinstance(scorer, JudgesByLanguage) else {}
        self._english = _OneLanguage(scorer.first if isinstance(scorer, JudgesByLanguage) else scorer, fit)
        self._others = {code: _OneLanguage(judge, fit) for code, judge in others.items()}

    @property
    def fresh(self) -> dict[str, dict[_Texts, NliScores]]:
        """What is to be kept, by the model that said it; two languages may share one."""
        found: dict[str, dict[_Texts, NliScores]] = defaultdict(dict)
        for scores in (self._english, *self._others.values()):
            for fingerprint, made in scores.fresh.items():
                found[fingerprint] |= made
        return dict(found)

    def recall(self, session: Session, candidates: Sequence[Candidate]) -> None:
        """Look up what has been said of these candidates before."""
        for language, some in self._by_language(candidates).items():
            self._of(language).recall(session, some)

    def decide(self, candidates: Sequence[Candidate]) -> list[DecidedPair]:
        """Score what is not known yet, and decide."""
        decided: list[DecidedPair] = []
        for language, some in self._by_language(candidates).items():
            found = self._of(language).decide(some)
            decided += found if language is None else [_suggested_at_most(pair) for pair in found]
        return decided

    def _of(self, language: str | None) -> "_OneLanguage":
        return self._english if language is None else self._others[language]

    def _by_language(self, candidates: Sequence[Candidate]) -> dict[str | None, list[Candidate]]:
        """The candidates by language, None for English: keys carry the language, so both sides speak the same one."""
        found: dict[str | None, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            language = candidate.claim.language
            found[language if language in self._others else None].append(candidate)
        return dict(found)


def _suggested_at_most(pair: DecidedPair) -> DecidedPair:
    """The probability was fitted on English rows: elsewhere it orders rows, and is not sure enough to flag one."""
    return replace(pair, decision=Decision.SUGGEST) if pair.decision is Decision.FLAG else pair


class _Said:
    """What one model says of the pairs of one batch: recalled from the store, or asked once; `fresh` is to be kept."""

    def __init__(self, model: ScoresPairs) -> None:
        self._model = model
        self._known: dict[_Texts, NliScores] = {}
        self.fresh: dict[_Texts, NliScores] = {}

    def recall(self, session: Session, pairs: Sequence[_Texts]) -> None:
        """Look up what the model has said of these pairs before."""
        missing = [pair for pair in pairs if pair not in self._known]
        self._known |= cached_scores(session, self._model.fingerprint, missing)

    def of(self, pairs: Sequence[_Texts]) -> Mapping[_Texts, NliScores]:
        """Its scores, asked for where they are not known; a pair that cannot be judged has none."""
        made = scores_of(self._model, [pair for pair in pairs if pair not in self._known])
        said = {pair: rounded(scores) for pair, scores in made.items()}
        self.fresh |= said
        self._known |= said
        return {pair: self._known[pair] for pair in pairs if pair in self._known}


class _OneLanguage:
    """What the model of one language says, and the second judge where there is one."""

    def __init__(self, scorer: ScoresPairs, fit: Fit) -> None:
        self._fingerprint = scorer.fingerprint
        self._scorer, self._fit = scorer, fit
        models = (scorer.first, scorer.second) if isinstance(scorer, TwoJudges) else (scorer,)
        self._said = {model.fingerprint: _Said(model) for model in models}

    @property
    def fresh(self) -> dict[str, dict[_Texts, NliScores]]:
        return {fingerprint: said.fresh for fingerprint, said in self._said.items()}

    def recall(self, session: Session, candidates: Sequence[Candidate]) -> None:
        for said in self._said.values():
            said.recall(session, _wanted(candidates))

    def decide(self, candidates: Sequence[Candidate]) -> list[DecidedPair]:
        from models.decision.cascade import settle
        from models.decision.decide import decide
        from models.decision.prospects import asked_first, asked_then, promising

        first, *second = self._said.values()
        if second:
            # The two together have a fit of their own, which verdicts do not refit yet.
            return settle(candidates, first.of(_wanted(candidates)), self._fingerprint, second[0].of).decided
        open_yet = promising(candidates, self._likeness(candidates), self._fit)
        scores = dict(first.of(asked_first(open_yet)))
        scores |= first.of(asked_then(open_yet, scores, self._fit))
        return decide(candidates, scores, self._fingerprint, self._fit)

    def _likeness(self, candidates: Sequence[Candidate]) -> dict[_Texts, float]:
        """How alike the texts are, as far as the model can tell without judging them."""
        from models.decision.prospects import weighed_by_likeness
        from models.nli.asking import TellsLikeness

        wanted = weighed_by_likeness(candidates)
        if not wanted or not isinstance(self._scorer, TellsLikeness):
            return {}
        return dict(zip(wanted, self._scorer.similarities(wanted), strict=True))


def _wanted(candidates: Sequence[Candidate]) -> list[_Texts]:
    from models.decision.decide import needed

    return list(dict.fromkeys(needed(candidates)))
