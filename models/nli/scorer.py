"""The judges: three probabilities for each (premise, hypothesis) pair, by any three-way NLI model."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from models.nli.asking import TwoJudges
from models.nli.judge import judge_fingerprint, load_judge
from models.nli.model import load_model, quick_model
from models.nli.pair_model import PairModel
from models.nli.precision import Road, best_road
from models.nli.similarity import SentenceEncoder
from models.schema import NliScores

#: The model that ships with the project.
SHIPPED = Path(__file__).parent.parent / "weights"
#: What `nli.judge` calls the adapter that ships with the project.
SHIPPED_JUDGE = "shipped"


class NliScorer:
    """The first model, which scores every pair, and how alike the two sentences are.

    Args:
        model: a hub name or a folder; None for the shipped weights.
        road: how to run it; None for the fastest that this machine has.

    Raises:
        ModelError: the model cannot be loaded, is damaged, or has not the three NLI labels.
    """

    def __init__(self, model: str | None = None, road: Road | None = None) -> None:
        on_gpu = (road or best_road(has_ranges=False)) in (Road.CUDA, Road.MPS)
        self._model = PairModel((load_model if on_gpu else quick_model)(model or str(SHIPPED)), road)
        self.fingerprint = self._model.fingerprint
        self.road = self._model.road

    @cached_property
    def _encoder(self) -> SentenceEncoder:
        return SentenceEncoder()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities and similarity of each (premise, hypothesis), in order.

        Raises:
            InputError: a text is empty, or a pair is too long; nothing can be judged about it.
            ModelError: the model returns no numbers, or the encoder is missing.
        """
        scores = self.probabilities(pairs)
        similarities = self.similarities(pairs)
        return [replace(found, similarity=alike) for found, alike in zip(scores, similarities, strict=True)]

    def similarities(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How alike the two sentences of each pair are, -1 to 1, in order.

        Raises:
            ModelError: the encoder is missing.
        """
        return self._encoder.similarities(pairs)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """The same without similarity (left at 0), which costs half the time.

        Raises:
            InputError: a text is empty, or a pair is too long.
            ModelError: the model returns no numbers.
        """
        return self._model.probabilities(pairs)


def judges(model: str | None, judge: str | None) -> "NliScorer | TwoJudges":
    """The first model, and with `judge` the second behind it, as `nli.model` and `nli.judge` say.

    Raises:
        ModelError: a model cannot be loaded, or there is no such judge.
    """
    second = second_judge(judge)
    return NliScorer(model) if second is None else TwoJudges(NliScorer(model), second)


def second_judge(name: str | None) -> "SecondJudge | None":
    """The second judge of a configuration; None where it asks for none. Raises ModelError where there is no such."""
    return None if name is None else SecondJudge(name)


class SecondJudge:
    """A stronger model that looks again at what the first one finds worth it; loaded when the first pair comes.

    Args:
        name: "shipped" for the adapter in `models/judge`, else a hub name or a folder.

    Raises:
        ModelError: there is no such judge. A hub model is loaded at once, since its fingerprint is over its weights.
    """

    def __init__(self, name: str = SHIPPED_JUDGE) -> None:
        self._given = None if name == SHIPPED_JUDGE else PairModel(load_model(name))
        self.fingerprint = self._given.fingerprint if self._given else judge_fingerprint()

    @cached_property
    def _model(self) -> PairModel:
        return self._given or PairModel(load_judge())

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        """Probabilities of each (premise, hypothesis), in order; similarity is left at 0, the first model has it.

        Raises:
            InputError: a text is empty, or a pair is too long.
            ModelError: the judge cannot be loaded, or it returns no numbers.
        """
        return self._model.probabilities(pairs) if pairs else []
