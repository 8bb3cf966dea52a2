"""Calendar files: screening windows, schedules, what suspends them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import beside_content
from beside_instruments.yaml_file import read_yaml

PROGRAM_FOLDER = "BESIDE_CALENDARS"
"""Environment variable with a program's own folder of schedules."""


def shipped_folder() -> Path:
    """Return the folder of the calendars that come with the product."""
    return Path(str(beside_content.__path__[0])) / "calendars"


@cache
def calendar_file(name: str) -> Any:
    """Return the content of one shipped calendar file."""
    return read_yaml(shipped_folder() / f"{name}.yaml")


def schedule_files() -> dict[str, Path]:
    """Return the schedule files by key, shipped ones and the program's own."""
    named, home = os.environ.get(PROGRAM_FOLDER), os.environ.get("BESIDE_HOME")
    folder = Path(named) if named else Path(home) / "calendars" if home else None
    own = {path.stem: path for path in sorted(folder.glob("*.yaml"))} if folder else {}
    return own | {path.stem: path for path in sorted((shipped_folder() / "schedules").glob("*.yaml"))}
