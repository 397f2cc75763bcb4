"""The study dossier of a unit and a year, as one verified file."""
