"""beside audit verify | head"""

from __future__ import annotations

import typer

from .django import start_with_record
from .errors import PlainError

app = typer.Typer(help="Check the trail of what was seen and changed.", no_args_is_help=True)


@app.command()
def verify() -> None:
    """Walk the whole trail and name the first entry that does not hold.

    Example: beside audit verify
    """
    start_with_record()
    from beside.foundation.audit import stored_head
    from beside.foundation.audit import verify as check
    from beside.foundation.models import AuditEntry

    problem = check(progress=lambda number: typer.echo(f"  {number} entries read", err=True))
    if problem:
        raise PlainError(f"Entry {problem.number} does not hold: {problem.why}.")
    head = stored_head()
    seen = (
        f"; the stored head (entry {head[0]}) agrees" if head else "; no head is stored (beside audit head)"
    )
    typer.echo(f"The trail holds: {AuditEntry.objects.count()} entries{seen}.")


@app.command()
def head() -> None:
    """Store the newest entry's number and hash outside the database. Do it daily, and keep a copy elsewhere.

    Example: beside audit head
    """
    start_with_record()
    from django.conf import settings

    from beside.foundation.audit import write_head

    number, digest = write_head()
    typer.echo(f"Entry {number} {digest} is kept in {settings.BESIDE_AUDIT_HEAD}.")
