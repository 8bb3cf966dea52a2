"""The demo program: true to its seed, told in working hours, kind in its words."""

import datetime as dt
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.utils import timezone

from beside.accounts.models import User
from beside.care.models import (
    Appointment,
    Contact,
    FollowUp,
    Intake,
    Note,
    OutreachAlias,
    Passage,
    UnmetRequest,
    WaitingEntry,
)
from beside.demo import coming, make_demo
from beside.foundation.audit import verify
from beside.foundation.clock import today
from beside.foundation.models.audit_entry import AuditEntry
from beside.people.models import Assignment, Away, Birth, SafeContact, Story
from tests.beside.trust.ui_words import unkind

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # tells the demo once


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The demo once for this module, taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(families=3, years=0.5, seed=11)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(made, db):
    """The demo, for one test."""


def test_all_is_told_on_working_days_in_daytime_and_lies_in_the_past(demo):
    rows = AuditEntry.objects.filter(actor_kind="staff").values_list("action", "at")
    told = [(action, timezone.localtime(at)) for action, at in rows]
    assert max(at for _action, at in told) < timezone.now()
    assert [row for row in told if row[1].weekday() > 4 or not 8 <= row[1].hour <= 17] == []
    assert not Contact.objects.filter(local_date__gt=today()).exists()


def test_its_rows_keep_every_constraint_and_the_trail_is_whole(demo):
    connection.check_constraints()
    assert verify() is None
    logged = AuditEntry.objects.filter(action="care.contact_logged").count()
    assert logged == Contact.objects.count() > 50


def test_n24_its_notes_and_texts_say_no_unkind_word(demo):
    texts = [passage.text for passage in Passage.objects.all()]
    texts += [text for story in Story.objects.all() for text in story.parts.values()]
    texts += [row.what for row in FollowUp.objects.all()]
    assert len(texts) > 100
    assert {text: found for text in texts if (found := unkind(text, "en"))} == {}
    assert not [text for text in texts if "{" in text]


def test_j1_kay_is_blue_coat_first_and_jo_follows_without_a_second_intake(demo):
    alias = next(row for row in OutreachAlias.objects.all() if row.nickname == "blue coat")
    talks = list(alias.contacts.order_by("local_date"))
    intake = Intake.objects.get(subject=alias.mother)
    assert alias.mother.display_name == "Kay"
    assert len(talks) == 4
    assert (intake.started_on - talks[0].local_date).days == 63
    birth = Birth.objects.get(pregnancy__subject=alias.mother)
    assert (birth.child.display_name, birth.weeks, birth.days) == ("Jo", 38, 2)
    assert not Intake.objects.filter(subject=birth.child).exists()
    assert SafeContact.objects.get(person=alias.mother.person).name_to_use == "Annie from the library"


def test_today_is_alive(demo):
    nadia = User.objects.get(sign_in_name="nadia")
    assert Appointment.objects.filter(worker_id=nadia.pk, local_date=today()).exists()
    assert Appointment.objects.filter(local_date__gt=today()).exists()
    assert FollowUp.objects.filter(for_id=nadia.pk, due_on=today()).exists()
    assert Note.objects.filter(countersign_asked=True, countersigned_at__isnull=True).exists()
    assert Note.objects.filter(countersigned_at__isnull=False).exists()


def test_mcs_054_somebody_waits_and_something_could_not_be_served_however_few_families_there_are(demo):
    waiting = WaitingEntry.objects.filter(ended_on__isnull=True)
    assert waiting.exists()
    assert not waiting.filter(asked_on__gte=today()).exists()
    assert UnmetRequest.objects.exists()


def test_somebody_is_away_and_somebody_covers(demo):
    away = Away.objects.on(today()).get()
    assert (away.user.sign_in_name, away.cover.sign_in_name) == ("mei", "annie")
    assert not Assignment.objects.filter(away=away, role="key_worker").exists()


def test_with_nobody_between_two_places_somebody_new_has_asked(demo):
    WaitingEntry.objects.all().delete()
    coming._somebody_new(today())
    assert WaitingEntry.objects.get().subject.display_name == "Wren"


def test_the_one_who_left_walks_with_nobody_and_cannot_sign_in(demo):
    odile = User.objects.get(sign_in_name="odile")
    assert odile.disabled_at is not None
    assert not Assignment.objects.filter(user=odile, to_date__isnull=True).exists()


def test_nobodys_visits_to_come_overlap(demo):
    rows = Appointment.objects.filter(local_date__gte=today()).order_by("worker_id", "starts_at")
    both = [
        (one.worker_name, one.starts_at, other.starts_at)
        for one, other in pairwise(rows)
        if one.worker_id == other.worker_id
        and other.starts_at < one.starts_at + dt.timedelta(minutes=one.minutes)
    ]
    assert both == []


def test_what_is_written_fits_how_they_met(demo):
    """By text or phone nothing is handed over, nobody counsels about what hurt most, and nobody plays on the floor."""
    apart = Contact.objects.filter(kind__in=["text", "phone"])
    given = set(apart.values_list("services__service", flat=True)) - {None}
    assert given and not given & {
        "trauma_counselling",
        "food",
        "transport",
        "paediatric_visit",
        "prenatal_care",
    }
    assert not apart.filter(material__isnull=False).exists()
    told = {p.text for p in Passage.objects.filter(note__contact__in=apart, kind="what_happened")}
    assert told
    assert [text for text in told if "Floor time" in text or "Fresh supplies" in text] == []


def test_a_childs_services_are_given_with_the_child_there(demo):
    hers = Contact.objects.filter(
        services__service__in=["paediatric_visit", "play_group", "parent_infant_therapy"]
    )
    assert not hers.exclude(participations__client__kind="child").exists()
    kay = next(row for row in OutreachAlias.objects.all() if row.nickname == "blue coat").mother
    born = Birth.objects.get(pregnancy__subject=kay).on
    later = Contact.objects.filter(participations__client=kay, local_date__gt=born)
    assert not later.filter(services__service="prenatal_care").exists()
