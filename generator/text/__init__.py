"""Strings in, structure out: normal forms, blocks, sentences.  Knows nothing of records."""
