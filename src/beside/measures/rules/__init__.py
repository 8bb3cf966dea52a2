"""Decisions about measures, in plain Python."""
