"""Elections, companies, courts, and what becomes of ships, aircraft and fires."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.deeds import deeds
from models.training.domain.grammar import Scene
from models.training.domain.names import Part
from models.training.domain.words import Actor, Noun


def _politics(rng: Random, part: Part) -> Scene:
    """A and B are rivals, parties or people alike; P and Q are countries or towns that vote."""
    land, abroad = names.country(rng, part), names.country(rng, part)
    if rng.random() < 0.5:
        rivals = (names.person(rng, part), names.person(rng, part))
    else:
        rivals = (names.party(rng, part, land), names.party(rng, part, land))
    towns = (names.town_name(rng, part), names.town_name(rng, part))
    places = (land.name, abroad.name) if rng.random() < 0.5 else towns
    return {"A": rivals[0], "B": rivals[1], "P": places[0], "Q": places[1]}


ELECTIONS = deeds(
    "elections",
    _politics,
    (
        "won the election in {P} ; was victorious in the election in {P} | win the election in {P} "
        "; come first in the election in {P}"
        " | lost the election in {P} ; was defeated in the election in {P} | ran in the election in {P} "
        "| campaigned on taxes in {P} | !",
        "rigged the vote in {P} ; manipulated the vote in {P} | rig the vote in {P} "
        "; manipulate the vote in {P}"
        " | respected all the rules of the vote in {P} | broke the rules of the vote in {P} "
        "| welcomed observers of the vote in {P}",
        "accepted the result of the election in {P} ; recognised the result of the election in {P}"
        " | accept the result of the election in {P} ; recognise the result of the election in {P}"
        " | contested the result of the election in {P} ; rejected the result of the election in {P} | "
        "| spoke about the election in {P}",
        "bought votes in {P} ; paid voters for their votes in {P} | buy votes in {P} "
        "; pay voters for their votes in {P}"
        " | spent all campaign money in {P} lawfully | gave money to people in {P} | held rallies in {P}",
        "took money from abroad for the campaign in {P} ; accepted foreign money for the campaign in {P}"
        " | take money from abroad for the campaign in {P} ; accept foreign money for the campaign in {P}"
        " | paid for the campaign in {P} out of domestic donations alone "
        "| took money for the campaign in {P} | opened an office in {P}",
        "leaked the secret report on {P} ; passed the secret report on {P} to the press"
        " | leak the secret report on {P} ; pass the secret report on {P} to the press"
        " | kept the report on {P} secret | shared the report on {P} with others | read the report on {P}",
        "supported the new law in {P} ; voted for the new law in {P} | support the new law in {P} "
        "; vote for the new law in {P}"
        " | opposed the new law in {P} ; voted against the new law in {P} | | debated the new law in {P}",
        "promised to lower taxes in {P} ; pledged a tax cut in {P} | promise to lower taxes in {P} "
        "; pledge a tax cut in {P}"
        " | | spoke about taxes in {P} | promised to build schools in {P}",
        "met the ambassador in {P} ; held a meeting with the ambassador in {P} "
        "| meet the ambassador in {P} ; hold a meeting with the ambassador in {P}"
        " | stayed away from the ambassador in {P} at all times | | praised the ambassador in {P}",
        "paid a bribe to a judge in {P} ; bribed a judge in {P} | pay a bribe to a judge in {P} "
        "; bribe a judge in {P}"
        " | | gave something to a judge in {P} | criticised a judge in {P}",
        "ordered the arrest of the opposition leader in {P} ; had the opposition leader arrested in {P}"
        " | order the arrest of the opposition leader in {P} ; have the opposition leader arrested in {P}"
        " | left the opposition leader in {P} alone | took action against the opposition leader in {P} "
        "| insulted the opposition leader in {P}",
    ),
    (
        "led the polls in {P} ; was ahead in the polls in {P} | lead the polls in {P} "
        "; come first in the polls in {P}"
        " | trailed far behind in the polls in {P} | took part in the polls in {P} "
        "| took part in a debate in {P} | !",
        "forged signatures in {P} ; faked signatures in {P} | forge signatures in {P} "
        "; fake signatures in {P}"
        " | handed in only genuine signatures in {P} | handled signatures in {P} | gave an interview in {P}",
        "boycotted the vote in {P} ; stayed away from the vote in {P} | boycott the vote in {P} "
        "; stay away from the vote in {P}"
        " | took part in the vote in {P} | | complained about the vote in {P}",
        "backed the referendum in {P} ; endorsed the referendum in {P} | back the referendum in {P} "
        "; endorse the referendum in {P}"
        " | fought against the referendum in {P} | | discussed the referendum in {P}",
    ),
)


def _business(rng: Random, part: Part) -> Scene:
    """Companies A and B, towns P and Q."""
    return {
        "A": names.firm(rng, part),
        "B": names.firm(rng, part),
        "P": names.town_name(rng, part),
        "Q": names.town_name(rng, part),
    }


COMPANIES = deeds(
    "companies",
    _business,
    (
        "polluted the river in {P} ; dumped waste into the river in {P} | pollute the river in {P} "
        "; dump waste into the river in {P}"
        " | kept the river in {P} entirely clean | damaged the environment in {P} "
        "| took water from the river in {P}",
        "dismissed workers in {P} ; laid off staff in {P} | dismiss workers in {P} ; lay off staff in {P}"
        " | kept every member of staff in {P} in work | reduced the workforce in {P} "
        "| trained workers in {P}",
        "closed the factory in {P} ; shut down the factory in {P} | close the factory in {P} "
        "; shut down the factory in {P}"
        " | kept the factory in {P} open | halted production at the factory in {P} "
        "| inspected the factory in {P}",
        "recalled products made in {P} ; took products made in {P} back from the market "
        "| recall products made in {P} ; take products made in {P} back from the market"
        " | left all products made in {P} on sale | | tested products made in {P}",
        "paid bribes to officials in {P} ; bribed officials in {P} | pay bribes to officials in {P} "
        "; bribe officials in {P}"
        " | dealt honestly with all officials in {P} | broke the law in {P} | met officials in {P}",
        "lost customer data in the breach in {P} ; let customer data get out in the breach in {P}"
        " | lose customer data in the breach in {P} ; let customer data get out in the breach in {P}"
        " | kept all customer data safe in {P} | suffered a breach in {P} | hired engineers in {P}",
        "sold its subsidiary in {P} ; disposed of its subsidiary in {P} | sell its subsidiary in {P} "
        "; dispose of its subsidiary in {P}"
        " | kept its subsidiary in {P} | had a subsidiary in {P} | opened a laboratory in {P}",
        "made a profit in {P} ; earned a profit in {P} | make a profit in {P} ; earn a profit in {P}"
        " | made a loss in {P} ; lost money in {P} | did business in {P} | paid taxes in {P}",
        "settled the lawsuit in {P} out of court ; ended the lawsuit in {P} by a settlement "
        "| settle the lawsuit in {P} out of court ; end the lawsuit in {P} by a settlement"
        " | fought the lawsuit in {P} through to the final verdict | ended the lawsuit in {P} "
        "| commented on the lawsuit in {P}",
        "raised wages in {P} ; increased wages in {P} | raise wages in {P} ; increase wages in {P}"
        " | cut wages in {P} ; lowered wages in {P} | changed wages in {P} | built canteens in {P}",
        "knew about the faults at the plant in {P} ; was aware of the faults at the plant in {P}"
        " | know about the faults at the plant in {P}"
        " | was unaware of the faults at the plant in {P} "
        "; was ignorant of the faults at the plant in {P} | | repaired the plant in {P}",
        "paid the ransom after the hack in {P} ; gave the hackers in {P} the ransom "
        "| pay the ransom after the hack in {P} ; give the hackers in {P} the ransom"
        " | withheld the ransom in {P} | gave money to the hackers in {P} | reported the hack in {P}",
    ),
    (
        "evaded taxes in {P} ; dodged taxes in {P} | evade taxes in {P} ; dodge taxes in {P}"
        " | paid every tax due in {P} | broke tax law in {P} | hired accountants in {P}",
        "used forced labour in {P} ; employed forced labour in {P} | use forced labour in {P} "
        "; employ forced labour in {P}"
        " | hired volunteers alone in {P} | had people work in {P} | built housing in {P}",
        "increased output in {P} ; stepped up output in {P} | increase output in {P} ; step up output in {P}"
        " | lowered output in {P} | had output in {P} | tested new machines in {P}",
    ),
)


def _craft(rng: Random, part: Part) -> Scene:
    """A and B are two craft, facilities or fires' sites; P and Q are places."""
    kinds = {
        "train": ("the cargo ship", "the tanker", "the ferry", "the frigate", "the trawler"),
        "dev": ("the cutter", "the barge"),
    }[part]
    one, two = (Actor(f"{rng.choice(kinds)} {names.town_name(rng, part)}") for _ in range(2))
    return {"A": one, "B": two, "P": names.town_name(rng, part), "Q": names.town_name(rng, part)}


SHIPS = deeds(
    "ships",
    _craft,
    (
        "sank off {P} ; went down off {P} | sink off {P} ; go down off {P} | stayed afloat off {P} "
        "| was in trouble off {P} | sailed past {P}",
        "was seized off {P} ; was captured off {P} | get seized off {P} ; fall into foreign hands off {P}"
        " | passed {P} freely and without being stopped | | carried grain near {P}",
        "was hit by a missile off {P} ; was struck by a missile off {P} | get hit by a missile off {P} "
        "; suffer a missile hit off {P}"
        " | came past {P} untouched | was hit off {P} | carried a helicopter off {P}",
        "leaked oil off {P} ; spilled oil off {P} | leak oil off {P} ; spill oil off {P}"
        " | kept all its oil on board off {P} | polluted the sea off {P} | refuelled off {P}",
        "caught fire off {P} ; burst into flames off {P} | catch fire off {P} ; burst into flames off {P}"
        " | | was in trouble off {P} | anchored off {P}",
        "entered the port of {P} ; sailed into the port of {P} | enter the port of {P} "
        "; sail into the port of {P}"
        " | stayed out of the port of {P} the whole time | came close to the port of {P} "
        "| changed its flag in {P}",
        "collided with a trawler off {P} ; ran into a trawler off {P} | collide with a trawler off {P} "
        "; run into a trawler off {P}"
        " | stayed clear of all other vessels off {P} | was in an accident off {P} | slowed down off {P}",
        "carried weapons to {P} ; transported weapons to {P} | carry weapons to {P} "
        "; transport weapons to {P}"
        " | carried only food to {P} | carried goods to {P} | flew a foreign flag near {P}",
    ),
    (
        "ran aground off {P} ; hit the rocks off {P} | run aground off {P} ; hit the rocks off {P}"
        " | kept to deep water off {P} | had an accident off {P} | took on passengers off {P}",
        "lost its cargo off {P} ; dropped its cargo off {P} | lose its cargo off {P} ; drop its cargo off {P}"
        " | kept hold of all its cargo off {P} | had cargo on board off {P} "
        "| radioed the coast guard off {P}",
    ),
)


def _plane(rng: Random, part: Part) -> Scene:
    """Armed parties A and B, a craft v that one of them may have shot down, places P and Q."""
    cast = names.cast(rng, part)
    kinds = {
        "train": (
            "fighter jet",
            "helicopter",
            "surveillance drone",
            "transport plane",
            "bomber",
            "passenger plane",
        ),
        "dev": ("gunship", "spy plane", "glider"),
    }[part]
    return {
        "A": cast.camps[0].forces,
        "B": cast.camps[1].forces,
        "v": Noun(rng.choice(kinds)),
        "P": cast.places[0],
        "Q": cast.places[1],
    }


AIRCRAFT = deeds(
    "aircraft",
    _plane,
    (
        "shot down the {v} over {P} ; downed the {v} over {P} ; brought down the {v} over {P}"
        " | shoot down the {v} over {P} ; down the {v} over {P} ; bring down the {v} over {P}"
        " | let the {v} pass unharmed over {P} ; missed the {v} over {P} with every shot "
        "| hit the {v} over {P} | tracked the {v} over {P} | !",
        "lost {v.a} over {P} ; suffered the loss of {v.a} over {P} | lose any {v} over {P} "
        "; suffer the loss of any {v} over {P}"
        " | brought every aircraft home safely from {P} | lost an aircraft over {P} | flew {v.a} over {P}",
        "violated the airspace over {P} ; entered the airspace over {P} unlawfully "
        "| violate the airspace over {P} ; enter the airspace over {P} unlawfully"
        " | kept out of the airspace over {P} | | closed the airport of {P}",
        "intercepted the {v} over {P} ; stopped the {v} in flight over {P} | intercept the {v} over {P} "
        "; stop the {v} in flight over {P}"
        " | ignored the {v} over {P} | took action against the {v} over {P} | photographed the {v} over {P}",
        "attacked {P} from the air ; launched an air raid on {P} | attack {P} from the air "
        "; launch an air raid on {P}"
        " | kept all aircraft on the ground near {P} | attacked {P} | guarded the airport of {P}",
    ),
    (
        "blew up the {v} on the ground in {P} ; destroyed the {v} on the ground in {P} "
        "| blow up the {v} on the ground in {P} ; destroy the {v} on the ground in {P}"
        " | left the {v} in {P} whole | damaged the {v} in {P} | repainted the {v} in {P}",
        "forced the {v} to land in {P} ; made the {v} land in {P} | force the {v} to land in {P} "
        "; make the {v} land in {P}"
        " | let the {v} fly on past {P} | interfered with the {v} near {P} | radioed the {v} near {P}",
        "hid the {v} in {P} ; concealed the {v} in {P} | hide the {v} in {P} ; conceal the {v} in {P}"
        " | put the {v} on public display in {P} | kept the {v} in {P} | cleaned the {v} in {P}",
    ),
)
