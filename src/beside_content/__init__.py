"""Data only: instruments, schedules, curricula, lexicons, service catalogue, legal clocks."""
