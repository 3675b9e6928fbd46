"""Headlines: who says what in a line without a full stop and often without a verb. Places and people are invented."""

import pytest

from models.reading.attributions import attributions, parse_article
from models.reading.headlines import is_headline
from models.vocabulary import CueClass

SPEECH, DENIAL, CLAIM = CueClass.SPEECH, CueClass.DENIAL, CueClass.CLAIM
ACCUSATION, ACCORDING = CueClass.ACCUSATION, CueClass.ACCORDING_TO

HEADLINES = [
    # a source behind a dash, or behind a late colon
    ("Town not captured – mayor", "mayor", SPEECH, "Town not captured"),
    (
        "Enemy moving guns to front lines – adviser to mayor",
        "adviser to mayor",
        SPEECH,
        "Enemy moving guns to front lines",
    ),
    ("Bridge at Quill destroyed, - General Staff", "General Staff", SPEECH, "Bridge at Quill destroyed"),
    ("Seven settlements shelled on Sunday - police", "police", SPEECH, "Seven settlements shelled on Sunday"),
    ("Kelmar to see exemption as weakness - Dorn", "Dorn", SPEECH, "Kelmar to see exemption as weakness"),
    (
        "Nearly 500 people killed in siege of Orlitsa - mayor's office",
        "mayor's office",
        SPEECH,
        "Nearly 500 people killed in siege of Orlitsa",
    ),
    ("Army controls half of the valley – governor", "governor", SPEECH, "Army controls half of the valley"),
    ("No gas cut off this winter — ministry", "ministry", SPEECH, "No gas cut off this winter"),
    # a source before a colon
    ("Kyiv: no losses", "Kyiv", SPEECH, "no losses"),
    (
        "Mayor Dorn on the flood: There would be no harm if the dam had held",
        "Mayor Dorn",
        SPEECH,
        "There would be no harm if the dam had held",
    ),
    (
        "State Emergency Service: Rockets struck the harbour",
        "State Emergency Service",
        SPEECH,
        "Rockets struck the harbour",
    ),
    ("Mayor: The bridge is ours", "Mayor", SPEECH, "The bridge is ours"),
    ("Premier: ‘We were never asked about the ferry’", "Premier", SPEECH, "We were never asked about the ferry"),
    ("Poll: Dorn ties Kovar", "Poll", SPEECH, "Dorn ties Kovar"),
    ("Interior ministry: 40 drones shot down", "Interior ministry", SPEECH, "40 drones shot down"),
    ("Defence ministry: Vessel caused collision", "Defence ministry", SPEECH, "Vessel caused collision"),
    # says, at the end
    ("Town not captured, says mayor", "mayor", SPEECH, "Town not captured"),
    ("Bridge hit by drones, officials say", "officials", SPEECH, "Bridge hit by drones"),
    ("Governor 'never ordered' evacuation, spokesman says", "spokesman", SPEECH, "Governor 'never ordered' evacuation"),
    (
        "Most missiles get downed, says senior defence official",
        "senior defence official",
        SPEECH,
        "Most missiles get downed",
    ),
    ("Ferry was not searched, according to coast guard", "coast guard", ACCORDING, "Ferry was not searched"),
    ("Bridge ‘fully open’, says Vora junta; rebels post video", "Vora junta", SPEECH, "Bridge ‘fully open’"),
    ("Grid blames weather; no fault on our line, says utility", "utility", SPEECH, "no fault on our line"),
    # claims called false
    ("Report of strike false – ministry", "ministry", DENIAL, "Report of strike"),
    ("Claims of mass graves are fake, says Moscow", "Moscow", DENIAL, "Claims of mass graves"),
    (
        "Message about exit of defenders is fake, - adviser to mayor",
        "adviser to mayor",
        DENIAL,
        "Message about exit of defenders",
    ),
    ("Ministry: Reports of retreat untrue", "Ministry", DENIAL, "Reports of retreat"),
    # verbs, as in any sentence
    ("Russia says fire on cruiser is contained", "Russia", SPEECH, "fire on cruiser is contained"),
    ("Mayor denies bridge was hit", "Mayor", DENIAL, "bridge was hit"),
    ("Ministry denies shelling hospital", "Ministry", DENIAL, "shelling hospital"),
    ("Army rejects claims of retreat", "Army", DENIAL, "claims of retreat"),
    ("Rebels claim to have taken Quill", "Rebels", CLAIM, "to have taken Quill"),
    ("Kelmar accuses Vora of shelling market", "Kelmar", ACCUSATION, "Vora of shelling market"),
    ("UK says Russia continues to hit civilians", "UK", SPEECH, "Russia continues to hit civilians"),
    ("Army admits leaving key town", "Army", SPEECH, "leaving key town"),
    ("Kelmar rejects truce violation claims, says it downed drone", "Kelmar", SPEECH, "it downed drone"),
    ("Contractor: Mayor asked for money", "Contractor", SPEECH, "Mayor asked for money"),
    ("Kelmar protests: PM admits six deaths as footage challenges police version", "PM", SPEECH, "six deaths"),
    ("Company insists plant was safe as families search for missing", "Company", SPEECH, "plant was safe"),
    ("Army chief rejects claim troops looted homes", "Army chief", DENIAL, "troops looted homes"),
    ("Kelmar raises death toll to 8, slams doctors' figures", "Kelmar", SPEECH, "8"),
    # what sites put behind and before
    (
        "Flood in Quill: Bridge destroyed, - General Staff (16.05.22 10:44) « War | Site",
        "General Staff",
        SPEECH,
        "Bridge destroyed",
    ),
    (
        "Ann Hale: Forty people were deported (31.03.22 11:24) « War | Site",
        "Ann Hale",
        SPEECH,
        "Forty people were deported",
    ),
]


@pytest.mark.parametrize(("line", "source", "cue_class", "content"), HEADLINES, ids=[h[0] for h in HEADLINES])
def test_a_headline_names_its_source_and_its_claim(line: str, source: str, cue_class: CueClass, content: str) -> None:
    read = [
        (
            line[slice(*found.source_at)] if found.source_at else "",
            found.cue_class,
            " … ".join(line[p.offset + p.start : p.offset + p.end] for p in found.pieces),
        )
        for found in attributions(parse_article(line))
    ]
    assert (source, cue_class, content) in read


@pytest.mark.parametrize(
    "line",
    [
        "Shelling of the Orlitsa region: Forces attacked 15 settlements (08.11.22 11:49) « War | Site",
        "Valley war: Shops close",
        "Death toll rises to 14",
        "Timeline: the siege of Orlitsa",
        "Ferry sinks off Kestrel Bay",
    ],
)
def test_a_topic_is_no_source(line: str) -> None:
    assert attributions(parse_article(line)) == []


def test_the_standfirst_is_read_as_a_sentence() -> None:
    text = "Bridge hit – mayor\n\nThe army said on Monday that its guns were silent."
    rules = [found.rule for found in attributions(parse_article(text))]
    assert rules == ["headline", "clause_after"]


def test_only_a_short_first_line_without_a_full_stop_is_a_headline() -> None:
    assert is_headline(True, "Bridge hit – mayor")
    assert not is_headline(False, "Bridge hit – mayor")
    assert not is_headline(True, "The mayor said the bridge had been hit.")


def test_a_title_is_cut_at_its_semicolon() -> None:
    text = "Vora says gunmen from Sarr killed 31 in raid; army rejects the charge\n\nThe village was quiet.\n"
    read = {
        (text[slice(*a.source_at or (0, 0))], text[a.pieces[0].offset + a.pieces[0].start :][:10])
        for a in attributions(parse_article(text))
    }
    assert read == {("Vora", "gunmen fro"), ("army", "the charge")}
