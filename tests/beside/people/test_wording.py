"""The app's own words are kind (N24) and judge nobody; no colour says anything about a person (N38)."""

import re
from pathlib import Path

import pytest

import beside.people
from beside.people.rules.refusals import Because
from beside.people.words import WORDS

HERE = Path(beside.people.__file__).parent
UNKIND = re.compile(
    r"\b(failed|fails to|non-compliant|no-show|refused|addict|relapse|abuser|dirty|clean time|"
    r"why did you|should have|must have|manipulative|unmotivated|high-risk|custody lost|alerts?)\b",
    re.IGNORECASE,
)


def _said(path: Path) -> str:
    text = path.read_text()
    if path.suffix == ".html":
        return re.sub(r"<[^>]+>|{%-?\s*(?!translate)[a-z_]+[^%]*%}", " ", text)
    return " ".join(re.findall(r'_\(\s*"([^"]*)"', text))


@pytest.mark.parametrize(
    "path", [*HERE.rglob("*.html"), *HERE.glob("forms/*.py"), *HERE.glob("words/*.py")], ids=lambda p: p.name
)
def test_no_page_or_form_blames_n24(path):
    assert not UNKIND.search(_said(path))


def test_no_refusal_or_label_blames_n24():
    everything = [because.value for because in Because]
    everything += [str(text) for table in WORDS.values() for text in table.values()]
    assert not [text for text in everything if UNKIND.search(text)]


def test_refusals_say_what_to_do_in_whole_sentences():
    for because in Because:
        assert because.value.endswith("."), because


def test_there_is_no_message_to_a_hospital_about_an_unborn_child_n06():
    """People holds no way to send anything: no mail, no text message, no web request."""
    for path in HERE.rglob("*.py"):
        assert not re.search(r"send_mail|smtplib|requests\.|urllib\.request|twilio", path.read_text()), path


def test_no_table_holds_an_address_or_a_place_n07():
    from django.apps import apps

    for model in apps.get_app_config("people").get_models():
        fields = {field.name for field in model._meta.concrete_fields}
        assert not fields & {"address", "street", "latitude", "longitude", "location", "ip", "last_seen"}


def test_no_template_colours_a_person_red_or_green_n38():
    for path in HERE.rglob("*.html"):
        assert not re.search(r'tone="(red|green)"|govuk-tag--(red|green)|style=', path.read_text()), path
