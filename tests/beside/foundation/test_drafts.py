"""Nothing typed is lost, and nobody else reads what is half-written (N31)."""

import datetime as dt

import pytest
import time_machine

from beside.foundation.drafts import discard_draft, discard_old_drafts, load_draft, save_draft
from beside.foundation.models import Draft

pytestmark = pytest.mark.django_db


def test_a_draft_comes_back_to_its_author_only(nadia, sam):
    save_draft(nadia, "care.note", "s1", {"text": ["we laughed"]})
    assert load_draft(nadia, "care.note", "s1") == {"text": ["we laughed"]}
    assert load_draft(sam, "care.note", "s1") is None
    assert load_draft(nadia, "care.note", "s2") is None


def test_the_newest_text_is_kept_once(nadia):
    save_draft(nadia, "f", "s", {"text": ["a"]})
    save_draft(nadia, "f", "s", {"text": ["ab"]})
    assert load_draft(nadia, "f", "s") == {"text": ["ab"]}
    assert Draft.objects.count() == 1


@pytest.mark.parametrize("secret", ["password", "csrfmiddlewaretoken", "_once", "code"])
def test_secrets_of_a_form_are_not_kept(nadia, secret):
    save_draft(nadia, "f", "s", {"text": ["a"], secret: ["hush"]})
    assert secret not in load_draft(nadia, "f", "s")


def test_a_draft_is_kept_thirty_days(nadia):
    with time_machine.travel(dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC), tick=False):
        save_draft(nadia, "f", "s", {"text": ["a"]})
    with time_machine.travel(dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC), tick=False):
        assert load_draft(nadia, "f", "s")
    with time_machine.travel(dt.datetime(2026, 12, 2, 12, tzinfo=dt.UTC), tick=False):
        assert load_draft(nadia, "f", "s") is None
        assert discard_old_drafts() == 1


def test_a_saved_form_forgets_its_draft(nadia):
    save_draft(nadia, "f", "s", {"text": ["a"]})
    discard_draft(nadia, "f", "s")
    assert load_draft(nadia, "f", "s") is None
