"""Each form that an article file can have, and what becomes of it."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.schema import Article, Refusal
from sources.files import read_path
from sources.spec import Known
from tests.sources.loopback import page

BODY = "The Legion says that it carried out the raid.", "Kyiv says it has nothing to do with the raid."


def articles(path: Path, known: Known | None = None) -> list[Article]:
    """All of them, where none may be refused."""
    items = list(read_path(path, known))
    assert not [item for item in items if isinstance(item, Refusal)]
    return [item for item in items if isinstance(item, Article)]


def test_a_text_file_is_stored_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "Harbour Post" / "raid.txt"
    file.parent.mkdir()
    file.write_bytes("\ufeffRaid on the border  \r\nThe Legion says so.\r\n\r\n  Kyiv denies it.\n".encode())
    (article,) = articles(tmp_path)
    assert article.text == "Raid on the border  \nThe Legion says so.\n\n  Kyiv denies it.\n"
    assert article.title == "Raid on the border"
    assert article.outlet == "Harbour Post"
    assert article.external_id == "Harbour Post/raid.txt"
    assert article.published_at is None


def test_a_folder_of_one_text_file_named_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "raid.txt"
    file.write_text("Raid\n\nThe Legion says so.")
    (article,) = articles(file)
    assert (article.external_id, article.outlet) == ("raid.txt", tmp_path.name)


def test_the_configured_outlet_goes_before_the_folder(tmp_path: Path) -> None:
    (tmp_path / "raid.txt").write_text("Raid\n\nThe Legion says so.")
    assert articles(tmp_path, Known(outlet="Sarrpress"))[0].outlet == "Sarrpress"


def test_a_saved_page(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Sarrpress">'
        '<link rel="canonical" href="https://sarrpress.example/raid?utm_source=x">'
        '<meta property="article:published_time" content="2023-05-22T17:06:00+03:00">'
    )
    (tmp_path / "raid.html").write_text(page("Raid on the border", *BODY, head=head))
    (article,) = articles(tmp_path)
    assert article.text == "Raid on the border\n\n" + "\n".join(BODY)
    assert article.external_id == "https://sarrpress.example/raid"
    assert article.outlet == "Sarrpress"
    assert article.published_at == datetime(2023, 5, 22, 14, 6, tzinfo=UTC)
    assert article.language == "en"


def test_a_saved_page_without_an_address_is_named_by_its_path(tmp_path: Path) -> None:
    home = '<meta property="og:url" content="https://sarrpress.example/">'  # what many sites say on every page
    (tmp_path / "a.html").write_text(page("Raid on the border", *BODY, head=home))
    (tmp_path / "b.htm").write_text('<?xml version="1.0" encoding="utf-8"?>' + page("Raid on the border", *BODY))
    assert [article.external_id for article in articles(tmp_path)] == ["a.html", "b.htm"]


def test_the_time_of_publication_is_also_read_from_json_ld(tmp_path: Path) -> None:
    linked = {"@graph": [{"@type": "NewsArticle", "datePublished": "2023-05-22T17:06:00Z"}]}
    head = f'<meta name="date" content="2023-05-22"><script type="application/ld+json">{json.dumps(linked)}</script>'
    (tmp_path / "raid.html").write_text(page("Raid on the border", *BODY, head=head))
    assert articles(tmp_path)[0].published_at == datetime(2023, 5, 22, 17, 6, tzinfo=UTC)


RECORD = {
    "title": "Raid on the border",
    "text": "The Legion says so.\r\nKyiv denies it.",
    "url": "https://wire.example/raid#top",
    "outlet": "Wire",
    "published_at": "2023-05-22T17:06:00",
    "language": "en",
    "id": 7,
}


def test_a_json_object(tmp_path: Path) -> None:
    (tmp_path / "raid.json").write_text(json.dumps(RECORD))
    assert articles(tmp_path) == [
        Article(
            external_id="https://wire.example/raid",
            text="Raid on the border\n\nThe Legion says so.\nKyiv denies it.",
            title="Raid on the border",
            url="https://wire.example/raid#top",
            outlet="Wire",
            published_at=datetime(2023, 5, 22, 17, 6, tzinfo=UTC),
            language="en",
        )
    ]


def test_a_json_array_and_json_lines(tmp_path: Path) -> None:
    bare, with_id = {"text": "The Legion says so."}, {"text": "Kyiv denies it.", "id": "k-2", "title": None}
    (tmp_path / "a.json").write_text(json.dumps([bare, with_id], indent=2))
    (tmp_path / "b.jsonl").write_text(f"{json.dumps(bare)}\n\n{json.dumps(with_id)}\n")
    (tmp_path / "c.ndjson").write_text(json.dumps(bare))
    assert [(a.external_id, a.text) for a in articles(tmp_path)] == [
        ("a.json#1", "The Legion says so."),
        ("k-2", "Kyiv denies it."),
        ("b.jsonl#1", "The Legion says so."),
        ("k-2", "Kyiv denies it."),
        ("c.ndjson#1", "The Legion says so."),
    ]


@pytest.mark.parametrize("date", [None, "", "yesterday", 5, "2999-01-01T00:00:00Z"])
def test_an_article_without_a_usable_date_is_an_article(tmp_path: Path, date: object) -> None:
    (tmp_path / "raid.json").write_text(json.dumps({"text": "The Legion says so.", "published_at": date}))
    assert articles(tmp_path)[0].published_at is None


def test_an_article_in_another_language_is_an_article(tmp_path: Path) -> None:
    text = (
        "Das Ministerium hat am Montag bestritten, an dem Angriff auf die Grenzregion beteiligt gewesen zu sein. " * 3
    )
    (tmp_path / "angriff.txt").write_text(text)
    assert articles(tmp_path)[0].language == "de"


def test_line_separators_inside_a_json_string_do_not_end_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "The Legion\u2028says so."}\n', encoding="utf-8")
    assert articles(tmp_path)[0].text == "The Legion\u2028says so."


def test_surrogates_without_a_partner_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "The Legion \\ud83d says so. \\ud83d\\ude00", "id": "\\udfff"}')
    (article,) = articles(tmp_path)
    assert (article.text, article.external_id) == ("The Legion ? says so. \U0001f600", "?")


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / ".DS_Store").write_bytes(b"\0")
    (tmp_path / "raid.txt").write_text("Raid\n\nThe Legion says so.")
    assert len(articles(tmp_path)) == 1
