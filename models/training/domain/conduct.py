"""How parties behave in war, and how police and crowds behave in the street."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.deeds import deeds
from models.training.domain.grammar import Scene
from models.training.domain.names import Part
from models.training.domain.scenes import conflict
from models.training.domain.words import Actor

CONDUCT = deeds(
    "conduct",
    conflict,
    (
        "tortured prisoners in {P} ; subjected prisoners in {P} to torture | torture prisoners in {P} "
        "; subject prisoners in {P} to torture"
        " | treated all prisoners in {P} humanely ; treated every prisoner in {P} well "
        "| mistreated prisoners in {P} | took prisoners near {P}",
        "used cluster munitions in {P} ; fired cluster munitions in {P} | use cluster munitions in {P} "
        "; fire cluster munitions in {P}"
        " | used only rifles in {P} | used weapons in {P} | used drones in {P}",
        "used chemical weapons in {P} ; released poison gas as a weapon in {P} "
        "| use chemical weapons in {P} ; release poison gas as a weapon in {P}"
        " | used only conventional weapons in {P} | used weapons in {P} | used heavy artillery in {P}",
        "deliberately targeted civilians in {P} ; fired at civilians in {P} on purpose "
        "| deliberately target civilians in {P} ; fire at civilians in {P} on purpose"
        " | fired at military targets alone in {P} | opened fire in {P} | warned civilians in {P}",
        "bombed the hospital in {P} ; dropped bombs on the hospital in {P} | bomb the hospital in {P} "
        "; drop bombs on the hospital in {P}"
        " | spared the hospital in {P} | attacked the hospital in {P} | inspected the hospital in {P}",
        "fired the first shot in {P} ; was the first to shoot in {P} | fire the first shot in {P} "
        "; shoot first in {P}"
        " | only returned fire in {P} after being shot at | fired in {P} | sent reinforcements to {P} | !",
        "executed captured soldiers in {P} ; put captured soldiers to death in {P} "
        "| execute captured soldiers in {P} ; put captured soldiers to death in {P}"
        " | spared the lives of all captured soldiers in {P} | killed captured soldiers in {P} "
        "| questioned captured soldiers in {P}",
        "looted shops in {P} ; plundered shops in {P} | loot shops in {P} ; plunder shops in {P}"
        " | left all shops in {P} untouched | stole property in {P} | set up checkpoints in {P}",
        "used human shields in {P} ; hid behind civilians in {P} | use human shields in {P} "
        "; hide behind civilians in {P}"
        " | kept far away from all civilians in {P} | put civilians in {P} in danger "
        "| set up a command post in {P}",
        "blocked aid convoys bound for {P} ; stopped aid convoys from reaching {P} "
        "| block aid convoys bound for {P} ; stop aid convoys from reaching {P}"
        " | let all aid convoys into {P} | hindered the delivery of aid to {P} | searched vehicles near {P}",
        "recruited child soldiers in {P} ; enlisted children as fighters in {P} "
        "| recruit child soldiers in {P} ; enlist children as fighters in {P}"
        " | recruited adults alone in {P} | recruited fighters in {P} | closed the schools in {P}",
        "shelled a school in {P} ; fired artillery at a school in {P} | shell a school in {P} "
        "; fire artillery at a school in {P}"
        " | kept {A.its} guns silent all over {P} | attacked a school in {P} | evacuated a school in {P}",
        "deported residents of {P} ; forcibly removed residents of {P} | deport residents of {P} "
        "; forcibly remove residents of {P}"
        " | let all residents of {P} stay | forced people out of {P} | registered residents of {P}",
        "crossed the border near {P} ; went over the border near {P} | cross the border near {P} "
        "; go over the border near {P}"
        " | stayed on {A.its} own side of the border near {P} | moved near {P} "
        "| built a fence on the border near {P}",
        "deployed troops to {P} ; sent soldiers to {P} | deploy troops to {P} ; send soldiers to {P}"
        " | kept all troops away from {P} | sent personnel to {P} | sent medicine to {P}",
        "laid mines around {P} ; planted mines around {P} | lay mines around {P} ; plant mines around {P}"
        " | left the surroundings of {P} free of explosives | placed explosives around {P} "
        "| built trenches around {P}",
        "captured foreign mercenaries in {P} ; took foreign mercenaries captive in {P} "
        "| capture foreign mercenaries in {P} ; take foreign mercenaries captive in {P}"
        " | | took prisoners in {P} | lost vehicles in {P}",
        "freed the hostages in {P} ; released the hostages in {P} | free the hostages in {P} "
        "; release the hostages in {P}"
        " | kept the hostages in {P} captive | let people go in {P} | gave food to the hostages in {P}",
        "warned residents of {P} before the strike ; gave residents of {P} advance warning of the strike"
        " | warn residents of {P} before the strike ; give residents of {P} advance warning of the strike"
        " | struck {P} by complete surprise to everyone there | spoke to residents of {P} "
        "| paid compensation to residents of {P}",
        "moved missiles into {P} ; brought missiles into {P} | move missiles into {P} "
        "; bring missiles into {P}"
        " | left {P} free of missiles | brought weapons into {P} | built barracks in {P}",
        "cut the power supply of {P} ; cut off electricity to {P} | cut the power supply of {P} "
        "; cut off electricity to {P}"
        " | kept the power supply of {P} running throughout | interfered with the power supply of {P} "
        "| cut the road to {P}",
    ),
    (
        "burned down homes in {P} ; set fire to homes in {P} | burn down homes in {P} "
        "; set fire to homes in {P}"
        " | left every home in {P} as it was | damaged homes in {P} | searched homes in {P}",
        "abducted aid workers in {P} ; kidnapped aid workers in {P} | abduct aid workers in {P} "
        "; kidnap aid workers in {P}"
        " | left aid workers in {P} unmolested | harmed aid workers in {P} | met aid workers in {P}",
        "poisoned the wells of {P} ; put poison into the wells of {P} | poison the wells of {P} "
        "; put poison into the wells of {P}"
        " | kept the wells of {P} clean | contaminated the wells of {P} | guarded the wells of {P}",
        "surrendered in {P} ; laid down arms in {P} | surrender in {P} ; lay down arms in {P}"
        " | fought on to the end in {P} | stopped fighting in {P} | suffered losses in {P}",
        "used incendiary bombs in {P} ; dropped incendiary bombs in {P} | use incendiary bombs in {P} "
        "; drop incendiary bombs in {P}"
        " | used rifles alone in {P} | used weapons in {P} | used armoured vehicles in {P}",
    ),
)

_POLICE = {
    "train": (
        "the police",
        "riot police",
        "security forces",
        "border guards",
        "police officers",
        "prison guards",
    ),
    "dev": ("gendarmes", "constables", "special police units"),
}
_CROWDS = {
    "train": (
        "the protesters",
        "the demonstrators",
        "the strikers",
        "the students",
        "the marchers",
        "the farmers",
    ),
    "dev": ("the activists", "the pickets", "the villagers"),
}


def _street(rng: Random, part: Part) -> Scene:
    """Police A and other police B, a crowd C and another D, places P and Q."""
    cast = names.cast(rng, part)
    police, more = rng.sample(_POLICE[part], 2)
    crowd, others = rng.sample(_CROWDS[part], 2)
    return {
        "A": Actor(police, True),
        "B": Actor(more, True),
        "C": Actor(crowd, True),
        "D": Actor(others, True),
        "P": cast.places[0],
        "Q": cast.places[1],
    }


def _crowd(rng: Random, part: Part) -> Scene:
    """The same with the crowd as the party that acts."""
    street = _street(rng, part)
    return {**street, "A": street["C"], "B": street["D"], "C": street["A"]}


PROTEST = deeds(
    "protest",
    _crowd,
    (
        "threw stones in {P} ; hurled stones in {P} | throw stones in {P} ; hurl stones in {P}"
        " | were peaceful throughout in {P} ; kept the peace all day in {P} | were violent in {P} "
        "| blocked a road in {P}",
        "marched peacefully in {P} ; demonstrated peacefully in {P} | march peacefully in {P} "
        "; demonstrate peacefully in {P}"
        " | rioted in {P} from start to end | demonstrated in {P} | carried banners in {P}",
        "attacked officers in {P} ; assaulted officers in {P} | attack officers in {P} "
        "; assault officers in {P}"
        " | kept well away from all officers in {P} | used force in {P} | chanted slogans in {P}",
        "carried weapons in {P} ; were armed in {P} | carry weapons in {P} ; bear arms in {P}"
        " | were all unarmed in {P} ; came to {P} unarmed | | came to {P} in buses",
        "set cars on fire in {P} ; torched cars in {P} | set cars on fire in {P} ; torch cars in {P}"
        " | left all cars in {P} untouched | damaged cars in {P} | parked cars in {P}",
        "stormed the town hall in {P} ; forced their way into the town hall in {P} "
        "| storm the town hall in {P} ; force their way into the town hall in {P}"
        " | stayed outside the town hall in {P} the whole time | entered the town hall in {P} "
        "| gathered in {P}",
        "had a permit for the rally in {P} ; were allowed to rally in {P} "
        "| have a permit for the rally in {P} ; have permission to rally in {P}"
        " | lacked permission for the rally in {P} | | held a rally in {P}",
        "were paid to come to {P} ; received money for coming to {P} | receive money for coming to {P}"
        " | came to {P} entirely of their own accord and at their own expense | came to {P} | sang in {P}",
        "dispersed in {P} after midnight ; went home from {P} after midnight "
        "| disperse in {P} after midnight ; go home from {P} after midnight"
        " | stayed in {P} until dawn | left {P} | lit candles in {P}",
    ),
    (
        "smashed windows in {P} ; broke windows in {P} | smash windows in {P} ; break windows in {P}"
        " | left every window in {P} whole | caused damage in {P} | waved flags in {P}",
        "blocked the bridge in {P} ; closed off the bridge in {P} | block the bridge in {P} "
        "; close off the bridge in {P}"
        " | kept the bridge in {P} clear | disturbed traffic in {P} | sat down in the main square of {P}",
        "beat a journalist in {P} ; hit a journalist in {P} | beat a journalist in {P} "
        "; hit a journalist in {P}"
        " | treated all journalists in {P} with respect | harmed a journalist in {P} "
        "| spoke to a journalist in {P}",
    ),
)

POLICE = deeds(
    "police",
    _street,
    (
        "opened fire on {C} in {P} ; shot at {C} in {P} | open fire on {C} in {P} ; shoot at {C} in {P}"
        " | kept their guns holstered in {P} the whole time | used force against {C} in {P} "
        "| watched {C} in {P}",
        "used tear gas against {C} in {P} ; fired tear gas at {C} in {P} "
        "| use tear gas against {C} in {P} ; fire tear gas at {C} in {P}"
        " | let {C} pass freely and calmly all day in {P} | acted against {C} in {P} "
        "| blocked a street in {P}",
        "beat {C} with batons in {P} ; struck {C} with batons in {P} | beat {C} with batons in {P} "
        "; strike {C} with batons in {P}"
        " | treated {C} gently throughout in {P} | used force against {C} in {P} | spoke to {C} in {P}",
        "arrested {C} in {P} ; took {C} into custody in {P} | arrest {C} in {P} "
        "; take {C} into custody in {P}"
        " | let all of {C} in {P} walk free at all times | acted against {C} in {P} | filmed {C} in {P}",
        "used live ammunition in {P} ; fired live rounds in {P} | use live ammunition in {P} "
        "; fire live rounds in {P}"
        " | fired rubber bullets and nothing else in {P} | fired weapons in {P} | used water cannon in {P}",
        "protected {C} in {P} ; shielded {C} from harm in {P} | protect {C} in {P} "
        "; shield {C} from harm in {P}"
        " | left {C} in {P} entirely to their fate | helped {C} in {P} | followed {C} in {P}",
        "searched homes in {P} ; carried out house searches in {P} | search homes in {P} "
        "; carry out house searches in {P}"
        " | stayed out of all homes in {P} | operated in {P} | questioned witnesses in {P}",
        "detained a reporter in {P} ; took a reporter into custody in {P} | detain a reporter in {P} "
        "; take a reporter into custody in {P}"
        " | left all reporters in {P} at liberty | acted against a reporter in {P} "
        "| gave a briefing to reporters in {P}",
    ),
    (
        "shot a bystander in {P} ; hit a bystander with a bullet in {P} | shoot a bystander in {P} "
        "; hit a bystander with a bullet in {P}"
        " | left all bystanders in {P} unharmed | hurt a bystander in {P} | moved bystanders away in {P}",
        "planted evidence in {P} ; placed fake evidence in {P} | plant evidence in {P} "
        "; place fake evidence in {P}"
        " | handled all evidence in {P} honestly | acted dishonestly in {P} | collected evidence in {P}",
        "stunned {C} with grenades in {P} ; threw stun grenades at {C} in {P} "
        "| stun {C} with grenades in {P} ; throw stun grenades at {C} in {P}"
        " | treated {C} in {P} with nothing but courtesy | used force against {C} in {P} "
        "| warned {C} over loudspeakers in {P}",
    ),
)
