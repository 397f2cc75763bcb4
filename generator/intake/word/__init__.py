"""Word files in, their text as Markdown out."""
