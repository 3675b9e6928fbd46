"""One module a page: what it needs is asked of the store, what it says stands in a template."""
