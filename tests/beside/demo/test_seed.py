"""The same seed tells the same families."""

from collections import Counter

import pytest
from django.db import transaction

from beside.care.models import Appointment, Contact, Passage
from beside.demo import make_demo
from beside.people.models import Birth, Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # tells the demo three times
SMALL = {"families": 3, "years": 0.5, "seed": 11}


class _Undone(Exception):
    pass


def _told():
    """Everything that was told, without the ids, which are never the same twice."""
    passages = Passage.objects.order_by("created_at", "note__contact__worker_name", "kind", "label")
    return {
        "people": sorted(c.person.called for c in Client.objects.exclude(kind="dyad").with_people()),
        "contacts": Counter(Contact.objects.values_list("local_date", "kind", "outcome", "worker_name")),
        "words": Counter(passage.text for passage in passages),
        "visits": Counter(Appointment.objects.values_list("starts_at", "worker_name", "kind")),
        "births": sorted(Birth.objects.values_list("on", "weight_g")),
    }


def _made_and_undone(**asked):
    try:
        with transaction.atomic():
            make_demo(**asked)
            told = _told()
            raise _Undone
    except _Undone:
        return told


def test_the_same_seed_tells_the_same_families_and_another_tells_others():
    first, again = _made_and_undone(**SMALL), _made_and_undone(**SMALL)
    assert first == again
    assert _made_and_undone(**{**SMALL, "seed": 12})["words"] != first["words"]
