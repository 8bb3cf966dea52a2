"""Tables: foreign keys point down, every field has a privacy class, deletion is argued."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

STOREYS = [name.split(".")[1] for name in settings.BESIDE_STOREYS]
CLASSES = ("key", "identifying", "sensitive", "coded", "operational")
OURS = [m for m in apps.get_models() if m._meta.app_label in STOREYS and not m._meta.proxy]


def _name(model):
    return model._meta.label


@pytest.mark.parametrize("model", OURS, ids=_name)
def test_every_field_has_exactly_one_privacy_class(model):
    classed = [name for kind in CLASSES for name in getattr(model.Privacy, kind, [])]
    fields = [f.attname if f.is_relation else f.name for f in model._meta.concrete_fields]
    names = {f.attname: f.name for f in model._meta.concrete_fields}
    unclassed = [f for f in fields if f not in classed and names[f] not in classed]
    known = set(fields) | set(names.values())
    assert not unclassed, f"give these a privacy class: {unclassed}"
    assert len(classed) == len(set(classed)), "a field stands in two classes"
    assert set(classed) <= known, f"no such field: {set(classed) - known}"


@pytest.mark.parametrize("model", OURS, ids=_name)
def test_foreign_keys_point_down(model):
    here = STOREYS.index(model._meta.app_label)
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model._meta.app_label in STOREYS:
            assert STOREYS.index(field.related_model._meta.app_label) >= here, field.name


@pytest.mark.parametrize("model", OURS, ids=_name)
def test_no_generic_foreign_keys(model):
    assert not [f for f in model._meta.private_fields if type(f).__name__ == "GenericForeignKey"]


STAFF_NAMES = {"author_name", "actor_name", "worker_name", "given_by_name"}


@pytest.mark.parametrize("model", OURS, ids=_name)
def test_identifying_and_sensitive_text_is_sealed(model):
    """Trust T14: names, contacts and texts are never plain in the database. Coded answers and staff names may be."""
    if model._meta.app_label in {"accounts", "foundation"}:
        return
    closed = {
        *getattr(model.Privacy, "identifying", []),
        *getattr(model.Privacy, "sensitive", []),
    } - STAFF_NAMES
    open_text = [
        f.name
        for f in model._meta.concrete_fields
        if f.name in closed and isinstance(f, models.CharField | models.TextField) and not f.choices
    ]
    assert not open_text, f"seal these: {open_text}"


@pytest.mark.parametrize("model", OURS, ids=_name)
def test_no_field_scores_or_ranks_a_person(model):
    """N01, N13, N30: no risk, fitness, compliance or streak anywhere in the schema."""
    forbidden = (
        "risk_score",
        "risk_level",
        "risk_total",
        "fitness",
        "compliance",
        "streak",
        "days_clean",
        "rank",
    )
    named = [f.name for f in model._meta.concrete_fields if any(word in f.name for word in forbidden)]
    assert not named
