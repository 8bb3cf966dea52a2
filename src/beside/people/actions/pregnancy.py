"""A pregnancy entered, changed and ended: by birth (child and dyad are made), by loss, or quietly closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.foundation.transactions import action
from beside.people.models import (
    Birth,
    Child,
    Client,
    Dyad,
    HouseholdMember,
    Person,
    Pregnancy,
    PrenatalExposure,
)
from beside.people.models.places import follow, settle
from beside.people.queries import cleared_labels, require
from beside.people.rules.dates import Precision, check_past_day
from beside.people.rules.inputs import PregnancyFacts
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind
from beside.people.rules.pregnancy import (
    BirthFacts,
    Outcome,
    WentHomeWith,
    check_births,
    check_due_date,
    check_weeks,
)
from beside.people.rules.refusals import Because, PeopleRefusal

_LIVES = {
    WentHomeWith.MOTHER: Living.WITH_MOTHER,
    WentHomeWith.TOGETHER_IN_PROGRAM: Living.RESIDENTIAL,
    WentHomeWith.OTHER_PARENT: Living.OTHER_PARENT,
    WentHomeWith.KIN: Living.KIN,
    WentHomeWith.FOSTER: Living.FOSTER,
    WentHomeWith.STILL_IN_HOSPITAL: Living.HOSPITAL,
}


@action
def record_pregnancy(mother: Client, facts: PregnancyFacts, *, by: Actor) -> Pregnancy:
    """Enter a pregnancy; everything may be unknown. A second pregnancy is a new one."""
    require(by, mother, "clients.write")
    if not mother.is_mother:
        raise PeopleRefusal(Because.NOT_A_MOTHER)
    if mother.pregnancies.filter(outcome=Outcome.OPEN).exists():
        raise PeopleRefusal(Because.ONE_PREGNANCY_AT_A_TIME)
    _check(facts)
    pregnancy = Pregnancy(subject=mother, **facts.as_fields())
    pregnancy.save(force_insert=True)
    record_change(by, "people.pregnancy_recorded", pregnancy, fields=list(facts.as_fields()))
    return pregnancy


@action
def change_pregnancy(pregnancy: Pregnancy, facts: PregnancyFacts, *, version: int, by: Actor) -> Pregnancy:
    """Change what is known of a pregnancy, unless somebody else saved since `version`."""
    require(by, pregnancy.subject, "clients.write")
    _check(facts)
    for name, value in facts.as_fields().items():
        setattr(pregnancy, name, value)
    pregnancy.save_version(version, list(facts.as_fields()))
    record_change(by, "people.pregnancy_changed", pregnancy, fields=list(facts.as_fields()))
    return pregnancy


@action
def record_birth(pregnancy: Pregnancy, births: Sequence[BirthFacts], *, by: Actor) -> list[Birth]:
    """One baby or more are born: each living baby becomes a child and a dyad, with no second intake.

    Notes
    -----
    Places in programs and the circle follow the mother's of today. A baby born still has a birth row only;
    when none lives, the pregnancy ends as a loss.
    """
    mother = pregnancy.subject
    require(by, mother, "clients.write")
    if not pregnancy.is_open:
        raise PeopleRefusal(Because.PREGNANCY_ENDED)
    check_births(births, due=pregnancy.due_date, mother_born=mother.person.born, today=today())
    rows = [_one_birth(pregnancy, facts, number, by) for number, facts in enumerate(births, start=1)]
    living = any(facts.living for facts in births)
    _end(pregnancy, Outcome.BIRTH if living else Outcome.LOSS, min(facts.on for facts in births))
    record_change(by, "people.birth_recorded", pregnancy, fields=["outcome", "births", "child", "dyad"])
    return rows


@action
def record_loss(pregnancy: Pregnancy, *, by: Actor, on: date | None = None, words: str = "") -> Pregnancy:
    """The pregnancy ended in a loss: what is tied to the child stops at once; nothing is asked or announced."""
    require(by, pregnancy.subject, "clients.write")
    if not pregnancy.is_open:
        raise PeopleRefusal(Because.PREGNANCY_ENDED)
    if on is not None:
        check_past_day(on, today())
    pregnancy.words = words.strip()
    pregnancy.save(update_fields=["words"])
    _end(pregnancy, Outcome.LOSS, on)
    record_change(by, "people.pregnancy_closed", pregnancy, fields=["outcome", "ended_on"])
    return pregnancy


@action
def close_pregnancy(pregnancy: Pregnancy, *, by: Actor) -> Pregnancy:
    """How it ended is not known to us and not asked."""
    require(by, pregnancy.subject, "clients.write")
    if not pregnancy.is_open:
        raise PeopleRefusal(Because.PREGNANCY_ENDED)
    _end(pregnancy, Outcome.NOT_KNOWN, None)
    record_change(by, "people.pregnancy_closed", pregnancy, fields=["outcome"])
    return pregnancy


@action
def record_exposure(
    child: Client, *, what: str, trimesters: Sequence[int], source: str, by: Actor
) -> PrenatalExposure:
    """What a child met before birth, entered with the mother's knowledge: the child's health information."""
    require(by, child, "clients.write")
    if not child.is_child:
        raise PeopleRefusal(Because.NOT_A_CHILD)
    if "health" not in cleared_labels(by, child):
        raise NotAllowed
    if not what.strip():
        raise PeopleRefusal(Because.TEXT_EMPTY, "what")
    row = PrenatalExposure(
        subject=child,
        what=what.strip(),
        trimesters=",".join(str(number) for number in sorted(set(trimesters))),
        source=source,
        author_id=by.id,
        author_name=by.name[:120],
    )
    row.save(force_insert=True)
    record_change(by, "people.prenatal_health_recorded", row, fields=["what", "trimesters"])
    return row


def _check(facts: PregnancyFacts) -> None:
    if facts.due_date is not None:
        check_due_date(facts.due_date, today())
    check_weeks(facts.weeks_first_contact, facts.weeks_first_trusted, facts.weeks_engaged)
    check_weeks(None, None, facts.care_begun_weeks)


def _end(pregnancy: Pregnancy, outcome: Outcome, on: date | None) -> None:
    pregnancy.outcome, pregnancy.ended_on = outcome, on
    pregnancy.save(update_fields=["outcome", "ended_on"])


def _one_birth(pregnancy: Pregnancy, facts: BirthFacts, number: int, by: Actor) -> Birth:
    child = _child_and_dyad(pregnancy.subject, facts, number, by) if facts.living else None
    birth = Birth(
        pregnancy=pregnancy,
        child=child,
        order=number,
        on=facts.on,
        living=facts.living,
        weeks=facts.weeks,
        days=facts.days,
        weight_g=facts.weight_g,
        rooming_in=facts.rooming_in,
        withdrawal_care=facts.withdrawal_care,
        went_home_with=facts.went_home_with,
    )
    birth.save(force_insert=True)
    return birth


def _child_and_dyad(mother: Client, facts: BirthFacts, number: int, by: Actor) -> Child:
    name = facts.called.strip() or gettext("Baby of %(mother)s") % {"mother": mother.person.called}
    person = Person.objects.known_as(
        {NameKind.NICKNAME: name if facts.called.strip() or number == 1 else f"{name} ({number})"},
        birth_date=facts.on,
        birth_precision=Precision.EXACT,
        pronouns=facts.pronouns,
        languages=list(facts.languages),
    )
    child = Child(kind=Client.CHILD, person=person)
    child.save(force_insert=True)
    dyad = Dyad(kind=Client.DYAD, caregiver=mother, child=child)
    dyad.save(force_insert=True)
    follow(mother, [child, dyad], today(), by)
    _settle(mother, child, facts)
    return child


def _settle(mother: Client, child: Child, facts: BirthFacts) -> None:
    """Where the baby lives at first, and the mother's household when they went home together."""
    if facts.went_home_with in _LIVES:
        settle(child, _LIVES[facts.went_home_with], facts.on)
    home = HouseholdMember.objects.filter(person=mother.person, to_date__isnull=True).first()
    if home is not None and facts.went_home_with is WentHomeWith.MOTHER:
        HouseholdMember.objects.create(household=home.household, person=child.person, from_date=facts.on)
