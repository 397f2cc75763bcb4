"""The commands, one a module, and what they share."""
