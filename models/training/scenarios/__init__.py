"""Scenarios: what parties say of one invented event, written by hand, with every two that conflict or follow marked.

Grammars (`models.training.domain`) give many pairs of few kinds; these give few pairs of very many kinds, and the
neutral ones are what a reader of news meets most: two things said about one event that can both be so.

A file holds one scenario after the other::

    # shells on the fish market of Orhava
    1 The 4th Brigade fired three shells at the fish market in Orhava on Tuesday morning.
    2 Sennland's artillery did not fire at Orhava that day. {Sennland's artillery fired at Orhava that day.}
    3 The explosion in the fish market was caused by a gas bottle.
    4 A shell hit the fish market in Orhava.
    x 1-2 1-3 3-4
    > 1-4

``x`` two that cannot both be so, ``>`` the first implies the second, ``?`` left open by its writer, in braces what a
negated statement denies. Any other two are neutral.
"""
