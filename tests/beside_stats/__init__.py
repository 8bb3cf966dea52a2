"""Tests of the statistics, with the committed reference cases."""
