"""The sample newsroom, in every form it comes in, is read as its gold annotations expect it."""

import json
from pathlib import Path

from models.schema import Article
from sources.collect import collect
from sources.spec import SourceKind, SourceSpec

DEMO = Path(__file__).parents[2] / "configs" / "demo"
FEED, FILES = DEMO / "feed" / "rss.xml", DEMO / "articles"


def newsroom() -> dict[str, Article]:
    specs = SourceSpec(kind=SourceKind.FEED, location=str(FEED)), SourceSpec(kind=SourceKind.FILES, location=str(FILES))
    items = [item for spec in specs for item in collect(spec)]
    articles = [item for item in items if isinstance(item, Article)]
    assert articles == items  # nothing is refused
    return {article.external_id: article for article in articles}


def test_every_article_is_there_with_its_outlet_and_date() -> None:
    articles, gold = newsroom(), json.loads((DEMO / "gold.json").read_text(encoding="utf-8"))
    assert articles.keys() == {entry["article"] for entry in gold["articles"]}
    for entry in gold["articles"]:
        article = articles[entry["article"]]
        assert article.outlet == entry["outlet"]
        assert article.language == "en"
        if article.published_at is not None:  # a text file has no date of its own
            assert article.published_at.isoformat().replace("+00:00", "Z") == entry["published_at"]


def test_gold_offsets_index_the_stored_text() -> None:
    articles, gold = newsroom(), json.loads((DEMO / "gold.json").read_text(encoding="utf-8"))
    for statement in gold["statements"]:
        text = articles[statement["article"]].text
        for span in (statement["source"], statement["cue"], *statement["content"]):
            if span.get("start") is not None:
                assert text[span["start"] : span["end"]] == span["text"]
