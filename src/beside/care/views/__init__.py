"""Pages of the everyday record."""
