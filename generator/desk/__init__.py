"""A library and a draft in, citations, quotation verdicts and packs out."""
