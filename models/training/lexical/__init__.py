"""Pairs that differ in one word, to teach what words mean: start at `generate.generate`; the words are in `lexicon`."""
