"""Measure the quotation check on real documents: what it says, how long it takes."""
