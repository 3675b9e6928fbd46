"""Patterns that tell what kind of claim a proposition makes, over lemmas unless a comment says otherwise."""

import re

from models.vocabulary import ClaimType

_ACT = (
    r"attack|strike|raid|assault|airstrike|ambush|incursion|invasion|bombing|shelling|operation"
    r"|explosion|blast|shooting|massacre"
    r"|killing|offensive|sabotage|coup|stabbing|murder|assassination|abduction|kidnapping|hack"
    r"|hacking|siege|bombardment|poisoning"
)
#: What comes before an act: a part in it, not the act.
_PLAN = r"plan|organi[sz]e|order|plot|prepare|finance|fund|bankroll|mastermind|pay for"
_CASUALTY = (
    r"kill|wound|injure|die|hurt|dead|death toll|casualt(?:y|ies)|fatalit(?:y|ies)|perish|missing|treat for|lose"
    r" (?:his|her|their) (?:life|lives)"
)
CLAIM_PATTERNS: tuple[tuple[ClaimType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"\b(?:{pattern})\b"))
    for kind, pattern in (
        (
            ClaimType.AGREEMENT,
            r"agree|agreement|ceasefire|cease-fire|truce|treaty|accord|(?<!on the )deal|sign|negotiat\w+|pact"
            r"|memorandum|peace talks|put (?:his|her|its|their) (?:name|signature)s? to",
        ),
        (
            ClaimType.MOTIVE,
            r"aim|want|seek|intend|goal|purpose|objective|motive|motivat\w+|in order to|in response"
            r" to|in retaliation for"
            r"|in revenge for|as revenge|because|pretext|designed to|meant to|in a bid to|for the sake of"
            r"|(?:work|fight|fighting|struggle|campaign|act) (?:[\w'-]+ ){0,3}?for (?:[\w'-]+ ){0,4}?"
            r"(?:overthrow|ouster|removal|downfall|liberation|independence|freedom|victory)",
        ),
        (
            ClaimType.INVOLVEMENT,
            r"involve|involved|involvement|take part|play a (?:part|role)|participat\w+|have a (?:part|role|hand)"
            r"|have (?:something|anything) to do|complicit|independently|direct the|order the|on its own|link"
            r"|act alone|coordinate|help (?:carry|plan)|assist|connect with|know of|know about|aware of|support",
        ),
        (
            ClaimType.RESPONSIBILITY,
            rf"carry out|perpetrate|be behind|be responsible|be to blame|be the work of|responsible for|behind the"
            rf"|(?:stage|launch|mount|conduct|commit|execute) (?:\w+ ){{0,4}}?(?:{_ACT})"
            rf"|do the (?:{_ACT}|ram|shoot|bomb|shell)"
            rf"|(?:set off|detonate) (?:\w+ ){{0,4}}?(?:{_ACT}|bomb|device|charge|mine)",
        ),
        (
            ClaimType.INVOLVEMENT,
            rf"(?:{_PLAN}) (?:[\w'-]+ ){{0,4}}?(?:{_ACT})|(?:{_ACT})\b.{{0,60}}?\bbe (?:{_PLAN})",
        ),
    )
)
CASUALTY = re.compile(rf"\b(?:{_CASUALTY})\b")
CONTROL = re.compile(
    r"\b(?:captur\w+|liberat\w+|seiz\w+|recaptur\w+|retak\w+|retook|overr[ua]n|occup(?:y|ied)|in"
    r" control|under (?:\w+ )?control|control|"
    r"take over|take control|hold|withdr\w+|advance|reach|enter|drive out|encircl\w+|surround|pull"
    r" out|retreat|lose|leave|push back|take)\b"
)
DAMAGE = re.compile(
    r"\b(?:damag\w+|destroy\w*|wreck|burn|shatter|ruin|demolish|sink|sank|sunk|shoot down|down"
    r"|intercept|knock out|collapse)\b"
)
VIOLENCE = re.compile(
    r"\b(?:attack|bomb|shell|strike|raid|hit|fire|shoot|blow up|kill|murder|assassinate|bombard"
    r"|assault|storm|invade|ambush|poison|"
    r"shoot down|torch|abduct|kidnap|sabotage|hack|detonate|execute|stab|target|pound|rocket|massacre"
    r"|destroy|open fire|shot|ram)\b"
)
OCCURRENCE = re.compile(
    rf"\b(?:there be (?:\w+ )*?(?:{_ACT}|fighting|clash)|(?:{_ACT}|fighting|clash"
    rf"|battle)\b.{{0,80}}?\b(?:take place|happen|occur|begin"
    r"|start|be ongoing|continue|end|be underway))\b"
)
CONDUCT = re.compile(
    r"\b(?:capture|use|torture|violate|abuse|loot|detain|arrest|withdraw|human shield|mistreat"
    r"|obstruct|block|deport|force|evacuate|deploy|supply|"
    r"sell|buy|steal|rape|beat|threaten|spy|break|breach|hide|store|transfer|receive|pay|bribe|lie"
    r"|meet|cross|send|provide|train|arm|"
    r"interfere|meddle|rig|cheat|launder|jail|telephone|phone|call|pocket|profit|embezzle|expel|refuse|fail|prevent|allow)\b"
)
#: How somebody shot, where it is not told at whom: "fired without warning", "opened fire only after".
MANNER = re.compile(
    r"\bfire\b.{0,12}?\b(?:without (?:a |any )?warn(?:ing)?|(?:only )?after|first|in self-defen[cs]e"
    r"|(?:in|into) the air|live round)"
)
#: Guns that fire at nothing that is named.
FIRED = re.compile(r"\bfire(?: on \w+day)?\.?$")
#: Something given that is not told.
GIVEN = re.compile(
    r"\bgive (?:[\w'-]+ ){1,4}?(?:something|weapon|arms|money|drone|missile|shell|aid|help|support|ammunition)\b"
)
#: People who leave a town do not lose it.
CIVILIANS_LEFT = re.compile(
    r"\b(?:people|civilian|resident|family|refugee|inhabitant|villager)s? (?:have )?(?:leave|flee)\b"
)
SHOTS_CAME = re.compile(r"\b(?:shell|rocket|missile|mortar|shot|bullet|round|projectile|drone)\b.*\bcome from\b")
#: One person killed by nobody who is named.
ONE_KILLED = re.compile(r"^(?!some|no |any)\S.*? be (?:kill|murder|assassinate|shoot dead)\b")
WEAPON_VERBS = frozenset({"plant", "fire", "launch", "open"})
#: Acts of force that need more than their verb: "planted the bomb", "launched a missile".
WEAPONS = re.compile(
    r"\b(?:open fire|plant (?:\w+ ){0,3}(?:bomb|mine|device|explosive)s?|(?:fire|launch) (?:\w+"
    r" ){0,4}(?:missile|rocket|drone|shell|mortar|projectile)s?)\b"
)
#: A named place taken, held or left: over the text itself, since the name is known by its capital.
TAKEN_PLACE = re.compile(
    r"\b(?:left|leave|entered|enter|take|took|taken|hold|holds|held|reached|withdrew from|withdrawn"
    r" from|liberated|captured|seized|retook|retaken"
    r"|recaptured|surrounded|encircled|lost|controls?|controlled|control of|abandoned|occupied|advanced"
    r" (?:into|on|towards?)|cleared|overran)"
    r" (?:all of |the whole of |parts of |most of |the )?[A-Z]"
)
#: Nouns of places and people that a verb of control governs: without one, "took", "left" and "held" are other things.
CONTROL_OBJECTS = re.compile(
    r"\b(?:town|city|village|region|settlement|district|airport|base|hill|bridge|territory|capital"
    r"|port|position|area|province|centre"
    r"|center|border|land|island|checkpoint|garrison|headquarters|outskirts|suburb|ground|front|line"
    r"|station|crossing)\b"
)
