"""beside serve"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from .daily import tidy_up
from .demo import demo
from .django import start_with_record
from .errors import PlainError
from .migrate import migrate


def serve(
    port: Annotated[int, typer.Option(help="Port to listen on.", envvar="PORT")] = 8000,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Web processes.")] = 2,
    with_demo: Annotated[
        bool,
        typer.Option("--demo", help="First bring the database up to date, and make the demo if it is empty."),
    ] = False,
) -> None:
    """Serve the program.

    Example: beside serve --port 8000
    """
    _check_free(host, port)
    if with_demo:
        migrate(quiet=True)
        demo(if_empty=True)
    start_with_record()
    from django.conf import settings
    from django.core.management import call_command

    if not settings.DEBUG:
        call_command("collectstatic", interactive=False, verbosity=0)
    tidy_up()  # so that an installation without a timer still forgets what has expired
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


def _check_free(host: str, port: int) -> None:
    """Say so now when another program listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as error:
            raise PlainError(
                f"Port {port} on {host} is taken. Choose another, for example: PORT={port + 1} ./run"
            ) from error
