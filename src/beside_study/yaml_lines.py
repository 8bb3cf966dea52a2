"""YAML read with the line of every entry, so that a problem can say where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from beside_study.problems import NeedsFixing, Problem

Keys = tuple[str | int, ...]
# A study has a few hundred entries; far more means repeated aliases meant to exhaust memory.
LARGEST_STUDY_BYTES = 1_000_000
MOST_ENTRIES = 20_000


class _Walk:
    def __init__(self, loader: yaml.SafeLoader, name: str) -> None:
        self.loader = loader
        self.name = name
        self.lines: dict[Keys, int] = {}

    def value(self, node: yaml.Node, keys: Keys) -> Any:
        self.lines[keys] = node.start_mark.line + 1
        if len(self.lines) > MOST_ENTRIES:
            raise NeedsFixing([Problem(self.name, "The file has too many entries.", "Write each part once.")])
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*keys, i)) for i, child in enumerate(node.value)]
        return self.loader.construct_object(node)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, child in node.value:
            key = str(getattr(key_node, "value", key_node))
            if key in found:
                where = f"{self.name} line {key_node.start_mark.line + 1}"
                raise NeedsFixing([Problem(where, f"'{key}' is written twice.", "Keep one of the two.")])
            found[key] = self.value(child, (*keys, key))
            self.lines[(*keys, key)] = key_node.start_mark.line + 1
        return found


def read_yaml(path: Path) -> tuple[Any, dict[Keys, int]]:
    """The content of a YAML file and the line of each entry.

    Parameters
    ----------
    path
        A UTF-8 file of at most one megabyte.

    Returns
    -------
    tuple
        The plain data, and a map from the keys leading to an entry to its line (from 1).

    Raises
    ------
    NeedsFixing
        The file is absent, too large or not YAML.
    """
    return parse_yaml(_text(path), path.name)


def parse_yaml(text: str, name: str) -> tuple[Any, dict[Keys, int]]:
    """As ``read_yaml``, from text; ``name`` is used in messages."""
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        walk = _Walk(loader, name)
        return (walk.value(node, ()) if node is not None else {}), walk.lines
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name} line {mark.line + 1}" if mark else f"{name} line 1"
        said = str(getattr(error, "problem", None) or "some of its characters cannot be read")
        fix = "Check the spaces at the start of the line, colons and quotation marks."
        raise NeedsFixing([Problem(where, f"This is not valid YAML: {said}.", fix)]) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_STUDY_BYTES:
            raise NeedsFixing(
                [Problem(path.name, "The study file is over 1 MB.", "A study fits on a few pages.")]
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        fix = "Check the folder and the spelling."
        raise NeedsFixing([Problem(str(path), "This file cannot be opened.", fix)]) from error
    except UnicodeDecodeError as error:
        raise NeedsFixing([Problem(path.name, "The file is not UTF-8 text.", "Save it as UTF-8.")]) from error
