"""Who shares a home, and where a child lives."""

from __future__ import annotations

from datetime import date

from beside.foundation.actor import Actor
from beside.foundation.audit import record_change
from beside.foundation.clock import today
from beside.foundation.transactions import action
from beside.people.models import Client, Household, HouseholdMember, LivingArrangement, Person
from beside.people.models.places import settle
from beside.people.queries import require
from beside.people.rules.dates import check_order, check_past_day
from beside.people.rules.living import Living
from beside.people.rules.names import NameKind
from beside.people.rules.refusals import Because, PeopleRefusal


@action
def start_household(
    client: Client, *, by: Actor, called: str = "", from_date: date | None = None
) -> Household:
    """Begin a household with this person; never an address."""
    require(by, client, "clients.write")
    household = Household(called=called.strip())
    household.save(force_insert=True)
    _join(household, client.person, from_date)
    record_change(by, "people.household_started", household, fields=["members"], client=client)
    return household


@action
def add_household_member(
    household: Household, person: Person, *, client: Client, by: Actor, from_date: date | None = None
) -> HouseholdMember:
    """Somebody lives there too, from a day if it is known."""
    require(by, client, "clients.write")
    if from_date is not None:
        check_past_day(from_date, today(), "from_date")
    now = household.members.filter(person=person, to_date__isnull=True).first()
    member = now or _join(household, person, from_date)
    record_change(by, "people.household_joined", member, fields=["person", "from_date"], client=client)
    return member


@action
def welcome_home(client: Client, *, called: str, by: Actor, from_date: date | None = None) -> HouseholdMember:
    """Somebody, named as she names them, shares a home with this person; a household begins if there is none."""
    require(by, client, "clients.write")
    if from_date is not None:
        check_past_day(from_date, today(), "from_date")
    mine = client.person.lives_in.filter(to_date__isnull=True).select_related("household").first()
    household = mine.household if mine else start_household(client, by=by)
    person = Person.objects.known_as({NameKind.NICKNAME: called})
    member = _join(household, person, from_date)
    record_change(by, "people.household_joined", member, fields=["person", "from_date"], client=client)
    return member


@action
def leave_household(
    member: HouseholdMember, *, client: Client, by: Actor, on: date | None = None
) -> HouseholdMember:
    """Somebody no longer lives there."""
    require(by, client, "clients.write")
    day = on or today()
    check_order(member.from_date or day, day)
    member.to_date = day
    member.save(update_fields=["to_date"])
    record_change(by, "people.household_left", member, fields=["to_date"], client=client)
    return member


@action
def set_living(
    child: Client, kind: Living, *, from_date: date, by: Actor, note: str = ""
) -> LivingArrangement:
    """Where a child lives from a day on; the arrangement before ends that day. No state changes."""
    require(by, child, "clients.write")
    if not child.is_child:
        raise PeopleRefusal(Because.NOT_A_CHILD)
    check_past_day(from_date, today(), "from_date")
    arrangement = settle(child, kind, from_date, note.strip())
    if arrangement is None:
        raise PeopleRefusal(Because.END_BEFORE_START, "from_date")
    record_change(by, "people.living_set", arrangement, fields=["kind", "from_date"])
    return arrangement


def _join(household: Household, person: Person, from_date: date | None) -> HouseholdMember:
    member = HouseholdMember(household=household, person=person, from_date=from_date)
    member.save(force_insert=True)
    return member
