"""One page on the web to its article."""

from models.schema import Article, Refusal
from sources.canonical import external_id
from sources.draft import to_article
from sources.fetch import Fetched, Fetcher, Form
from sources.html import read_html
from sources.refused import Refused
from sources.spec import Known


def read_page(url: str, fetcher: Fetcher | None = None, known: Known | None = None) -> Article | Refusal:
    """The article at `url`, or why there is none. Without a `fetcher`, one with the default limits is used."""
    if fetcher is None:
        with Fetcher() as own:
            return read_page(url, own, known)
    try:
        return page_article(fetcher.get(url, Form.PAGE), known or Known())
    except Refused as refused:
        return refused.at(url)


def page_article(fetched: Fetched, known: Known) -> Article:
    """The article on a fetched page. Raises Refused (empty, binary noise, no article)."""
    draft = read_html(fetched.data, fetched.url, fetched.charset)
    return to_article(draft, external_id(fetched.url, None, fetched.url), known)
