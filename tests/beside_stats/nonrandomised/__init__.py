"""Unit tests of beside_stats.nonrandomised."""
