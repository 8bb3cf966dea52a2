"""Instruments as data: load, score, compare. No Django."""
