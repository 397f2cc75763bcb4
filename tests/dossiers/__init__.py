"""Tests of the dossiers station."""
