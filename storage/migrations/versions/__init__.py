"""One module a migration, numbered; an applied one is never edited."""
