"""What a person types, gathered: the inputs of the larger actions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from beside.people.rules.contact import Allowed, Channel, Voicemail
from beside.people.rules.dates import KnownDate
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import DatedBy, YesNo
from beside.people.rules.ties import Closeness, Involvement, Leaning, MayContact


@dataclass(frozen=True)
class PersonFacts:
    """What is known of a person; a nickname is enough, everything else may stay empty.

    Parameters
    ----------
    names
        At least one name, by kind.
    community_identity
        Only what she says herself: ``{"identity": …, "nation": …}``; None when she said nothing.
    """

    names: dict[NameKind, str]
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    language_of_service: str = ""
    born: KnownDate = field(default_factory=KnownDate)
    community_identity: dict[str, str] | None = None


@dataclass(frozen=True)
class ContactAnswer:
    """Her answer for one channel."""

    channel: Channel
    allowed: Allowed
    value: str = ""
    hours: str = ""
    voicemail: Voicemail = Voicemail.NOTHING
    name_to_use: str = ""
    who_may_answer: str = ""


@dataclass(frozen=True)
class TieWords:
    """What she says of a tie on a day."""

    on: date
    leaning: Leaning = Leaning.NOT_SAID
    closeness: Closeness = Closeness.NOT_SAID
    may_contact: MayContact = MayContact.NOBODY
    involvement: Involvement = Involvement.NOT_SAID
    in_her_words: bool = False
    note: str = ""
    label: str = "general"
    contact_about: str = ""


@dataclass(frozen=True)
class PregnancyFacts:
    """What is known of a pregnancy; all of it may stay empty."""

    due_date: date | None = None
    dated_by: DatedBy = DatedBy.NOT_KNOWN
    weeks_first_contact: int | None = None
    weeks_first_trusted: int | None = None
    weeks_engaged: int | None = None
    care_begun: YesNo = YesNo.NOT_KNOWN
    care_begun_weeks: int | None = None

    def as_fields(self) -> dict[str, Any]:
        """The values by field name."""
        return dict(self.__dict__)


@dataclass(frozen=True)
class SeparationFacts:
    """What is written of a time apart; neutral words."""

    from_date: date
    lives_with: str
    basis: str = ""
    contact_plan: str = ""
    supports: str = ""
