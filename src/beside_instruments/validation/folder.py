"""All instrument files of a folder."""

from __future__ import annotations

from pathlib import Path

from beside_instruments.calendar.content import schedule_files
from beside_instruments.library import files_of, program_folder, shipped_folder
from beside_instruments.validation.file import check_file
from beside_instruments.validation.problem import Problem
from beside_instruments.validation.schedules import check_schedule


def check(path: Path | str | None = None) -> tuple[Problem, ...]:
    """Check one instrument file, or every file of a folder.

    Parameters
    ----------
    path
        A file or folder; the shipped instruments and schedules and the program's own when not given.

    Returns
    -------
    tuple of Problem
        Empty when all is well.
    """
    if path is None:
        own = program_folder()
        folders = [shipped_folder(), *([own] if own and own.is_dir() and files_of(own) else [])]
        instruments = tuple(problem for folder in folders for problem in check(folder))
        return instruments + tuple(p for file in schedule_files().values() for p in check_schedule(file))
    place = Path(path)
    if not place.exists():
        return (Problem(place, 1, "There is no such file or folder.", "Check the name."),)
    if place.is_file():
        return check_file(place)
    files = files_of(place)
    if not files:
        return (Problem(place, 1, "No instrument is here.", "Add a file <key>/<version>.yaml."),)
    return tuple(
        problem for (key, version), file in files.items() for problem in check_file(file, key, version)
    )
