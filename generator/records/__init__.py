"""Material files in, a Library out: parsed, validated, linked, checked, filtered."""
