"""Outreach over HTTP: half a minute, no address, her own choice, also when she has a record already (N07, N28)."""

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.models import OutreachAlias, OutreachContact
from beside.foundation.clock import today
from beside.foundation.errors import NotVisible

pytestmark = pytest.mark.django_db


def talked(house, nickname="blue coat", words="Socks", alias=None):
    met = actions.Met(on=today(), zone="north", nickname="" if alias else nickname, words=words)
    return actions.record_outreach(house.maple, met, alias=alias, by=house.actor("helen"))


def test_btc_055_a_talk_needs_a_zone_and_nothing_else(ask, house):
    address = reverse("care:talk_add")
    assert ask("helen", address, posts={"zone": "north", "on": today().isoformat()}).status_code == 302
    assert OutreachContact.objects.get().words is None
    assert ask("nadia", address).status_code == 403


def test_n07_an_address_is_not_kept(ask, house):
    typed = {"zone": "north", "on": today().isoformat(), "words": "She stays at 12 Elm Street"}
    page = ask("helen", reverse("care:talk_add"), posts=typed)
    assert "looks like an address" in page.content.decode()
    assert not OutreachContact.objects.exists()


def test_a_nickname_joins_a_record_she_has_already_by_her_choice(ask, house, family):
    alias = talked(house).alias
    asked = ask("helen", reverse("care:join_known", args=[alias.pk])).content.decode()
    assert '<option value="" selected>' in asked  # nobody is chosen before she says who she is
    typed = {"mother": str(family.mother.pk), "how": "That was me", "contacts_too": "yes", "confirm": "on"}
    answer = ask("helen", reverse("care:join_known", args=[alias.pk]), posts=typed)
    assert answer.url == reverse("desk:client", args=[family.mother.pk])
    alias.refresh_from_db()
    assert (alias.mother_id, alias.chose_on) == (family.mother.pk, today())
    assert [talk.words for talk in queries.joined_talks(house.actor("helen"), [family.mother])] == ["Socks"]


def test_it_cannot_join_a_record_the_worker_may_not_open(house, family):
    alias = talked(house).alias
    with pytest.raises(NotVisible):
        actions.join_known_mother(alias, family.mother, how="", by=house.actor("lou"))
    assert queries.mothers_to_join(house.actor("lou"), alias) == []


def test_n27_a_peer_is_given_only_the_talks_she_had_herself(house, family):
    from beside.people import actions as people
    from beside.people.rules.circle import CircleRole

    nadia, lou = house.actor("nadia"), house.actor("lou")
    people.add_to_circle(family.mother, house.lou, program=house.maple, role=CircleRole.PEER, by=nadia)
    alias = talked(house).alias
    mine = actions.Met(on=today(), zone="north", words="We laughed")
    actions.record_outreach(house.maple, mine, alias=alias, by=lou)
    actions.join_known_mother(alias, family.mother, how="", by=house.actor("helen"))
    assert [talk.words for talk in queries.joined_talks(lou, [family.mother])] == ["We laughed"]


def test_btc_057_outreach_is_counted_as_numbers(house, family):
    actions.join_known_mother(talked(house).alias, family.mother, how="", by=house.actor("helen"))
    actions.record_outreach(house.maple, actions.Met(on=today(), zone="north"), by=house.actor("helen"))
    found = queries.indicators(house.actor("dana"), today(), today())
    assert (found.talks, found.without_a_name, found.became_known, found.days_to_known) == (2, 1, 1, 0)
    assert queries.indicators(house.actor("kofi"), today(), today()).talks == 0


def test_another_program_finds_no_nickname(ask, house):
    alias = talked(house).alias
    assert ask("kofi", reverse("care:alias", args=[alias.pk])).status_code == 403
    with pytest.raises(NotVisible):
        queries.alias(house.actor("kofi"), alias.pk)
    assert OutreachAlias.objects.count() == 1


def test_what_she_said_of_a_pregnancy_is_there_at_the_next_talk(ask, house):
    """J1, step 2: a worker finds again what she ticked."""
    alias = talked(house).alias
    page = reverse("care:alias", args=[alias.pk])
    assert "may be pregnant" not in ask("helen", page).content.decode()
    typed = {"zone": "north", "on": today().isoformat(), "pregnancy_mentioned": "on"}
    ask("helen", reverse("care:talk_more", args=[alias.pk]), posts=typed)
    assert "She said she may be pregnant." in ask("helen", page).content.decode()
