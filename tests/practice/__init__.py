"""Tests of the practice station."""
