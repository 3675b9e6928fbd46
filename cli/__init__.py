"""The `counterclaim` command and the settings: one file per family of commands, heavy rooms loaded only when needed."""
