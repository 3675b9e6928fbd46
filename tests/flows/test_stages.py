"""The stages without Prefect: articles in, statements out of them, rows where they conflict; what fails stays small."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import stages
from flows.pairing import pair_pending, pairing_fingerprint
from models.errors import ModelError
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from models.schema import Article, NliScores, Reading
from models.vocabulary import Decision, Relation
from sources.spec import SourceSpec
from storage.database import Database, open_database
from storage.queries import Row, iter_rows, list_rows
from tests.flows.newsroom import CLAIM, DENIAL, FRENCH, drop


class StumblesOver:
    """A reader that raises on articles with a certain word, as a parser does on a text that it was not made for."""

    def __init__(self, word: str, error: Exception) -> None:
        self._reader, self._word, self._error = Reader(), word, error

    @property
    def fingerprint(self) -> str:
        return self._reader.fingerprint

    def read(self, article: Article) -> Reading:
        if self._word in article.text:
            raise self._error
        return self._reader.read(article)


class Counts:
    """Counts what the judge is asked."""

    def __init__(self, scorer: NliScorer) -> None:
        self._scorer, self.asked = scorer, 0
        self.fingerprint = scorer.fingerprint

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
        self.asked += len(pairs)
        return self._scorer.score(pairs)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """Once of each kind."""
    with contextlib.closing(open_database(url)) as opened:
        yield opened


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    drop(folder, "Northern Herald", "depot", CLAIM)
    drop(folder, "Evening Courier", "ministry", DENIAL)
    return folder


def source(folder: Path) -> SourceSpec:
    return SourceSpec(location=str(folder), name=folder.name)


def rows(database: Database) -> list[Row]:
    with database.reading() as session:
        return list_rows(session)


def articles(database: Database) -> dict[str, dict[str, object]]:
    with database.reading() as session:
        return {str(row["external_id"]): row for row in iter_rows(session, "articles")}


def test_two_articles_give_a_row(database: Database, inbox: Path, reader: Reader, scorer: NliScorer) -> None:
    (result,) = stages.ingest(database, [source(inbox)]).sources
    assert (result.added, result.problem) == (2, None)
    funnel = stages.detect(database, reader, scorer)
    assert funnel.articles == 2
    assert funnel.statements >= 3
    assert funnel.flagged >= 1
    best = rows(database)[0]
    assert best.decision is Decision.FLAG
    assert best.relation is Relation.DENIAL
    assert {best.claimant, best.denier} == {"Karst Brigade", "Karsian Defence Ministry"}
    assert {best.claim_outlet, best.denial_outlet} == {"Northern Herald", "Evening Courier"}


def test_the_funnel_counts_the_rows(database: Database, inbox: Path, reader: Reader, scorer: NliScorer) -> None:
    """Each pair once, though two waiting articles meet in the batch of each."""
    stages.ingest(database, [source(inbox)])
    stages.read_pending(database, reader)
    fingerprint = pairing_fingerprint(reader, scorer)
    funnel = pair_pending(database, scorer, fingerprint, batch=1).funnel
    decisions = [row.decision for row in rows(database)]
    assert funnel.flagged == decisions.count(Decision.FLAG)
    assert funnel.suggested == decisions.count(Decision.SUGGEST)
    assert funnel.abstained == decisions.count(Decision.ABSTAIN)


def test_a_second_run_has_nothing_to_do(database: Database, inbox: Path, reader: Reader, scorer: NliScorer) -> None:
    counting = Counts(scorer)
    stages.ingest(database, [source(inbox)])
    stages.detect(database, reader, counting)
    before, asked = [row.as_dict() for row in rows(database)], counting.asked
    assert stages.ingest(database, [source(inbox)]).sources[0].unchanged == 2
    assert stages.detect(database, reader, counting).articles == 0
    assert [row.as_dict() for row in rows(database)] == before
    assert counting.asked == asked


def test_an_article_that_comes_later_meets_the_ones_before(
    database: Database, tmp_path: Path, reader: Reader, scorer: NliScorer
) -> None:
    inbox = tmp_path / "inbox"
    drop(inbox, "Northern Herald", "depot", CLAIM)
    stages.ingest(database, [source(inbox)])
    stages.detect(database, reader, scorer)
    assert rows(database) == []
    drop(inbox, "Evening Courier", "ministry", DENIAL)
    stages.ingest(database, [source(inbox)])
    assert stages.detect(database, reader, scorer).articles == 1
    assert rows(database)


def test_an_article_that_cannot_be_read_does_not_stop_the_others(database: Database, inbox: Path) -> None:
    stages.ingest(database, [source(inbox)])
    reader = StumblesOver("Pavel Orlov", RecursionError("too deep"))
    funnel = stages.read_pending(database, reader)
    assert (funnel.articles, funnel.refused) == (1, 1)
    failed = articles(database)["Evening Courier/ministry.txt"]
    assert failed["status"] == "failed"
    assert failed["error"] == "not read: RecursionError: too deep"
    assert stages.read_pending(database, reader).articles == 0  # it is not tried again and again


def test_a_missing_model_is_no_fault_of_an_article(database: Database, inbox: Path) -> None:
    stages.ingest(database, [source(inbox)])
    with pytest.raises(ModelError):
        stages.read_pending(database, StumblesOver("Karst", ModelError("the pipeline is not installed")))
    assert {row["status"] for row in articles(database).values()} == {"current"}


def test_a_reading_that_does_not_fit_its_article_is_kept_out(database: Database, inbox: Path, reader: Reader) -> None:
    class ReadsAnother:
        """Hands back what it read in another text: its offsets fit nothing."""

        fingerprint = reader.fingerprint

        def read(self, article: Article) -> Reading:
            return reader.read(article.model_copy(update={"text": "Preface\n\n" + CLAIM + DENIAL}))

    stages.ingest(database, [source(inbox)])
    assert stages.read_pending(database, ReadsAnother()).refused == 2
    assert all("does not fit its text" in str(row["error"]) for row in articles(database).values())


def test_an_article_in_another_language_is_set_aside(database: Database, tmp_path: Path, reader: Reader) -> None:
    drop(tmp_path / "inbox", "Le Soir", "depot", FRENCH)
    stages.ingest(database, [source(tmp_path / "inbox")])
    funnel = stages.read_pending(database, reader)
    assert (funnel.articles, funnel.statements, funnel.refused) == (0, 0, 1)
    (row,) = articles(database).values()
    assert "language 'fr'" in str(row["error"])


def test_a_source_that_is_not_there_does_not_stop_the_others(database: Database, inbox: Path, tmp_path: Path) -> None:
    result = stages.ingest(database, [source(tmp_path / "gone"), source(inbox)])
    (failed,) = result.failed
    assert failed.source == "gone"
    assert failed.problem is not None
    assert failed.problem.startswith("not found")
    assert result.sources[1].added == 2
    assert result.refused == 1


def test_an_empty_folder_has_no_problem_yet(database: Database, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (result,) = stages.ingest(database, [source(tmp_path / "inbox")]).sources
    assert (result.taken, result.problem) == (0, None)
    (tmp_path / "inbox" / "empty.txt").touch()
    (result,) = stages.ingest(database, [source(tmp_path / "inbox")]).sources
    assert result.problem is not None


def test_outlets_of_one_owner_are_known_by_the_configuration() -> None:
    specs = [
        SourceSpec(location="a", outlet="Herald", outlet_family="Gray Group"),
        SourceSpec(location="b", outlet="Courier"),
    ]
    assert stages.outlet_families(specs) == {"Herald": "Gray Group"}


def test_the_pairing_fingerprint_follows_its_parts(reader: Reader, scorer: NliScorer) -> None:
    class Other:
        fingerprint = "other"

        def score(self, pairs: Sequence[tuple[str, str]]) -> list[NliScores]:
            return []

    assert pairing_fingerprint(reader, scorer) == pairing_fingerprint(reader, scorer)
    assert pairing_fingerprint(reader, scorer) != pairing_fingerprint(reader, Other())


def test_rows_of_one_run_carry_its_time(database: Database, inbox: Path, reader: Reader, scorer: NliScorer) -> None:
    stages.ingest(database, [source(inbox)])
    stages.read_pending(database, reader)
    moment = datetime(2026, 11, 23, 8, tzinfo=UTC)
    pair_pending(database, scorer, pairing_fingerprint(reader, scorer), seen_at=moment)
    assert {row.first_seen_at for row in rows(database)} == {moment}


def test_a_page_that_is_down_for_one_run_does_not_lose_its_article(database: Database, tmp_path: Path) -> None:
    page, feed = tmp_path / "pages" / "bridge.html", tmp_path / "rss.xml"
    page.parent.mkdir()
    text = "The mayor said the bridge at Ostrel had been closed since Monday. " * 8
    page.write_text(
        f"<html><head><title>Bridge closed</title></head><body><article><p>{text}</p></article></body></html>"
    )
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><item><title>Bridge closed</title>'
        "<link>https://harbour.example/bridge</link><description>The bridge is closed.</description>"
        '<guid isPermaLink="false">pages/bridge.html</guid></item></channel></rss>'
    )
    (first,) = stages.ingest(database, [source(feed)]).sources
    page.unlink()
    (second,) = stages.ingest(database, [source(feed)]).sources
    assert (first.added, second.added, second.revised) == (1, 0, 0)
    with database.reading() as session:
        (article,) = iter_rows(session, "articles", with_text=True)
    assert "closed since Monday" in str(article["text"])
