"""Importing the library costs nothing until a family is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import beside_stats


def test_import_brings_in_neither_scipy_nor_django() -> None:
    code = "import sys, beside_stats; print([m for m in ('scipy', 'django', 'pandas') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("family", ["comparison", "individual", "repeated"])
def test_families_are_there_when_asked_for(family: str) -> None:
    assert getattr(beside_stats, family).__name__ == f"beside_stats.{family}"


def test_unknown_family_is_named() -> None:
    with pytest.raises(AttributeError, match="no family 'horoscopes'"):
        beside_stats.horoscopes  # noqa: B018
