"""A visible Library in, what readers ask for out: listings, facets, neighbours, data sheets."""
