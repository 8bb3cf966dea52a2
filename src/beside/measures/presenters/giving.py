"""What a begun measure is told: for which task, by whom, on time or late."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from beside.foundation.actor import Actor
from beside.foundation.errors import Refusal
from beside.people.models import Client
from beside_instruments import ScreeningAge, available, screening_age
from beside_instruments.calendar import window_status

from ..actions import Given
from ..models import Administration
from ..rules.labels import fits, is_offered
from ..rules.refusals import MeasureRefused
from ..rules.words import Mode, Standing

ELSEWHERE = "total"
ELSEWHERE_FIELD = "elsewhere"


def rated(given: Iterable[Administration], key: str) -> list[Administration]:
    """Observations of the same measure that a second person may rate."""
    return [
        one
        for one in given
        if one.instrument == key and one.standing == Standing.DONE and one.mode == Mode.OBSERVATION
    ][::-1]


def task(lines: Iterable[Any], task_id: str) -> Any:
    """The line of the schedule a measure is begun for, if any."""
    return next((line for line in lines if line.task.id == task_id), None) if task_id else None


def given(
    key: str, data: dict[str, Any], line: Any, rated_before: list[Administration], actor: Actor
) -> Given:
    """The facts of a form as an action takes them."""
    second = next((one for one in rated_before if str(one.pk) == data.get("second")), None)
    observed = data["mode"] == Mode.OBSERVATION or data["informant"] in {"observer", "worker"}
    return Given(
        instrument=key,
        informant=data["informant"],
        mode=data["mode"],
        language=data["language"],
        on=data["on"],
        schedule=line.schedule if line else "",
        task_id=line.task.id if line else "",
        wave=line.task.wave if line else "",
        timing=window_status(line.task, data["on"]) if line else "",
        rater=(actor.id, actor.name) if observed else None,
        blinded=bool(data.get("blinded")),
        day_context=data.get("day_context") or "",
        second_rating_of=second,
    )


def language_for(client: Client, page: str) -> str:
    """Hers, where she said in which language she wants to talk; else that of the page."""
    hers = next((person.language_of_service for person in client.people if person.language_of_service), "")
    return (hers or page)[:2]


def measures_for(kind: str) -> list[tuple[str, str]]:
    """Measures of items that can be about this kind of client, for a list that opens."""
    language = get_language() or "en"
    named = {
        one.key: one.name.get(language)
        for one in available()
        if one.kind == "items" and is_offered(one.key, one.target) and fits(one.target, kind, one.key)
    }
    return sorted(named.items(), key=lambda one: one[1])


def elsewhere(text: str) -> dict[str, float]:
    """A total that was worked out elsewhere, when one was typed."""
    if not text.strip():
        return {}
    try:
        return {ELSEWHERE: float(text.strip().replace(",", "."))}
    except ValueError as bad:
        raise MeasureRefused(
            ELSEWHERE_FIELD, "The total worked out elsewhere is a number. Check it."
        ) from bad


def age_of(one: Administration, birth: Any) -> ScreeningAge | None:
    """A child's age on the day of a measure, corrected for an early birth and not."""
    if birth is None:
        return None
    born, gestation = birth
    return screening_age(born, gestation, one.local_date)


def problems(errors: dict[str, str]) -> list[tuple[str, str]]:
    """The sentences of the error summary, each with where it is mended."""
    return [
        (words, f"item-{item}" if item not in {"", ELSEWHERE_FIELD} else item)
        for item, words in errors.items()
    ]


def refused(refusal: Refusal) -> str:
    """Why an answer was not kept; the form libraries speak English only, so French says it in general."""
    words = _(refusal.message)
    if words == refusal.message and not (get_language() or "en").startswith("en"):
        return _("The form does not allow this answer. Choose one of those it offers.")
    return words
