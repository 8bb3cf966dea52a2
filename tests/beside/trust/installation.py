"""An installation of its own for tests that look at files: made once, then copied."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PLANTED = {
    "nickname": "Quillmarigold",
    "legal": "Zephyrine Brackenthwaite",
    "child": "Ottoline",
    "phone": "416 555 0199",
    "note": "She told me about the heronry behind Vintner Lane",
    "draft": "Half a sentence about the saffron umbrella",
}


def environment(home: Path, **changes: str) -> dict[str, str]:
    """The environment of a process that has its own data folder and, unless told, its own SQLite file."""
    mine = {k: v for k, v in os.environ.items() if not k.startswith(("BESIDE_", "DJANGO_", "DATABASE_"))}
    mine |= {"BESIDE_HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    return mine | changes


def beside(*arguments: str, home: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the command line in a process of its own."""
    code = "from beside.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment(home, **changes),
        capture_output=True,
        text=True,
        cwd=home,
    )


@cache
def written_home() -> Path:
    """A data folder with one family in it, and everything that was printed while writing it."""
    home = Path(tempfile.mkdtemp(prefix="beside-installation-"))
    made = beside("migrate", "--quiet", home=home)
    assert made.returncode == 0, made.stderr
    told = subprocess.run(
        [sys.executable, "-m", "tests.beside.trust.story", json.dumps(PLANTED)],
        env=environment(home),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert told.returncode == 0, told.stderr
    (home / "printed.log").write_text(made.stdout + made.stderr + told.stdout + told.stderr)
    return home
