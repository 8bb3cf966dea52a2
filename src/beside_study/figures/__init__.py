"""Our own drawings: one kind per file, straight segments, true distances in time, no red and green."""
