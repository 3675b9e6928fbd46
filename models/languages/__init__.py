"""Languages other than English, where the configuration names what reads and judges them.

Much less is read here than in English: attributions over a parse in Universal Dependencies, by lists of words of
saying.
"""
