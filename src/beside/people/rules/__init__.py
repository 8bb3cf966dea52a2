"""Plain Python: what people may do with these records, and why not."""
