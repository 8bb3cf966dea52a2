"""A study read from YAML and a tidy table, answered as a report. Imports beside_stats; no Django."""
