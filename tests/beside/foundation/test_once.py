"""A double click saves once; two people editing lose nothing."""

import uuid

import pytest

from beside.foundation.drafts import save_draft
from beside.foundation.errors import Conflict
from beside.foundation.models import Draft, Submission
from beside.foundation.once import once

pytestmark = pytest.mark.django_db


def test_a_second_submission_gets_the_first_ones_address(nadia):
    saved = []
    key = uuid.uuid4()

    def save():
        saved.append(1)
        return f"/page/{len(saved)}/"

    assert once(nadia, key, save) == "/page/1/"
    assert once(nadia, str(key), save) == "/page/1/"
    assert saved == [1]


def test_a_saving_that_did_not_happen_uses_no_key(nadia):
    key = uuid.uuid4()

    def broken():
        raise ValueError

    with pytest.raises(ValueError):
        once(nadia, key, broken)
    assert not Submission.objects.exists()
    assert once(nadia, key, lambda: "/ok/") == "/ok/"


def test_another_persons_key_is_another_key(nadia, sam):
    key = uuid.uuid4()
    assert once(nadia, key, lambda: "/a/") == "/a/"
    assert once(sam, key, lambda: "/b/") == "/b/"


def test_two_people_saving_keep_both_texts(nadia):
    """Trust criterion 40."""
    save_draft(nadia, "f", "s", {"text": ["first"]})
    hers, his = Draft.objects.get(), Draft.objects.get()
    hers.data = {"text": ["hers"]}
    hers.save_version(1, ["data"])
    his.data = {"text": ["his"]}
    with pytest.raises(Conflict) as both:
        his.save_version(1, ["data"])
    assert both.value.mine.data == {"text": ["his"]}
    assert both.value.theirs.data == {"text": ["hers"]}
    assert Draft.objects.get().version == 2
