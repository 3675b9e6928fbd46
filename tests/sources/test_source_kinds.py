"""`collect`: any configured source to its articles and refusals, never an error."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from models.schema import Article, Refusal
from sources.collect import collect
from sources.limits import Limits
from sources.pages import read_page
from sources.spec import SourceKind, SourceSpec
from tests.sources.loopback import RSS, Site, page, rss

BODY = "The Legion says that it carried out the raid.", "Kyiv says it has nothing to do with the raid."
RECORDS = json.dumps({"text": "The Legion says so."}) + "\n" + json.dumps({"text": "Kyiv denies it.", "id": "k"})


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        running.put("/raid", page("Raid on the border", *BODY))
        entry = f"<item><title>Raid!</title><link>{running.address}/raid</link></item>"
        running.put("/rss", rss(entry), RSS)
        running.put("/mislabelled-rss", rss(entry), "text/html")
        running.put("/records", RECORDS, "application/x-ndjson")
        yield running


def ids(spec: SourceSpec) -> list[str]:
    return [
        i.external_id if isinstance(i, Article) else i.reason
        for i in collect(spec, Limits(backoff_seconds=0.01, host_seconds=0))
    ]


def test_auto_looks_at_what_an_address_holds(site: Site) -> None:
    for path in ("/raid", "/rss", "/mislabelled-rss"):
        assert ids(SourceSpec(location=site.address + path)) == [f"{site.address}/raid"]
    assert ids(SourceSpec(location=f"{site.address}/records")) == [f"{site.address}/records#1", "k"]


@pytest.mark.parametrize(
    ("kind", "path", "found"),
    [
        ("page", "/raid", "/raid"),
        ("feed", "/rss", "/raid"),
        ("jsonl", "/records", "/records#1"),
        ("auto", "/raid", "/raid"),
    ],
)
def test_each_kind_on_the_web(site: Site, kind: SourceKind, path: str, found: str) -> None:
    assert ids(SourceSpec(kind=kind, location=site.address + path))[0] == site.address + found


def test_the_wrong_kind_is_a_refusal(site: Site) -> None:
    assert ids(SourceSpec(kind=SourceKind.FILES, location=f"{site.address}/rss")) == ["bad address"]
    assert ids(SourceSpec(kind=SourceKind.PAGE, location=f"{site.address}/rss")) == ["wrong content type"]
    assert ids(SourceSpec(kind=SourceKind.FEED, location=f"{site.address}/raid")) == ["not a feed"]


def test_each_kind_on_disk(tmp_path: Path) -> None:
    (tmp_path / "saved").write_text(page("Raid on the border", *BODY))
    (tmp_path / "lines").write_text(RECORDS)
    (tmp_path / "feed").write_text(rss("<item><title>Raid!</title></item>"))
    assert ids(SourceSpec(kind=SourceKind.PAGE, location=str(tmp_path / "saved"))) == ["saved"]
    assert ids(SourceSpec(kind=SourceKind.JSONL, location=str(tmp_path / "lines"))) == ["lines#1", "k"]
    assert ids(SourceSpec(kind=SourceKind.FEED, location=str(tmp_path / "feed"))) == ["feed#1"]
    assert ids(SourceSpec(location=str(tmp_path))) == ["unknown form"] * 3


def test_what_is_known_of_a_source_reaches_its_articles(site: Site) -> None:
    spec = SourceSpec(location=f"{site.address}/rss", outlet="Sarrpress", country="XX", name="The wire")
    (article,) = collect(spec)
    assert isinstance(article, Article)
    assert article.outlet == "Sarrpress"
    assert spec.label == "The wire"


@pytest.mark.parametrize(
    "location", ["/nowhere/at/all", "ftp://a.example/x", "a\0b", "http://", "~no-such-user/x", "http://[::1/x"]
)
@pytest.mark.parametrize("kind", list(SourceKind))
def test_no_location_ends_in_an_error(kind: SourceKind, location: str) -> None:
    (item,) = collect(SourceSpec(kind=kind, location=location), Limits(tries=1))
    assert isinstance(item, Refusal)


def test_a_page_is_an_article_or_a_refusal(site: Site) -> None:
    assert isinstance(read_page(f"{site.address}/raid"), Article)
    assert isinstance(read_page(f"{site.address}/gone"), Refusal)


def test_a_spec_is_checked_when_it_is_made() -> None:
    with pytest.raises(ValidationError):
        SourceSpec.model_validate({"location": "x", "knid": "feed"})
    with pytest.raises(ValidationError):
        SourceSpec(location="")
