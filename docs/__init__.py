"""The documents, and the script that refills what comes from real runs."""
