"""N03, MCS-048: no diagnosis ties eligibility, a schedule or the level of service, anywhere in the house."""

from __future__ import annotations

import re

import pytest
import yaml
from django.apps import apps
from django.conf import settings

from .source import SRC, for_each, modules

DIAGNOSIS = re.compile(r"diagnos|\bicd[_-]?1[01]\b|\bdsm[_-]?[45]?\b|disorder_code|\bdx\b", re.IGNORECASE)
STOREYS = [name.split(".")[1] for name in settings.BESIDE_STOREYS]
DECIDING = [path for path in modules() if path.parent.name in {"rules", "actions", "queries"}]
CONTENT = SRC / "beside_content"
CONDITIONS = [
    *(CONTENT / "eligibility").glob("*.yaml"),
    *(CONTENT / "calendars").rglob("*.yaml"),
    *(CONTENT / "intake").glob("*.yaml"),
]


@pytest.mark.parametrize("model", [m for m in apps.get_models() if m._meta.app_label in STOREYS], ids=str)
def test_n03_mcs_048_no_table_holds_a_diagnosis_of_a_person(model):
    assert [f.name for f in model._meta.get_fields() if DIAGNOSIS.search(f.name)] == []


@for_each(DECIDING)
def test_n03_mcs_048_no_rule_action_or_query_asks_for_one(path):
    """Whole files: a decision that looked at a diagnosis would have to name it. (Words about none are words.)"""
    named = [line for line in path.read_text().splitlines() if DIAGNOSIS.search(line)]
    assert [line for line in named if not line.strip().startswith(("#", '"""'))] == []


@for_each(CONDITIONS)
def test_n03_mcs_048_no_eligibility_schedule_or_question_names_one(path):
    assert not DIAGNOSIS.search(yaml.safe_dump(yaml.safe_load(path.read_text()), allow_unicode=True))


def test_n03_mcs_048_each_measure_of_a_child_comes_back_by_age_alone():
    """Monitoring goes on whatever a result said: a schedule knows anchors, ages and windows, and no scores."""
    known = {"measure", "target", "waves", "by_age", "optional"}
    for path in (CONTENT / "calendars" / "schedules").glob("*.yaml"):
        for line in yaml.safe_load(path.read_text())["measures"]:
            conditions = set(line) - known
            assert not {word for word in conditions if re.search("score|result|band|above|below|if", word)}, (
                path
            )


def test_n03_mcs_048_services_are_listed_without_a_condition():
    """A clinic that gives diagnoses is one service among others; nothing says who may not have it."""
    services = yaml.safe_load((CONTENT / "services" / "catalogue.yaml").read_text())["services"]
    assert {word for one in services for word in one} <= {"key", "family", "targets", "clients", "label"}
