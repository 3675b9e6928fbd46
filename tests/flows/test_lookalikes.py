"""Many strikes on one day, told in the same words: what is said of one place never meets what is said of another."""

from pathlib import Path

from flows.stages import detect
from models.nli.scorer import NliScorer
from models.reading.reader import Reader
from storage.articles import add_articles
from storage.database import open_database
from tests.flows.crew import table
from tests.flows.many import NOON, articles

#: Of 6,000 articles, those about ten villages of two words each ("Stara Karadin"), whose radar stations were all hit.
FIRST, STRIKES = 244, 10


def test_no_row_joins_two_villages(sqlite_template: Path, tmp_path: Path, reader: Reader, scorer: NliScorer) -> None:
    told = [article for at, article in enumerate(articles(FIRST + 10 * STRIKES)) if at >= FIRST and at // 2 % 5 == 2]
    assert len(told) == 2 * STRIKES
    assert all("Stara " in article.title for article in told)
    (tmp_path / "news.db").write_bytes(sqlite_template.read_bytes())
    database = open_database(f"sqlite:///{tmp_path / 'news.db'}")
    with database.session() as session:
        add_articles(session, told, NOON)
    detect(database, reader, scorer)

    rows = table(database).values()
    villages = [article.title.removeprefix("Radar station in ") for article in told]
    assert {row["place"] for row in rows} <= set(villages)
    for row in rows:
        named = [[v for v in villages if v in str(row[side])] for side in ("claim_quote", "denial_quote")]
        assert named[0] == named[1], row
    assert len({row["place"] for row in rows}) >= STRIKES / 2, "a test in which nothing conflicts would say nothing"
    database.close()
