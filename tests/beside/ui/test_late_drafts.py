"""A draft that arrives after its form was saved is not kept."""

from uuid import uuid4

import pytest
from django.urls import reverse

from beside.foundation.actor import Actor
from beside.foundation.drafts import load_draft, save_draft
from beside.foundation.once import once
from beside.foundation.views import keep_draft

pytestmark = pytest.mark.django_db
NADIA = Actor(id=uuid4(), kind="staff", name="Nadia", capabilities={}, labels={})


def send_draft(rf, key):
    request = rf.post(reverse("foundation:draft"), {"_form": "care.note", "_once": key, "text": "Half"})
    request.actor = NADIA
    return keep_draft(request)


def test_a_draft_of_a_saved_form_is_not_kept(rf):
    key = str(uuid4())
    once(NADIA, key, lambda: "/saved/")
    assert send_draft(rf, key).status_code == 204
    assert load_draft(NADIA, "care.note") is None


@pytest.mark.parametrize("key", ["", "nonsense", "7b1f5c1e-8a0c-4f57-9a57-2b7d9d8f1c11"])
def test_a_draft_of_a_form_not_saved_yet_is_kept(rf, key):
    assert send_draft(rf, key).status_code == 200
    assert load_draft(NADIA, "care.note")["text"] == ["Half"]


def test_the_newest_draft_stays():
    save_draft(NADIA, "care.note", "", {"text": ["one"]})
    save_draft(NADIA, "care.note", "", {"text": ["two"]})
    assert load_draft(NADIA, "care.note")["text"] == ["two"]
