"""Unit tests of beside_stats.mechanism."""
