"""Where instruments live, and how one is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import beside_content
from beside_instruments.instrument import Instrument
from beside_instruments.reading import instrument
from beside_instruments.words import Words
from beside_instruments.yaml_file import read_yaml

PROGRAM_FOLDER = "BESIDE_INSTRUMENTS"
"""Environment variable with a program's own folder of instruments."""

DATA_FOLDER = "BESIDE_HOME"
"""Environment variable with the data folder; its ``instruments`` is the program's own unless it names another."""

Stamp = tuple[tuple[str, int], ...]


class UnknownInstrument(KeyError):
    """No instrument of this key, or no such version."""

    def __str__(self) -> str:
        return str(self.args[0])


class InvalidInstrument(ValueError):
    """A program's own instrument file that is not in order; the message names file, line and fix."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of the library."""

    key: str
    version: str
    name: Words
    kind: str
    target: str
    licence_class: str
    needs_wording: bool
    to_be_confirmed: bool
    own: bool


_looked: ContextVar[tuple[Path | None, Stamp] | None] = ContextVar("looked", default=None)


def shipped_folder() -> Path:
    """Return the folder of the instruments that come with the product."""
    return Path(str(beside_content.__path__[0])) / "instruments"


def program_folder() -> Path | None:
    """Return the program's own folder: the one it named, or ``instruments`` in its data folder."""
    named, home = os.environ.get(PROGRAM_FOLDER), os.environ.get(DATA_FOLDER)
    if named:
        return Path(named)
    return Path(home) / "instruments" if home else None


def available() -> tuple[Listing, ...]:
    """Return every version of every instrument, by key.

    Returns
    -------
    tuple of Listing
        Shipped ones and, after a program named its folder, its own. A file of the program's own that
        is not in order is left out here; `check` says what to change.
    """
    return _available(*_own())


def load(key: str, version: str | None = None) -> Instrument:
    """Return one instrument.

    Parameters
    ----------
    key
        Its short name, such as ``"phq9"``.
    version
        A version of its file; the newest when not given.

    Returns
    -------
    Instrument

    Raises
    ------
    UnknownInstrument
        When there is no such key or version; the message lists near ones.
    InvalidInstrument
        When a program's own file is not in order; the message says what to change.
    """
    return _load(key, version, *_own())


def files_of(folder: Path) -> dict[tuple[str, str], Path]:
    """Return the instrument files of a folder by key and version.

    Notes
    -----
    ``<key>/<version>.yaml``, or ``<key>.yaml`` for a program's single version ``1``.
    """
    found = {(path.parent.name, path.stem): path for path in sorted(folder.glob("*/*.yaml"))}
    for path in sorted(folder.glob("*.yaml")):
        found.setdefault((path.stem, "1"), path)
    return found


@contextmanager
def looked_once() -> Iterator[None]:
    """Look at the program's folder once for the whole block, however many instruments are loaded in it."""
    token = _looked.set(_own())
    try:
        yield
    finally:
        _looked.reset(token)


def _own() -> tuple[Path | None, Stamp]:
    """Return the program's folder and its files with their times, so that a new or changed file is seen."""
    seen = _looked.get()
    if seen is not None:
        return seen
    folder = program_folder()
    if folder is None or not folder.is_dir():
        return None, ()
    return folder, tuple(_stamped(folder))


def _stamped(folder: Path, deeper: bool = True) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir():
                yield from _stamped(Path(entry.path), deeper=False) if deeper else ()
            elif entry.name.endswith(".yaml"):
                yield entry.path, entry.stat().st_mtime_ns


@lru_cache(maxsize=4)
def _paths(own: Path | None, stamp: Stamp) -> dict[tuple[str, str], Path]:
    # The shipped file wins: a program changes an instrument by a new version, never silently.
    return (files_of(own) if own else {}) | files_of(shipped_folder())


@lru_cache(maxsize=1024)
def _load(key: str, version: str | None, own: Path | None, stamp: Stamp) -> Instrument:
    paths = _paths(own, stamp)
    versions = sorted((v for k, v in paths if k == key), key=_order)
    if not versions:
        near = ", ".join(sorted({k for k, _ in paths if k[:2] == key[:2]})) or "none similar"
        raise UnknownInstrument(f"There is no instrument called {key!r}. Near it: {near}.")
    if version is None:
        return _newest([paths[(key, one)] for one in reversed(versions)], own)
    if version not in versions:
        raise UnknownInstrument(f"{key} has no version {version!r}. It has: {', '.join(versions)}.")
    return _read(paths[(key, version)], own)


def _newest(paths: list[Path], own: Path | None) -> Instrument:
    """The newest file that is in order: a version half written takes nothing away from the one in use."""
    for path in paths[:-1]:
        try:
            return _read(path, own)
        except InvalidInstrument:
            continue
    return _read(paths[-1], own)


def _read(path: Path, own: Path | None) -> Instrument:
    if own is not None and path.is_relative_to(own):
        from beside_instruments.validation.file import check_file  # checking reads this module

        problems = check_file(path)
        if problems:
            raise InvalidInstrument("\n".join(map(str, problems)))
    return _made(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1024)
def _made(path: Path, changed: int) -> Instrument:
    """One file, read again only when it changed: a new file beside it costs nothing here."""
    return instrument(read_yaml(path))


def _order(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in version.split("."))


@lru_cache(maxsize=4)
def _available(own: Path | None, stamp: Stamp) -> tuple[Listing, ...]:
    shipped = files_of(shipped_folder())
    found = []
    for key, version in sorted(_paths(own, stamp)):
        try:
            found.append(_listing(_load(key, version, own, stamp), (key, version) not in shipped))
        except InvalidInstrument:
            continue
    return tuple(found)


def _listing(found: Instrument, own: bool) -> Listing:
    return Listing(
        found.key,
        found.version,
        found.name,
        found.kind,
        found.target,
        found.licence.cls,
        found.kind == "items" and not all(item.question for item in found.items),
        found.confirmation.state == "to_be_confirmed",
        own,
    )
