"""Who works here, what each may do, and how she signs in."""
