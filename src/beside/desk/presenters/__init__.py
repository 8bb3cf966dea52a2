"""Facts of several apps in words."""
