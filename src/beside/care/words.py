"""Kinds, places and reasons in words. Labels say what a person would say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from beside.foundation.labels import Label

from .rules.words import ContactKind, NotMetBecause, Outcome, PassageKind, PlaceKind, Relationship

KINDS: dict[str, Any] = {
    ContactKind.HOME_VISIT: _("Home visit"),
    ContactKind.CENTRE_VISIT: _("At the centre"),
    ContactKind.PHONE: _("Phone call"),
    ContactKind.VIDEO: _("Video call"),
    ContactKind.TEXT: _("Text messages"),
    ContactKind.STREET: _("On the street"),
    ContactKind.DROP_IN: _("Drop-in"),
    ContactKind.ACCOMPANIED: _("Went along with her"),
    ContactKind.GROUP: _("Group"),
    ContactKind.MEETING: _("Meeting with others"),
}
PLACES: dict[str, Any] = {
    PlaceKind.CENTRE: _("The centre"),
    PlaceKind.HOME: _("Where she lives"),
    PlaceKind.STREET: _("Street"),
    PlaceKind.PHONE: _("Phone"),
    PlaceKind.VIDEO: _("Video"),
    PlaceKind.TEXT: _("Text"),
    PlaceKind.HOSPITAL: _("Hospital"),
    PlaceKind.COURT: _("Court"),
    PlaceKind.CHILD_WELFARE_OFFICE: _("Child-welfare office"),
    PlaceKind.SHELTER: _("Shelter"),
    PlaceKind.CUSTODY_FACILITY: _("Custody facility"),
    PlaceKind.OTHER: _("Somewhere else"),
}
OUTCOMES: dict[str, Any] = {Outcome.TOOK_PLACE: _("We met"), Outcome.DID_NOT_MEET: _("We did not meet")}
NOT_MET: dict[str, Any] = {
    NotMetBecause.SHE_ASKED_TO_MOVE_IT: _("She asked for another time"),
    NotMetBecause.ILLNESS: _("Somebody was ill"),
    NotMetBecause.WE_COULD_NOT_COME: _("We could not come"),
    NotMetBecause.TRANSPORT: _("No way to get there"),
    NotMetBecause.WEATHER: _("Weather"),
    NotMetBecause.ANOTHER_APPOINTMENT: _("Another appointment at the same time"),
    NotMetBecause.NOT_SAFE_TO_MEET: _("It was not safe to meet"),
    NotMetBecause.WE_MISSED_EACH_OTHER: _("We missed each other"),
    NotMetBecause.NOT_KNOWN: _("Not known"),
}
RELATIONSHIPS: dict[str, Any] = {
    Relationship.MOTHER_CHILD: _("Mother and child"),
    Relationship.MOTHER_WORKER: _("Mother and us"),
    Relationship.CHILD_WORKER: _("Child and us"),
    Relationship.FAMILY: _("Her family and friends"),
    Relationship.AGENCIES: _("Other agencies"),
}
PASSAGES: dict[str, Any] = {
    PassageKind.WHAT_HAPPENED: _("What happened"),
    PassageKind.MOMENT_TOGETHER: _("Moment seen together"),
    PassageKind.STRENGTH: _("Strength seen"),
    PassageKind.HER_WORDS: _("In her words"),
    PassageKind.NEXT_STEP: _("Next step"),
}
LABELS: dict[str, Any] = {
    Label.GENERAL: _("General"),
    Label.HEALTH: _("Health"),
    Label.SUBSTANCE_USE: _("Substance use"),
    Label.MENTAL_HEALTH: _("Mental health"),
    Label.VIOLENCE: _("Violence and safety"),
    Label.COUNSELLING_NOTE: _("Counselling note"),
    Label.LEGAL: _("Legal"),
    Label.COMMUNITY_IDENTITY: _("Community and identity"),
}
AUDIENCES: dict[str, Any] = {
    Label.GENERAL: _("Read by everyone who walks with the family."),
    Label.HEALTH: _("Read by those cleared for health."),
    Label.SUBSTANCE_USE: _("Read by those cleared for substance use; never on the child’s page."),
    Label.MENTAL_HEALTH: _("Read by those cleared for mental health."),
    Label.VIOLENCE: _("Read by few. It stays on her page, never on the child’s."),
    Label.COUNSELLING_NOTE: _("Read by counsellors, therapists and the supervisor."),
    Label.LEGAL: _("Read by the supervisor."),
    Label.COMMUNITY_IDENTITY: _("Read by those she lets know."),
}


def audience_words(label: str) -> str:
    """Who reads a passage with this label; with none, a general one."""
    return str(AUDIENCES[Label(label)] if label in set(Label) else AUDIENCES[Label.GENERAL])
