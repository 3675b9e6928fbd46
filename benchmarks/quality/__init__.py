"""Measured quality: what `counterclaim evaluate SET ...` runs. Importing this loads neither torch nor spaCy."""
