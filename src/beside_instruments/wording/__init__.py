"""Wording packs: the official sentences a program may use, kept by that program alone."""

from __future__ import annotations

from beside_instruments.wording.drafted import drafted_wording
from beside_instruments.wording.pack import BadWording, WordingPack, own_wording
from beside_instruments.wording.reading import read_wording

__all__ = ["BadWording", "WordingPack", "drafted_wording", "own_wording", "read_wording"]
