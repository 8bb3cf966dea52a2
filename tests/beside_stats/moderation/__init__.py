"""Unit tests of beside_stats.moderation."""
