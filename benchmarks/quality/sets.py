"""The evaluation sets by name: what `counterclaim evaluate SET ...` runs, with the shipped reader and scorer.

demo               the sample newsroom in configs/, with its annotation; brings its ablation
newsroom           an annotated newsroom that nothing was tuned on
practice-war       a practice newsroom, which rules are tuned on; so are practice-politics, -world, -mixed, -varied
practice-unseen    a practice newsroom that rules are checked on, by its figures only
seed               the article that the project started from, as it stands and under other names (needs data)
polnear            statement reading, PolNeAR (needs data)
pronouns           whom pronouns as sources stand for, 100 of PolNeAR (needs data)
nli                the NLI model on labelled dev sets (needs data)
nli-newsrooms      the NLI model alone on what the annotators of the practice newsrooms wrote out
nli-judge          the second judge on the same sets, alone (needs data; the shipped one unless --judge names another)
ecb                whether like events are told apart, ECB+ (needs data)
ruwa               headlines without bodies: how many with a word of saying are read (needs data)
ablation           the demo newsroom with constant and shuffled NLI scores
ablation-newsroom  the same over the newsroom
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.quality import ablation, ecb, judging, newsroom, nli, polnear, pronouns, ruwa, seed
from benchmarks.quality.cascade import with_gain
from benchmarks.quality.gold import GoldNewsroom, articles_for, load_gold
from benchmarks.quality.pipeline import Detected, detect
from benchmarks.quality.report import Report
from benchmarks.quality.subjects import Reads, Scores
from models.errors import EvaluationError
from sources.spec import SourceSpec

ROOT = Path(__file__).resolve().parents[2]
DEMO_GOLD = ROOT / "configs" / "demo" / "gold.json"
NEWSROOM = ROOT / "benchmarks" / "newsroom"
PRACTICE = ROOT / "benchmarks" / "practice"


@dataclass(frozen=True)
class Options:
    """What may be chosen. `demo_sources` are the sources of the sample newsroom's configuration.

    `data` is the folder with attribution/ and nli/; `seed_dir` defaults to seed/ in it or beside it. `model` is an NLI
    model by name or folder (None: the shipped one), `judge` the second one (None: none). `progress` is told how many
    more articles or pairs are done.
    """

    data: Path | None = None
    seed_dir: Path | None = None
    model: str | None = None
    judge: str | None = None
    limit: int | None = None
    split: str = "dev"
    by_rule: bool = False
    denials: bool = True
    errors: Path | None = None
    nli_sets: tuple[str, ...] = ()
    demo_sources: Sequence[SourceSpec] = ()
    progress: Callable[[int], None] | None = None

    def data_for(self, name: str) -> Path:
        """The data folder; EvaluationError where none was given."""
        if self.data is None:
            raise EvaluationError(f"set {name} needs data that may not ship; pass --data DIR or set COUNTERCLAIM_DATA")
        return self.data

    def seed_folder(self) -> Path:
        """The seed's folder; EvaluationError where none was given."""
        if self.seed_dir is not None:
            return self.seed_dir
        data = self.data_for("seed").resolve()
        return data / "seed" if (data / "seed").is_dir() else data.parent / "seed"


class Bench:
    """Runs sets; the reader, the scorer and each newsroom's detection are made once, on first use."""

    def __init__(self, options: Options) -> None:
        self.options = options

    @cached_property
    def reader(self) -> Reads:
        """The shipped reader."""
        from models.reading.reader import Reader

        return Reader()

    @cached_property
    def scorer(self) -> Scores:
        """The NLI model of the options."""
        from models.nli.scorer import NliScorer

        return NliScorer(self.options.model)

    @cached_property
    def judge(self) -> Scores | None:
        """The second judge of the options."""
        from models.nli.scorer import second_judge

        return second_judge(self.options.judge)

    @cached_property
    def demo(self) -> tuple[Detected, GoldNewsroom]:
        """The sample newsroom, collected and detected."""
        from sources.collect import collect

        return self._detected(DEMO_GOLD, (item for spec in self.options.demo_sources for item in collect(spec)))

    @cached_property
    def newsroom(self) -> tuple[Detected, GoldNewsroom]:
        """The annotated newsroom beside this package, read and detected."""
        return self._folder(NEWSROOM)

    def practice(self, name: str) -> Report:
        """The measure of one practice newsroom, by the name of its set (practice-war: the folder war)."""
        return self.named(newsroom.measure(*self.practised(name.removeprefix("practice-")), name))

    def practised(self, name: str) -> tuple[Detected, GoldNewsroom]:
        """One practice newsroom, read and detected."""
        return self._folder(PRACTICE / name)

    def _folder(self, folder: Path) -> tuple[Detected, GoldNewsroom]:
        from sources.files import read_path

        return self._detected(folder / "gold.json", read_path(folder / "articles.jsonl"))

    def _detected(self, gold_path: Path, read: Iterable[object]) -> tuple[Detected, GoldNewsroom]:
        gold = load_gold(gold_path)
        return detect(articles_for(gold, read), self.reader, self.scorer, judge=self.judge), gold

    def run(self, name: str) -> Report:
        """One set's report.

        Raises:
            EvaluationError: no such set, or its data is missing.
            ModelError: a model is missing or damaged.
        """
        if name not in SETS:
            raise EvaluationError(f"no evaluation set {name}; the sets are {', '.join(SETS)}")
        return SETS[name](self)

    def named(self, report: Report) -> Report:
        """The report with the fingerprints of reader and scorer."""
        nli_named = self.scorer.fingerprint + (f"+{self.judge.fingerprint}" if self.judge else "")
        subjects = {"reader": self.reader.fingerprint, "nli": nli_named}
        return report.model_copy(update={"subjects": subjects})


def _polnear(bench: Bench) -> Report:
    chosen = bench.options
    data = chosen.data_for("polnear")
    return polnear.evaluate(
        bench.reader, data, chosen.split, chosen.limit, chosen.by_rule, chosen.denials, chosen.errors, chosen.progress
    )


def _pronouns(bench: Bench) -> Report:
    from models.reading.speakers import referents

    chosen = bench.options
    return pronouns.evaluate(referents, bench.reader.fingerprint, chosen.data_for("pronouns"), chosen.progress)


def _nli(bench: Bench) -> Report:
    chosen = bench.options
    return nli.evaluate(bench.scorer, chosen.data_for("nli"), chosen.nli_sets, chosen.limit, chosen.progress)


def _nli_newsrooms(bench: Bench) -> Report:
    folders = sorted(path for path in PRACTICE.iterdir() if path.is_dir())
    return judging.evaluate(bench.scorer, [load_gold(folder / "gold.json") for folder in folders], "nli-newsrooms")


def _nli_judge(bench: Bench) -> Report:
    from models.nli.scorer import SHIPPED_JUDGE, SecondJudge

    chosen = bench.options
    judge = SecondJudge(chosen.judge or SHIPPED_JUDGE)
    report = nli.evaluate(judge, chosen.data_for("nli-judge"), chosen.nli_sets, chosen.limit, chosen.progress)
    return report.model_copy(update={"set": "nli-judge"})


SETS: Mapping[str, Callable[[Bench], Report]] = {
    "demo": lambda bench: bench.named(with_gain(newsroom.measure(*bench.demo, "demo"), *bench.demo)),
    "newsroom": lambda bench: bench.named(with_gain(newsroom.measure(*bench.newsroom, "newsroom"), *bench.newsroom)),
    "practice-war": lambda bench: bench.practice("practice-war"),
    "practice-politics": lambda bench: bench.practice("practice-politics"),
    "practice-world": lambda bench: bench.practice("practice-world"),
    "practice-mixed": lambda bench: bench.practice("practice-mixed"),
    "practice-varied": lambda bench: bench.practice("practice-varied"),
    "practice-unseen": lambda bench: bench.practice("practice-unseen"),
    "seed": lambda bench: seed.evaluate(bench.reader, bench.scorer, bench.options.seed_folder()),
    "polnear": _polnear,
    "pronouns": _pronouns,
    "nli": _nli,
    "nli-newsrooms": _nli_newsrooms,
    "nli-judge": _nli_judge,
    "ecb": lambda bench: ecb.evaluate(bench.options.data_for("ecb"), bench.options.limit or 2_500),
    "ruwa": lambda bench: ruwa.evaluate(
        bench.reader, bench.options.data_for("ruwa"), bench.options.limit, bench.options.progress
    ),
    "ablation": lambda bench: bench.named(ablation.measure(*bench.demo, "ablation")),
    "ablation-newsroom": lambda bench: bench.named(ablation.measure(*bench.newsroom, "ablation-newsroom")),
}


def evaluate(names: Sequence[str], options: Options) -> Iterator[Report]:
    """The reports of these sets in this order, each as soon as it is measured.

    Raises:
        EvaluationError: a name is no set (raised before anything is run), or data is missing.
        ModelError: a model is missing or damaged.
    """
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise EvaluationError(f"no evaluation set {unknown[0]}; the sets are {', '.join(SETS)}")
    return _measured(with_ablations(names), Bench(options))


def _measured(names: Sequence[str], bench: Bench) -> Iterator[Report]:
    for name in names:
        yield bench.run(name)


def with_ablations(names: Sequence[str]) -> list[str]:
    """The sets to run: the sample newsroom comes with its ablation, which costs no further reading."""
    wanted = [part for name in names for part in (("demo", "ablation") if name == "demo" else (name,))]
    return list(dict.fromkeys(wanted))
