"""A return to use is something to learn from: it changes nothing else, and what was around it is joined together."""

import datetime as dt
import itertools

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.care import actions, queries
from beside.care.actions import AroundWords, HardDay, ReturnWords
from beside.care.models import AroundReturn, FollowUp, ReturnToUse, WaitingEntry
from beside.care.rules.contacts import Happened
from beside.care.rules.her_story import Around, Order, StoryRefused
from beside.desk.queries import today_of
from beside.foundation.clock import today
from beside.foundation.errors import NotAllowed
from beside.measures.queries import happenings
from beside.people import actions as people
from beside.people import queries as known
from beside.people.models import Assignment, Client, EnrolmentState
from beside.people.rules.circle import CircleRole

pytestmark = pytest.mark.django_db
SECRET = "Two nights, huge to me"
WATCHERS = ("nadia", "priya", "joelle", "lou", "helen", "dana", "tess", "kofi", "ruth", "samira")


def address(name, client, *more):
    return reverse(f"care:{name}", args=[client.pk, *more])


def _return(kay, by, days_ago=3, **words):
    told = ReturnWords(on=today() - dt.timedelta(days=days_ago), **{"her_words": SECRET, **words})
    return actions.record_return(kay, told, by=by)


def _told(name, kay, about):
    """What stands for each client and for each colleague."""
    house, family = name, about
    seen = {}
    for who in WATCHERS:
        actor = house.actor(who)
        seen[who] = (
            list(Client.objects.visible_to(actor).order_by("pk").values_list("pk", flat=True)),
            list(Client.objects.findable_by(actor).values_list("pk", flat=True)),
            sorted(actor.capabilities.get(house.maple.pk, ())),
            sorted(known.cleared_labels(actor, kay)),
        )
    nadia = house.actor("nadia")
    advice, _words = queries.eligibility(nadia, kay)
    return (
        seen,
        list(EnrolmentState.objects.order_by("pk").values_list("enrolment_id", "state", "on")),
        list(Assignment.objects.order_by("pk").values_list("client_id", "user_id", "role", "to_date")),
        list(WaitingEntry.objects.values_list("subject_id", "asked_on", "ended_on")),
        list(FollowUp.objects.values_list("pk", flat=True)),
        advice,
        [mother.pk for mother in known.mothers_walked_with(nadia)],
        [nudge.client.pk for nudge in today_of(nadia, today()).nudges],
        [visit.pk for one in family for visit in queries.next_visits(nadia, one)],
        [(one.about, tuple(one.times)) for one in queries.pathways_of(nadia, kay)],
    )


@pytest.mark.slow
def test_n02_a_return_to_use_changes_no_status_place_order_or_access(house, family):
    """N02, BTC-020: everything that could follow from it is the same after one, two and three of them."""
    by, kay = house.actor("nadia"), family.mother
    people.register_mother(_named("Bea"), program=house.maple, by=by)
    three = (family.mother, family.child, family.dyad)
    before = _told(house, kay, three)
    for days_ago, words in itertools.product(
        (0, 40), ({}, {"safe_for_child": "Not yet", "wants": "To stop"})
    ):
        entry = _return(kay, by, days_ago, **words)
        actions.join_around(entry, AroundWords(what="violence", order="before", words="He came"), by=by)
        assert _told(house, kay, three) == before


def _named(name):
    from tests.beside.people.conftest import known_as

    return known_as(name)


def test_n02_every_way_of_telling_it_is_free_and_none_is_asked(house, kay):
    """One part is enough, whichever it is; no amount, no substance and no reason is asked."""
    for part in ("her_words", "wants", "helped", "safe_for_me", "safe_for_child"):
        told = {"her_words": "", part: "One line"}
        assert _return(kay, house.actor("nadia"), **told).pk
    with pytest.raises(StoryRefused, match="few words"):
        _return(kay, house.actor("nadia"), her_words="")
    asked = {field.name for field in ReturnToUse._meta.concrete_fields}
    assert not asked & {"amount", "substance", "severity", "reason", "relapse", "days"}


def test_n11_it_is_read_only_by_those_cleared_for_substance_use(house, family, ask):
    kay, by = family.mother, house.actor("nadia")
    for name, role in (
        ("joelle", CircleRole.EDUCATOR),
        ("lou", CircleRole.PEER),
        ("priya", CircleRole.THERAPIST),
    ):
        people.add_to_circle(kay, getattr(house, name), program=house.maple, role=role, by=by)
    entry = _return(kay, by)
    assert SECRET in ask("priya", address("returns", kay)).content.decode()
    for who in ("joelle", "lou"):
        assert ask(who, address("returns", kay)).status_code == 403
        assert ask(who, address("return_around", kay, entry.pk)).status_code == 403
        assert "return to use" not in ask(who, address("story", kay)).content.decode()
    for path in (
        reverse("desk:client", args=[kay.pk]),
        reverse("desk:timeline", args=[kay.pk]),
        "/desk/",
        "/desk/families/",
    ):
        assert SECRET not in ask("nadia", path).content.decode()
    with pytest.raises(NotAllowed):
        _return(kay, house.actor("joelle"))


def test_the_chart_marks_it_for_cleared_viewers_and_never_on_the_childs(house, family):
    kay, by = family.mother, house.actor("nadia")
    for client in (kay, family.child, family.dyad):
        people.add_to_circle(client, house.joelle, program=house.maple, role=CircleRole.EDUCATOR, by=by)
    entry = _return(kay, by)
    mark = (entry.on, "return_to_use", "")
    assert mark in happenings(by, kay) and mark in happenings(by, family.dyad)
    assert mark not in happenings(by, family.child)
    joelle = actor_for(house.joelle)
    assert mark not in happenings(joelle, kay) + happenings(joelle, family.dyad)


# What was around it


def test_btc_020_events_are_joined_in_either_direction_of_time(house, kay, ask):
    """BTC-020: it came before, it came after, or they are not sure; of her timeline or in her own words."""
    by = house.actor("nadia")
    told = Happened(kind="phone", place="phone", on=today(), minutes={kay.pk: 20})
    actions.log_contact(house.maple, told, by=by)
    hard = HardDay(
        day=today() - dt.timedelta(days=4 + 365 * 3 + 1), words="The third", label="counselling_note"
    )
    actions.add_hard_date(kay, hard, by=by)
    entry = _return(kay, by)
    near = queries.nearby(by, kay, entry)
    assert {one.what for one in near} == {Around.CONTACT, Around.HARD_DATE}
    page = ask("nadia", address("around_add", kay, entry.pk)).content.decode()
    assert "Phone call" in page and "A hard date: The third" in page
    for one, order in zip(near, ("before", "after"), strict=True):
        typed = {"known": one.key, "what": "", "words": "", "order": order}
        assert ask("nadia", address("around_add", kay, entry.pk), posts=typed).status_code == 302
    typed = {"known": "", "what": "illness", "words": "I had a fever", "order": "not_sure"}
    assert ask("nadia", address("around_add", kay, entry.pk), posts=typed).status_code == 302
    page = ask("nadia", address("return_around", kay, entry.pk)).content.decode()
    for words in ("It came before", "It came after", "Not sure", "I had a fever"):
        assert words in page
    assert queries.nearby(by, kay, entry)[0].of_id in {link.of_id for link in queries.around_of(by, entry)}


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(
    "what", ["move", "loss", "violence", "illness", "accident", "family", "reminder", "own_words"]
)
def test_btc_020_each_kind_of_event_may_lie_on_either_side(house, kay, what, order):
    by = house.actor("nadia")
    link = actions.join_around(_return(kay, by), AroundWords(what=what, order=order, words="Then"), by=by)
    assert [(one.what, one.order) for one in queries.around_of(by, link.entry)] == [(what, order)]


def test_btc_020_what_touches_violence_is_read_by_those_cleared_for_it(house, kay):
    by = house.actor("nadia")
    entry = _return(kay, by)
    link = actions.join_around(entry, AroundWords(what="violence", order="before", words="He came"), by=by)
    assert link.label == "violence"
    health = actions.join_around(entry, AroundWords(what="illness", order="after", words="Fever"), by=by)
    assert health.label == "health"


def test_btc_020_what_does_not_belong_there_is_taken_away_and_stays_in_the_record(house, kay, ask):
    by = house.actor("nadia")
    entry = _return(kay, by)
    link = actions.join_around(entry, AroundWords(what="move", order="before", words="To the shelter"), by=by)
    assert ask("nadia", address("around_part", kay, entry.pk, link.pk), posts={}).status_code == 302
    assert queries.around_of(by, entry) == [] and AroundReturn.objects.get().words == "To the shelter"


def test_btc_020_a_link_says_something(house, kay):
    with pytest.raises(StoryRefused):
        actions.join_around(
            _return(kay, house.actor("nadia")),
            AroundWords(what="move", order="before"),
            by=house.actor("nadia"),
        )
