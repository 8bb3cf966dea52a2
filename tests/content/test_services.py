"""The service catalogue that ships, and the words in which anything may end, wait or not take place."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from django.apps import apps

from beside.care.words import NOT_MET
from beside.people.words import WORDS
from tests.beside.trust.ui_words import unkind

CONTENT = Path(__file__).resolve().parents[2] / "src" / "beside_content"
CATALOGUE = yaml.safe_load((CONTENT / "services" / "catalogue.yaml").read_text())
KEYS = {one["key"]: one for one in CATALOGUE["services"]}
# What is said of a woman who did not come, or whose place ends; in both languages, as words or as keys.
BLAMES = [
    "unreachable",
    "resistant",
    "non-compliant",
    "noncompliant",
    "non_compliant",
    "failed",
    "failure",
    "refused",
    "refusal",
    "no-show",
    "no_show",
    "dropped",
    "drop-out",
    "dropout",
    "lost_to_follow",
    "unmotivated",
    "uncooperative",
    "manipulative",
    "disengaged",
    "abandoned",
    "terminated",
    "discharged_for",
    "not_ready",
    "not_engaged",
    "hard_to_reach",
    "hard-to-reach",
    "injoignable",
    "résistante",
    "non_conforme",
    "échec",
    "refusé",
    "absente",
    "décrochage",
    "décroché",
    "démotivée",
    "abandon",
    "expulsée",
]


def test_mcs_052_the_seven_families_of_services_ship_and_each_has_services():
    families = [one["key"] for one in CATALOGUE["families"]]
    assert families == [
        "relational",
        "substance_use",
        "loss_and_trauma",
        "child_development",
        "health",
        "basic_needs",
        "practical_help",
    ]
    assert {one["family"] for one in CATALOGUE["services"]} == set(families)


@pytest.mark.parametrize(
    "service",
    [
        "substance_use_counselling",  # addictions counselling
        "nursing",  # health and medical
        "paediatric_visit",
        "parenting_support",
        "developmental_screening",
        "developmental_assessment",
        "early_intervention",
        "child_care",
        "fasd_clinic",
        "food",  # basic needs
        "clothing",
        "housing_help",
        "transport",
        "prenatal_care",  # prenatal to six
    ],
)
def test_ext_002_the_default_catalogue_holds_the_services_of_one_roof(service):
    assert KEYS[service]["label"]["en"]
    assert KEYS[service]["label"]["fr"]


def test_ext_002_home_visits_and_street_outreach_are_kinds_of_contact():
    from beside.care.rules.words import ContactKind

    assert {"home_visit", "street", "centre_visit"} <= set(ContactKind)


@pytest.mark.parametrize("service", ["play_group", "life_skills", "daycare_navigation"])
def test_mcs_031_play_group_life_skills_and_the_way_to_a_daycare_place_are_services(service):
    assert service in KEYS


def test_mcs_031_material_help_has_its_items_and_its_day():
    items = {one["key"] for one in CATALOGUE["material"]}
    assert {"food_card", "diapers", "clothing", "formula"} <= items
    fields = {f.name for f in apps.get_model("care", "MaterialHelp")._meta.get_fields()}
    assert {"item", "local_date"} <= fields


def _coded() -> list[tuple[str, str]]:
    """Every key of every code list: choices of the tables, words of people and care, keys of content files."""
    found = [
        (f"{model._meta.label}.{field.name}", str(key))
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        for key, _words in field.flatchoices
    ]
    found += [(table, str(key)) for table, rows in WORDS.items() for key in rows]
    for path in sorted(CONTENT.rglob("*.yaml")):
        if path.parts[-3] != "instruments":  # the field's own measures keep their authors' item names
            found += [(path.stem, key) for key in _keys(yaml.safe_load(path.read_text()))]
    return found


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [str(value["key"])] if isinstance(value.get("key"), str) else []
        return own + [key for inner in value.values() for key in _keys(inner)]
    return [key for inner in value for key in _keys(inner)] if isinstance(value, list) else []


def test_mcs_024_no_code_of_any_list_blames_her():
    """N24: codes outlive their labels: they stand in exports, tables and reports."""
    found = [(place, key) for place, key in _coded() if any(word in key.lower() for word in BLAMES)]
    assert found == []


def test_mcs_024_every_reason_describes_circumstances_or_what_the_service_lacked():
    """The words of a visit that did not take place, of a request not met, of a place that rests or ends."""
    outreach = yaml.safe_load((CONTENT / "services" / "outreach.yaml").read_text())
    english = [str(words) for words in (*NOT_MET.values(), *WORDS["state"].values())]
    english += [one["label"]["en"] for one in outreach["unmet_because"]]
    french = [one["label"]["fr"] for one in outreach["unmet_because"]]
    for language, said in (("en", english), ("fr", french)):
        assert [(words, unkind(words, language)) for words in said if unkind(words, language)] == []
    said_low = " ".join(english + french).lower().replace("-", "_")
    assert [word for word in BLAMES if word in said_low] == []


def test_mcs_024_a_file_that_ends_has_no_list_of_reasons_at_all():
    """Why a place rests or ends is told in words; there is no code to choose."""
    reason = apps.get_model("people", "EnrolmentState")._meta.get_field("reason")
    assert not reason.choices
