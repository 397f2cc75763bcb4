"""Compile a folder of study materials into a searchable static site."""
