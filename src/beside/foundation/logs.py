"""Logs hold one line per event and no control characters."""

from __future__ import annotations

import logging


class OneLine(logging.Filter):
    """Neutralises line breaks and terminal codes, so that nobody can forge a log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = one_line(record.getMessage())
        record.args = ()
        return True


def one_line(text: str) -> str:
    """The text with every control character made visible."""
    return "".join(c if c.isprintable() else "\\x" + format(ord(c), "02x") for c in text)
