"""Time the project's own stages, and whole builds beside other generators."""
