"""A line written by compiled code does not reach the terminal, and later lines do."""

from __future__ import annotations

import os

import pytest

from beside_stats.publication._quiet import quiet_solver


def test_only_what_is_written_inside_is_kept_back(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet_solver():
        os.write(1, b"HighsMipSolverData says something\n")
    os.write(1, b"after\n")

    assert capfd.readouterr().out == "after\n"


def test_standard_output_comes_back_after_an_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError), quiet_solver():
        _ = 1 / 0
    os.write(1, b"still here\n")

    assert capfd.readouterr().out == "still here\n"
