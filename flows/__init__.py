"""When and in what order: plain stages, the `track` flow around them, and its schedule. No language, no SQL."""
