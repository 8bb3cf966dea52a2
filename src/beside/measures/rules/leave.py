"""Measures that are read individually only with her leave; together with many others they always count."""

from __future__ import annotations

from .words import Leave, Standing


def at_first(needs_leave: bool) -> str:
    """How a measure begins: she has not been asked yet, so nobody may read it."""
    return Leave.NO if needs_leave else Leave.NOT_NEEDED


def is_readable(leave: str) -> bool:
    """Whether answers and scores of a finished measure are shown of her alone (BTC-031)."""
    return leave != Leave.NO


def is_being_copied(standing: str, *, is_correction: bool, by_herself: bool) -> bool:
    """Whether a worker is writing it down at this moment: until it is finished she sees what she writes."""
    return standing == Standing.OPEN and not is_correction and not by_herself
