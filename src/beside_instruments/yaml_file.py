"""Reading YAML, with errors that name the file and the line."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadFile(ValueError):
    """A file that cannot be read; the message names the file, the line and what to do."""

    def __init__(self, path: Path, line: int, message: str, fix: str) -> None:
        super().__init__(f"{path}:{line}: {message} {fix}")
        self.path = path
        self.line = line
        self.message = message
        self.fix = fix


class _Loader(_Base):  # type: ignore[misc]
    """Refuses a key that is written twice, which plain YAML would silently let win."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "A name is a plain word.", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"The key {key.value!r} stands here twice.", key.start_mark
                )
            seen.add(key.value)
        found: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return found


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8; `BadFile` when it is in another encoding."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadFile(
            path, line, "This file is not in UTF-8.", "Save it again with encoding UTF-8."
        ) from None


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    object
        Mappings, lists, texts and numbers; nothing is executed.

    Raises
    ------
    BadFile
        Wrong encoding, a key written twice, or text that is not YAML.
    """
    try:
        return yaml.load(read_text(path), Loader=_Loader)  # noqa: S506 - a SafeLoader underneath
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        fix = "Check indentation, quotes and colons near this line."
        said = str(error.problem or "This is not YAML").rstrip(".")
        raise BadFile(path, line, f"{said[:1].upper()}{said[1:]}.", fix) from None


def lines_of(path: Path) -> dict[tuple[str | int, ...], int]:
    """Return the line of every key and list entry, for messages."""
    node = yaml.compose(read_text(path), Loader=_Base)
    found: dict[tuple[str | int, ...], int] = {}
    _walk(node, (), found)
    return found


def _walk(node: Any, place: tuple[str | int, ...], found: dict[tuple[str | int, ...], int]) -> None:
    found.setdefault(place, node.start_mark.line + 1 if node is not None else 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found[(*place, key.value)] = key.start_mark.line + 1
            _walk(value, (*place, key.value), found)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*place, index), found)
