"""kill -9 at any moment: every acknowledged contact is there, none is half written (trust criterion 41)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAVER = Path(__file__).with_name("saver.py")
KILLS = 40


@pytest.mark.slow
def test_no_acknowledged_contact_is_lost_by_forty_kills(tmp_path):
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("BESIDE_", "DATABASE_"))}
    home = {**kept, "BESIDE_HOME": str(tmp_path), "BESIDE_MODE": "demo"}
    command = [sys.executable, str(SAVER), str(KILLS)]
    done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    _whole, kept_rows, _acknowledged, said = done.stdout.split()
    assert int(kept_rows) >= int(said) >= KILLS
