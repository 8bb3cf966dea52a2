"""The kinds a contact, a place, a passage can be. Labels for people stand in the presenters."""

from enum import StrEnum


class ContactKind(StrEnum):
    """How they met."""

    HOME_VISIT = "home_visit"
    CENTRE_VISIT = "centre_visit"
    PHONE = "phone"
    VIDEO = "video"
    TEXT = "text"
    STREET = "street"
    DROP_IN = "drop_in"
    ACCOMPANIED = "accompanied"
    GROUP = "group"
    MEETING = "meeting"


#: Spoken or written with, not met.
BY_WIRE = frozenset({ContactKind.PHONE, ContactKind.VIDEO, ContactKind.TEXT})


class PlaceKind(StrEnum):
    """What sort of place; never an address (N07)."""

    CENTRE = "centre"
    HOME = "home"
    STREET = "street"
    PHONE = "phone"
    VIDEO = "video"
    TEXT = "text"
    HOSPITAL = "hospital"
    COURT = "court"
    CHILD_WELFARE_OFFICE = "child_welfare_office"
    SHELTER = "shelter"
    CUSTODY_FACILITY = "custody_facility"
    OTHER = "other"


class Outcome(StrEnum):
    """What became of it."""

    TOOK_PLACE = "took_place"
    DID_NOT_MEET = "did_not_meet"


class NotMetBecause(StrEnum):
    """Neutral reasons. None of them is about effort, and none is a verdict on her."""

    SHE_ASKED_TO_MOVE_IT = "she_asked_to_move_it"
    ILLNESS = "illness"
    WE_COULD_NOT_COME = "we_could_not_come"
    TRANSPORT = "transport"
    WEATHER = "weather"
    ANOTHER_APPOINTMENT = "another_appointment"
    NOT_SAFE_TO_MEET = "not_safe_to_meet"
    WE_MISSED_EACH_OTHER = "we_missed_each_other"
    NOT_KNOWN = "not_known"


class PassageKind(StrEnum):
    """What a passage tells."""

    WHAT_HAPPENED = "what_happened"
    MOMENT_TOGETHER = "moment_together"
    STRENGTH = "strength"
    HER_WORDS = "her_words"
    NEXT_STEP = "next_step"


class Relationship(StrEnum):
    """Which relationship a contact served (MCS-003)."""

    MOTHER_CHILD = "mother_child"
    MOTHER_WORKER = "mother_worker"
    CHILD_WORKER = "child_worker"
    FAMILY = "family"
    AGENCIES = "agencies"


class FollowUpKind(StrEnum):
    """What the product itself asks somebody to come back to. What a person wrote has no kind."""

    ONLY_SUPPORT = "only_support"
    HARD_DATE = "hard_date"


PLACE_OF_KIND: dict[str, str] = {
    ContactKind.HOME_VISIT: PlaceKind.HOME,
    ContactKind.CENTRE_VISIT: PlaceKind.CENTRE,
    ContactKind.PHONE: PlaceKind.PHONE,
    ContactKind.VIDEO: PlaceKind.VIDEO,
    ContactKind.TEXT: PlaceKind.TEXT,
    ContactKind.STREET: PlaceKind.STREET,
    ContactKind.DROP_IN: PlaceKind.CENTRE,
    ContactKind.GROUP: PlaceKind.CENTRE,
}
AWAY_FROM_CENTRE = frozenset(PlaceKind) - {PlaceKind.CENTRE, PlaceKind.PHONE, PlaceKind.VIDEO, PlaceKind.TEXT}
