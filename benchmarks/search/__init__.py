"""Measure search: what is found, in which order, and what it costs, beside other engines."""
