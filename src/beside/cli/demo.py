"""beside demo"""

from __future__ import annotations

import gc
from typing import Annotated

import typer

from .django import start_with_record
from .errors import PlainError


def demo(
    families: Annotated[int, typer.Option(min=0, help="How many families around the ten journeys.")] = 60,
    years: Annotated[float, typer.Option(min=0.5, max=20, help="How many years they reach back.")] = 3,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="Only when there is no program yet.")] = False,
    seed: Annotated[int, typer.Option(help="The same seed makes the same families.")] = 2026,
) -> None:
    """Make the demo program: invented families, through the product's own actions.

    Example: beside demo --families 200 --years 3
    """
    start_with_record()
    from django.conf import settings

    if settings.BESIDE_MODE == "production":
        raise PlainError("This installation is in production. The demo is only for a demo installation.")
    from beside.demo import make_demo, print_sign_ins, programs_exist
    from beside.foundation.table_sizes import look_at_tables

    unfinished = settings.BESIDE_HOME / "demo-unfinished"
    if unfinished.exists():
        raise PlainError(
            f"The demo was stopped half-way. Remove the data folder ({settings.BESIDE_HOME}) and start again."
        )
    if programs_exist():
        if not if_empty:
            raise PlainError("There is a program here already. Choose an empty data folder with BESIDE_HOME.")
    else:
        unfinished.touch()
        # Rows live until they are saved: looking through them for waste again and again took a tenth of the time.
        gc.set_threshold(100_000, 50, 100)
        make_demo(families=families, years=years, seed=seed)
        look_at_tables()
        unfinished.unlink()
    print_sign_ins()
