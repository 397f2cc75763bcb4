"""What the desk and the views have to say in, Word files in one layout out."""
