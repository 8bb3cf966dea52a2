"""Decisions of the desk: what may be shown as a number, and which years there are."""
