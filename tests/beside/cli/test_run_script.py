"""./run on a machine where something is missing: one sentence that says what to install, and nothing half-made."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def start(tmp_path):
    """``start(python)``: ./run of a fresh copy, with this script as its Python and no uv in reach."""
    clone, tools = tmp_path / "clone", tmp_path / "tools"
    (clone / "requirements").mkdir(parents=True)
    tools.mkdir()
    for name in ("run", "pyproject.toml", "requirements/base.txt"):
        shutil.copy2(ROOT / name, clone / name)
    for tool in ("bash", "sh", "env", "dirname", "cat", "sha256sum", "cut", "rm", "mkdir"):
        (tools / tool).symlink_to(str(shutil.which(tool)))

    def go(python):
        stand_in = tools / "another-python"
        stand_in.write_text(f"#!/bin/sh\n{python}\n")
        stand_in.chmod(0o755)
        done = subprocess.run(
            [clone / "run"], env={"PATH": str(tools), "PYTHON": str(stand_in)}, capture_output=True, text=True
        )
        return done, clone

    return go


def test_without_the_venv_module_it_says_what_to_install(start):
    done, clone = start('case "$1" in -c) exit 0 ;; -m) mkdir -p .venv/bin; exit 1 ;; esac')
    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert not (clone / ".venv").exists()


def test_with_an_old_python_it_says_which_one_is_needed(start):
    done, clone = start("exit 1")
    assert done.returncode == 1
    assert "Python 3.11 or newer" in done.stderr
    assert not (clone / ".venv").exists()
