"""A language beside English: what is read of it, what its rows are, and what is said where it cannot be read."""

import importlib.util
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from cli.main import app
from cli.settings import load_settings
from flows.engine import Job, OwnEngine
from flows.scoring import Scores
from flows.stages import read_pending
from models.decision.probability import shipped_fit
from models.errors import ConfigError, ModelError
from models.languages.cues import cues_of
from models.languages.plan import LanguagePlan
from models.languages.reader import LanguageReader
from models.languages.readers import reader_of
from models.nli.languages import JudgesByLanguage, judges_of
from models.nli.scorer import SHIPPED
from models.reading.reader import Reader
from models.schema import Article, Figure, Statement
from models.vocabulary import CueClass, Decision, Polarity, Relation
from storage.articles import add_articles
from storage.database import Database, open_database, upgrade
from storage.leases import newest_article
from storage.queries import Filters, list_rows
from tests.decision.records import compared, record
from tests.languages.french import DEPOT, MINISTRY, small_french
from tests.quality.tiny import EqualityScorer

#: spaCy's own pipeline runs too, where somebody has installed it.
REAL = ["fr_core_news_sm"] if importlib.util.find_spec("fr_core_news_sm") else []


@pytest.fixture(params=["as parsed before", *REAL])
def pipeline(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return request.param if request.param in REAL else str(small_french(tmp_path / "french"))


@pytest.fixture
def config(tmp_path: Path, pipeline: str) -> Path:
    """A configuration with French. Its NLI model is the shipped one: any with three labels is loaded in the same way,
    and of two sentences that are almost one, even a model for English says that one follows from the other.
    """
    path = tmp_path / "config.yaml"
    path.write_text(
        f"database_url: sqlite:///news.db\nreading: {{languages: {{fr: {{pipeline: {pipeline}, nli: {SHIPPED}}}}}}}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Two French articles and an English one, taken in."""
    url = f"sqlite:///{tmp_path / 'news.db'}"
    upgrade(url)
    day = datetime(2026, 11, 9, tzinfo=UTC)
    english = "Depot burns\n\nPolice said on Monday that the depot at Varenne had burned down.\n"
    texts = {"depot": (DEPOT, "fr"), "ministry": (MINISTRY, "fr"), "english": (english, "en")}
    with closing(open_database(url)) as opened:
        with opened.session() as session:
            add_articles(
                session,
                [
                    Article(external_id=name, text=text, outlet=f"Le {name}", published_at=day, language=language)
                    for name, (text, language) in texts.items()
                ],
                fetched_at=day,
            )
        yield opened


def test_articles_wait_unread_until_their_language_is_configured(database: Database, config: Path) -> None:
    assert read_pending(database, Reader()).refused == 2

    with database.reading() as session:
        job = Job.of(load_settings(config), newest_article(session), datetime.now(UTC))
    engine = OwnEngine(job.model, job.lease_seconds, job.judge, job.languages)
    found = engine.read(job).funnel
    assert found is not None
    assert (found.articles, found.refused) == (3, 0)
    engine.pair(job, frozenset())
    with database.reading() as session:
        (row,) = list_rows(session, Filters())  # not the police's dead against the ministry's depot
    assert (row.relation, row.claimant, row.denier) == (Relation.DENIAL, "Dmitri Orlane", "ministère de la Défense")
    assert row.claim_quote == "l'armée de Sarrovie avait incendié le dépôt de Varenne"
    assert row.denial_quote == "l'armée de Sarrovie ait incendié le dépôt de Varenne"
    assert row.denial_text.startswith("Le ministère de la Défense a démenti mardi que")
    assert row.decision is Decision.SUGGEST


def test_what_would_be_flagged_in_english_is_suggested() -> None:
    """Elsewhere nobody has measured how often a flag is right."""
    three, nine = (Figure(low=count, high=count, unit="killed") for count in (3, 9))
    pair = compared(record(1, three), record(2, nine))
    french = replace(pair, claim=replace(pair.claim, language="fr"), denial=replace(pair.denial, language="fr"))
    scores = Scores(JudgesByLanguage(EqualityScorer(), {"fr": EqualityScorer()}), shipped_fit())
    assert [decided.decision for decided in scores.decide([pair, french])] == [Decision.FLAG, Decision.SUGGEST]


def read(pipeline: str, text: str) -> dict[str, Statement]:
    reading = LanguageReader(LanguagePlan("fr", pipeline, "-")).read(Article(external_id="a", text=text))
    for statement in reading.statements:
        for span in statement.content:
            assert text[span.start : span.end] == span.text
    return {statement.cue.text: statement for statement in reading.statements}


def test_clauses_quotations_and_sources_are_read(pipeline: str) -> None:
    found = read(pipeline, DEPOT) | read(pipeline, MINISTRY)
    assert found["Selon"].source.text == "la police"
    assert found["Selon"].cue.cue_class is CueClass.ACCORDING_TO
    assert [p.text for p in found["Selon"].propositions] == ["Trois personnes sont mortes à Varenne."]
    quoted = found["déclaré"]
    assert quoted.source.actor is not None
    assert (quoted.source.actor.name, quoted.quote_type) == ("Anna Veldt", "direct")
    assert quoted.content[0].text == "Nos forces n'ont pas quitté leur base"


def test_what_needs_its_surroundings_is_kept_and_never_compared(pipeline: str) -> None:
    (ours,) = read(pipeline, MINISTRY)["déclaré"].propositions
    assert not ours.standalone  # whose forces?


def test_a_denial_that_is_negated_denies_nothing(pipeline: str) -> None:
    (last,) = read(pipeline, MINISTRY)["démenti"].propositions
    assert last.polarity is Polarity.NOT_DENIED


def test_keys_keep_languages_apart(pipeline: str) -> None:
    for statement in read(pipeline, DEPOT).values():
        assert all(key.split(":")[1] == "fr" for p in statement.propositions for key in p.keys)


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelError, match=r"reading\.languages\.fr\.pipeline: .*fr_nowhere cannot be loaded; install"):
        reader_of((LanguagePlan("fr", "fr_nowhere", "-"),))


def test_a_pipeline_without_a_parse_or_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("fr").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="gives no dependency parse"):
        reader_of((LanguagePlan("fr", str(tmp_path / "blank"), "-"),))
    with pytest.raises(ConfigError, match="is a pipeline for 'fr', not for 'de'"):
        reader_of((LanguagePlan("de", str(tmp_path / "blank"), "-"),))


def test_a_judge_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"reading\.languages\.fr\.nli: .*no such folder"):
        judges_of(None, None, (LanguagePlan("fr", "-", str(tmp_path / "nowhere")),))


def test_a_language_without_words_of_saying_needs_a_file(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=r"reading\.languages\.fi\.cues: no words of saying ship for 'fi'; name a YAML"
    ):
        cues_of("fi")
    words = tmp_path / "cues.yaml"
    words.write_text("fi: {speech: sanoa kertoa, denial: kiistää}\n", encoding="utf-8")
    assert cues_of("fi", str(words)).verbs["kiistää"] is CueClass.DENIAL
    words.write_text("fi: {says: sanoa}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="fi has says; groups are"):
        cues_of("fi", str(words))


@pytest.mark.parametrize(
    ("languages", "complaint"),
    [
        ("{fr: {pipeline: fr_core_news_sm}}", r"reading\.languages\.fr\.nli: Field required"),
        ("{fr: {pipeline: x, nli: y, tagger: z}}", r"there is no setting reading\.languages\.fr\.tagger"),
        ("{french: {pipeline: x, nli: y}}", r"reading\.languages\.french"),
        ("{en: {pipeline: x, nli: y}}", "English has a reader of its own"),
    ],
)
def test_settings_say_what_is_wrong(tmp_path: Path, languages: str, complaint: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(f"reading: {{languages: {languages}}}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=complaint):
        load_settings(path)


def test_paths_are_relative_to_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(
        "reading: {languages: {fr: {pipeline: ./mine, nli: ./judge, cues: words.yaml}}}\n", encoding="utf-8"
    )
    (plan,) = load_settings(path).reading.plans
    assert plan == LanguagePlan(
        "fr", str(tmp_path / "mine"), str(tmp_path / "judge"), cues=str(tmp_path / "words.yaml")
    )


def test_the_command_reads_an_article_by_its_language(config: Path, tmp_path: Path) -> None:
    article = tmp_path / "depot.txt"
    article.write_text(DEPOT, encoding="utf-8")
    run = CliRunner().invoke(app, ["statements", str(article)])
    assert run.exit_code == 1
    assert "is in 'fr', see reading.languages" in run.stderr
    run = CliRunner().invoke(app, ["statements", str(article), "--config", str(config), "--json"])
    assert run.exit_code == 0, run.stderr
    assert '"rule": "fr_clause"' in run.stdout
