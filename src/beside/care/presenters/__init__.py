"""Facts of the everyday record in words."""
