"""Files from outside: refused whole when they are too large or not in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

LIMIT_BYTES: Final = 5_000_000
"""Five megabytes: the largest questionnaire in public packages has under one."""

DEEPEST: Final = 40


class BadIncoming(ValueError):
    """A file from outside that cannot be taken in; the message says what to do. Nothing was kept.

    Parameters
    ----------
    message
        What is wrong, and what would help.
    item
        The item it is about, when there is one.
    """

    def __init__(self, message: str, item: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.item = item


def incoming_text(source: bytes | Path, name: str = "The file") -> str:
    """Return the text of a file from outside.

    Parameters
    ----------
    source
        Its bytes, or its place.
    name
        How messages call it.

    Returns
    -------
    str

    Raises
    ------
    BadIncoming
        When it is larger than five megabytes or not UTF-8.
    """
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > LIMIT_BYTES:
        limit = LIMIT_BYTES // 1_000_000
        message = f"{name} has {size / 1_000_000:.0f} MB; at most {limit} MB can be read. Send one form, without pictures."
        raise BadIncoming(message)
    data = source.read_bytes() if isinstance(source, Path) else source
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadIncoming(
            f"{name} is not in UTF-8 (line {line}). Save it again with encoding UTF-8."
        ) from None


def incoming_json(source: bytes | Path, name: str = "The file") -> dict[str, Any]:
    """Return the JSON object in a file from outside; `BadIncoming` when there is none."""
    text = incoming_text(source, name)
    if text.lstrip()[:1] == "<":
        raise BadIncoming(f"{name} is XML. Ask for the same resource as JSON.")
    if "\\u0000" in text:
        raise BadIncoming(f"{name} holds a sign that no text has (U+0000). Ask for it again.")
    try:
        data = json.loads(text, parse_constant=_no_constant)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        if isinstance(error, BadIncoming):
            raise
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadIncoming(f"{name} is not valid JSON{place}. Ask for it again.") from None
    if not isinstance(data, dict):
        raise BadIncoming(f"{name} holds no single resource. Send one questionnaire.")
    return data


@contextmanager
def built_as_described(name: str) -> Iterator[None]:
    """Turn errors of a resource that is built otherwise than FHIR describes into one `BadIncoming`."""
    try:
        yield
    except BadIncoming:
        raise
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadIncoming(f"{name} is not built as FHIR R4 describes it. Ask for it again.") from error


def _no_constant(text: str) -> Any:
    raise ValueError(text)
