"""The command line: ``beside COMMAND --help`` shows an example of each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# One thread per process: two cores are shared by the web, the worker and the person at the keyboard.
# numpy reads these when it is loaded, so they are set before anything else is imported.
for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_threads, "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "beside.config.settings")


def main() -> None:
    """Run one command; say what went wrong in a sentence, never with a traceback."""
    from .app import app
    from .errors import PlainError

    os.environ.setdefault("BESIDE_HOME", str(Path("var").resolve()))
    try:
        app(prog_name="beside")
    except PlainError as error:
        print(error, file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except OSError as error:
        print(f"This could not be read or written: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)  # noqa: T201
        sys.exit(130)
