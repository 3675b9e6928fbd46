"""Verdicts teach: the probability and its cut-offs refitted, with the shipped fit as prior."""
