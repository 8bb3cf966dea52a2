"""Lines that are never crossed, looked for in the whole house at once."""

import csv
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import for_each

from .ui_words import LEXICON, SRC, in_code, in_content, in_templates, translated, unkind

OURS = [name.split(".")[1] for name in settings.BESIDE_STOREYS]
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS and not model._meta.proxy]
SOURCES = [path for path in sorted((SRC / "beside").rglob("*.py")) if "migrations" not in path.parts]


def _addresses(resolver, before=""):
    for entry in resolver.url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _addresses(entry, path)
        elif isinstance(entry, URLPattern):
            yield path, entry.name or ""


# --- N06: nobody can be told about an unborn child ---------------------------------------------------------
_TELLING = re.compile(
    r"birth_?alert|hospital_?(alert|notice|notif|message|flag)|unborn|expected_birth_(notice|alert)"
)


def test_n06_no_table_or_field_could_hold_a_notice_to_a_hospital():
    for model in MODELS:
        names = [model._meta.db_table, *(field.name for field in model._meta.concrete_fields)]
        assert not [name for name in names if _TELLING.search(name.lower())]


def test_n06_no_address_leads_to_such_a_notice():
    found = [path for path, name in _addresses(get_resolver()) if _TELLING.search(f"{path} {name}".lower())]
    assert found == []


@for_each(SOURCES)
def test_n06_no_action_query_or_message_is_about_one(path):
    named = re.findall(r"(?:def|class) (\w+)|^(\w+) = ", path.read_text(), re.MULTILINE)
    assert not [name for pair in named for name in pair if _TELLING.search(name.lower())]


@for_each(SOURCES)
def test_n06_nothing_in_the_service_can_send_anything_anywhere(path):
    """No mail, no text message, no web request leaves: what cannot be sent cannot alert anybody."""
    sending = (
        r"\b(smtplib|send_mail|EmailMessage|urllib\.request|http\.client|requests|httpx|aiohttp|twilio)\b"
    )
    imports = "\n".join(re.findall(r"^\s*(?:from|import) .*$", path.read_text(), re.MULTILINE))
    assert not re.search(sending, imports)


def test_n06_the_only_words_about_hospital_alerts_say_that_there_are_none():
    said = [words for _where, words in [*in_templates(), *in_code()]]
    said += [words for _where, _language, words in in_content()]
    about = [words for words in said if re.search(r"hospital[^.]*alert|birth alert", words, re.IGNORECASE)]
    assert all(re.search(r"\bno hospital is alerted\b", words, re.IGNORECASE) for words in about)


# --- N07: no place on earth --------------------------------------------------------------------------------
_PLACE = re.compile(
    r"^(lat|lon|lng|latitude|longitude|geo\w*|gps\w*|coordinates?|address|street|postal_?code|postcode|zip_?code"
    r"|ip|ip_address|user_agent|last_seen\w*|map_\w+|route)$"
)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_n07_no_field_holds_where_somebody_is(model):
    """Her address can stand only in a safe contact's sealed value."""
    assert not [field.name for field in model._meta.concrete_fields if _PLACE.match(field.name)]


def test_n07_no_page_asks_the_device_where_it_is():
    for path in [*(SRC / "beside").rglob("*.js"), *(SRC / "beside").rglob("*.html")]:
        assert not re.search(
            r"geolocation|getCurrentPosition|watchPosition|google\.maps|leaflet", path.read_text()
        )


# --- N13: no total of what weighs on her --------------------------------------------------------------------
_TOTAL = re.compile(
    r"(cumulative|total|sum)_?risk|risk_?(total|index|score|level|sum)|by_risk|order_by\([^)]*risk"
)


@for_each(SOURCES)
def test_n13_nothing_in_the_service_adds_up_or_sorts_by_risk(path):
    assert not _TOTAL.search(re.sub(r'""".*?"""|#.*', "", path.read_text(), flags=re.DOTALL).lower())


def test_n13_no_page_shows_a_risk_total():
    shown = [
        where for where, words in in_templates() if re.search(r"risk (score|total|level|index)", words, re.I)
    ]
    assert shown == []


# --- N24: words ---------------------------------------------------------------------------------------------
def test_n24_the_lexicon_is_whole():
    with LEXICON.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["language"] for row in rows} == {"en", "fr"}
    assert all(row["avoid"] and row["say_instead"] for row in rows)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("She relapsed on Monday", "en", "return to use"),
        ("The client refused to come", "en", "chose not to"),
        ("Upload failed", "en", "did not meet"),
        ("Criminal justice", "en", ""),
        ("a history of addiction", "en", ""),
        ("Après sa rechute", "fr", "retour à la consommation"),
        ("Une petite chute", "fr", ""),
    ],
)
def test_n24_the_lexicon_hears_what_it_should(words, language, expected):
    found = unkind(words, language)
    assert bool(found) == bool(expected)
    assert expected in " ".join(found)


def test_n24_no_template_says_an_unkind_word():
    assert {where: found for where, words in in_templates() if (found := unkind(words, "en"))} == {}


def test_n24_no_sentence_in_the_code_says_an_unkind_word():
    assert {where: found for where, words in in_code() if (found := unkind(words, "en"))} == {}


def test_n24_no_content_says_an_unkind_word():
    found = {
        f"{where}: {words}": unkind(words, lang) for where, lang, words in in_content() if unkind(words, lang)
    }
    assert found == {}


def test_n24_no_translation_says_an_unkind_word():
    assert {words: found for _where, words in translated() if (found := unkind(words, "fr"))} == {}


# --- N38: no signal colours for people ----------------------------------------------------------------------
def test_n38_no_template_or_code_paints_anything_red_or_green():
    painting = re.compile(
        r"govuk-tag--(red|green)|tone=.(red|green|danger|success)|class=\"[^\"]*\b(red|green)\b"
    )
    painted = [
        path for path in [*(SRC / "beside").rglob("*.html"), *SOURCES] if painting.search(path.read_text())
    ]
    assert painted == []


@pytest.mark.parametrize("face", ["staff", "portal"])
def test_n38_signal_red_stands_only_where_words_explain_it(face):
    """The library's own red is left to the words of an error; our theme paints the exit's button brick."""
    css = (SRC / "beside/ui/static/ui" / f"{face}.css").read_text().lower()
    red = re.compile(r"#(ca3535|d4351c|f00|ff0000)\b|:\s*(red|green|lime|crimson)\b")
    rules = [rule.partition("{")[0] for rule in re.findall(r"[^{}]+{[^{}]*}", css) if red.search(rule)]
    explained = ("error", "tag--red", ":root", "button--warning")
    assert [name for name in rules if not any(part in name for part in explained)] == []
