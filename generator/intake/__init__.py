"""Files from outside in, material files out, with a report of what was lost on the way."""
