"""beside daily"""

from __future__ import annotations

import typer

from .django import start_with_record


def daily() -> None:
    """Do what a day asks for: forget what has expired, store the trail's head. Run it once a day (cron, timer).

    Example: beside daily
    """
    start_with_record()
    for sentence in tidy_up():
        typer.echo(sentence)


def tidy_up() -> list[str]:
    """Forget old drafts, nicknames, ended sessions; make ready what was asked for; store the trail's head."""
    from django.core.management import call_command

    from beside.accounts.models import Program
    from beside.care.actions import forget_nicknames, ready_line
    from beside.care.outreach_words import kept_days
    from beside.care.queries import hard_dates_without_a_line
    from beside.foundation.actor import Actor
    from beside.foundation.audit import write_head
    from beside.foundation.clock import today
    from beside.foundation.drafts import discard_old_drafts
    from beside.foundation.table_sizes import look_at_tables

    by = Actor.system("daily")
    programs = Program.objects.select_related("plan_setting")
    nicknames = sum(forget_nicknames(one, keep_days=kept_days(one), by=by) for one in programs)
    drafts = discard_old_drafts()
    call_command("clearsessions")
    for hard_date in hard_dates_without_a_line(by, today()):
        ready_line(hard_date, by=by)
    look_at_tables()
    number, _digest = write_head()
    return [
        f"{drafts} drafts older than 30 days are forgotten.",
        f"{nicknames} nicknames nobody chose to join are forgotten.",
        f"The trail's head (entry {number}) is stored.",
    ]
