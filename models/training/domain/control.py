"""Who holds the ground: captured, lost, held, repelled, withdrawn from."""

from __future__ import annotations

from models.training.domain.grammar import topic
from models.training.domain.scenes import conflict

CONTROL = topic(
    "control",
    conflict,
    {
        "holds": """
            {A} control{A.s} {P}
            {P} is under the control of {A}
            {P} is in the hands of {A}
            {A} {A.has} {P} under full control
            {P} is held by {A}
            {A} {A.be} in control of {P}
            {P} is entirely under {A.of} control
            {A} {A.has} not lost control of {P}
            {P} has not slipped from the control of {A}
            dev: {A} {A.be} in charge of {P}
            dev: {A} {A.be} the master of {P}
            dev: control over {P} rests with {A} and no one else
        """,
        "still_holds": """
            {P} is still in the hands of {A}
            {A} still hold{A.s} {P}
            {P} remains under the control of {A}
            {A} {A.has} kept control of {P}
            {P} continues to be held by {A}
            {P} has not been lost by {A}
            pre: {A} never lost {P}
            dev: {P} stays in {A.of} hands
            dev: {A} {A.has} retained {P}
            dev: {P} has not passed out of {A.of} hands
            dev: pre: at no point did {A} lose {P}
        """,
        "captured": """
            {A} captured {P} from {B}
            {P} was captured by {A} from {B}
            {A} seized {P} from {B}
            {A} took {P} from {B}
            {P} was taken by {A} from {B}
            {P} fell to {A} after {B} lost it
            {P} did not stay with {B} but was captured by {A}
            {A} wrested control of {P} from {B}
            pre: {A} took {P} from {B}, which could not hold it
            dev: {A} conquered {P}, which {B} had held
            dev: {P} passed from {B} to {A} after fighting
            dev: {P} did not stay with {B} but passed to {A} after fighting
        """,
        "took": """
            {A} captured {P}
            {P} was captured by {A}
            {A} seized {P}
            {A} took {P}
            {P} fell to {A}
            {A} took control of {P}
            {P} has fallen into the hands of {A}
            {P} did not withstand {A} and was captured
            dev: {A} overran {P}
            dev: {A} gained control of {P}
            dev: nothing stopped {A} from seizing {P}
        """,
        "not_took": """
            {A} did not capture {P}
            {A} {A.has} not taken {P}
            {P} was never captured by {A}
            {P} has not fallen to {A}
            pre: {A} failed to capture {P}
            pre: {A} {A.was} unable to take {P}
            the capture of {P} by {A} is an invention
            reports that {A} captured {P} are false
            dev: {P} never fell to {A}
            dev: {A} {A.has} not seized {P}
            dev: the story that {A} overran {P} is made up
            dev: pre: {A} fell short of seizing {P}
            dev: pre: {A} did not manage to overrun {P}
        """,
        "repelled": """
            {B} repelled the attack on {P} by {A} and kept the place
            the assault on {P} by {A} was beaten back by {B}, which still holds the place
            {B} fought off {A} at {P} and held on to it
            {B} drove back {A} at {P} and did not lose the place
            dev: {B} threw back {A} before {P} and retained it
            dev: {A} attacked {P} but {B} never gave it up
        """,
        "withdrew": """
            {A} withdrew from {P}
            {A} pulled out of {P}
            {A} retreated from {P}
            {A} left {P}
            {A} abandoned {P}
            pre: the withdrawal of {A} from {P} is complete
            {A} did not stay in {P} but withdrew
            pre: {A} withdrew from {P} and left no one behind
            dev: {A} vacated {P}
            dev: {A} did not remain in {P} but moved out
            dev: {A} gave up {P} and moved out
            dev: pre: after pulling back, {A} had nobody left in {P}
        """,
        "stayed": """
            {A} did not withdraw from {P}
            {A} {A.has} not pulled out of {P}
            {A} never left {P}
            {A} stayed in {P}
            {A} kept {A.its} positions in {P}
            {A} {A.be} still in {P}
            dev: {A} did not budge from {P}
            dev: {A} remained in {P}
        """,
        "driven_out": """
            {B} drove {A} out of {P}
            {A} {A.was} driven out of {P} by {B}
            {B} expelled {A} from {P}
            {A} {A.was} pushed out of {P} by {B}
            {B} forced {A} to leave {P}
            {B} did not let {A} stay in {P} and drove {A} out
            dev: {B} ousted {A} from {P}
            dev: {B} left {A} no choice and threw {A} out of {P}
        """,
        "lost": """
            {A} lost {P}
            {A} {A.has} lost control of {P}
            {P} has slipped out of {A.of} hands
            {P} is no longer in the hands of {A}
            {A} no longer control{A.s} {P}
            dev: {A} {A.has} forfeited {P}
            dev: {A} {A.has} control of {P} no more
        """,
        "contested": """
            fighting for {P} between {A} and {B} continues
            {P} is contested, with both {A} and {B} holding parts of it
            neither {A} nor {B} is in full control of {P}
            neither side fully controls {P}, where {A} and {B} are fighting
            dev: {A} and {B} are battling over {P}, which is split between them
            dev: {P} is divided, and neither {A} nor {B} has all of it
        """,
        "shelled": """
            {A} shelled {P}
            {A} fired artillery at {P}
            {P} was shelled by {A}
            {A} did not stop shelling {P}
            dev: {A} pounded {P} with artillery
            dev: {P} came under artillery fire from {A}
            dev: pre: {A} gave {P} no respite from artillery fire
        """,
        "held_on": """
            {A} controlled {P} {d}
            {P} was in the hands of {A} {d}
            {P} was under the control of {A} {d}
            {A} {A.was} in full control of {P} {d}
            {P} had not slipped from the hands of {A} {d}
            dev: {A} had charge of {P} {d}
            dev: control over {P} rested with {A} and no one else {d}
        """,
        "not_held_on": """
            {A} did not control {P} {d}
            {P} was not in the hands of {A} {d}
            {A} lacked control of {P} {d}
            dev: {A} had no charge of {P} {d}
            dev: {P} was outside {A.of} control {d}
        """,
        "lost_on": """
            {A} lost {P} {d}
            {A} lost control of {P} {d}
            {P} slipped out of {A.of} hands {d}
            {A} could not hold {P} and lost it {d}
            dev: {A} forfeited {P} {d}
            dev: {A} had to give up {P} {d}, with nothing left to hold it
        """,
        "plans": """
            {A} plan{A.s} to capture {P}
            {A} {A.be} preparing an offensive to take {P}
            the aim of {A} is to seize {P}
            {A} {A.has} not given up the plan to take {P}
            dev: {A} intend{A.s} to overrun {P}
            dev: {A} hide{A.s} from no one the intention to conquer {P}
        """,
    },
    """
    E *
    E still_holds -> holds
    N holds -> took
    C holds <-> holds[A=B]
    C still_holds <-> lost, withdrew, driven_out, holds[A=B], took[A=B]
    C holds <-> lost
    E captured -> took, lost[A=B]
    N took -> captured
    C took, captured <-> not_took
    C captured <-> repelled, not_took
    C captured <-> still_holds[A=B]
    E repelled -> not_took, still_holds[A=B], holds[A=B]
    C repelled <-> lost[A=B], took
    N not_took -> repelled, plans, shelled, withdrew
    N not_took -> took[A=B], not_took[A=B]
    N lost -> took[A=B], withdrew, driven_out
    C withdrew <-> stayed
    C stayed <-> driven_out
    E driven_out -> lost
    N withdrew -> driven_out, took[A=B]
    N stayed -> holds, shelled, stayed[A=B], withdrew[A=B]
    C contested <-> holds, holds[A=B]
    N contested -> not_took, plans
    N shelled <-> took, not_took, holds, withdrew, stayed
    N plans <-> took, not_took, lost
    N plans -> holds, shelled
    C driven_out <-> still_holds
    N driven_out -> shelled
    C held_on <-> held_on[A=B], not_held_on
    E held_on -> not_held_on[A=B]
    N held_on -> held_on[A=B;d=f], lost_on[d=f], not_held_on[d=f], holds
    N not_held_on -> held_on[A=B], held_on[d=f], not_held_on[A=B]
    N lost_on[d=f] -> held_on, held_on[A=B], not_held_on
    N lost_on -> driven_out, lost_on[d=f;P=Q]
    N *[P=Q]
    """,
)
