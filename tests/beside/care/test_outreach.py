"""A nickname joins a record only by her own act, and is forgotten when she never chose."""

import datetime as dt

import pytest

from beside.care import actions, queries
from beside.care.models import OutreachAlias, OutreachContact
from beside.care.outreach_words import kept_days
from beside.cli.daily import tidy_up
from beside.foundation.clock import now, telling, today
from beside.foundation.errors import NotAllowed, Refusal
from beside.people.models import Client
from beside.people.rules.inputs import PersonFacts
from beside.people.rules.names import NameKind

pytestmark = pytest.mark.django_db
KAY = PersonFacts(names={NameKind.NICKNAME: "Kay"})


@pytest.fixture
def talks(house):
    """Two talks with “blue coat”, written by the supervisor on the street."""
    helen = house.actor("nadia")
    first = actions.record_outreach(
        house.maple, actions.Met(on=today(), zone="north", nickname="blue coat"), by=helen
    )
    actions.record_outreach(
        house.maple, actions.Met(on=today(), zone="north", words="afraid"), alias=first.alias, by=helen
    )
    return first.alias


def test_btc_055_a_talk_needs_no_name_and_makes_no_person(house):
    actions.record_outreach(house.maple, actions.Met(on=today(), zone="north"), by=house.actor("nadia"))
    assert not Client.objects.exists()
    assert not OutreachAlias.objects.exists()


def test_she_chooses_to_be_known_and_her_talks_join_with_her_yes(house, talks):
    nadia = house.actor("nadia")
    mother = actions.choose_to_be_known(talks, facts=KAY, how="call me Kay", contacts_too=True, by=nadia)
    talks.refresh_from_db()
    assert (talks.mother_id, talks.chose_on) == (mother.pk, today())
    assert OutreachContact.objects.filter(alias=talks).count() == 2
    assert mother.first_contact_on == today()


def test_without_her_yes_the_talks_stay_nobodys(house, talks):
    actions.choose_to_be_known(talks, facts=KAY, how="", contacts_too=False, by=house.actor("nadia"))
    assert OutreachContact.objects.filter(alias__isnull=True).count() == 2


def test_a_nickname_is_joined_once(house, talks):
    nadia = house.actor("nadia")
    actions.choose_to_be_known(talks, facts=KAY, how="", contacts_too=True, by=nadia)
    with pytest.raises(Refusal):
        actions.choose_to_be_known(talks, facts=KAY, how="", contacts_too=True, by=nadia)


def test_n28_a_nickname_nobody_chose_is_forgotten_with_its_words(house, talks):
    with telling(now() + dt.timedelta(days=400)):
        assert actions.forget_nicknames(house.maple, keep_days=365, by=house.system) == 1
    talks.refresh_from_db()
    assert talks.nickname == ""
    assert not OutreachContact.objects.filter(words__isnull=False).exists()
    assert queries.aliases(house.actor("nadia")) == []


def test_btc_055_how_long_a_nickname_is_kept_is_the_programs_own_number(ask, house, talks):
    address = f"/desk/caseload/{house.maple.pk}/rhythm/"
    assert kept_days(house.maple) == 365
    assert ask("helen", address, posts={"template": "own", "nickname_days": "7"}).status_code == 422
    assert ask("helen", address, posts={"template": "own", "nickname_days": "60"}).status_code == 302
    with pytest.raises(NotAllowed):
        actions.set_nickname_days(house.maple, 40, by=house.actor("nadia"))
    with telling(now() + dt.timedelta(days=59)):
        tidy_up()
    assert OutreachAlias.objects.get(pk=talks.pk).nickname
    with telling(now() + dt.timedelta(days=70)):
        tidy_up()
    assert OutreachAlias.objects.get(pk=talks.pk).nickname == ""


def test_heads_are_counted_without_names(house):
    counted = actions.count_heads(
        house.maple, on=today(), what="drop_in", named=14, unnamed=6, by=house.actor("nadia")
    )
    assert counted.named + counted.unnamed == 20
    with pytest.raises(Refusal):
        actions.count_heads(
            house.maple, on=today(), what="drop_in", named=0, unnamed=0, by=house.actor("nadia")
        )


def test_mcs_054_unmet_needs_have_no_name_field(house):
    from beside.care.models import UnmetRequest

    actions.note_unmet(house.maple, need="housing", because="no_place", on=today(), by=house.actor("nadia"))
    assert {f.name for f in UnmetRequest._meta.fields} & {"subject", "person", "client", "alias"} == set()


def test_another_programs_worker_may_not(house):
    with pytest.raises(NotAllowed):
        actions.record_outreach(house.maple, actions.Met(on=today(), zone="north"), by=house.actor("kofi"))


def test_j1_a_warm_handoff_is_offered_accompanied_and_met(house):
    """J1 step 3: somebody goes along; nobody is sent on alone, and no record is needed."""
    met = actions.Met(
        on=today(), zone="drop_in", handoff_to="nurse", handoff_steps=["offered", "accompanied", "met"]
    )
    talk = actions.record_outreach(house.maple, met, by=house.actor("nadia"))
    assert (talk.handoff_to, talk.handoff_list) == ("nurse", ["offered", "accompanied", "met"])
    assert not Client.objects.exists()


def test_a_handoff_to_nobody_is_asked_about(house):
    met = actions.Met(on=today(), zone="drop_in", handoff_steps=["offered"])
    with pytest.raises(Refusal) as refused:
        actions.record_outreach(house.maple, met, by=house.actor("nadia"))
    assert refused.value.because == "handoff_to"
