"""Which agency a text comes from, as far as it says so: a credit in brackets, a byline, a last line, a feed's source.

An outlet's own report and an agency's report that it prints are two origins of a claim; five outlets that print one
agency's report are one.
"""

import re

#: Agencies by the names that stand in credits; the first is the one that is kept. Facts, and no judgement of them.
_AGENCIES = (
    "Associated Press; AP; The Associated Press; AP News",
    "Reuters; Thomson Reuters; Reuters News",
    "Agence France-Presse; AFP; Agence France Presse",
    "Deutsche Presse-Agentur; dpa; DPA; dpa international",
    "Press Association; PA Media; PA",
    "United Press International; UPI",
    "Bloomberg; Bloomberg News",
    "EFE; Agencia EFE",
    "ANSA; Agenzia ANSA",
    "Xinhua; Xinhua News Agency",
    "Kyodo; Kyodo News; Kyodo News Agency",
    "Jiji; Jiji Press",
    "Yonhap; Yonhap News Agency",
    "TASS; ITAR-TASS; TASS News Agency",
    "RIA Novosti; RIA",
    "Interfax",
    "Interfax-Ukraine",
    "Ukrinform",
    "UNIAN",
    "Anadolu Agency; Anadolu; AA; Anadolu Ajansi",
    "IRNA; Islamic Republic News Agency",
    "Press Trust of India; PTI",
    "Asian News International; ANI",
    "Australian Associated Press; AAP",
    "The Canadian Press; Canadian Press; CP",
    "Austria Press Agency; APA",
    "Belga; Belga News Agency",
    "ANP",
    "PAP; Polish Press Agency",
    "BelTA",
    "Armenpress",
    "SANA; Syrian Arab News Agency",
    "WAFA",
    "KCNA; Korean Central News Agency",
    "Agencia Lusa; Lusa",
)
_BY_NAME = {
    name.strip().casefold(): names.partition(";")[0].strip() for names in _AGENCIES for name in names.split(";")
}
_LONGEST_FIRST = sorted((re.escape(name) for name in _BY_NAME if len(name) > 2), key=len, reverse=True)
_KNOWN = "|".join(_LONGEST_FIRST)

#: "BELGRADE, Nov 9 (Name) - ": capitals, perhaps a day, the agency in brackets, a dash. Any agency's name will do.
_DATELINE = re.compile(
    r"^[^\W\d_a-z][^\W\d_a-z .,'’/-]*(?:[ .,'’/-]+[^\W\d_a-z]+)*"
    r"(?:, [A-Z][a-z]+\.? \d{1,2})?,? \((?P<name>[A-Z][\w.&' -]{1,40})\) ?[-–—:]",
)
#: "(AP)" alone, only for agencies that are known: brackets hold much else.
_BRACKETS = re.compile(r"\((?P<name>[A-Za-z][\w. -]{1,40})\)")
_CREDITS = (
    re.compile(rf"\b(?P<name>{_KNOWN})\s+contributed\b", re.IGNORECASE),
    re.compile(
        r"(?<!\w)(?:with (?:reporting|files|inputs?) (?:by|from)|additional reporting by|source:"
        r"|©|copyright(?: \d{4})?)"
        rf"[^\n]{{0,40}}?\b(?P<name>{_KNOWN})\b",
        re.IGNORECASE,
    ),
    re.compile(r"^\(?(?P<name>Reporting) by [^\n]{3,120}; (?:additional reporting|editing|writing) by ", re.I | re.M),
)
_FIRST, _LAST = 400, 600


def agency(name: str) -> str | None:
    """The agency that goes by this name ("AP", "The Associated Press"), under its one name; None for any other."""
    return _BY_NAME.get(" ".join(name.split()).strip(" .").casefold())


def wire_origin(body: str, byline: str = "", feed_source: str = "", outlet: str = "") -> str | None:
    """The agency that a text credits, or whose own it is; None where it names none.

    Looked at in this order: a dateline with a name in brackets, the byline, the RSS `<source>`, brackets in the first
    lines, a credit in the last lines, the outlet itself.
    """
    head, tail = body[:_FIRST], body[-_LAST:]
    for line in head.split("\n"):
        if found := _DATELINE.match(line.strip()):
            return agency(found["name"]) or found["name"].strip()
    named = _in_byline(byline) or agency(feed_source)
    if named:
        return named
    for found in _BRACKETS.finditer(head):
        if known := agency(found["name"]):
            return known
    for credit in _CREDITS:
        if found := credit.search(tail):
            return "Reuters" if found["name"].casefold() == "reporting" else agency(found["name"])
    return agency(outlet)


def _in_byline(byline: str) -> str | None:
    """ "By Ana Ruiz, Associated Press", "Reuters", "Ana Ruiz | AFP": a part of the byline that is an agency's name."""
    parts = re.split(r"[,;|/()]|\band\b|\bfor\b|\bwith\b| - | – | — ", re.sub(r"^\s*by\s+", "", byline, flags=re.I))
    return next((known for part in parts if (known := agency(part)) is not None), None)
