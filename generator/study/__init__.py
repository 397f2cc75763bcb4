"""The study year: what is expected of whom, what happened, and what is due."""
