"""The same answers in three depths, on paper and on a screen, and as numbers."""
