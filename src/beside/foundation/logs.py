"""Logs hold one line per event, no control characters, and nothing that somebody typed."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

from django.conf import settings

_FRAMES = 8


class OneLine(logging.Filter):
    """Neutralises line breaks and terminal codes, so that nobody can forge a log line.

    Of an error it keeps the kind and the places in the code. Its message may quote what was typed, so it is
    shown only while developing (``BESIDE_DEBUG``).
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = one_line(record.getMessage())
        record.args = ()
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not settings.DEBUG:
            record.msg += " | " + where(error)
            record.exc_info = record.exc_text = None
        return True


def one_line(text: str) -> str:
    """The text with every control character made visible."""
    return "".join(c if c.isprintable() else "\\x" + format(ord(c), "02x") for c in text)


def where(error: BaseException) -> str:
    """The kind of an error and the places it came through, innermost first; never its message."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    return one_line(f"{type(error).__name__} at {' < '.join(places) or 'an unknown place'}")
