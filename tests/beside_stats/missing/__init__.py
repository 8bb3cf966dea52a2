"""Unit tests of beside_stats.missing."""
