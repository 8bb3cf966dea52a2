"""A gentle look at words. No Django."""
