"""Pages in, a site on disk out."""
