"""Ties between people: what they are, whether they help or weigh, and who may contact them."""

from __future__ import annotations

from enum import StrEnum

from beside.people.rules.refusals import Because, PeopleRefusal


class TieKind(StrEnum):
    """What somebody is to her (or to the child)."""

    MOTHER = "mother"
    FATHER = "father"
    SISTER = "sister"
    BROTHER = "brother"
    GRANDMOTHER = "grandmother"
    GRANDFATHER = "grandfather"
    AUNT_UNCLE = "aunt_uncle"
    COUSIN = "cousin"
    OLDER_CHILD = "older_child"
    OTHER_PARENT = "other_parent"
    PARTNER = "partner"
    FORMER_PARTNER = "former_partner"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    ELDER = "elder"
    FOSTER_PARENT = "foster_parent"
    SPONSOR = "sponsor"
    MUTUAL_AID = "mutual_aid"
    DOCTOR = "doctor"
    COUNSELLOR_ELSEWHERE = "counsellor_elsewhere"
    PAEDIATRICIAN = "paediatrician"
    CHILD_CARE = "child_care"
    SCHOOL = "school"
    FAITH = "faith"
    WORKER_HERE = "worker_here"
    OTHER = "other"


class TieGroup(StrEnum):
    """The part of the network a tie belongs to (natural, kept by her, or met through the child)."""

    FAMILY = "family"
    NATURAL = "natural"
    OWN_SUPPORT = "own_support"
    CHILD_LINKED = "child_linked"
    PROGRAM = "program"


_GROUPS: dict[TieGroup, frozenset[TieKind]] = {
    TieGroup.NATURAL: frozenset({TieKind.FRIEND, TieKind.NEIGHBOUR, TieKind.FAITH, TieKind.OTHER}),
    TieGroup.OWN_SUPPORT: frozenset(
        {TieKind.SPONSOR, TieKind.MUTUAL_AID, TieKind.ELDER, TieKind.DOCTOR, TieKind.COUNSELLOR_ELSEWHERE}
    ),
    TieGroup.CHILD_LINKED: frozenset({TieKind.PAEDIATRICIAN, TieKind.CHILD_CARE, TieKind.SCHOOL}),
    TieGroup.PROGRAM: frozenset({TieKind.WORKER_HERE}),
}

#: Entered only on her own dated word, never by default.
HER_WORD_ONLY = frozenset({TieKind.OTHER_PARENT, TieKind.PARTNER, TieKind.FORMER_PARTNER})


class Leaning(StrEnum):
    """What a tie is to her now; the same person may be a support one day and a stress the next."""

    SUPPORT = "support"
    STRESS = "stress"
    BOTH = "both"
    NOT_SAID = "not_said"


#: What counts as named as a support: also one who is a stress on other days.
SUPPORTIVE = frozenset({Leaning.SUPPORT, Leaning.BOTH})


class Closeness(StrEnum):
    """How close she says they are."""

    VERY = "very"
    SOMEWHAT = "somewhat"
    DISTANT = "distant"
    NOT_SAID = "not_said"


class MayContact(StrEnum):
    """Her rule on who may contact this person; nobody unless she says."""

    NOBODY = "nobody"
    WITH_HER_YES = "with_her_yes"
    CIRCLE = "circle"


class Involvement(StrEnum):
    """Her statement on the other parent's part in the child's life."""

    NOT_SAID = ""
    INVOLVED = "involved"
    SOMEWHAT = "somewhat"
    NOT_NOW = "not_now"
    NOT_INVOLVED = "not_involved"


def group_of(kind: TieKind) -> TieGroup:
    """The part of the network a kind of tie belongs to."""
    return next((group for group, kinds in _GROUPS.items() if kind in kinds), TieGroup.FAMILY)


def check_tie(kind: TieKind, *, name: str, in_her_words: bool, involvement: Involvement) -> None:
    """Refuse a nameless tie, or a partner, other parent or involvement she has not spoken of herself."""
    if not name.strip():
        raise PeopleRefusal(Because.TIE_NEEDS_NAME, "called")
    if (kind in HER_WORD_ONLY or involvement) and not in_her_words:
        raise PeopleRefusal(Because.HER_OWN_WORD_NEEDED, "in_her_words")
