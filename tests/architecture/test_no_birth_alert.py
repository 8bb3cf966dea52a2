"""EXT-026, N06: no alert, flag or message to a hospital about an unborn child exists anywhere in the product."""

import inspect
import re

import pytest
from django.apps import apps

from beside import care, people
from tests.architecture.test_addresses import ALL
from tests.architecture.test_models import OURS

from .source import SRC, for_each, modules, room

_ALERT = re.compile(
    r"(?<![a-z])(birth|hospital|unborn|newborn|prenatal)[ _-]?(alert|flag|notice|warning|watch)", re.I
)
_TELLS = re.compile(
    r"(?<![a-z])(alert|notify|warn|flag)[ _-](the[ _-])?(hospital|nurse|ward|maternity|unit)", re.I
)
_SENDS = re.compile(r"send_mail|EmailMessage|smtplib|requests\.|httpx|urllib\.request|twilio", re.I)


@pytest.mark.parametrize("name", [name for name, _pattern in ALL])
def test_ext_026_no_address_is_an_alert(name):
    assert not re.search(r"alert|flag|hospital", name), name


@for_each(modules())
def test_ext_026_no_code_knows_a_birth_alert(path):
    text = path.read_text()
    assert not _ALERT.search(text) and not _TELLS.search(text)


@for_each(sorted(SRC.rglob("*.html")))
def test_ext_026_no_page_offers_one(path):
    text = path.read_text()
    assert not _ALERT.search(text) and not _TELLS.search(text)


@pytest.mark.parametrize("app", [people, care], ids=["people", "care"])
def test_ext_026_no_action_tells_a_hospital(app):
    actions = __import__(f"{app.__name__}.actions", fromlist=["actions"])
    for name, action in inspect.getmembers(actions, inspect.isfunction):
        words = name + " ".join(inspect.signature(action).parameters)
        assert not re.search(r"alert|flag|hospital", words), name


@for_each([*room("actions"), *room("views"), *room("queries")])
def test_ext_026_nothing_about_a_client_leaves_by_mail_or_network(path):
    """There is no channel an alert could take: the rooms that know her send nothing."""
    if "/accounts/" in str(path):
        return
    assert not _SENDS.search(path.read_text())


def test_ext_026_no_table_can_hold_one():
    for model in OURS:
        fields = " ".join(field.name for field in model._meta.concrete_fields)
        assert not re.search(r"alert|flag", f"{model.__name__} {fields}", re.I), model
    assert apps.get_model("people", "Pregnancy") in OURS
