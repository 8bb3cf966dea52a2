"""The reasons this app may say no, each with a calm sentence that says what to do."""

from __future__ import annotations

from enum import StrEnum

from beside.foundation.errors import Refusal


def _(sentence: str) -> str:
    """Marks a sentence for the translators; forms translate it when they show it."""
    return sentence


class Because(StrEnum):
    """Why a change was not made; the value is the sentence in plain English (translated by forms)."""

    DATE_IN_FUTURE = _("This date is still to come. Check the day, month and year.")
    DATE_TOO_LONG_AGO = _("This date is more than 120 years ago. Check the year.")
    BIRTH_DATE_INCOMPLETE = _("Give at least the year, or choose 'not known'.")
    DUE_TOO_FAR = _("A due date is at most 43 weeks from today. Check the month and the year.")
    DUE_LONG_PAST = _("This due date is more than a year ago. Check the year, or record the birth instead.")
    WEEKS_OUT_OF_RANGE = _("Weeks of pregnancy lie between 1 and 44.")
    WEEKS_OUT_OF_ORDER = _("The first contact comes before trust, and trust before joining. Check the weeks.")
    BIRTH_BEFORE_PREGNANCY = _(
        "This birth lies before the pregnancy could have begun. Check the birth date and the due date."
    )
    BIRTH_LONG_AFTER_DUE = _("This birth is more than 5 weeks after the due date. Check both dates.")
    CHILD_OLDER_THAN_MOTHER = _("The child would be older than her or his mother. Check both birth dates.")
    MOTHER_TOO_YOUNG = _(
        "The mother would have been under ten years old at this birth. Check both birth dates."
    )
    BIRTHS_FAR_APART = _("Babies of one pregnancy are born within 120 days of each other. Check the dates.")
    NO_BIRTHS = _("Add at least one baby.")
    WEIGHT_OUT_OF_RANGE = _("A birth weight lies between 200 and 7000 grams.")
    PREGNANCY_ENDED = _("This pregnancy has already been closed. A new pregnancy is a new entry.")
    ONE_PREGNANCY_AT_A_TIME = _("A pregnancy is already open for her. Open that one, or close it first.")
    NOT_A_MOTHER = _("This can be recorded for a mother or another caregiver only.")
    NOT_A_CHILD = _("This can be recorded for a child only.")
    NOT_A_DYAD = _("This can be recorded for a mother and child together only.")
    NAME_EMPTY = _("Give any name she goes by. A nickname is enough.")
    NAME_TOO_LONG = _("A name can have up to 200 characters.")
    TEXT_TOO_LONG = _("This text is longer than 20,000 characters. Please split it into two entries.")
    TEXT_EMPTY = _("Write a few words first.")
    REASON_EMPTY = _("Give a short reason. A few words are enough.")
    STATE_SAME = _("This is already where things stand. Choose another state, or go back.")
    STATE_NOT_NEXT = _(
        "This step does not follow from where things stand now. Choose one of the steps offered."
    )
    STATE_BEFORE_LAST = _("This date lies before the last change. Choose that day or a later one.")
    NOT_IN_PROGRAM = _("This person has no place in that program yet. Welcome her there first.")
    ALREADY_IN_PROGRAM = _("She already has a place in this program.")
    ALREADY_IN_CIRCLE = _("This colleague already walks with her.")
    NOT_STAFF_HERE = _("This colleague does not work with families in this program.")
    END_BEFORE_START = _("The last day lies before the first day. Check both dates.")
    AWAY_IS_OVER = _("These days are over. Check the last day.")
    AWAY_TOO_LONG = _("This is longer than a year. Hand the families over instead.")
    AWAY_ALREADY = _("Days away are written down already that overlap with these.")
    COVER_AWAY = _("This colleague is away herself in these days. Choose somebody else.")
    HER_OWN_WORD_NEEDED = _("A partner or the other parent is entered only when she has said so herself.")
    TIE_TO_SELF = _("A tie joins two people. Choose somebody else.")
    TIE_NEEDS_NAME = _("Give the name of the person or the group, as she says it.")
    SAME_RECORD = _("These are already one record.")
    KINDS_DIFFER = _("Only two records of the same kind can become one.")
    MERGE_LOOP = _("These two are mother and child of one another. They stay two records.")
    MERGE_UNDONE = _("This joining has already been taken back.")
    MERGE_NOT_LAST = _("A later joining builds on this one. Take back the later one first.")
    OWN_RECORD = _("You are close to this family yourself, so a colleague keeps this record.")
    PHONE_UNREADABLE = _("Write the number with at least 7 digits, for example 416 555 0142.")
    DYAD_EXISTS = _("The two already stand together here.")
    SAME_PERSON_TWICE = _("A person cannot be her own caregiver.")


class PeopleRefusal(Refusal):
    """A rule of this app said no.

    Parameters
    ----------
    because
        The reason, whose value is the sentence shown.
    field
        The form field the sentence belongs to, "" for the whole form.
    """

    def __init__(self, because: Because, field: str = "") -> None:
        super().__init__(because.name.lower(), because.value)
        self.reason = because
        self.field = field
