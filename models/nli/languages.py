"""A judge for each language: the first model for English, and what the configuration names for the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.errors import CounterclaimError, ModelError
from models.languages.plan import LanguagePlan
from models.nli.asking import Judge, TwoJudges
from models.nli.model import load_model
from models.nli.pair_model import PairModel
from models.nli.scorer import judges
from models.schema import NliScores

#: The encoder that tells how alike two sentences are knows English only: elsewhere this says nothing either way.
_UNKNOWN_SIMILARITY = 0.5


class LanguageJudge:
    """An NLI model for one language. Raises ModelError where it cannot be loaded or has not the three labels."""

    def __init__(self, plan: LanguagePlan) -> None:
        try:
            self._model = PairModel(load_model(plan.nli))
        except CounterclaimError as error:
            raise ModelError(f"reading.languages.{plan.code}.nli: {error}") from error
        self.fingerprint = self._model.fingerprint

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities of each (premise, hypothesis), in order. Raises InputError and ModelError."""
        found = self._model.probabilities(pairs) if pairs else []
        return [replace(scores, similarity=_UNKNOWN_SIMILARITY) for scores in found]


class JudgesByLanguage:
    """The judge of English pairs, which this one answers as, and those of other languages."""

    def __init__(self, first: Judge, others: Mapping[str, Judge]) -> None:
        self.first, self.others = first, others
        also = [f"{code}:{judge.fingerprint}" for code, judge in sorted(others.items())]
        self.fingerprint = " ".join([first.fingerprint, *also])

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[NliScores]:
        """The scores of English pairs."""
        return self.first.score(pairs)


def judges_of(
    model: str | None, judge: str | None, plans: Sequence[LanguagePlan]
) -> "Judge | TwoJudges | JudgesByLanguage":
    """The first model and the second behind it, and one for each further language. Raises ModelError."""
    others = {plan.code: LanguageJudge(plan) for plan in plans}
    english = judges(model, judge)
    return JudgesByLanguage(english, others) if plans else english
