"""Checking instrument files: every message names the file, the line and what to change."""

from __future__ import annotations

from beside_instruments.validation.folder import check
from beside_instruments.validation.problem import Problem

__all__ = ["Problem", "check"]
