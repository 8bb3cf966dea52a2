"""French is whole: no sentence missing, the signs set as French sets them, and pages without leftover English.

UX 14 and 15: all strings in English and French, no fuzzy entry; French typography.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override

from beside.measures.presenters.giving import refused
from beside.measures.rules.refusals import MeasureRefused
from beside_instruments.yaml_file import read_yaml

from .catalogue import CATALOGUE, ROOT, entries, script, shipped

NO_BREAK = "\u00a0"
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%%\{\w+\}|%%\w|<[^>]+>")
# What the words of the field call strong: never said in the product, in French either.
NEVER_SAID = [
    "toxicomane",
    "accro",
    "droguée",
    "junkie",
    "poteux",
    "alcoolique",
    "abuseur",
    "abusive",
    "mésusage",
    "ex-accro",
    "prostituée",
    "délinquante",
    "ex-détenue",
    "rechute",
    "abus de substances",
    "abus de drogues",
    "née dépendante",
    "non conforme",
    "non observante",
    "a refusé",
    "non motivée",
    "dans le déni",
    "mauvaise volonté",
    "a décroché",
    "échec du traitement",
    "expulsée",
    "mauvaise mère",
    "mère inapte",
    "mère négligente",
    "père absent",
    "père manquant",
    "malade mentale",
    "enfant TSAF",
    "ne s’est pas présentée",
    "absente encore",
]


def french() -> Iterator[str]:
    """Every French sentence of the pages."""
    return (words for entry in shipped() for words in entry.french)


@cache
def own_content() -> list[tuple[str, dict[str, Any]]]:
    """Every pair of English and French in the content files, with the file it stands in."""
    return [
        (path.parent.name + "/" + path.name, pair)
        for path in sorted((ROOT / "src" / "beside_content").rglob("*.yaml"))
        for pair in _pairs(read_yaml(path))
    ]


def _pairs(value: Any) -> Iterator[dict[str, Any]]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, dict) and isinstance(value.get("en"), str):
        yield value
    for one in inside:
        yield from _pairs(one)


@pytest.mark.slow
def test_every_sentence_of_the_source_has_french(tmp_path):
    """UX 14: collected afresh from templates, views and the refusals of the rules."""
    messages = script()
    messages.copy_to(tmp_path / "beside")
    fresh, _ = messages.collect(tmp_path / "beside")
    assert [entry.english[0] for entry in entries(fresh) if not all(entry.french)] == []


def test_no_entry_is_a_guess_or_empty():
    assert [entry.english for entry in shipped() if entry.is_fuzzy or not all(entry.french)] == []


def test_the_compiled_catalogue_says_what_the_readable_one_says():
    with override("fr-ca"):
        differing = [
            entry.english[0]
            for entry in shipped()
            if len(entry.english) == 1 and gettext(entry.english[0]) not in entry.french
        ]
    contexts = {"j F Y", "j M", "l j F", "F Y", "H:i"}
    assert set(differing) <= contexts


def test_placeholders_are_the_same_on_both_sides():
    differing = [
        (entry.english[-1], words)
        for entry in shipped()
        for english, words in zip(entry.english, entry.french, strict=True)
        if sorted(PLACEHOLDER.findall(english)) != sorted(PLACEHOLDER.findall(words))
        and sorted(PLACEHOLDER.findall(entry.english[-1])) != sorted(PLACEHOLDER.findall(words))
    ]
    assert differing == []


WRONG = {
    "a sign that may begin a line": re.compile(r"(?<![\u00a0«(])[:;?!»](?=\s|$)"),
    "a guillemet that may end a line": re.compile(r"«(?!\u00a0)"),
    "a straight apostrophe": re.compile(r"'"),
    "a quotation mark of English": re.compile(r"[“”\"]"),
    "three dots for one sign": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"  "),
}


@pytest.mark.parametrize("what", WRONG)
def test_french_signs_on_the_pages(what):
    """UX 15: no-break space before ? ! : ; and inside guillemets; ’ for the apostrophe."""
    assert [words for words in french() if WRONG[what].search(_without_tags(words))] == []


@pytest.mark.parametrize("what", list(WRONG)[:3])
def test_french_signs_in_the_content(what):
    found = [pair["fr"] for _, pair in own_content() if isinstance(pair.get("fr"), str)]
    assert [words for words in found if WRONG[what].search(words)] == []


def _without_tags(words: str) -> str:
    return re.sub(r"<[^>]+>", "", words)


def test_every_label_of_the_content_has_both_languages():
    assert [(place, pair["en"]) for place, pair in own_content() if not pair.get("fr")] == []


def test_words_that_hurt_are_not_said_in_french():
    """N12 in French: the strong terms of the field's list and the shipped lexicon."""
    shipped_list = ROOT / "src" / "beside_content" / "lexicons" / "en_fr.csv"
    with shipped_list.open() as lines:
        rows = [row["avoid"].split(";") for row in csv.DictReader(lines) if row["language"] == "fr"]
    avoided = {*NEVER_SAID, *(word for row in rows for word in row)}
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, sorted(avoided)))})\b", re.IGNORECASE)
    assert [words for words in french() if pattern.search(words)] == []


def test_django_speaks_french_for_canadian_french():
    """UX 15: « 26 novembre » and « 14 h 30 »; one and many."""
    with override("fr-ca"):
        assert gettext("Today") == "Aujourd’hui"
        assert ngettext("%(n)d week", "%(n)d weeks", 0) == "%(n)d semaine"
        assert ngettext("%(n)d week", "%(n)d weeks", 2) == "%(n)d semaines"
        assert date_format(dt.date(2026, 11, 26)) == "26 novembre 2026"
        half_past = date_format(dt.datetime(2026, 11, 26, 14, 30), f"G{NO_BREAK}\\h{NO_BREAK}i")
    assert half_past == f"14{NO_BREAK}h{NO_BREAK}30"
    assert f'msgstr "G{NO_BREAK}\\\\h{NO_BREAK}i"' in CATALOGUE.read_text()


def test_the_catalogue_travels_with_the_package():
    assert (files("beside") / "locale" / "fr" / "LC_MESSAGES" / "django.mo").is_file()


def heading(browser: Browser, address: str) -> str:
    """The page's first heading, read in French."""
    page = browser.get(address, headers={"accept-language": "fr-CA"}, follow=True).content.decode()
    assert '<html lang="fr-ca"' in page
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert found is not None
    return " ".join(_without_tags(found[1]).split())


@pytest.mark.parametrize(
    ("who", "name", "expected"),
    [
        (None, "account_login", "Se connecter"),
        ("nadia", "desk:today", "Aujourd’hui"),
        ("nadia", "desk:families", "Familles"),
        ("nadia", "people:mother_add", "Accueillir une mère"),
        ("nadia", "care:week", "Ma semaine"),
        ("helen", "measures:library", "Mesures"),
        ("ruth", "accounts:staff_list", "Personnel"),
    ],
)
def test_a_page_of_each_app_begins_in_french(house, who, name, expected):
    browser = Browser()
    if who:
        browser.force_login(getattr(house, who), backend="beside.accounts.backends.SignInBackend")
    assert heading(browser, reverse(name)) == expected


def test_what_a_form_library_says_in_english_is_said_in_general_in_french():
    """Ranges of allowed answers are told in English; in French the sentence says what to do."""
    told = MeasureRefused("3", "Item 3: 9 is not possible. Allowed: 0 to 3.")
    with override("fr-ca"):
        assert refused(told).startswith("Le formulaire ne permet pas cette réponse")
    with override("en-ca"):
        assert refused(told) == told.message
