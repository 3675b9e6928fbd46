"""What a reader found, before it becomes an `Article`: the rules of the stored text live here."""

from dataclasses import dataclass
from datetime import datetime

from models.schema import Article
from models.vocabulary import Extent
from sources.canonical import canonical_url, external_id, host_of
from sources.decode import is_noise
from sources.language import language_code, language_of
from sources.refused import Reason, Refused
from sources.spec import Known
from sources.wires import wire_origin

_LONGEST_BYLINE = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as found. What is stated for this very text goes before what is known of its source, a hint after."""

    body: str
    title: str = ""
    url: str | None = None
    outlet: str = ""
    outlet_hint: str = ""
    published_at: datetime | None = None
    language: str | None = None
    language_hint: str | None = None
    own_id: str | None = None
    byline: str = ""
    feed_source: str = ""
    extent: Extent = Extent.FULL
    withheld: str | None = None


def to_article(draft: Draft, fallback_id: str, known: Known) -> Article:
    """The article of a draft; `fallback_id` names it where it has neither address nor id.

    Raises Refused (no text, binary noise).
    """
    title = clean(draft.title)
    text = stored_text(title, clean(draft.body))
    if not text.strip():
        raise Refused(Reason.NO_TEXT, "neither a title nor a body in it")
    if is_noise(text):
        raise Refused(Reason.BINARY_NOISE, "the text holds control characters that no writer types")
    url = draft.url.strip() if draft.url and canonical_url(draft.url) else None
    stated = language_code(draft.language) or language_code(known.language)
    outlet = clean(draft.outlet or known.outlet or draft.outlet_hint or (host_of(url) if url else "")).strip()
    byline = " ".join(clean(draft.byline).split())[:_LONGEST_BYLINE]
    body = text[len(title) :].lstrip() if title and text.startswith(title) else text
    return Article(
        external_id=external_id(url, draft.own_id, fallback_id),
        text=text,
        title=title if title.strip() else "",
        url=url,
        outlet=outlet,
        published_at=draft.published_at,
        language=stated or language_of(text, draft.language_hint),
        byline=byline or None,
        wire=wire_origin(body, byline, draft.feed_source, outlet),
        extent=draft.extent,
        withheld=draft.withheld,
    )


def stored_text(title: str, body: str) -> str:
    """Title, blank line, body; the body alone if it begins with the title or there is none, else the title alone."""
    if not title.strip() or body.startswith(title):
        return body
    return f"{title}\n\n{body}" if body.strip() else title


def clean(text: str) -> str:
    """`text` with LF line ends and every lone surrogate (JSON can spell them, UTF-8 cannot) replaced."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
