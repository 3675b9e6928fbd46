"""Which agency a text comes from: credits, datelines, bylines; and what is no credit."""

import pytest

from sources.wires import agency, wire_origin


@pytest.mark.parametrize(
    ("body", "byline", "source", "outlet", "wire"),
    [
        ("KARSU, Nov 9 (Castellan Wire) - The army said it left.", "", "", "Herald", "Castellan Wire"),
        ("LUSKEN (AP) — The army said it left.", "", "", "Herald", "Associated Press"),
        ("The army said it left. (Reuters)", "", "", "Herald", "Reuters"),
        ("The army left.\n\nReuters contributed to this report.", "", "", "Herald", "Reuters"),
        ("The army left.\n(Reporting by A. Ruiz; Editing by B. Lim)", "", "", "Herald", "Reuters"),
        ("The army left.\nWith reporting by AFP", "", "", "Herald", "Agence France-Presse"),
        ("The army left.\n© 2026 The Associated Press. All rights reserved.", "", "", "Herald", "Associated Press"),
        ("The army left.", "By Ana Ruiz, Associated Press", "", "Herald", "Associated Press"),
        ("The army left.", "Ana Ruiz | AFP", "", "Herald", "Agence France-Presse"),
        ("The army left.", "", "Reuters", "Herald", "Reuters"),
        ("The army left.", "", "", "Reuters", "Reuters"),
        ("The army left.", "Ana Ruiz", "Courier", "Herald", None),
        ("The party (PP) said that it left. It denied (again) that it had to.", "", "", "Herald", None),
        ("Reuters reported on Monday that the army left.", "", "", "Herald", None),
        ("The Minister (Ana Ruiz) - in office since May - said so.", "", "", "Herald", None),
    ],
)
def test_a_text_names_its_agency_or_none(body: str, byline: str, source: str, outlet: str, wire: str | None) -> None:
    assert wire_origin(body, byline, source, outlet) == wire


def test_an_agency_has_one_name() -> None:
    assert agency("the associated press") == agency("AP") == "Associated Press"
    assert agency("Herald") is None
