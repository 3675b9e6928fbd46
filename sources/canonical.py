"""Stable identity: one article keeps one `external_id` however its address is decorated."""

import re
from pathlib import Path
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from courlan import extract_domain

from sources.limits import LONGEST_ADDRESS

_DEFAULT_PORTS = {"http": 80, "https": 443}

# Parameters that say where a reader came from and never which article is meant. Kept short on purpose: dropping a
# parameter that selects the article would merge two articles into one.
_TRACKING = re.compile(
    r"utm_\w+|at_(medium|campaign|custom\d?|link_\w+|bbc_team|ptr_\w+|format)|(fb|g|dc|gb|wb|ms|tw|y)clid|igshid|mc_[ce]id"
    r"|cmpid|ftcamp|ftag|ns_(mchannel|source|campaign|linkname|fee)|ocid|smid|smtyp|sref|ref_src|traffic_source|_ga",
    re.IGNORECASE,
)
_KEPT = "%/?:@!$&'()*+,;=~-._"


def canonical_url(url: str) -> str | None:
    """The address with scheme and host in lower case, without fragment, default port, user and tracking parameters.

    None where it is no http(s) address, or longer than any article's is.
    """
    parts = _split(url.strip()) if len(url) <= LONGEST_ADDRESS else None
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    query = "&".join(p for p in parts.query.split("&") if p and not _TRACKING.fullmatch(p.partition("=")[0]))
    path = quote(parts.path or "/", safe=_KEPT)
    return urlunsplit((parts.scheme, _host(parts), path, quote(query, safe=_KEPT), ""))


def host_of(url: str) -> str:
    """The host of an address in lower case, without a leading `www.`; empty where there is none."""
    parts = _split(url)
    return ((parts.hostname or "") if parts else "").removeprefix("www.")


def site_of(url: str) -> str:
    """The registered domain of an address (`bbc.co.uk`), or its host where it has none, such as an IP address."""
    return extract_domain(url) or host_of(url)


def is_home(url: str) -> bool:
    """Whether an address is a site's front page."""
    parts = _split(url)
    return parts is not None and parts.path in ("", "/") and not parts.query


def is_web_address(location: str) -> bool:
    """Whether a location is an http(s) address and not a path."""
    return location.lstrip().lower().startswith(("http://", "https://"))


def path_id(path: Path, root: Path, line: int | None = None) -> str:
    """`path#line` relative to the ingested root, with forward slashes; no `#line` where `line` is None."""
    relative = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
    # A file name that is not UTF-8 reaches us with lone surrogates, which no database takes.
    name = relative.as_posix().encode("utf-8", "replace").decode("utf-8")
    return name if line is None else f"{name}#{line}"


def external_id(url: str | None, own_id: str | None, fallback: str) -> str:
    """The article's identity: its canonical address, else its own id, else where it lies."""
    return (canonical_url(url) if url else None) or own_id or fallback


def _split(url: str) -> SplitResult | None:
    """The parts of an address; None where the standard library cannot read it."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # a port that is no number is only noticed when asked for
    except ValueError:
        return None
    return parts


def _host(parts: SplitResult) -> str:
    """Host in lower case, with its port where that is not the scheme's own."""
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    return host if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{parts.port}"
