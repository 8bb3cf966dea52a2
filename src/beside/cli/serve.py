"""beside serve"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .django import start_with_record


def serve(
    port: Annotated[int, typer.Option(help="Port to listen on.", envvar="PORT")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
) -> None:
    """Serve the program.

    Example: beside serve --port 8000
    """
    start_with_record()
    from django.conf import settings
    from django.core.management import call_command

    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    typer.echo(f"Beside is on http://{host}:{port}  (stop with Ctrl+C)")
    command = [sys.executable, "-m", "gunicorn", "beside.config.wsgi:application", "--bind", f"{host}:{port}"]
    command += [
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--worker-class",
        "gthread",
        "--log-level",
        "warning",
    ]
    command += ["--preload", "--chdir", str(Path.cwd())]
    os.execv(sys.executable, command)
