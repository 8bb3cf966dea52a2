"""Adding and renaming the organisation, programs and sites."""

from __future__ import annotations

from django.db.models import QuerySet

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.transactions import action

from ..models import Organisation, Program, Site
from ..refusals import refuse
from ..rules import Because


@action
def create_organisation(*, name: str, by: Actor) -> Organisation:
    """Set up the one organisation of this installation."""
    if Organisation.objects.exists():
        raise refuse(Because.PLACE_EXISTS)
    made = Organisation.objects.create(name=name)
    record_change(by, "accounts.organisation_created", made, fields=["name"])
    return made


@action
def create_program(*, name: str, by: Actor) -> Program:
    """Add a program. Its name is used once."""
    organisation = Organisation.objects.get()
    _unless_named(Program.objects.filter(organisation=organisation, name__iexact=name))
    made = Program.objects.create(organisation=organisation, name=name)
    record_change(by, "accounts.program_created", made, fields=["name"])
    return made


@action
def create_site(*, program: Program, name: str, time_zone: str, by: Actor) -> Site:
    """Add a site to a program; its time zone decides the local date."""
    _unless_named(Site.objects.filter(program=program, name__iexact=name))
    made = Site.objects.create(program=program, name=name, time_zone=time_zone)
    record_change(by, "accounts.site_created", made, fields=["name", "time_zone"])
    return made


@action
def rename_place(place: Organisation | Program | Site, *, name: str, by: Actor) -> None:
    """Give a place another name; everything else stays."""
    if isinstance(place, Site):
        _unless_named(Site.objects.filter(program=place.program, name__iexact=name).exclude(pk=place.pk))
    elif isinstance(place, Program):
        _unless_named(Program.objects.filter(name__iexact=name).exclude(pk=place.pk))
    place.name = name
    place.save_version(place.version, ["name"])
    record_change(by, "accounts.place_renamed", place, fields=["name"])


def _unless_named(same: QuerySet[Program] | QuerySet[Site]) -> None:
    if same.exists():
        raise refuse(Because.PLACE_EXISTS)
