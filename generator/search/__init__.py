"""Views in, the files that a browser searches in out."""
