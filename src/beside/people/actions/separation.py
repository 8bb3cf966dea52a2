"""A time apart, begun, changed and ended. The mother, the child and the dyad stay clients throughout (N15).

Where the child lives is written along; no enrolment, circle, consent or plan is touched."""

from __future__ import annotations

from datetime import date

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client, SeparationEpisode
from beside.people.models.places import settle
from beside.people.queries import require
from beside.people.rules.dates import check_order, check_past_day
from beside.people.rules.inputs import SeparationFacts
from beside.people.rules.living import Living
from beside.people.rules.refusals import Because, PeopleRefusal

_FIELDS = ["from_date", "lives_with", "basis", "contact_plan", "supports"]


@action
def begin_separation(dyad: Client, facts: SeparationFacts, *, by: Actor) -> SeparationEpisode:
    """Mother and child live apart from a day on; no enrolment, circle or consent changes."""
    require(by, dyad, "clients.write")
    if not dyad.is_dyad:
        raise PeopleRefusal(Because.NOT_A_DYAD)
    check_past_day(facts.from_date, today(), "from_date")
    Living(facts.lives_with)  # a kind of place, never somebody's name
    episode = SeparationEpisode(subject=dyad, author_id=by.id, author_name=by.name[:120], **facts.__dict__)
    episode.save(force_insert=True)
    settle(dyad.child, facts.lives_with, facts.from_date)
    record_change(by, "people.separation_begun", episode, fields=_FIELDS)
    return episode


@action
def change_separation(
    episode: SeparationEpisode, facts: SeparationFacts, *, version: int, by: Actor
) -> SeparationEpisode:
    """Change what is written of a time apart, unless somebody else saved since `version`."""
    require(by, episode.subject, "clients.write")
    check_past_day(facts.from_date, today(), "from_date")
    for field in _FIELDS:
        setattr(episode, field, getattr(facts, field))
    episode.save_version(version, _FIELDS)
    record_change(by, "people.separation_changed", episode, fields=_FIELDS)
    return episode


@action
def end_separation(episode: SeparationEpisode, *, on: date, by: Actor) -> SeparationEpisode:
    """Mother and child are together again from this day."""
    require(by, episode.subject, "clients.write")
    check_past_day(on, today(), "to_date")
    check_order(episode.from_date, on, "to_date")
    episode.to_date = on
    episode.save(update_fields=["to_date"])
    settle(episode.subject.child, Living.WITH_MOTHER, on)
    record_change(by, "people.separation_ended", episode, fields=["to_date"])
    return episode
