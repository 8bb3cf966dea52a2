"""``{% load ui %}``."""

from beside.ui.tags import register

__all__ = ["register"]
