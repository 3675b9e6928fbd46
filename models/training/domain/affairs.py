"""Accounts of one affair away from the front that cannot both be so: crowds, police, courts, polls, firms, disasters."""

from __future__ import annotations

from random import Random

from models.training.domain import names
from models.training.domain.disputes import disputes
from models.training.domain.grammar import Scene
from models.training.domain.names import Part
from models.training.domain.scenes import dates
from models.training.domain.words import Actor


def _affair(rng: Random, part: Part) -> Scene:
    """People A, B and D, firms F and G, a party U, towns P and Q, dates d and f."""
    people = [names.person(rng, part) for _ in range(3)]
    day, other = dates(rng)
    return {
        **dict(zip("ABD", people, strict=True)),
        "F": names.firm(rng, part),
        "G": names.firm(rng, part),
        "U": names.party(rng, part, names.country(rng, part)),
        "P": names.place(rng, part),
        "Q": names.place(rng, part),
        "d": day,
        "f": other,
    }


def _business(rng: Random, part: Part) -> Scene:
    """The same with firms in the place of A, B and D."""
    firms = [names.firm(rng, part) for _ in range(3)]
    return {**_affair(rng, part), **dict(zip("ABD", firms, strict=True))}


def _states(rng: Random, part: Part) -> Scene:
    """The same with governments in the place of A, B and D."""
    cast = names.cast(rng, part, group_share=0.0)
    return {**_affair(rng, part), **{slot: camp.state for slot, camp in zip("ABD", cast.camps, strict=True)}}


STREET = disputes(
    "street",
    _affair,
    """
    == peaceful
    + the (march|rally|protest) in {P} was peaceful
    + the demonstration in {P} (passed|went off) peacefully
    + the demonstrators in {P} used no violence
    + there was no violence by the crowd in {P}
    + the crowd in {P} (remained|stayed) calm throughout
    + nobody in the crowd in {P} was violent
    +! the marchers in {P} sang, prayed and went home without a pane of glass broken
    +! the people in {P} sat on the ground with flowers in their hands and nobody lifted a fist
    - the crowd in {P} was violent
    - the (march|rally|protest) in {P} turned violent
    - demonstrators rioted in {P}
    - the protest in {P} descended into (violence|riots)
    - the demonstration in {P} did not stay peaceful
    - there was violence by the crowd in {P}
    -! the crowd in {P} pelted officers with bricks and bottles
    -! masked marchers in {P} overturned cars and set a police post on fire
    -! petrol bombs flew from the crowd in {P}, and shop fronts were smashed
    ~ thousands came to the square in {P}
    ~ the organisers of the demonstration in {P} had no permit
    ~ police in {P} blocked the bridges
    dev + the gathering in {P} was orderly from start to finish
    dev + those who took to the streets in {P} kept the peace
    dev + the gathering in {P} was free of violence
    dev +! the crowd in {P} lit candles, held hands and left without a scuffle
    dev - the gathering in {P} got out of hand and became violent
    dev - rioters ran wild in {P}
    dev - those who took to the streets in {P} did not keep the peace
    dev -! hooded youths in {P} hurled paving stones and torched a bus
    dev ~ the gathering in {P} was shown on television
    dev ~ nobody knows how many people gathered in {P}
    == live
    + police fired live (rounds|bullets|ammunition) in {P}
    + officers used live ammunition in {P}
    + police shot at the crowd in {P} with real bullets
    + the police in {P} did not stop at tear gas but used live ammunition
    + live rounds were fired by police in {P}
    +! doctors in {P} took rifle bullets out of eleven protesters whom police had shot
    +! officers in {P} knelt, took aim and emptied their rifles into the front rows
    - police fired no live rounds in {P}
    - officers did not use live ammunition in {P}
    - police in {P} used only (rubber bullets|tear gas|water cannon)
    - not one live round was fired by police in {P}
    - police in {P} did without live ammunition
    - the police in {P} never shot at the crowd with real bullets
    -! no officer in {P} carried a firearm that day
    -! every weapon of the police in {P} had stayed locked in the station
    ~ police in {P} arrested thirty people
    ~ police in {P} blocked the main square
    ~ nobody from the police in {P} answered questions
    dev + police in {P} discharged live cartridges
    dev + officers in {P} opened fire with lethal rounds
    dev + the officers in {P} did not limit themselves to batons but fired lethal rounds
    dev - police in {P} confined themselves to batons and shields
    dev - officers in {P} discharged no live cartridge
    dev - lethal rounds were never used by officers in {P}
    dev ~ police in {P} had been on duty for twenty hours
    dev ~ no police dogs were seen in {P}
    == curfew
    + the curfew in {P} was lifted
    + the authorities ended the curfew in {P}
    + there is no curfew in {P} any more
    + the curfew in {P} is over
    + {P} is no longer under curfew
    +! people strolled through {P} at midnight for the first time since the curfew ended
    - the curfew in {P} remains in force
    - {P} is still under curfew
    - the authorities did not lift the curfew in {P}
    - the curfew in {P} continues
    - the curfew in {P} has been extended
    -! whoever steps out after dark in {P} is still arrested for breaking the curfew
    ~ shops in {P} sold out of bread
    ~ the mayor of {P} gave no interview
    dev + the authorities scrapped the curfew in {P}
    dev + the people of {P} are free of the curfew
    dev - the curfew in {P} was not scrapped
    dev - residents of {P} must keep to the curfew as before
    dev - the curfew in {P} stands
    dev ~ the streets of {P} were cleaned
    dev ~ the streets of {P} have no lamps
    == turnout
    + turnout in {P} was high
    + most voters in {P} (went to the polls|cast a ballot)
    + a majority of the voters in {P} took part in the poll
    + voters in {P} did not stay at home but turned out in large numbers
    + participation in the vote in {P} was high
    +! queues of voters in {P} stretched round three blocks, and nine in ten had voted by noon
    - turnout in {P} was low
    - few voters in {P} (went to the polls|cast a ballot)
    - most voters in {P} stayed away from the poll
    - participation in the vote in {P} was low
    - the voters of {P} did not turn out in large numbers
    -! polling stations in {P} stood empty, and barely one voter in ten came
    ~ the ballot papers in {P} were yellow
    ~ observers in {P} were not let into two rooms
    ~ the count in {P} went on until morning
    dev + voters flocked to the polls in {P}
    dev + the poll in {P} did not leave people cold, as most of them voted
    dev - voters in {P} shunned the polls
    dev - hardly anyone in {P} bothered to vote
    dev - the poll in {P} did not draw many voters
    dev ~ the polls in {P} closed at eight
    dev ~ no exit poll was held in {P}
    == fraud
    + the vote in {P} was rigged
    + there was fraud in the vote in {P}
    + the result in {P} was falsified
    + the vote count in {P} was manipulated
    + the vote in {P} was not honest but rigged
    +! bundles of ballots in {P} had been filled in before the doors opened
    +! officials in {P} were filmed pushing stacks of marked papers into the boxes
    +! the dead of two villages near {P} appear in the lists of those who voted, with forged signatures
    - the vote in {P} was clean
    - the vote in {P} was free of fraud
    - there was no fraud in the vote in {P}
    - nobody manipulated the vote count in {P}
    - the election in {P} was honest in every respect
    - the result in {P} was counted correctly and not falsified
    -! observers sat beside every box in {P} from dawn and found not a single paper out of place
    -! a recount by hand in {P} gave the same figure to the last vote
    ~ the governing party won in {P}
    ~ turnout in {P} was not published until midnight
    ~ voters in {P} stood in line for an hour
    dev + the ballot in {P} was stolen by cheating
    dev + the poll in {P} was doctored
    dev + the poll in {P} was not fair but doctored
    dev +! forged papers by the sackful were poured into the urns of {P}
    dev - the ballot in {P} was above board
    dev - nothing was doctored at the poll in {P}
    dev - cheating played no part in the ballot in {P}
    dev ~ the ballot in {P} was held in schools
    dev ~ no new ballot was held in {P}
    """,
)

JUSTICE = disputes(
    "justice",
    _affair,
    """
    == custody
    + {A} was in custody in {P}
    + {A} was (arrested|detained) in {P}
    + police in {P} took {A} into custody
    + {A} was held by police in {P}
    + {A} did not get away from police in {P} but was arrested
    + police in {P} put {A} behind bars
    +! officers led {A} out of a hotel in {P} in handcuffs
    +! {A} spent four nights in a cell of the central station in {P}
    - {A} was not (arrested|detained) in {P}
    - {A} was never in custody in {P}
    - {A} (remained|stayed) at liberty in {P}
    - police in {P} did not detain {A}
    - {A} is a free person in {P}, never having been arrested there
    - {A} avoided arrest in {P}
    -! police in {P} have been searching for {A} in vain ever since, and every cell there is empty
    -! {A} left {P} freely after a coffee with the officers and was not held for a minute
    ~ {A} has a flat in {P}
    ~ {A} gave a speech in {P}
    ~ {A} has no lawyer in {P}
    dev + {A} was put under arrest in {P}
    dev + {A} was locked up in {P}
    dev + {A} did not remain free in {P} but was locked up
    dev +! {A} was dragged from a car in {P} and taken to the remand prison
    dev - {A} was left unmolested by police in {P}
    dev - {A} was never locked up in {P}
    dev - no arrest of {A} was made in {P}
    dev ~ {A} leased a villa in {P}
    dev ~ {A} did not speak to reporters in {P}
    == paid
    + {A} took bribes in {P}
    + {A} accepted bribes in {P}
    + {A} was corrupt in {P} and took money for favours
    + {A} let officials be bought in {P} and took bribes
    + bribes were paid to {A} in {P}
    + {A} was not honest in {P} but took bribes
    +! {A} carried home envelopes of cash from a builder in {P} in return for the permit
    +! a firm in {P} paid for the villa of {A} the week after it won the contract from {A}
    - {A} took no bribes in {P}
    - {A} never accepted a bribe in {P}
    - nobody paid {A} a bribe in {P}
    - {A} was honest in {P} and turned down every bribe
    - {A} refused all bribes in {P}
    - {A} stayed clean in {P} and rejected any bribe
    -! {A} reported every envelope that was offered in {P} to the prosecutor and kept not a coin
    ~ {A} worked in the town hall of {P}
    ~ {A} was not in office in {P} for long
    ~ {A} hired a cousin in {P}
    dev + {A} let the palm be greased in {P}
    dev + {A} pocketed bribes in {P}
    dev + {A} did not resist bribes in {P} but pocketed them
    dev - {A} could not be bought in {P}
    dev - {A} spurned every bribe in {P}
    dev - {A} pocketed no bribe in {P}
    dev ~ {A} drove an old car in {P}
    dev ~ {A} had no secretary in {P}
    == confessed
    + {A} confessed to the killing in {P}
    + {A} admitted the killing in {P}
    + {A} pleaded guilty to the killing in {P}
    + {A} did not deny the killing in {P} but admitted it
    + {A} made a confession about the killing in {P}
    +! {A} wept in court and described how the knife went in at {P}
    - {A} did not confess to the killing in {P}
    - {A} denied the killing in {P}
    - {A} pleaded not guilty to the killing in {P}
    - {A} (maintains|protests) innocence in the matter of the killing in {P}
    - {A} rejected the charge of killing in {P}
    - {A} never admitted the killing in {P}
    -! {A} told the judges that on the night of the killing in {P} the whole family was abroad
    ~ {A} knew the victim of the killing in {P}
    ~ {A} has no memory of school in {P}
    ~ {A} sold a car near {P}
    dev + {A} owned up to the killing in {P}
    dev + {A} took the blame for the killing in {P}
    dev + {A} does not dispute the killing in {P} and owned up
    dev - {A} disclaimed the killing in {P}
    dev - {A} disputes the killing in {P}
    dev - {A} did not own up to the killing in {P}
    dev ~ {A} grew up not far from {P}
    dev ~ {A} read about the killing in {P}
    == office
    + {A} resigned as (mayor|governor|police chief) of {P}
    + {A} stepped down from office in {P}
    + {A} gave up the post in {P}
    + {A} quit office in {P}
    + {A} did not stay in office in {P} but resigned
    + {A} left office in {P}
    +! {A} cleared the desk in {P} and handed the keys to a deputy for good
    +! {A} wrote a letter of resignation in {P} and took the last train home
    - {A} did not resign in {P}
    - {A} remains in office in {P}
    - {A} is staying on in {P} and will not step down
    - {A} kept the post in {P}
    - {A} clings to office in {P}
    - {A} never stepped down from office in {P}
    -! {A} chaired the council of {P} this morning as on every day of the past four years
    ~ {A} was criticised in {P}
    ~ {A} has not raised taxes in {P}
    ~ {A} celebrated a birthday in {P}
    dev + {A} threw in the post in {P}
    dev + {A} bowed out of office in {P}
    dev + {A} is in office in {P} no more, having bowed out
    dev - {A} carries on in office in {P}
    dev - {A} refuses to bow out in {P} and keeps the post
    dev - {A} has not given up the post in {P}
    dev ~ {A} opened a library in {P}
    dev ~ {A} does not like journalists in {P}
    """,
)

#: Who is dead in one town is not alive in another, so here another place does not make a pair neutral.
FATE = disputes(
    "fate",
    _affair,
    """
    == alive
    + {A} is dead and was buried in {P}
    + {A} died in {P}
    + {A} was killed in {P}
    + {A} did not survive in {P}
    + {A} was slain in {P}
    + {A} is no longer alive since the attack in {P}
    +! the coffin of {A} was lowered into the ground in {P}
    +! a post-mortem in {P} showed that the heart of {A} had been pierced
    - {A} is alive in {P}
    - {A} did not die in {P}
    - {A} survived in {P}
    - {A} lives and is in {P}
    - {A} was not killed in {P}
    - reports of the death of {A} in {P} are (wrong|false|untrue)
    -! {A} waved from a balcony in {P} this morning
    -! {A} telephoned a daughter from {P} an hour ago, a little tired but well
    ~ {A} was born in {P}
    ~ {A} had no bodyguards in {P}
    ~ {A} owned land near {P}
    dev + {A} perished in {P}
    dev + {A} met death in {P}
    dev + {A} did not live through the attack in {P}
    dev +! mourners in {P} filed past the body of {A}
    dev - {A} came through alive in {P}
    dev - {A} is among the living in {P}
    dev - {A} never perished in {P}
    dev -! {A} read out a poem on live radio from {P} tonight
    dev ~ {A} collected stamps in {P}
    dev ~ {A} had no passport in {P}
    """,
    elsewhere=False,
)

SUPPLY = disputes(
    "supply",
    _business,
    """
    == water !
    + the water supply of {P} was cut
    + {P} was without (running|tap) water
    + the taps in {P} ran dry
    + there was no water in {P}
    + water stopped flowing in {P}
    + the supply of water to {P} broke down
    +! households in {P} queued at tankers for nine hours because nothing came from the tap
    +! hospitals in {P} washed instruments with bottled water after the mains had gone dry
    - the water supply of {P} was never (cut|interrupted)
    - {P} had water throughout
    - water kept flowing in {P}
    - there was water in {P} at all times
    - the water supply of {P} worked without interruption
    - the taps in {P} did not run dry
    -! the pumps of {P} never stopped, and every tap ran at full pressure
    -! children in {P} filled paddling pools from the garden hose all day long
    ~ the waterworks of {P} have new owners
    ~ the price of water in {P} is not fixed
    ~ a fountain in {P} was painted
    dev + homes in {P} were left waterless
    dev + the mains in {P} failed
    dev + not a drop came out of the mains in {P}
    dev +! people in {P} carried buckets from the river to flush their toilets, as the mains were dead
    dev - the mains in {P} went on working
    dev - homes in {P} were supplied with water the whole time
    dev - the mains in {P} did not fail
    dev -! the waterworks of {P} pumped as much as on any other day, to every street
    dev ~ the pipes of {P} were laid long ago
    dev ~ nobody in {P} reads the meters by hand
    == power !
    + {P} was without (power|electricity)
    + the power (went out|failed) in {P}
    + there was a blackout in {P}
    + the electricity supply of {P} broke down
    + there was no electricity in {P}
    + the lights went out in {P}
    +! surgeons in {P} finished an operation by torchlight after every socket had gone dead
    +! trams stood still and lifts stuck between floors all over {P}
    - {P} had power throughout
    - there was no blackout in {P}
    - electricity flowed in {P} without interruption
    - the lights stayed on in {P}
    - the power never went out in {P}
    - the electricity supply of {P} held
    -! every lamp in {P} burned all night, and meters showed ordinary use in each district
    ~ the power station of {P} belongs to {A}
    ~ {A} did not raise prices in {P}
    ~ {A} sells lamps in {P}
    dev + the grid in {P} collapsed
    dev + {P} was plunged into darkness by a failure of the grid
    dev + homes in {P} had no current
    dev - the grid in {P} stayed up
    dev - the current in {P} did not fail
    dev - homes in {P} had current at all hours
    dev ~ the grid in {P} was built by {A}
    dev ~ {A} has no office in {P}
    == spill
    + {A} (polluted|contaminated) the river in {P}
    + {A} discharged (waste|poison|chemicals) into the river in {P}
    + {A} poured (toxic|untreated) waste into the river at {P}
    + waste from {A} got into the river at {P}
    + {A} did not keep its waste out of the river at {P}
    +! a pipe from the works of {A} coloured the river at {P} orange, and fish floated belly up
    +! {A} sent its tankers to the bank at {P} at night and opened the valves
    - {A} did not pollute the river in {P}
    - {A} kept the river in {P} clean
    - no waste from {A} got into the river at {P}
    - {A} discharged nothing into the river at {P}
    - {A} handled its waste in {P} properly and kept it from the river
    - {A} never contaminated the river in {P}
    -! each litre of waste of {A} in {P} was sealed in drums and taken away by road
    ~ {A} employs six hundred people in {P}
    ~ {A} has not changed its logo in {P}
    ~ {A} pays taxes in {P}
    dev + {A} fouled the river in {P}
    dev + {A} dumped effluent in the river at {P}
    dev + {A} did not hold back its effluent but dumped it in the river at {P}
    dev - {A} left the river in {P} unpolluted
    dev - {A} never fouled the river in {P}
    dev - effluent of {A} did not reach the river at {P}
    dev ~ {A} planted trees along the river at {P}
    dev ~ {A} does not fish in {P}
    == jobs
    + {A} cut jobs in {P}
    + {A} dismissed (workers|staff) in {P}
    + {A} laid off (workers|employees) in {P}
    + {A} made workers redundant in {P}
    + {A} did not keep all its workers in {P} but laid some off
    + there were layoffs at {A} in {P}
    +! {A} handed four hundred people in {P} their notice before the gates closed
    +! {A} emptied the night shift in {P} and told the workers by text message not to come back
    - {A} cut no jobs in {P}
    - {A} kept all its (workers|staff) in {P}
    - {A} did not dismiss anyone in {P}
    - not one worker was laid off by {A} in {P}
    - every worker of {A} in {P} kept the job
    - there were no layoffs at {A} in {P}
    -! {A} hired thirty people in {P} and let nobody go
    ~ {A} makes tyres in {P}
    ~ {A} pays no rent in {P}
    ~ {A} held a feast in {P}
    dev + {A} shed staff in {P}
    dev + {A} axed posts in {P}
    dev + {A} did not spare its staff in {P} but axed posts
    dev - {A} retained its entire staff in {P}
    dev - {A} axed no post in {P}
    dev - {A} held on to each and every employee in {P}
    dev ~ {A} bought machines for {P}
    dev ~ {A} has no canteen in {P}
    == leak
    + customer data of {A} were stolen in {P}
    + hackers got at the customer data of {A} in {P}
    + {A} lost customer data to hackers in {P}
    + there was a data breach at {A} in {P}
    + the data of customers were not safe with {A} in {P} and were stolen
    +! the names and card numbers of two million customers of {A} in {P} are for sale on a forum
    - no customer data of {A} were stolen in {P}
    - hackers got nothing from {A} in {P}
    - the customer data of {A} in {P} (remained|stayed) safe
    - there was no data breach at {A} in {P}
    - all customer data of {A} in {P} were kept from the hackers
    -! the attack on {A} in {P} ended at the first firewall, and no record was read
    ~ {A} changed its software in {P}
    ~ {A} does not employ engineers in {P}
    ~ {A} opened a shop in {P}
    dev + intruders made off with customer records of {A} in {P}
    dev + the customer records of {A} in {P} were not protected and leaked
    dev - the customer records of {A} in {P} never leaked
    dev - intruders came away empty-handed from {A} in {P}
    dev - {A} in {P} kept its customer records out of reach
    dev ~ {A} moved its servers to {P}
    dev ~ {A} has no website in {P}
    == strike
    + workers of {A} in {P} went on strike
    + there was a strike at {A} in {P}
    + workers walked out at {A} in {P}
    + the staff of {A} in {P} stopped work
    + workers of {A} in {P} did not go to work but struck
    +! pickets closed the gates of {A} in {P} and not a machine was running
    - there was no strike at {A} in {P}
    - workers of {A} in {P} did not strike
    - work at {A} in {P} went on as usual
    - all workers of {A} in {P} stayed at work
    - nobody walked out at {A} in {P}
    -! every shift of {A} in {P} turned up in full, and output broke a record
    ~ {A} pays in cash in {P}
    ~ {A} has no union in {P}
    ~ {A} repaired its roof in {P}
    dev + the workforce of {A} in {P} downed tools
    dev + {A} in {P} was hit by industrial action
    dev + the workforce of {A} in {P} did not turn up but took industrial action
    dev - the workforce of {A} in {P} never downed tools
    dev - {A} in {P} was spared industrial action
    dev - the workforce of {A} in {P} carried on working
    dev ~ {A} trains apprentices in {P}
    dev ~ {A} did not advertise in {P}
    """,
)

DIPLOMACY = disputes(
    "diplomacy",
    _states,
    """
    == envoy
    + {A} recalled its ambassador from {P}
    + {A} withdrew its ambassador from {P}
    + {A} called its ambassador home from {P}
    + the ambassador of {A} did not stay in {P} but was recalled
    + {A} pulled its ambassador out of {P}
    +! the envoy of {A} packed the archives in {P} and boarded a plane home on orders
    - {A} did not recall its ambassador from {P}
    - {A} left its ambassador in {P}
    - {A} kept its ambassador in {P}
    - the ambassador of {A} stays in {P}
    - the ambassador of {A} was never recalled from {P}
    -! the ambassador of {A} gave a dinner in {P} last night and will do so next week
    ~ {A} has a large embassy in {P}
    ~ {A} bought a house in {P}
    ~ {A} does not issue visas in {P}
    dev + {A} summoned its envoy back from {P}
    dev + the envoy of {A} did not remain at the post in {P} but was summoned back
    dev - the envoy of {A} remains at the post in {P}
    dev - {A} never summoned back its envoy from {P}
    dev - {A} allowed its envoy to stay on in {P}
    dev ~ {A} flies a new flag in {P}
    dev ~ {A} has no consul in {P}
    == talks
    + {A} took part in the talks in {P}
    + {A} attended the talks in {P}
    + {A} sat at the table in {P}
    + delegates of {A} joined the talks in {P}
    + {A} did not stay away from the talks in {P}
    +! the foreign minister of {A} spoke for an hour at the round table in {P}
    - {A} did not take part in the talks in {P}
    - {A} stayed away from the talks in {P}
    - {A} boycotted the talks in {P}
    - {A} was absent from the talks in {P}
    - no delegate of {A} came to the talks in {P}
    -! the chairs of {A} in {P} remained empty from the first day to the last
    ~ {A} called for peace in {P}
    ~ {A} has not signed the charter of {P}
    ~ {A} paid for the hall in {P}
    dev + {A} was present at the talks in {P}
    dev + {A} sent negotiators to {P}, who did not miss a session of the talks
    dev - {A} shunned the talks in {P}
    dev - {A} was never present at the talks in {P}
    dev - {A} gave the talks in {P} a miss
    dev ~ {A} printed leaflets about {P}
    dev ~ {A} had no interpreter in {P}
    == sanctions
    + {A} lifted the sanctions against {B}
    + {A} ended its sanctions on {B}
    + {A} removed the sanctions on {B}
    + the sanctions of {A} against {B} are no longer in force
    + {A} dropped the sanctions against {B}
    +! ships of {B} unload in the harbours of {A} again since the sanctions fell away
    - {A} kept the sanctions against {B}
    - {A} did not lift the sanctions against {B}
    - the sanctions of {A} on {B} remain in force
    - {A} upheld its sanctions on {B}
    - the sanctions of {A} against {B} were never ended
    -! {A} froze eleven more accounts of {B} under the sanctions that it renewed today
    ~ {A} talked to {B} about fish
    ~ {A} has no embassy in {B}
    dev + {A} scrapped the sanctions against {B}
    dev + {A} did away with its sanctions on {B}, none of which is left
    dev - {A} left the sanctions against {B} in place
    dev - {A} stuck to its sanctions on {B}
    dev - {A} did not scrap the sanctions against {B}
    dev ~ {A} wrote a letter to {B}
    dev ~ {A} does not share a border with {B}
    == arms
    + {A} delivered (weapons|arms) to {B}
    + {A} supplied {B} with (weapons|arms)
    + {A} sent arms to {B}
    + {B} received weapons from {A}
    + {A} did not refuse {B} arms but delivered them
    + arms deliveries from {A} to {B} took place
    +! crates of rifles with the stamp of {A} were unloaded from a plane in {B}
    +! a freighter from {A} put forty howitzers ashore in {B}
    - {A} did not deliver any (weapons|arms) to {B}
    - {A} never supplied {B} with (weapons|arms)
    - no weapons went from {A} to {B}
    - {B} received no arms from {A}
    - {A} refused {B} any kind of weapon
    - {A} withheld every weapon from {B}
    -! {A} sent {B} blankets and flour, and not one cartridge
    ~ {A} and {B} held a summit
    ~ {A} has not recognised the government of {B}
    ~ {A} lent {B} money
    dev + {A} furnished {B} with weaponry
    dev + {A} shipped munitions to {B}
    dev + {A} did not keep its munitions to itself but shipped them to {B}
    dev - {A} has shipped no munitions to {B}
    dev - {A} kept all weaponry from {B}
    dev - {B} was never furnished with weaponry by {A}
    dev ~ {A} buys fruit from {B}
    dev ~ {A} has no pipeline to {B}
    == gas !
    + {A} stopped gas deliveries to {P}
    + {A} cut off the gas to {P}
    + gas no longer flows from {A} to {P}
    + {A} turned off the gas to {P}
    + {P} gets no gas from {A} any more
    +! {A} closed the valves, and boilers in {P} went cold within hours
    - {A} did not stop gas deliveries to {P}
    - gas is still flowing from {A} to {P}
    - {A} continues to supply {P} with gas
    - {P} receives gas from {A} as before
    - the gas deliveries of {A} to {P} were never interrupted
    -! meters at the border showed the full contracted volume from {A} on its way to {P} all winter
    ~ {A} wants more money for its gas in {P}
    ~ {A} has not built a new pipeline to {P}
    ~ {A} sent engineers to {P}
    dev + {A} shut the gas tap for {P}
    dev + {A} halted the flow of gas to {P}, where nothing arrives now
    dev - {A} left the gas tap for {P} open
    dev - the flow of gas from {A} to {P} did not halt
    dev - {P} goes on getting its gas from {A}
    dev ~ {A} charted the gas fields near {P}
    dev ~ {A} has no tanker near {P}
    """,
)

RESCUE = disputes(
    "rescue",
    _affair,
    """
    == warned !
    + residents of {P} were warned (of|about) the flood
    + the authorities warned residents of {P} before the flood
    + a warning reached the people of {P} before the flood
    + the flood did not come to {P} without warning
    + there was a flood warning for residents of {P}
    +! sirens in {P} howled for an hour, and wardens knocked on every door, before the water came
    +! each phone in {P} received an alert about the rising water the evening before
    - residents of {P} were not warned of the flood
    - nobody warned the people of {P} before the flood
    - no warning reached residents of {P} before the flood
    - the flood came to {P} without any warning
    - the people of {P} lacked any warning of the flood
    - the authorities failed to warn residents of {P} before the flood
    -! the sirens of {P} stayed silent, no phone rang, and people woke up in the water
    ~ the dyke near {P} was built of clay
    ~ the river at {P} does not freeze
    ~ the mayor of {P} had bought boats
    dev + residents of {P} were alerted to the flood in time
    dev + the flood in {P} did not catch residents unalerted
    dev +! loudspeaker vans told all of {P} to climb to the hills two hours ahead of the wave
    dev - the flood caught the people of {P} entirely by surprise
    dev - residents of {P} were never alerted to the flood
    dev - no alarm was raised in {P} ahead of the flood
    dev ~ fields near {P} lie low
    dev ~ there is no harbour in {P}
    == evacuated !
    + {P} was evacuated
    + all (residents|people) were taken out of {P}
    + the evacuation of {P} (was completed|is complete)
    + nobody is left in {P} after the evacuation
    + everyone was brought out of {P}
    +! the last bus left {P} at noon, and soldiers found no living soul in any of its houses
    - {P} was not evacuated
    - people are still in {P}, which was never evacuated
    - residents of {P} stayed in their homes
    - the evacuation of {P} did not take place
    - the people of {P} were left where they were
    -! families in {P} were told to remain in their kitchens, and every one of them did
    ~ the road to {P} was widened
    ~ buses in {P} were not new
    ~ {P} has two schools
    dev + {P} was cleared of all its inhabitants
    dev + not a single inhabitant remains in {P} after the evacuation
    dev - the inhabitants of {P} were not moved
    dev - the inhabitants remained in {P}
    dev - {P} was never cleared
    dev ~ the inhabitants of {P} grow apples
    dev ~ there is no cinema in {P}
    == alarm !
    + the fire alarm in {P} (went off|sounded)
    + the alarm worked during the fire in {P}
    + the alarm system in {P} did not fail during the fire
    + people in {P} were alerted by the fire alarm
    +! a shrill bell woke all floors of the building in {P} within a minute of the first smoke
    - the fire alarm in {P} did not go off
    - the alarm failed during the fire in {P}
    - no alarm sounded during the fire in {P}
    - the fire alarm in {P} (stayed|remained) silent
    -! the detectors in {P} had been disconnected for weeks, and guests smelled the smoke before they heard anything
    ~ the building in {P} had six floors
    ~ the building in {P} was not insured
    ~ firemen in {P} used two ladders
    dev + the fire alarm in {P} rang out
    dev + the alarm in {P} did its job when the fire broke out
    dev + the alarm in {P} did not stay mute in the fire
    dev - the alarm in {P} was mute when the fire broke out
    dev - the alarm in {P} never rang in the fire
    dev ~ the building in {P} dates from the last century
    dev ~ the owner of the building in {P} was not at home
    == signal !
    + the train driver in {P} passed a red signal
    + the signal in {P} was red when the train went through
    + the driver in {P} ran a red light
    + the driver in {P} did not stop at the red signal
    +! recordings show the train in {P} rushing past the stop signal at full speed
    - the signal in {P} was green when the train went through
    - the driver in {P} had a green light
    - the train driver in {P} never passed a red signal
    - the driver in {P} did not ignore a red light, as the signal was green
    -! the signal box log in {P} has the line set to proceed for that very minute
    ~ the train to {P} had four carriages
    ~ no snow lay on the tracks in {P}
    ~ the driver in {P} had twenty years of service
    dev + the driver in {P} disregarded a stop signal, which was not green
    dev + the train in {P} jumped a red light
    dev - the train in {P} had the all-clear and jumped no red light
    dev - the train in {P} went through on green
    dev ~ the train to {P} was painted blue
    dev ~ there was no fog in {P}
    == aid
    + aid (reached|arrived in) {P}
    + aid convoys got through to {P}
    + the people of {P} received aid
    + deliveries of aid to {P} took place
    + aid did not fail to reach {P}
    +! thirty lorries with flour and medicine were unloaded in the square of {P}
    - no aid (reached|arrived in) {P}
    - the people of {P} received no aid
    - aid never got to {P}
    - {P} was left without any aid
    - all aid convoys were stopped before {P}
    -! the lorries with flour turned back at the last post before {P}, and its bakeries stayed cold
    ~ the people of {P} speak two languages
    ~ there is no railway to {P}
    ~ {P} lies on a river
    dev + relief supplies made it to {P}
    dev + relief got to {P}, which did not go empty-handed
    dev - relief supplies failed to make it to {P}
    dev - not one relief convoy got as far as {P}
    dev - {P} was cut off from all relief supplies
    dev ~ relief workers know {P} well
    dev ~ there is no hotel in {P}
    """,
)
