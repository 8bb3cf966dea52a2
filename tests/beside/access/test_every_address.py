"""Every address, asked by every relation: who is let in, who is sent away, and with which answer.

Trust criteria 1 to 3: an address without a sample here fails; nobody of another program learns that a record
exists; an administrator has no client at all; a colleague of the program is asked for a reason.
"""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from beside.foundation.access import policy_of
from tests.architecture.test_addresses import ALL

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

# What each parameter of an address means; by address where the word alone does not say it.
BY_NAME = {
    "client_id": "kay",
    "contact": "safe_contact",
    "tie": "tie",
    "staff_tie": "staff_tie",
    "about": "pregnancy",
    "link": "around",
    "assignment": "assignment",
    "member": "member",
    "episode": "episode",
    "pregnancy": "pregnancy",
    "merge": "merge",
    "program": "program",
    "user": "user",
}
BY_ADDRESS = {
    ("care:contact_remove", "pk"): "contact",
    ("care:contact_restore", "pk"): "contact",
    ("care:note", "pk"): "note",
    ("care:note_edit", "pk"): "note",
    ("care:note_sign", "pk"): "note",
    ("care:note_ask_countersign", "pk"): "note",
    ("care:passage_amend", "pk"): "passage",
    ("care:visit_move", "pk"): "appointment",
    ("care:visit_cancel", "pk"): "appointment",
    ("care:visit_restore", "pk"): "appointment",
    ("care:material_undo", "pk"): "given",
    ("care:observations", "client_id"): "dyad",
    ("care:observation_add", "client_id"): "dyad",
    ("care:observation_amend", "pk"): "observation",
    ("care:observation_remove", "pk"): "observation",
    ("care:experiences", "client_id"): "child",
    ("care:experience_add", "client_id"): "child",
    ("care:experience_amend", "pk"): "experience",
    ("care:experience_remove", "pk"): "experience",
    ("care:duty", "client_id"): "child",
    ("care:duty_add", "client_id"): "child",
    ("care:daycare", "client_id"): "child",
    ("care:daycare_add", "client_id"): "child",
    ("care:daycare_edit", "pk"): "daycare",
    ("care:view_forget", "pk"): "view",
    ("care:hard_date_message", "pk"): "hard_date",
    ("care:hard_date_end", "pk"): "hard_date",
    ("care:return_around", "pk"): "returned",
    ("care:around_add", "pk"): "returned",
    ("care:around_part", "pk"): "returned",
    ("desk:follow_up_done", "pk"): "follow_up",
    ("desk:countersign", "pk"): "note",
    ("care:goal", "pk"): "goal",
    ("care:goal_move", "pk"): "goal",
    ("care:begin_again", "pk"): "resting",
    ("care:her_yes", "pk"): "review",
    ("care:link_end", "pk"): "link",
    ("care:alias", "pk"): "alias",
    ("care:talk_more", "pk"): "alias",
    ("care:become_known", "pk"): "alias",
    ("care:join_known", "pk"): "alias",
    ("desk:month", "pk"): "kay",
    ("desk:follow_ups", "pk"): "kay",
    ("people:away_end", "pk"): "away",
    ("people:separation_add", "pk"): "dyad",
    ("people:separation_edit", "pk"): "dyad",
    ("people:prenatal_health", "pk"): "child",
    ("people:quality_add", "pk"): "child",
    ("people:living", "pk"): "child",
    ("people:caregiver_add", "pk"): "child",
}
WORDS = {
    "key": "hopes",
    "item": "diapers",
    "kind": "hopes",
    "topic": "general",
    "token": "none",
    "part": "work",
    "time": "past",
    "facet": "use",
}
OURS = [
    (name, pattern)
    for name, pattern in ALL
    if name.split(":")[0] in {"care", "desk", "people"} and not policy_of(pattern.callback, name).anybody
]
CLIENT_PAGES = [(n, p) for n, p in OURS if policy_of(p.callback, n).relation == "client"]


def _address(name, pattern, things):
    kwargs = {}
    for word in pattern.pattern.converters:
        if word in WORDS:
            kwargs[word] = WORDS[word]
            continue
        sample = (
            BY_ADDRESS.get((name, word))
            or BY_NAME.get(word)
            or ("kay" if name[:6] in {"people", "desk:c", "desk:t"} else None)
        )
        assert sample, f"name a sample for {word} of {name} in this test"
        kwargs[word] = getattr(things, sample)
    return reverse(name, kwargs=kwargs)


def _without_token(answer):
    """The page as text, without the form token and the address asked for, which differ each time."""
    text = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    return re.sub(r'"X-CSRFToken": "[^"]+"|[0-9a-f]{8}-[0-9a-f-]{27}', "", text)


def _get_or_post(client, address):
    """The page, or (where an address only takes changes) the answer to an empty change."""
    answer = client.get(address)
    return client.post(address) if answer.status_code == 405 else answer


def _ask(client, user, address):
    client.force_login(user, backend="beside.accounts.backends.SignInBackend")
    return client.get(address)


@pytest.fixture
def answers(client, house, one_of_everything):
    def ask(who, pairs):
        user = getattr(house, who)
        client.force_login(user, backend="beside.accounts.backends.SignInBackend")
        return {
            name: _get_or_post(client, _address(name, pattern, one_of_everything)) for name, pattern in pairs
        }

    return ask


def test_signed_out_people_are_sent_to_the_one_door(client, one_of_everything):
    for name, pattern in OURS:
        answer = client.get(_address(name, pattern, one_of_everything))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/?next=") or answer["Location"] == "/", name


def test_who_walks_with_her_is_let_in(answers):
    found = answers("nadia", CLIENT_PAGES)
    shut = {name: a.status_code for name, a in found.items() if a.status_code not in {200, 302, 405}}
    leads = {"people:merge", "people:merge_undo", "people:staff_tie_add", "people:staff_tie_end"}
    leads |= {"care:experiences", "care:experience_add"}  # for child clinicians
    leads |= {"care:experience_amend", "care:experience_remove"}
    assert {name for name in shut if name not in leads} == set(), shut


@pytest.mark.parametrize("who", ["kofi", "ruth", "samira"])
def test_another_program_and_the_administrator_learn_nothing(answers, who):
    """Trust criterion 2; domain: another program, and anyone else, gets 404 (403 where the page is not for her role)."""
    found = answers(who, CLIENT_PAGES)
    told = {name: a.status_code for name, a in found.items() if a.status_code not in {403, 404}}
    assert told == {}


def test_the_answer_is_the_same_as_for_somebody_who_never_was(answers, client, house, one_of_everything):
    from uuid import uuid4

    user = house.kofi
    hers = _ask(client, user, reverse("desk:client", args=[one_of_everything.kay]))
    nobody = _ask(client, user, reverse("desk:client", args=[uuid4()]))
    assert hers.status_code == nobody.status_code == 404
    assert _without_token(hers) == _without_token(nobody)


def test_a_colleague_of_the_program_is_asked_for_a_reason(answers):
    """Trust criterion 22."""
    for name, answer in answers("tess", CLIENT_PAGES).items():
        if answer.status_code in {403, 404, 405} or name in {"people:reason"}:
            continue
        assert answer.status_code == 302, name
        assert "/reason/" in answer["Location"], name


def test_a_manager_reads_no_record(answers):
    for name, answer in answers("dana", CLIENT_PAGES).items():
        assert answer.status_code in {302, 403, 404, 405}, name


def test_no_address_breaks_for_anybody(answers):
    for who in ("nadia", "helen", "annie", "lou", "joelle"):
        broken = {name: a.status_code for name, a in answers(who, OURS).items() if a.status_code >= 500}
        assert broken == {}, who
