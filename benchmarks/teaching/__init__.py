"""How much verdicts teach: simulated newsrooms whose truth is known."""
