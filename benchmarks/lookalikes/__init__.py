"""Look-alike events of our own writing, and the weights by which articles of one event are known."""
