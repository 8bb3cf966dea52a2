from __future__ import annotations

import pytest

from beside.care.rules.contacts import Happened, WrittenPassage
from beside.foundation.clock import today
from tests.beside.desk.conftest import ask  # noqa: F401


@pytest.fixture
def told(family):
    """``told(text, label=…)``: a home visit with the three, one passage about one of them."""

    def make(text="We laughed", label="general", about=None, **changes):
        who = {family.mother.pk: 45, family.child.pk: 45, family.dyad.pk: 40}
        subject = (about or family.mother).pk
        base = {
            "kind": "home_visit",
            "place": "home",
            "on": today(),
            "minutes": who,
            "duration": 45,
            "passages": [WrittenPassage(subject, text, label)],
        }
        return Happened(**{**base, **changes})

    return make
