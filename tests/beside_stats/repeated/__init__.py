"""Tests of repeated measures."""
