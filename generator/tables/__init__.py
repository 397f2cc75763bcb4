"""Tables for Excel: what the study station counted, as files."""
