"""What must never be there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from beside.measures.models import TeamPair
from beside.measures.presenters.sheet import item_words, lines
from beside.measures.rules.labels import NOT_ABOUT_A_PERSON, is_offered, label_of
from beside.measures.rules.words import is_complete_relationship_assessment, methods_used
from beside_instruments import available, load

ROOT = Path(__file__).resolve().parents[3] / "src" / "beside" / "measures"
RESTRICTED = sorted({one.key for one in available() if one.licence_class == "scoring_only"})


@pytest.mark.parametrize("key", RESTRICTED)
def test_no_words_of_a_restricted_measure_without_a_pack(key):
    """N23: item numbers and allowed answers only; "use your licensed copy"."""
    instrument = load(key)
    for line in lines(instrument, {}, "en", None):
        assert line.words == "" and all(option.words == "" for option in line.options)


def test_our_words_for_items_are_never_sentences():
    """N23: a label is a word or two; the questions of our own measures are marked as ours."""
    for key in {one.key for one in available() if one.needs_wording}:
        instrument = load(key)
        for item in instrument.items:
            assert "?" not in item_words(instrument, item.id, "en", None)
            assert len(item_words(instrument, item.id, "en", None).split()) <= 6


def test_no_total_of_what_is_hard_anywhere():
    """N13, N01: no field, list, address or sort of it."""
    fields = {field.name for field in TeamPair._meta.get_fields()}
    assert not {name for name in fields if re.search("total|count|sum|score|risk", name)}
    source = "\n".join(path.read_text() for path in ROOT.rglob("*.py"))
    assert not re.search(r"order_by\([^)]*(hard|protects|value)", source)
    assert "len(pair" not in source and "hard|length" not in _templates()
    names = [p.name for r in get_resolver().url_patterns if hasattr(r, "url_patterns") for p in r.url_patterns
             if getattr(r, "app_name", "") == "measures"]  # fmt: skip
    assert names.count("pair") == 1 and not [name for name in names if name and "pairs" in name]


def test_measures_of_likely_harm_are_given_to_nobody():
    """N01: a number on how likely harm is stands on nobody's page."""
    for key in NOT_ABOUT_A_PERSON:
        found = load(key)
        assert not is_offered(key, found.target)


def test_nothing_says_pass_or_fail():
    assert not re.search(
        r"\b(pass(ed)?|fail(ed|ure)?)\b", re.sub(r"{#.*?#}", "", _templates()), re.IGNORECASE
    )


def test_each_measure_with_hard_answers_has_a_label():
    """Answers about use, violence and mood are not general."""
    expected = {"audit": "substance_use", "hits": "violence", "phq9": "mental_health", "own_areas": "general",
                "asq3": "general", "rand36": "health"}  # fmt: skip
    assert {key: label_of(key, load(key).constructs) for key in expected} == expected


def test_two_kinds_of_method_make_a_picture():
    """MCS-049."""
    assert methods_used(["self", "paper"]) == {"report"}
    assert not is_complete_relationship_assessment(["self", "paper", "paper"])
    assert is_complete_relationship_assessment(["paper", "observation"])


def _templates():
    return "\n".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
