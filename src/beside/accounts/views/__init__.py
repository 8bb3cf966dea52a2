"""Pages about staff, places and sign-in."""
