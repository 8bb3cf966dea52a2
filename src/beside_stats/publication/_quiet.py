"""The solver at times writes a line of its own to the terminal, past Python: nothing of it may reach a report."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def quiet_solver() -> Iterator[None]:
    """Send what is written to the process's standard output to nowhere while inside.

    Notes
    -----
    Works on the file descriptor, since the line comes from compiled code. Without a standard output (a service)
    nothing is done.
    """
    with suppress(ValueError, OSError, AttributeError):
        sys.stdout.flush()
    try:
        kept = os.dup(1)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(nowhere)
        os.close(kept)
