"""One instrument file against the schema, and against itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from beside_instruments.validation.consistency import inconsistencies
from beside_instruments.validation.examples import wrong_examples
from beside_instruments.validation.problem import Problem
from beside_instruments.validation.wording import in_plain_words, meant_by, missing_name, strange_names
from beside_instruments.yaml_file import BadFile, lines_of, read_yaml

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

Place = tuple[str | int, ...]


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # slow to import, and only checking needs it

    schema = read_yaml(Path(__file__).parents[1] / "schema" / "instrument.schema.yaml")
    return Draft202012Validator(schema)


def check_file(path: Path, key: str | None = None, version: str | None = None) -> tuple[Problem, ...]:
    """Check one file.

    Parameters
    ----------
    path
        The file.
    key, version
        What folder and file name say; compared with the content when given.

    Returns
    -------
    tuple of Problem
        In the order of the lines.
    """
    try:
        data, lines = read_yaml(path), lines_of(path)
    except BadFile as bad:
        return (Problem(path, bad.line, bad.message, bad.fix),)
    found = list(_all(data, key, version))
    problems = [Problem(path, _line(place, lines), message, fix) for place, message, fix in found]
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _all(data: Any, key: str | None, version: str | None) -> Iterator[tuple[Place, str, str]]:
    schema_errors = list(_validator().iter_errors(data))
    yield from _schema_problems(schema_errors)
    if schema_errors:
        return
    if key is not None and data["key"] != key:
        yield (
            ("key",),
            f"The key {data['key']!r} differs from the folder or file name {key!r}.",
            "Make them equal.",
        )
    if version is not None and data["version"] != version:
        yield ("version",), f"Version {data['version']!r} differs from the file name.", "Make them equal."
    inner = list(inconsistencies(data))
    yield from inner
    if not inner:
        yield from wrong_examples(data)


def _schema_problems(errors: Sequence[ValidationError]) -> Iterator[tuple[Place, str, str]]:
    """A name written wrongly is told once, where it stands, and not a second time as missing."""
    unknown = [error for error in errors if error.validator == "additionalProperties"]
    meant = {(tuple(error.absolute_path), name) for error in unknown for name in meant_by(error)}
    for error in errors:
        place = tuple(error.absolute_path)
        if error.validator == "required" and (place, missing_name(error)) in meant:
            continue
        strange = strange_names(error)[:1] if error in unknown else []
        yield ((*place, *strange), *in_plain_words(error))


def _line(place: Place, lines: dict[Place, int]) -> int:
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)
