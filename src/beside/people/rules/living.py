"""Where a child lives, and whether that means mother and child are together."""

from __future__ import annotations

from enum import StrEnum


class Living(StrEnum):
    """A living arrangement of a child; never an address."""

    WITH_MOTHER = "with_mother"
    MENTOR_HOME = "mentor_home"
    RESIDENTIAL = "residential"
    TREATMENT = "treatment"
    SHELTER = "shelter"
    KIN = "kin"
    OTHER_PARENT = "other_parent"
    FOSTER = "foster"
    GROUP_CARE = "group_care"
    HOSPITAL = "hospital"
    ADOPTED = "adopted"
    NOT_KNOWN = "not_known"


#: Placed together in somebody's home or in a program counts as together.
TOGETHER = frozenset(
    {Living.WITH_MOTHER, Living.MENTOR_HOME, Living.RESIDENTIAL, Living.TREATMENT, Living.SHELTER}
)


def is_together(living: Living) -> bool:
    """True when the arrangement keeps mother and child in one place."""
    return living in TOGETHER
