"""Who talks with her today, and that it was done."""

from __future__ import annotations

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import now
from beside.foundation.transactions import action

from ..models import Prompt
from ..queries.allowed import demand_writer
from ..rules.refusals import MeasureRefused


@action
def take_prompt(prompt: Prompt, *, by: Actor) -> Prompt:
    """Say: I will talk with her today. Somebody else may take it over."""
    demand_writer(by, prompt.administration)
    _still_open(prompt)
    prompt.who_id, prompt.who_name = by.id, by.name
    prompt.save(update_fields=["who_id", "who_name"])
    record_change(by, "measures.prompt_taken", prompt, fields=["who_id"])
    return prompt


@action
def settle_prompt(prompt: Prompt, *, said: str = "", by: Actor) -> Prompt:
    """It was talked about; what was said is optional. The one who talked with her is kept."""
    demand_writer(by, prompt.administration)
    _still_open(prompt)
    prompt.who_id, prompt.who_name = by.id, by.name
    prompt.done_at, prompt.what_was_said = now(), said.strip() or None
    prompt.save(update_fields=["who_id", "who_name", "done_at", "what_was_said"])
    record_change(by, "measures.prompt_settled", prompt, fields=["done_at"])
    return prompt


def _still_open(prompt: Prompt) -> None:
    if prompt.done_at is not None:
        raise MeasureRefused("", "Somebody has talked with her about this already.")
