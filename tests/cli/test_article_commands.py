"""`article` and `sources`: what an outlet changed, what is taken back, what expires, and how sources stand."""

import json
from pathlib import Path

import pytest
import yaml

from cli.settings import load_settings
from sources.opml import expanded
from sources.spec import SourceSpec
from storage.database import Database
from tests.cli.conftest import Run
from tests.sources.loopback import RSS, Site

CONFIGS = Path(__file__).parents[2] / "configs"


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def edited(counterclaim: Run, database: Database, tmp_path: Path) -> str:
    """An article that its outlet has changed without saying so."""
    for wounded in ("Six", "Two"):
        (tmp_path / "raid.txt").write_text(f"Raid\n\n{wounded} people were wounded.\nThe army denies it.\n")
        assert counterclaim("ingest", "raid.txt").exit_code == 0
    return "raid.txt"


def test_a_silent_edit_is_listed_and_shown(counterclaim: Run, edited: str) -> None:
    (changed,) = lines(counterclaim("article", "changed", "--json").stdout)
    assert (changed["external_id"], changed["revision"]) == (edited, 2)
    shown = [(line["act"], line["text"]) for line in lines(counterclaim("article", "diff", edited, "--json").stdout)]
    assert shown == [("removed", "Six people were wounded."), ("added", "Two people were wounded.")]
    told = counterclaim("article", "diff", edited).stderr
    assert "- Six people were wounded.\n+ Two people were wounded." in told
    assert counterclaim("article", "diff", edited, "--to", "9").exit_code == 2


def test_the_text_of_an_article_stays_inside(counterclaim: Run, edited: str) -> None:
    shown = counterclaim("article", "show", edited, "--json")
    assert [line["status"] for line in lines(shown.stdout)] == ["superseded", "current"]
    assert "wounded" not in shown.stdout + counterclaim("article", "show", edited).stderr
    assert "wounded" not in counterclaim("export", "articles").stdout
    assert "wounded" in counterclaim("export", "articles", "--with-text").stdout
    assert counterclaim("export", "contradictions", "--with-text").exit_code == 2


def test_a_withdrawn_article_takes_its_rows_along_and_comes_back_no_more(
    counterclaim: Run, raid: int, tmp_path: Path
) -> None:
    assert counterclaim("review", str(raid), "confirmed", "--reviewer", "ana").exit_code == 0
    gone = counterclaim("article", "withdraw", "1", "--reason", "court order", "--json")
    assert lines(gone.stdout) == [{"external_id": "herald.example/raid", "revisions": 1, "rows": 1}]
    assert counterclaim("export", "contradictions", "--format", "jsonl").stdout == ""
    stone, *_ = lines(counterclaim("export", "articles", "--format", "jsonl").stdout)
    assert (stone["status"], stone["error"]) == ("withdrawn", "court order")
    assert counterclaim("db", "check").exit_code == 0
    assert "needs a reason" in counterclaim("article", "withdraw", "2", "--reason", " ").stderr
    assert "no article 99" in counterclaim("article", "withdraw", "99", "--reason", "?").stderr


def test_texts_expire_only_where_that_is_configured(counterclaim: Run, edited: str, tmp_path: Path) -> None:
    assert "ingest.expire_text_after_days" in counterclaim("article", "expire").stderr
    (tmp_path / "c.yaml").write_text("ingest: {expire_text_after_days: 30}")
    told = counterclaim("article", "expire", "--config", "c.yaml", "--json")
    assert lines(told.stdout) == [{"texts": 0, "responses": 0}]


def test_sources_tells_how_each_one_stands(counterclaim: Run, database: Database) -> None:
    assert "no source" in counterclaim("sources").stderr
    with Site() as site:
        fine = site.put("/rss", "<rss><channel><item><title>Raid!</title></item></channel></rss>", RSS, ETag='"v1"')
        assert counterclaim("ingest", fine, f"{site.address}/gone").exit_code == 0
    stood = {str(line["location"]).rpartition("/")[2]: line for line in lines(counterclaim("sources", "--json").stdout)}
    assert (stood["rss"]["state"], stood["rss"]["failures"], stood["rss"]["etag"]) == ("closed", 0, '"v1"')
    assert stood["gone"]["failures"] == 1
    assert "404" in counterclaim("sources").stderr


def test_another_machine_is_not_asked_before_a_contact_is_set(counterclaim: Run, database: Database) -> None:
    result = counterclaim("ingest", "https://news.example/rss.xml")
    assert result.exit_code == 1
    assert "set ingest.contact" in result.stderr


def test_words_out_of_an_article_do_not_steer_the_terminal(counterclaim: Run, database: Database) -> None:
    told = counterclaim("ingest", "gone\x1b[2J\u202e.txt").stderr
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_the_real_feeds_to_start_from_are_facts_and_many() -> None:
    """Nothing of it is fetched here."""
    feeds = load_settings(CONFIGS / "world_news.yaml").sources
    assert len(feeds) >= 25
    assert len({feed.location for feed in feeds}) == len(feeds)
    assert all(feed.outlet and feed.outlet_family and feed.country and feed.language for feed in feeds)
    assert load_settings(CONFIGS / "world_news.yaml").ingest.contact is None, "for each user to set"


def test_the_examples_show_every_kind_and_their_list_can_be_read() -> None:
    shown = load_settings(CONFIGS / "sources.yaml").sources
    assert {source.kind.value for source in shown} == {"feed", "sitemap", "opml", "page", "files", "jsonl", "auto"}
    listed = list(expanded([source for source in shown if source.kind == "opml"]))
    assert all(isinstance(spec, SourceSpec) and spec.outlet_family and spec.country for spec in listed)
    assert len(listed) == 3
    assert yaml.safe_load((CONFIGS / "sources.yaml").read_text())["ingest"]["contact"]
