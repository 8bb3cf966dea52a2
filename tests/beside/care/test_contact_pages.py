"""The contact form over HTTP: saved once, told kindly, from any of the three, and not by who may not."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from beside.care import actions, queries
from beside.care.models import Contact, MaterialHelp, Participation, Passage
from beside.foundation.clock import today

pytestmark = pytest.mark.django_db


def typed(family, **changes):
    base = {
        "kind": "home_visit",
        "outcome": "took_place",
        "on": today().isoformat(),
        "minutes": "45",
        "who": [str(family.mother.pk), str(family.child.pk)],
        "sign": "on",
    }
    return {**base, **changes}


def address(client):
    return reverse("care:contact_add", args=[client.pk])


def test_mcs_003_ties_served_services_and_help_are_kept(ask, house, family):
    words = {
        "relationships": ["mother_child"],
        "material": ["diapers"],
        f"text_{family.dyad.pk}": "They looked at each other",
        f"together_{family.dyad.pk}": "30",
    }
    assert ask("nadia", address(family.mother), posts=typed(family, **words)).status_code == 302
    contact = Contact.objects.get()
    assert contact.relationships == "mother_child"
    assert MaterialHelp.objects.get().subject_id == family.mother.pk
    assert Passage.objects.get().subject_id == family.dyad.pk
    assert Participation.objects.get(client=family.dyad).minutes == 30


@pytest.mark.parametrize("of", ["mother", "child", "dyad"])
def test_a_contact_begins_from_the_page_of_any_of_the_three(ask, house, family, of):
    client = getattr(family, of)
    page = ask("nadia", address(client))
    assert page.status_code == 200
    assert f'name="text_{family.child.pk}"' in page.content.decode()
    assert ask("nadia", address(client), posts=typed(family)).url == reverse("desk:client", args=[client.pk])


def test_two_contacts_at_one_time_are_both_kept_and_said_calmly(ask, house, family):
    for _twice in range(2):
        answer = ask("nadia", address(family.mother), posts=typed(family, starts="10:00"))
    assert Contact.objects.count() == 2
    said = " ".join(str(message) for message in get_messages(answer.wsgi_request))
    assert "another contact at that time" in said


def test_did_not_meet_asks_for_a_neutral_reason(ask, house, family):
    answer = ask("nadia", address(family.mother), posts=typed(family, outcome="did_not_meet"))
    assert answer.status_code == 422
    assert not Contact.objects.exists()


def test_same_as_last_time_copies_all_but_the_words(ask, house, family):
    ask("nadia", address(family.mother), posts=typed(family, kind="video", material=["diapers"]))
    again = ask("nadia", address(family.mother), like="last")
    form = again.context["form"]
    assert (form["kind"].value(), form["minutes"].value(), form["on"].value()) == ("video", 45, today())
    assert not form[f"text_{family.mother.pk}"].value()


@pytest.mark.parametrize("visit", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_visit_that_is_not_there_is_not_found(ask, house, family, visit):
    assert ask("nadia", address(family.mother), visit=visit).status_code == 404


def test_who_may_not_write_is_told_so_and_others_learn_nothing(ask, house, family):
    assert ask("dana", address(family.mother)).status_code == 403
    assert ask("kofi", address(family.mother)).status_code == 404
    assert ask("ruth", address(family.mother)).status_code in {403, 404}


def test_taking_back_is_for_the_author_and_her_supervisor(ask, house, family, told):
    contact = actions.log_contact(house.maple, told(), by=house.actor("nadia"))
    back = reverse("care:contact_remove", args=[contact.pk])
    assert ask("kofi", back, posts={}).status_code == 404
    assert ask("nadia", back, posts={}).status_code == 302
    assert queries.timeline(house.actor("nadia"), [family.mother]).entries == ()
    ask("nadia", reverse("care:contact_restore", args=[contact.pk]), posts={})
    assert len(queries.timeline(house.actor("nadia"), [family.mother]).entries) == 1


def test_taking_back_leads_to_her_page_when_nobody_says_from_where(ask, house, family, told):
    contact = actions.log_contact(house.maple, told(), by=house.actor("nadia"))
    hers = reverse("desk:client", args=[family.mother.pk])
    for name in ("care:contact_remove", "care:contact_restore"):
        assert ask("nadia", reverse(name, args=[contact.pk]), posts={}).url == hers


@pytest.mark.parametrize(
    ("label", "words"),
    [("violence", "Read by few."), ("health", "cleared for health"), ("nonsense", "everyone who walks")],
)
def test_the_line_under_a_label_says_who_reads_it(ask, house, family, label, words):
    asked = {f"label_{family.mother.pk}": label}
    assert words in ask("nadia", reverse("care:audience"), **asked).content.decode()


def test_every_label_is_explained_without_scripts(ask, house, family):
    page = ask("nadia", address(family.mother)).content.decode()
    assert page.count("<dt>") >= 7
    assert "Read by those cleared for mental health." in page
