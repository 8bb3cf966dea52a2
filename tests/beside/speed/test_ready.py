"""A web process is ready before its first page."""

import gc

import pytest
from django.template import engines

from beside.config.ready import read_everything


@pytest.fixture
def thawed():
    """Leave the collector of this process as it was."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_every_template_is_read_and_what_is_loaded_is_left_alone_by_the_collector(thawed):
    """No page pays for the reading of another's template, nor for a look through everything that is loaded."""
    read_everything()
    (partials,) = engines["django"].engine.template_loaders
    (kept,) = partials.loaders
    assert {"desk/today.html", "desk/client.html", "measures/client.html", "ui/frame.html"} <= {
        *kept.get_template_cache
    }
    assert gc.get_freeze_count() > 50_000
    assert gc.get_threshold()[2] == 200
