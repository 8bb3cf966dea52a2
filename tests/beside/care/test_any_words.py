"""Any words are kept as they were typed: pictures, words from right to left, and as many as 20,000 signs (N25)."""

import pytest
from django.urls import reverse

from beside.care import actions, queries
from beside.care.actions import GoalTold
from beside.care.models import FollowUp, Goal, Observation, OutreachContact, Passage
from beside.care.rules.childhood import Lived
from beside.foundation.clock import today

pytestmark = pytest.mark.django_db
WORDS = {
    "a picture": "Jo waved \N{WAVING HAND SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-5} and \N{SEEDLING}",
    "a family of joined pictures": "\N{WOMAN}\u200d\N{GIRL}\u200d\N{BOY}",
    "from right to left": "\u0642\u0627\u0644\u062a: \u0623\u0646\u0627 \u0628\u062e\u064a\u0631 (9 kg) \u05e9\u05dc\u05d5\u05dd",
    "20,000 signs": "\u00e9" * 20_000,
    "what looks like markup": "<script>alert(1)</script> {{ client }} %s & co",
}
SAID = pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)


def typed_contact(family, words):
    return {
        "kind": "phone",
        "outcome": "took_place",
        "on": today().isoformat(),
        "minutes": "20",
        "who": str(family.mother.pk),
        f"text_{family.mother.pk}": words,
    }


@SAID
def test_a_note_keeps_any_words_and_shows_them_as_words(ask, house, family, words):
    address = reverse("care:contact_add", args=[family.mother.pk])
    assert ask("nadia", address, posts=typed_contact(family, words)).status_code == 302
    passage = Passage.objects.get()
    assert passage.text == words
    page = ask("nadia", reverse("care:note", args=[passage.note_id])).content.decode()
    assert "<script>alert(1)" not in page
    assert words[:40].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in page


def test_a_longer_note_is_given_back_with_what_to_do(ask, house, family):
    words = "\u00e9" * 20_001
    answer = ask(
        "nadia",
        reverse("care:contact_add", args=[family.mother.pk]),
        posts=typed_contact(family, words),
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Passage.objects.exists()


@SAID
def test_what_is_seen_and_lived_through_keeps_any_words_through_a_correction(ask, house, family, words):
    typed = {"on": today().isoformat(), "context": "play", "seen_by": "worker", "label": "general"}
    address = reverse("care:observation_add", args=[family.dyad.pk])
    assert ask("nadia", address, posts=typed | {"between": words}).status_code == 302
    row = Observation.objects.get()
    again = typed | {"between": words, "helps": words, "reason": "slip"}
    assert ask("nadia", reverse("care:observation_amend", args=[row.pk]), posts=again).status_code == 302
    newest = Observation.objects.get(amends=row)
    assert (newest.told["between"], newest.told["helps"], row.told["between"]) == (words, words, words)
    helen = house.actor("helen")
    lived = actions.write_experience(family.child, Lived(kind="move", child=words), by=helen)
    amended = actions.amend_experience(lived, Lived(kind="move", child=words), reason="slip", by=helen)
    assert queries.experiences_of(helen, family.child)[0].child == words
    assert amended.told["child"] == words


@pytest.mark.parametrize("words", [words for name, words in WORDS.items() if name != "20,000 signs"])
def test_a_goal_a_follow_up_and_a_talk_on_the_street_keep_any_words(house, family, words):
    nadia = house.actor("nadia")
    actions.add_goal(house.maple, family.mother, GoalTold(words=words), by=nadia)
    actions.add_follow_up(
        house.maple, family.mother, what=words, due_on=today(), whose=(nadia.id, "Nadia"), by=nadia
    )
    actions.record_outreach(
        house.maple, actions.Met(on=today(), zone="north", words=words), by=house.actor("lou")
    )
    assert (
        Goal.objects.get().words
        == FollowUp.objects.get().what
        == OutreachContact.objects.get().words
        == words
    )
