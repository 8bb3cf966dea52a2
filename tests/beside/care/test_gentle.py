"""When the only support a mother names goes, her team is told gently: on Today, one line, no tally."""

import datetime as dt

import pytest

from beside.accounts.actions import disable_user, set_roles
from beside.accounts.rules import HeldRole, Role
from beside.care import actions as care
from beside.care.models import FollowUp
from beside.foundation.clock import today
from beside.people import actions as people
from beside.people.models import Assignment
from beside.people.rules.circle import CircleRole
from beside.people.rules.inputs import TieWords
from beside.people.rules.ties import Leaning, TieKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_nadia(house, kay):
    """Kay names Nadia and nobody else; Priya walks with her too."""
    by, words = house.actor("nadia"), TieWords(on=today(), leaning=Leaning.SUPPORT)
    people.add_to_circle(kay, house.priya, program=house.maple, role=CircleRole.THERAPIST, by=by)
    people.add_tie(kay, TieKind.WORKER_HERE, called="", staff=house.nadia, words=words, by=by)
    brother = TieWords(on=today(), leaning=Leaning.STRESS)
    people.add_tie(kay, TieKind.BROTHER, called="Hal", words=brother, by=by)
    return kay


def _told():
    rows = FollowUp.objects.filter(kind="only_support", done_at__isnull=True)
    return sorted(rows.values_list("for_name", flat=True))


def _disabled(house, kay):
    disable_user(house.nadia, by=house.system)


def _another_program(house, kay):
    set_roles(house.nadia, roles=[HeldRole(Role.COUNSELLOR, house.harbour.pk)], by=house.system)


def _handed_over(house, kay):
    row = Assignment.objects.get(client=kay, user=house.nadia)
    people.hand_over(house.nadia.pk, {row.pk: house.tess.pk}, by=house.actor("helen"))


def _left_her_circle(house, kay):
    people.leave_circle(Assignment.objects.get(client=kay, user=house.nadia), by=house.actor("helen"))


def _away(house, kay):
    days = (today(), today() + dt.timedelta(days=9))
    people.go_away(house.nadia, program=house.maple, cover=house.tess, days=days, by=house.actor("nadia"))


@pytest.mark.parametrize("goes", [_disabled, _another_program, _handed_over, _left_her_circle, _away])
def test_mcs_023_the_circle_and_the_supervisor_are_told_when_the_only_named_support_goes(
    house, only_nadia, goes, ask
):
    """MCS-023: a gentle line for those who stay; the colleague who goes is not told."""
    goes(house, only_nadia)
    assert set(_told()) >= {"Helen", "Priya"} and "Nadia" not in _told()
    page = ask("helen", "/desk/").content.decode()
    assert "Nadia, whom she names as her only support, goes or is away for a while." in page
    assert page.count("whom she names as her only support") == 1


def test_mcs_023_a_role_that_changes_inside_the_program_and_a_second_entry_tell_nobody_again(
    house, only_nadia
):
    set_roles(house.nadia, roles=[HeldRole(Role.SUPERVISOR, house.maple.pk)], by=house.system)
    assert _told() == []
    _left_her_circle(house, only_nadia)
    first = _told()
    disable_user(house.nadia, by=house.system)
    assert _told() == first == ["Helen", "Priya"]


@pytest.mark.parametrize("leaning", [Leaning.SUPPORT, Leaning.BOTH])
def test_mcs_023_nobody_is_told_while_she_names_somebody_else(house, only_nadia, leaning):
    words = TieWords(on=today(), leaning=leaning)
    people.add_tie(only_nadia, TieKind.SISTER, called="Denise", words=words, by=house.actor("nadia"))
    disable_user(house.nadia, by=house.system)
    assert _told() == []


def test_mcs_023_one_press_settles_the_line_and_it_is_taken_back_as_easily(house, only_nadia):
    disable_user(house.nadia, by=house.system)
    line = FollowUp.objects.get(for_name="Priya")
    care.settle_follow_up(line, by=house.actor("priya"))
    assert _told() == ["Helen"]
    care.settle_follow_up(line, done=False, by=house.actor("priya"))
    assert _told() == ["Helen", "Priya"]
