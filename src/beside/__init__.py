"""Beside: the service."""
