"""Every address of measures that is about one client, asked by every relation (trust criteria 1 to 3, N27).

Another program, an administrator, a privacy officer, a manager and a peer learn nothing; a colleague outside the
circle is asked for a reason; who walks with her is let in. Nothing is changed by those who are sent away.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from beside.foundation.access import policy_of
from beside.foundation.clock import today
from beside.measures import actions
from beside.measures.actions import Given
from beside.measures.models import Administration, Answer, MeasureHandover
from beside.measures.rules.goals import GoalWords
from tests.architecture.test_addresses import ALL

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CLIENTS = {"pair": "dyad", "caregiver": "child", "caregiver_end": "child"}
OF_A_MEASURE = {
    "result": "done",
    "amend": "done",
    "leave": "done",
    "take_up": "aside",
    "rating": "goals",
    "days": "days",
    "day": "days",
    "goal_edit": "goal",
    "goal_aside": "goal",
    "prompt_take": "prompt",
    "prompt_done": "prompt",
}
PAGES = [
    (name, pattern)
    for name, pattern in ALL
    if name.startswith("measures:") and policy_of(pattern.callback, name).relation == "client"
]


@pytest.fixture
def things(house, family):
    """One of each that an address of measures can name."""
    by, program = house.actor("nadia"), house.maple

    def begin(key, **facts):
        facts = {"informant": "mother", "mode": "paper", "language": "en", "on": today(), **facts}
        return actions.begin(program, family.mother, Given(instrument=key, **facts), by=by)

    done = begin("phq9")
    actions.give_answers(done, {str(n): "1" for n in range(1, 10)}, by=by)
    actions.finish(done, by=by)
    aside = begin("cesd")
    actions.decline(aside, standing="not_now", by=by)
    words = GoalWords(words="Sleep through", levels={-2: "as now", 0: "some nights", 2: "most nights"})
    return {
        "mother": family.mother.pk,
        "child": family.child.pk,
        "dyad": family.dyad.pk,
        "open": begin("gad7").pk,
        "done": done.pk,
        "aside": aside.pk,
        "goals": begin("gas", mode="interview").pk,
        "days": begin("tlfb", mode="interview").pk,
        "prompt": done.prompts.first().pk,
        "goal": actions.set_goal(family.mother, words, by=by).pk,
    }


@pytest.fixture
def ask(client, house, things):
    """``ask("kofi")``: the answer of each address, asked for and, where it only takes changes, sent empty."""

    def everything(who):
        client.logout()
        if who:
            client.force_login(getattr(house, who), backend="beside.accounts.backends.SignInBackend")
        return {name: _asked(client, _address(name, pattern, things)) for name, pattern in PAGES}

    return everything


def _asked(client, address):
    answer = client.get(address)
    return client.post(address) if answer.status_code == 405 else answer


def _address(name, pattern, things):
    short = name.split(":")[1]
    words = {"key": "phq9"}
    about_client = str(pattern.pattern).startswith("desk/family/")
    sample = CLIENTS.get(short, "mother") if about_client else OF_A_MEASURE.get(short, "open")
    asked = pattern.pattern.converters
    return reverse(name, kwargs={word: words.get(word) or things[sample] for word in asked})


def test_every_address_about_a_client_is_asked():
    assert len(PAGES) >= 25


def test_signed_out_people_are_sent_to_the_one_door(ask):
    told = {name: answer.status_code for name, answer in ask("").items() if answer.status_code != 302}
    assert told == {}


def test_who_walks_with_her_is_let_in(ask):
    shut = {
        name: a.status_code for name, a in ask("nadia").items() if a.status_code not in {200, 302, 400, 422}
    }
    assert shut == {"measures:caregiver_end": 404}  # nobody of his caregivers has agreed to anything yet


@pytest.mark.parametrize("who", ["kofi", "ruth", "samira", "dana", "lou"])
def test_who_has_nothing_to_do_with_her_measures_learns_and_changes_nothing(ask, who):
    """N27 for the peer; trust criterion 2 for another program and the whole organisation's roles."""
    before = _state()
    told = {name: a.status_code for name, a in ask(who).items() if a.status_code not in {403, 404}}
    assert told == {}
    assert _state() == before


def test_a_colleague_outside_the_circle_is_asked_for_a_reason(ask):
    """Trust criterion 22."""
    before = _state()
    for name, answer in ask("tess").items():
        assert answer.status_code in {302, 403, 404}, name
        assert answer.status_code != 302 or "/reason/" in answer["Location"], name
    assert _state() == before


def _state():
    return (
        list(Administration.objects.order_by("pk").values_list("pk", "standing", "version")),
        Answer.objects.count(),
        MeasureHandover.objects.count(),
    )
