"""Where articles come from: feeds, pages and files, each read into `Article` or turned down as `Refusal`."""
