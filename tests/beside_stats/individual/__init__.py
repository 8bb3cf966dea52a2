"""Tests of individual change."""
