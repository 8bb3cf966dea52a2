"""One of everything that an address can name, made by the product's own actions."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from uuid import uuid4

import pytest

from beside.care import actions as care
from beside.care.rules.childhood import Lived, Place, Seen
from beside.care.rules.contacts import Happened, WrittenPassage
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.models import Assignment, Client, HouseholdMember, Merge
from beside.people.rules.circle import StaffTieKind
from beside.people.rules.contact import Allowed, Channel
from beside.people.rules.inputs import ContactAnswer, PersonFacts, SeparationFacts, TieWords
from beside.people.rules.names import NameKind
from beside.people.rules.ties import TieKind


@pytest.fixture
def one_of_everything(house, family) -> SimpleNamespace:
    """A family of Nadia's in Maple, with one of each thing an address can name."""
    nadia, helen = house.actor("nadia"), house.actor("helen")
    kay, program = family.mother, house.maple
    everyone = [kay, family.child, family.dyad]
    told = Happened(
        kind="home_visit",
        place="home",
        on=today(),
        minutes={c.pk: 30 for c in everyone},
        passages=[WrittenPassage(kay.pk, "She laughed with Jo")],
    )
    signed = care.log_contact(program, told, sign=True, by=nadia)
    open_note = care.log_contact(program, told, by=nadia)
    visit = care.Visit(
        on=today() + dt.timedelta(days=1),
        at=dt.time(10),
        minutes=60,
        kind="phone",
        place="phone",
        clients=[kay],
        worker=(str(nadia.id), nadia.name),
    )
    annie = _annie(house)
    talk = care.record_outreach(program, care.Met(on=today(), zone="north", nickname="blue coat"), by=annie)
    returned = care.record_return(kay, care.ReturnWords(on=today(), her_words="Two nights"), by=nadia)
    twin = people.register_mother(PersonFacts(names={NameKind.NICKNAME: "Kaye"}), program=program, by=nadia)
    people.merge_clients(kay, twin, reason="the same woman", by=helen)
    return SimpleNamespace(
        kay=kay.pk,
        child=family.child.pk,
        dyad=family.dyad.pk,
        contact=signed.pk,
        note=open_note.note.pk,
        passage=signed.note.passages.get().pk,
        appointment=care.book(program, visit, by=nadia)[0].pk,
        alias=talk.alias_id,
        given=care.give_material(program, kay, item="diapers", by=nadia).pk,
        follow_up=care.add_follow_up(
            program, kay, what="Ask about the letter", due_on=today(), whose=(nadia.id, nadia.name), by=nadia
        ).pk,
        goal=care.add_goal(program, kay, care.GoalTold(words="A room near Dee"), by=nadia).pk,
        resting=care.say_not_now(family.dyad, reason="Next week", by=nadia).pk,
        hard_date=care.add_hard_date(
            kay, care.HardDay(day=today(), words="The third of May", label="counselling_note"), by=nadia
        ).pk,
        returned=returned.pk,
        around=care.join_around(
            returned, care.AroundWords(what="move", order="before", words="She moved"), by=nadia
        ).pk,
        review=care.look_together(program, kay, care.LookedAt(on=today(), she_says="Good"), by=nadia).pk,
        link=care.link_views(
            kay, "trauma", "use", when_words="I cannot sleep", then_words="I use", by=nadia
        ).pk,
        view=care.save_view("Mine", "mine=on", by=nadia).pk,
        observation=care.write_observation(
            family.dyad, Seen(on=today(), context="play", between="she sang"), by=nadia
        ).pk,
        experience=care.write_experience(family.child, Lived(kind="move"), by=helen).pk,
        daycare=care.add_daycare_place(family.child, Place(place="Sunflower"), by=nadia).pk,
        safe_contact=people.save_safe_contact(
            kay, ContactAnswer(channel=Channel.TEXT, allowed=Allowed.YES, value="416 555 0142"), by=nadia
        ).pk,
        tie=people.add_tie(kay, next(iter(TieKind)), called="Dee", words=TieWords(on=today()), by=nadia).pk,
        staff_tie=people.note_staff_tie(kay.person, house.joelle, kind=next(iter(StaffTieKind)), by=helen).pk,
        assignment=Assignment.objects.filter(client=kay).first().pk,
        member=_member(kay, nadia),
        pregnancy=kay.pregnancies.get().pk,
        merge=Merge.objects.get().pk,
        episode=people.begin_separation(
            family.dyad, SeparationFacts(from_date=today(), lives_with="kin"), by=nadia
        ).pk,
        away=people.go_away(
            house.helen, program=program, cover=house.tess, days=(today(), today()), by=helen
        ).pk,
        program=program.pk,
        user=house.nadia.pk,
    )


def _annie(house):
    from beside.accounts.models import Membership, User
    from beside.accounts.queries import actor_for

    user = User.objects.create(sign_in_name="annie", display_name="Annie", kind="staff", id=uuid4())
    Membership.objects.create(
        user=user,
        program=house.maple,
        role="outreach_worker",
        from_date=dt.date(2020, 1, 1),
        given_by_id=user.pk,
    )
    house.annie = user
    return actor_for(user)


def _member(kay: Client, by) -> object:
    household = people.start_household(kay, by=by)
    found = HouseholdMember.objects.filter(household=household).first()
    return found.pk if found else uuid4()
