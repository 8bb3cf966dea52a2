"""Measures in the service: who is asked what, when, how it was answered, and what the scores say."""
