"""Pairs of news propositions from grammars of our own, to train the NLI model on what it reads at run time.

Start at `generate.generate` and `topics.TOPICS`; `grammar` says how a topic's tables are written.
"""
