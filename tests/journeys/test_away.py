"""A worker is away and a colleague covers; a program beside its model; visits of the month. Wide and on a phone, with axe.

EXT-011 and MCS-023, as Nadia, Priya and Helen meet them.
"""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from beside.accounts.queries import actor_for
from beside.accounts.rules import Role
from beside.care import actions as care
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.models import Assignment, Away
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

from .steps import Hand

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WIDTHS = [1366, 390]


@pytest.fixture
def kay(hire, programs):
    """Kay, with whom Nadia walks; a letter to ask about today."""
    nadia = actor_for(hire("nadia"))
    facts = PersonFacts(names={NameKind.NICKNAME: "Kay"})
    mother = people.register_mother(facts, program=programs(), by=nadia)
    care.add_follow_up(
        programs(), mother, what="Ask about the letter", due_on=today(), whose=(nadia.id, "Nadia"), by=nadia
    )
    return mother


@pytest.fixture
def team(hire, kay):
    """Nadia, Priya and Helen."""
    return {
        "nadia": Assignment.objects.get(client=kay).user,
        "priya": hire("priya", Role.PARENT_INFANT_THERAPIST),
        "helen": hire("helen", Role.SUPERVISOR),
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_mcs_023_nadia_is_away_and_priya_is_there_meanwhile(team, kay, signed_in_page, axe, width):
    hand = Hand(signed_in_page(team["nadia"], path="/desk/", width=width))
    hand.follow("Days away, and who covers")
    hand.page.get_by_text("Nobody is away.").wait_for()
    hand.press("Save")
    hand.page.locator(".govuk-error-summary").wait_for()
    axe(hand.page)
    hand.day("to_date", today() + dt.timedelta(days=10))
    hand.choose("cover", str(team["priya"].pk))
    hand.press("Save")
    hand.page.get_by_text("Priya covers", exact=False).first.wait_for()
    axe(hand.page)
    hers = Hand(signed_in_page(team["priya"], path="/desk/", width=width))
    assert hers.page.get_by_text("for Nadia, who is away", exact=False).is_visible()
    axe(hers.page)
    hers.follow("Kay")
    assert hers.page.get_by_text("Nadia is away until", exact=False).is_visible()
    hers.page.goto(hand.page.url.split("/desk/")[0] + "/desk/")
    hers.press("Done")
    assert hers.page.get_by_text("Ask about the letter").count() == 0
    hand.press("Back already, or not going")
    hand.page.get_by_text("Nobody is away.").wait_for()
    assert Away.objects.get().cancelled_at is not None
    key = Assignment.objects.get(client=kay, role="key_worker")
    assert (key.user_id, key.to_date) == (team["nadia"].pk, None)


@pytest.mark.parametrize("width", WIDTHS)
def test_ext_011_the_program_beside_its_model_and_the_month_of_a_worker(
    team, kay, programs, signed_in_page, site, axe, width
):
    hand = Hand(signed_in_page(team["helen"], path=reverse("care:caseload"), width=width))
    hand.follow("Change", exact=False)
    hand.page.get_by_label("Like PCAP", exact=False).check()
    hand.press("Save")
    axe(hand.page)
    hand.follow("Beside the model’s figures", exact=False)
    hand.page.get_by_role("heading", level=1, name="Beside PCAP").wait_for()
    assert hand.page.get_by_text("Too few to say", exact=False).first.is_visible()
    axe(hand.page)
    hand.page.goto(site + reverse("care:caseload"))
    hand.follow("Nadia")
    hand.page.get_by_role("heading", level=1, name="Visits this month").wait_for()
    axe(hand.page)
    hers = Hand(signed_in_page(team["nadia"], path="/desk/", width=width))
    hers.follow("Visits this month")
    hers.page.get_by_text("hopes for about 2 visits", exact=False).wait_for()
    assert hers.page.get_by_role("link", name="Kay").is_visible()
    axe(hers.page)
