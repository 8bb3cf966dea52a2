"""Who answers, how, and what became of it."""

from enum import StrEnum


class Informant(StrEnum):
    """Who gave the answers."""

    MOTHER = "mother"
    OTHER_CAREGIVER = "other_caregiver"
    EDUCATOR = "educator"
    WORKER = "worker"
    OBSERVER = "observer"
    CHILD = "child"


class Mode(StrEnum):
    """How they were given."""

    SELF = "self"
    INTERVIEW = "interview"
    OBSERVATION = "observation"
    PAPER = "paper"


class Method(StrEnum):
    """Kind of method, for a relationship assessment that needs two of them."""

    REPORT = "report"
    OBSERVATION = "observation"
    INTERVIEW = "interview"


METHOD_OF_MODE: dict[str, str] = {
    Mode.SELF: Method.REPORT,
    Mode.PAPER: Method.REPORT,
    Mode.INTERVIEW: Method.INTERVIEW,
    Mode.OBSERVATION: Method.OBSERVATION,
}


class AgreedHow(StrEnum):
    """How a caregiver agreed to be asked."""

    IN_PERSON = "in_person"
    BY_PHONE = "by_phone"
    IN_WRITING = "in_writing"


class Leave(StrEnum):
    """Whether those who walk with her may read her answers, where a measure asks her (BTC-031)."""

    NOT_NEEDED = "not_needed"
    NO = "no"
    YES = "yes"


class Standing(StrEnum):
    """Where an administration stands."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"
    NOT_NOW = "not_now"


def methods_used(modes: list[str]) -> frozenset[str]:
    """The kinds of method among these modes."""
    return frozenset(METHOD_OF_MODE[mode] for mode in modes if mode in METHOD_OF_MODE)


def is_complete_relationship_assessment(modes: list[str]) -> bool:
    """A relationship is assessed when two kinds of method looked at it (MCS-051)."""
    return len(methods_used(modes)) >= 2
