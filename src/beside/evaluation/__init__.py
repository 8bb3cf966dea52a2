"""From the record to a table an evaluator may hold: joined, coded, without names."""
