"""Decisions of the everyday record, in plain Python."""
