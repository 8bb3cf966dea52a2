"""beside migrate"""

from __future__ import annotations

from typing import Annotated

import typer

from .django import start
from .errors import PlainError


def migrate(quiet: Annotated[bool, typer.Option(help="Say nothing when all went well.")] = False) -> None:
    """Bring the database to this version.

    Example: beside migrate
    """
    start()
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", interactive=False, verbosity=0 if quiet else 1)
    except DatabaseError as error:
        raise PlainError(f"The database could not be brought up to date: {error}") from error
