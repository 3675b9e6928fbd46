"""Accounts of one fight that cannot both be so: who gave up, held on, advanced, fired, lost."""

from __future__ import annotations

from models.training.domain.disputes import disputes
from models.training.domain.scenes import conflict

GROUND = disputes(
    "ground",
    conflict,
    """
    == surrender
    + {A} surrendered in {P}
    + {A} laid down (arms|all arms) in {P}
    + {A} gave up the fight in {P} and surrendered
    + {A} capitulated in {P}
    + the fighters of {A} in {P} (gave themselves up|turned themselves in)
    + the surrender of {A} in {P} is a fact
    + {A} did not fight on in {P} but surrendered
    + {A} put down {A.its} weapons in {P} and fought no longer
    +! the (garrison|last defenders) that {A} had in {P} walked out with (its|their) hands up
    +! {A} raised the white flag over {P} and handed over {A.its} rifles
    +! {A} let {A.its} men in {P} be led away as prisoners after they had stacked their rifles
    +! buses took away the soldiers of {A} who had given themselves up in {P}
    +! the commander of {A} in {P} signed the instrument of surrender and handed over his pistol
    - {A} did not surrender in {P}
    - {A} never laid down arms in {P}
    - {A} refused to surrender in {P}
    - {A} fought on in {P} and (did not give up|kept the fight going)
    - {A} kept fighting in {P}
    - {A} continued to resist in {P}
    - {A} held on to {A.its} weapons in {P} and went on fighting
    - not a single unit of {A} surrendered in {P}
    - there was no surrender by {A} in {P}
    -! {A} held out in the cellars of {P} and answered every offer of terms with fire
    -! {A} in {P} fought to the last (man|round) and nobody there raised a white flag
    -! {A} broke out of {P} at night with every weapon and lost nobody to captivity
    ~ {A} had been short of water in {P} for days
    ~ {B} shelled {A} in {P} (for weeks|day and night)
    ~ {A} had no contact with headquarters from {P}
    ~ {B} offered {A} terms in {P}
    dev + {A} yielded in {P} and gave up {A.its} arms
    dev + {A} threw in the towel in {P} and surrendered arms
    dev + {A} offered no more resistance in {P} and went into captivity
    dev +! the men of {A} emerged from the bunkers of {P} unarmed and were marched off to a camp
    dev - {A} did not yield in {P}
    dev - {A} battled on in {P}
    dev - nobody from {A} went into captivity in {P}
    dev -! {A} beat off every assault on {P} and spat on the offer of captivity
    dev ~ {A} had received reinforcements in {P} a month before
    dev ~ {A} had not seen a doctor in {P} for weeks
    == retreat
    + {A} withdrew from {A.its} positions (near|outside) {P}
    + {A} retreated from (the line|the front) at {P}
    + {A} pulled back (from|out of) the positions at {P}
    + {A} fell back from {P}
    + {A} gave up the line at {P}
    + {A} abandoned {A.its} positions at {P}
    + {A} did not hold the line at {P} but pulled back
    + a retreat of {A} from {P} took place
    +! {A} left burning vehicles behind as the last column rolled away from {P}
    +! the trenches of {A} at {P} stood empty by dawn, and {B} walked in without a shot
    +! {A} blew up the depots and drove off from {P} in the night
    +! {A} ran from the trenches at {P}, leaving guns and boots behind
    - {A} held the line at {P}
    - {A} did not retreat from {P}
    - {A} kept all {A.its} positions at {P}
    - {A} stood firm at {P}
    - {A} stayed in the positions at {P}
    - {A} did not give up (an inch|a metre) of ground at {P}
    - {A} never left the positions at {P}
    - the positions of {A} at {P} remained unchanged
    -! {A} sat in the same trenches at {P} as a month before
    -! {A} rotated fresh troops into the unchanged line at {P}
    -! {A} beat back three assaults on {P}, and the front there did not move
    ~ {A} received new guns at {P}
    ~ {B} brought up reserves near {P}
    ~ {A} complained of mud at {P}
    ~ nothing is known about the losses of {A} at {P}
    dev + {A} quit the line at {P}
    dev + {A} backed away from the positions at {P}
    dev + {A} did not remain at {P} but drew back
    dev +! the rearguard of {A} {A.was} seen crossing the river away from {P}, with {P} behind it in flames
    dev - {A} clung to the positions at {P}
    dev - {A} did not draw back from {P}
    dev - {A} stayed put at {P}
    dev -! {A} {A.was} still firing from the old dugouts at {P} a week later
    dev ~ {A} changed commanders at {P}
    dev ~ {A} had no winter clothing at {P}
    == advance
    + {A} advanced (towards|on) {P}
    + {A} gained ground (near|around) {P}
    + {A} made progress near {P}
    + {A} pushed forward at {P}
    + {A} moved forward (near|at) {P}
    + the front near {P} moved in favour of {A}
    + {A} {A.was} not stopped near {P} and gained ground
    +! {A} took three villages on the way to {P}
    +! the flag of {A} now flies over two more hamlets near {P}
    +! {A} crossed the river and dug in five kilometres closer to {P}
    - {A} did not advance near {P}
    - {A} gained no ground near {P}
    - {A} made no progress (near|around) {P}
    - the advance of {A} near {P} (stalled|came to a halt|failed)
    - {A} {A.was} stopped in {A.its} tracks near {P}
    - {A} remained stuck near {P}
    - not a metre of ground near {P} was won by {A}
    -! {A} {A.was} thrown back to where {A.its} attack near {P} had begun
    -! every column of {A} near {P} turned round under fire and went back to base
    ~ {A} lost tanks near {P}
    ~ {A} fired rockets near {P}
    ~ it rained near {P} without a break
    dev + {A} got further towards {P}
    dev + {A} won terrain near {P}
    dev + {A} did not stand still near {P} but won terrain
    dev +! {A} overran the first two defence belts of {P}
    dev - {A} got nowhere near {P}
    dev - the push of {A} near {P} ground to a standstill
    dev - {A} won no terrain near {P}
    dev -! {A} bled out in front of the first trench near {P} without reaching it
    dev ~ {A} dropped leaflets near {P}
    dev ~ {A} had no air cover near {P}
    == encircled !
    + {P} is surrounded by {B}
    + {B} encircled {P}
    + {P} is cut off on all sides by {B}
    + the ring of {B} around {P} is closed
    + every road out of {P} is in the hands of {B}
    + no road out of {P} is open any more, {B} having closed the ring
    +! the garrison of {P} could be supplied by parachute alone, as {B} stood on every road
    +! not a cart gets through to {P} past the posts of {B}
    - {P} is not surrounded by {B}
    - {B} {B.has} not encircled {P}
    - the road to {P} is open despite {B}
    - supplies reach {P} by road past {B}
    - {B} {B.has} failed to close the ring around {P}
    - {P} can still be reached by land, whatever {B} did
    -! lorries drove into {P} along the main road all week and met nobody from {B}
    -! wounded soldiers are driven out of {P} every night on a road that {B} did not hold
    ~ {B} bombarded {P}
    ~ {P} was without light
    ~ {B} had more guns than the defenders of {P}
    dev + {P} is sealed off by {B}
    dev + {B} {B.has} thrown a ring around {P}
    dev + there is no way out of {P} past {B}
    dev - {B} {B.does} not control the approaches to {P}
    dev - a corridor to {P} remains free of {B}
    dev - {B} never sealed off {P}
    dev ~ {B} took down road signs near {P}
    dev ~ the mayor of {P} did not speak about {B}
    == bridge !
    + {A} blew up the bridge (at|near) {P}
    + the bridge at {P} was blown up by {A}
    + {A} destroyed the bridge at {P}
    + the bridge at {P} no longer stands because {A} blew it up
    + {A} demolished the bridge at {P}
    +! sappers of {A} set off charges, and the bridge at {P} dropped into the river
    +! a truck packed with explosives by {A} tore the span out of the bridge at {P}
    - {A} did not blow up the bridge at {P}
    - {A} left the bridge at {P} standing
    - the bridge at {P} was never destroyed by {A}
    - the bridge at {P} is intact, for {A} left it alone
    - {A} did not touch the bridge at {P}
    -! {A} put sentries on the bridge at {P}, which carries traffic to this day
    ~ {A} photographed the bridge at {P}
    ~ {A} crossed the river near {P}
    ~ {A} had no engineers near {P}
    dev + {A} brought down the bridge at {P}
    dev + {A} wrecked the bridge at {P} for good
    dev + {A} did not spare the bridge at {P} but brought it down
    dev - {A} spared the bridge at {P}
    dev - {A} never wrecked the bridge at {P}
    dev - {A} kept the bridge at {P} whole
    dev ~ {A} measured the bridge at {P}
    dev ~ {A} did not use the bridge at {P}
    """,
)

FIRE = disputes(
    "fire",
    conflict,
    """
    == ceasefire
    + {A} broke the ceasefire (in|around) {P}
    + {A} violated the truce in {P}
    + {A} breached the ceasefire in {P}
    + {A} did not observe the truce in {P}
    + {A} ignored the ceasefire in {P}
    + a violation of the truce in {P} by {A} took place
    + {A} did not keep to the ceasefire in {P}
    +! {A} fired (mortars|rockets|shells) at {P} two hours after the guns were to fall silent
    +! howitzers of {A} opened up on {P} in the middle of the truce
    +! {A} sent a raiding party into {P} while the ceasefire was in force
    - {A} kept the ceasefire in {P}
    - {A} observed the truce in {P} (to the letter|strictly|in full)
    - {A} did not violate the ceasefire in {P}
    - {A} respected the truce in {P} (throughout|at all times)
    - {A} never broke the truce in {P}
    - {A} stuck to the ceasefire in {P}
    - there was no breach of the ceasefire in {P} by {A}
    -! {A} did not fire a single shot in {P} from the first minute of the truce to the last
    -! the guns of {A} around {P} have been silent ever since the truce began
    ~ {A} proposed to extend the truce in {P}
    ~ {A} negotiated the ceasefire in {P} through envoys
    ~ nobody told {A} in {P} how long the truce would last
    dev + {A} disregarded the truce in {P}
    dev + {A} tore up the ceasefire in {P}
    dev + {A} did not honour the truce in {P}
    dev +! snipers of {A} kept shooting in {P} on the second day of the truce
    dev - {A} honoured the truce in {P}
    dev - {A} let the weapons rest in {P} as long as the ceasefire ran
    dev - {A} {A.was} never in breach of the truce in {P}
    dev -! {A} let {B} collect the dead in {P} and left every gun cold all through the truce
    dev ~ {A} welcomed the truce in {P}
    dev ~ {A} had not asked for the truce in {P}
    == homes
    + {A} shelled homes in {P}
    + {A} fired on residential (areas|districts|streets) of {P}
    + {A} hit homes in {P} with artillery
    + homes in {P} came under artillery fire from {A}
    + {A} did not spare homes in {P} from shelling
    + {A} bombarded the homes of people in {P}
    +! shells of {A} tore through two apartment blocks in {P}
    +! {A} rained rockets on a housing estate in {P} while families slept
    +! a family of five in {P} died when a shell of {A} came through their roof
    - {A} did not shell any homes in {P}
    - {A} never fired on residential areas of {P}
    - {A} aimed at military targets alone in {P} and hit nothing else
    - no homes in {P} came under fire from {A}
    - {A} spared the homes of people in {P}
    - {A} left residential areas of {P} alone
    -! {A} did not fire a single shell in the direction of {P}
    -! every shell of {A} fell on the barracks outside {P} and harmed no house
    ~ {A} flew drones over {P}
    ~ {A} accused {B} of hiding guns in {P}
    ~ {A} {A.has} no more rockets near {P}
    dev + {A} struck houses in {P} with shells
    dev + {A} pounded dwellings in {P}
    dev + {A} did not leave dwellings in {P} alone but pounded them
    dev - {A} kept {A.its} guns away from the houses of {P}
    dev - {A} did not strike any house in {P}
    dev - houses in {P} were left alone by {A}
    dev ~ {A} warned drivers near {P}
    dev ~ {A} did not publish a map of {P}
    == downed !
    + {B} shot down the drone (over|above) {P}
    + the drone over {P} was shot down by {B}
    + {B} intercepted the drone over {P}
    + the air defences of {B} downed the drone over {P}
    + {B} brought down the drone before it reached its target in {P}
    + the drone did not reach its target in {P}, as {B} shot it down
    +! a missile of {B} blew the drone to pieces high over {P}
    +! the wreck of the drone that {B} had hit fell into a field outside {P}
    - {B} did not shoot down the drone over {P}
    - the drone got past {B} and struck its target in {P}
    - {B} failed to stop the drone, which hit its target in {P}
    - the drone hit its target in {P} despite {B}
    - {B} missed the drone over {P}, and it reached its target
    -! the drone crossed the lines of {B} and set the fuel tanks in {P} ablaze
    -! {B} slept while the drone flew straight into the arsenal in {P}
    ~ the drone was built far from {P} and {B} had studied it
    ~ {B} jammed radios near {P}
    ~ {B} did not say where the drone over {P} came from
    dev + {B} knocked the drone out of the sky over {P}
    dev + {B} took out the drone over {P} in time
    dev + the drone never made it to {P}, having been downed by {B}
    dev - the drone slipped through the defences of {B} and found its mark in {P}
    dev - {B} could not down the drone over {P}
    dev - {B} let the drone through to its mark in {P}
    dev ~ {B} displayed a drone in {P} last year
    dev ~ {B} {B.has} no radar in {P}
    == losses
    + {A} suffered heavy losses in {P}
    + {A} lost many (soldiers|fighters|men) in {P}
    + the losses of {A} in {P} were heavy
    + {A} took heavy casualties in {P}
    + {A} did not escape heavy losses in {P}
    + many from {A} were killed in {P}
    +! {A} lost an entire company in {P} within an hour
    +! {A} buried two hundred of {A.its} dead from {P}
    +! {A} filled three hospital trains with the wounded from {P}
    - {A} suffered no losses in {P}
    - {A} came out of {P} without losing anyone
    - {A} had no casualties in {P}
    - all who fought for {A} in {P} survived unhurt
    - {A} lost nobody in {P}
    - everyone from {A} came back safe from {P}
    -! every man of {A} answered the roll call after {P}
    ~ {A} used tanks in {P}
    ~ {A} did not allow cameras in {P}
    ~ {A} thanked volunteers in {P}
    dev + {A} paid a high price in lives in {P}
    dev + {A} {A.was} bled in {P}
    dev + {A} did not get off lightly in {P} but lost many
    dev - {A} got off without a scratch in {P}
    dev - {A} did not lose one life in {P}
    dev - all of {A} returned alive and well from {P}
    dev ~ {A} gave out medals in {P}
    dev ~ {A} had no cooks in {P}
    == incursion
    + {A} crossed the border near {P}
    + {A} entered foreign territory near {P}
    + {A} violated the border near {P}
    + troops of {A} went over the border at {P}
    + {A} did not stay on {A.its} side of the border at {P}
    + an incursion by {A} across the border at {P} took place
    +! tanks of {A} were filmed two kilometres beyond the frontier posts of {P}
    +! {A} tore down the boundary fence at {P} and dug trenches behind it
    - {A} did not cross the border near {P}
    - {A} remained on {A.its} own side of the border near {P}
    - {A} never entered foreign territory near {P}
    - {A} stayed within {A.its} own territory near {P}
    - there was no incursion by {A} near {P}
    - {A} respected the border near {P}
    -! no soldier of {A} came closer than ten kilometres to the frontier at {P}
    -! {A} kept every vehicle in barracks far from the border at {P}
    ~ {A} held an exercise near {P}
    ~ {A} built a road near {P}
    ~ {A} {A.has} not published maps of {P}
    dev + {A} set foot beyond the frontier at {P}
    dev + {A} trespassed across the frontier at {P}
    dev + {A} did not halt at the frontier at {P} but went over it
    dev - {A} halted short of the frontier at {P}
    dev - {A} never set foot beyond the frontier at {P}
    dev - {A} kept behind the frontier at {P}
    dev ~ {A} painted the frontier posts at {P}
    dev ~ {A} had no quarrel with farmers at {P}
    """,
)
